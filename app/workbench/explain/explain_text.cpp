// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/explain_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

using widgets::readableNumber;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::ExplainText)
};

constexpr TimeNs kMinute = 60 * kNsPerSecond;

QString percent(double fraction) {
    return readableNumber(fraction * 100, 2);
}

} // namespace

QString kindWord(ItemKind kind) {
    switch (kind) {
    case ItemKind::Missed:
        return QStringLiteral("missed");
    case ItemKind::FalseAlarm:
        return QStringLiteral("false alarm");
    case ItemKind::Near:
        return QStringLiteral("near");
    case ItemKind::Found:
        break;
    }
    return QStringLiteral("found");
}

QString itemTitle(const ExplainItem& item, double threshold) {
    const QString name = QString::fromStdString(item.className);
    switch (item.kind) {
    case ItemKind::Missed:
        return name.isEmpty() ? Text::tr("Missed event") : Text::tr("Missed: %1", "an event of this class").arg(name);
    case ItemKind::FalseAlarm:
        return Text::tr("False alarm");
    case ItemKind::Near:
        return item.score > threshold ? Text::tr("Just above", "score near the threshold")
                                      : Text::tr("Just below", "score near the threshold");
    case ItemKind::Found:
        break;
    }
    return name.isEmpty() ? Text::tr("Found event") : Text::tr("Found: %1", "an event of this class").arg(name);
}

QString itemPlace(const ExplainItem& item) {
    // Minutes where they are enough.
    QString time = widgets::readableTime(item.time, kNsPerSecond);
    if (item.time % kMinute == 0) time.replace(QStringLiteral(":00 UTC"), QStringLiteral(" UTC"));
    return Text::tr("%1, %2", "machine and time").arg(QString::fromStdString(item.asset), time);
}

QString itemScore(const ExplainItem& item, double threshold) {
    return Text::tr("%1 against %2", "score and threshold").arg(readableNumber(item.score, 3), readableNumber(threshold, 3));
}

QString methodTitle(explain::Method method) {
    switch (method) {
    case explain::Method::Saliency:
        return Text::tr("Saliency");
    case explain::Method::IntegratedGradients:
        return Text::tr("Integrated gradients");
    case explain::Method::Occlusion:
        break;
    }
    return Text::tr("Occlusion");
}

QString methodSentence(explain::Method method) {
    switch (method) {
    case explain::Method::Saliency:
        return Text::tr(
            "How much the score would move with each sample (slope times deviation of the channel). Quick, the least faithful.");
    case explain::Method::IntegratedGradients:
        return Text::tr("What each sample adds to the score on the way from \"nothing special\" to this window. The parts add up.");
    case explain::Method::Occlusion:
        break;
    }
    return Text::tr("How far the score falls when a stretch of a channel is put to its mean. Needs no slopes: works for every model.");
}

QString lookedAtSentence(const explain::Attribution& attribution, const explain::WindowContext& context) {
    const std::vector<double> shares = explain::channelShares(attribution);
    if (shares.empty()) return Text::tr("Nothing in this window pushes the score up: the map is empty.");
    const auto channel = static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
    const auto samples = static_cast<std::size_t>(attribution.samples);
    const auto row = attribution.map.begin() + static_cast<std::ptrdiff_t>(channel * samples);
    const auto sample = static_cast<std::size_t>(std::max_element(row, row + attribution.samples) - row);
    const QString name = QString::fromStdString(context.channelNames.at(channel));
    if (sample >= context.times.size()) return Text::tr("Looked at %1 (%2 %).").arg(name, percent(shares[channel]));
    return Text::tr("Looked at %1 (%2 %), most at %3.")
        .arg(name, percent(shares[channel]),
             widgets::readableTime(context.times[sample], kNsPerSecond).mid(11).remove(QStringLiteral(" UTC")));
}

QString completenessSentence(const explain::Attribution& attribution) {
    if (!attribution.relativeGap) return Text::tr("The score is that of a window where nothing happens: there is nothing to share out.");
    const QString gap = percent(*attribution.relativeGap);
    if (attribution.method != explain::Method::IntegratedGradients)
        return Text::tr("The parts miss the score's change by %1 %; this method does not promise that they add up.").arg(gap);
    return *attribution.relativeGap <= 0.02
               ? Text::tr("Complete: the parts add up to the score's change but for %1 %.").arg(gap)
               : Text::tr("Incomplete: the parts miss the score's change by %1 %; compare with occlusion.").arg(gap);
}

QString deletionSentence(const explain::Attribution& attribution) {
    const QString areas = Text::tr("area %1 against %2", "under the deletion curve, marked samples first, against random order")
                              .arg(readableNumber(attribution.deletionArea, 3), readableNumber(attribution.randomArea, 3));
    // A hundredth of the curve's height is no difference.
    const double margin = 0.01 * std::abs(attribution.target - attribution.baselineTarget);
    return attribution.deletionArea < attribution.randomArea - margin
               ? Text::tr("Deleting what the map marks lowers the score faster than deleting at random: %1.").arg(areas)
               : Text::tr("Deleting what the map marks lowers the score no faster than deleting at random: %1.").arg(areas);
}

QString sanitySentence(const explain::Attribution& attribution) {
    if (attribution.shuffledMap.empty())
        return Text::tr("This model has no trained weights to shuffle, so the check cannot be made; occlusion and the deletion curve still "
                        "say what moves the score.");
    const auto& correlation = attribution.shuffledCorrelation;
    const QString number = correlation ? QString::number(*correlation, 'f', 2) : QString();
    switch (explain::sanityOf(correlation)) {
    case explain::Sanity::Changes:
        return Text::tr("The map changes when the weights are shuffled: correlation %1.").arg(number);
    case explain::Sanity::Partly:
        return Text::tr("The map changes only in part when the weights are shuffled: correlation %1. Read it with care.").arg(number);
    case explain::Sanity::Stays:
        return Text::tr("The map does not change when the weights are shuffled: correlation %1. Do not trust this map.").arg(number);
    case explain::Sanity::Unknown:
        break;
    }
    return Text::tr("One of both maps is the same everywhere: they cannot be compared.");
}

} // namespace tocsin::workbench
