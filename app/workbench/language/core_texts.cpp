// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/language/core_texts.h"

#include <QByteArray>
#include <QCoreApplication>

namespace tocsin::workbench {

namespace {

/// core/ knows no tr(): its fixed texts are listed here for translators (tst_language compares them with what core/ says).
[[maybe_unused]] constexpr const char* kTexts[] = {
    // learn::recipes(), purpose
    QT_TRANSLATE_NOOP("tocsin::core", "Names the fault in fast signals (vibration): wide first kernels, five convolution blocks."),
    QT_TRANSLATE_NOOP("tocsin::core", "Names the fault in signals of several channels: residual convolutions."),
    QT_TRANSLATE_NOOP("tocsin::core", "Names the fault in slow histories where order matters: two LSTM layers."),
    QT_TRANSLATE_NOOP("tocsin::core", "Learns normal operation only and scores what it cannot rebuild; needs no fault."),
    QT_TRANSLATE_NOOP("tocsin::core", "As conv-autoencoder, with LSTM encoder and decoder, for slow histories."),
    QT_TRANSLATE_NOOP("tocsin::core", "Never alarms: the figure that accuracy hides behind."),
    QT_TRANSLATE_NOOP("tocsin::core", "Largest smoothed deviation from the median over all channels (EWMA chart)."),
    QT_TRANSLATE_NOOP("tocsin::core", "Principal components with Hotelling's T2 and squared prediction error of each sample."),
    QT_TRANSLATE_NOOP("tocsin::core",
                      "Names the most frequent class of the training part whatever it sees: what accuracy is worth without looking."),
    QT_TRANSLATE_NOOP("tocsin::core", "Distance of the smoothed standardised channels to the fifth nearest training row."),
    QT_TRANSLATE_NOOP("tocsin::core", "Linear discriminant on log band spectra: what a reviewer would try first."),
    // learn::settingRule(), help
    QT_TRANSLATE_NOOP("tocsin::core", "Samples of one window, what the model sees at once"),
    QT_TRANSLATE_NOOP("tocsin::core", "Samples from one window to the next"),
    QT_TRANSLATE_NOOP("tocsin::core", "A pause longer than this many samples begins a new history; 0: none does"),
    QT_TRANSLATE_NOOP("tocsin::core", "Missing samples that may take the value before them"),
    QT_TRANSLATE_NOOP("tocsin::core", "Whether labelled faults are kept out of what counts as normal"),
    QT_TRANSLATE_NOOP("tocsin::core", "How often the training part is gone through"),
    QT_TRANSLATE_NOOP("tocsin::core", "Windows of one step"),
    QT_TRANSLATE_NOOP("tocsin::core", "Learning rate at the start; it falls along a cosine"),
    QT_TRANSLATE_NOOP("tocsin::core", "Pull of the weights towards zero (AdamW)"),
    QT_TRANSLATE_NOOP("tocsin::core", "Epochs without a better loss before it stops; 0: never early, the last weights are kept"),
    QT_TRANSLATE_NOOP("tocsin::core", "Epochs in which the learning rate rises"),
    QT_TRANSLATE_NOOP("tocsin::core", "Largest norm of the gradient; 0: no limit"),
    QT_TRANSLATE_NOOP("tocsin::core", "Windows drawn for an epoch; 0: all"),
    QT_TRANSLATE_NOOP("tocsin::core", "What training makes small"),
    QT_TRANSLATE_NOOP("tocsin::core", "Whether rare classes weigh more"),
    QT_TRANSLATE_NOOP("tocsin::core", "How much the focal loss leaves easy windows alone"),
    QT_TRANSLATE_NOOP("tocsin::core", "Share of doubt in every label"),
    QT_TRANSLATE_NOOP("tocsin::core", "balanced: rare classes are drawn as often as frequent ones"),
    QT_TRANSLATE_NOOP("tocsin::core", "Noise added, in standard deviations"),
    QT_TRANSLATE_NOOP("tocsin::core", "Random gain, as a share"),
    QT_TRANSLATE_NOOP("tocsin::core", "Random offset, in standard deviations"),
    QT_TRANSLATE_NOOP("tocsin::core", "Chance that a channel is blanked"),
    QT_TRANSLATE_NOOP("tocsin::core", "Random tilt of the spectrum, in dB"),
    QT_TRANSLATE_NOOP("tocsin::core", "The limit rests on this quantile of held-out normal scores"),
    QT_TRANSLATE_NOOP("tocsin::core", "The limit is this many times that quantile"),
    QT_TRANSLATE_NOOP("tocsin::core", "An alarm ends this share below the limit"),
    QT_TRANSLATE_NOOP("tocsin::core", "reference: harmless drift is measured on recordings with the tag role=reference"),
    QT_TRANSLATE_NOOP("tocsin::core", "Allowance of slow channels"),
    QT_TRANSLATE_NOOP("tocsin::core", "Allowance of the other channels"),
    QT_TRANSLATE_NOOP("tocsin::core", "How the error of a window becomes its score"),
    QT_TRANSLATE_NOOP("tocsin::core", "Samples that the moving average spans"),
    QT_TRANSLATE_NOOP("tocsin::core", "What a deviation is measured in: that of the samples or of their average"),
    QT_TRANSLATE_NOOP("tocsin::core", "all: fitted on train and validation, nothing is held out"),
    QT_TRANSLATE_NOOP("tocsin::core", "Share of the variance that the components keep"),
    QT_TRANSLATE_NOOP("tocsin::core", "The distance is that to this neighbour"),
    QT_TRANSLATE_NOOP("tocsin::core", "Training rows kept to compare with"),
    QT_TRANSLATE_NOOP("tocsin::core", "Bands of the spectrum"),
    QT_TRANSLATE_NOOP("tocsin::core", "Regularisation of the covariance"),
    QT_TRANSLATE_NOOP("tocsin::core", "Names of slow channels (thermal state, supply), with commas"),
    // store::runStatusName()
    QT_TRANSLATE_NOOP("tocsin::core", "created"),
    QT_TRANSLATE_NOOP("tocsin::core", "running"),
    QT_TRANSLATE_NOOP("tocsin::core", "finished"),
    QT_TRANSLATE_NOOP("tocsin::core", "failed"),
    QT_TRANSLATE_NOOP("tocsin::core", "cancelled"),
};

} // namespace

QString coreText(std::string_view text) {
    return QCoreApplication::translate("tocsin::core", QByteArray(text.data(), static_cast<qsizetype>(text.size())).constData());
}

} // namespace tocsin::workbench
