// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/train_sentences.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "core/base/time.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::TrainSentences)
};

const learn::PartCounts& counts(const learn::TrainOutlook& outlook, learn::Part part) {
    return outlook.parts[static_cast<std::size_t>(part)];
}

/// Singular and plural by themselves: the program speaks English without a catalogue too.
QString some(qint64 count, const QString& one, const QString& more) {
    return count == 1 ? one : more.arg(countText(count));
}

/// Two digits, or as many as stand before the point.
QString rough(double value) {
    return value < 10 ? readableNumber(value, 2) : QString::number(std::lround(value));
}

/// An estimate to two digits.
std::int64_t roughly(std::int64_t value) {
    std::int64_t step = 1;
    while (value / step >= 100) step *= 10;
    return (value + step / 2) / step * step;
}

QString scaled(double value) {
    const char* unit = "";
    for (const char* next : {"k", "M", "G"}) {
        if (value < 1000) break;
        value /= 1000;
        unit = next;
    }
    return QStringLiteral("%1 %2").arg(readableNumber(value, 3), QLatin1String(unit)).trimmed();
}

} // namespace

QString bytesText(double bytes) {
    const char* unit = "B";
    for (const char* next : {"KB", "MB", "GB", "TB"}) {
        if (bytes < 1000) break;
        bytes /= 1000;
        unit = next;
    }
    return QStringLiteral("%1 %2").arg(readableNumber(bytes, 3), QLatin1String(unit));
}

QString countText(qint64 count) {
    return QLocale().toString(count);
}

QString aboutTime(double seconds) {
    if (seconds < 1) return Sentences::tr("less than 1 s");
    if (seconds < 90) return Sentences::tr("about %1 s").arg(std::lround(seconds));
    if (seconds < 5400) return Sentences::tr("about %1 min").arg(rough(seconds / 60));
    return Sentences::tr("about %1 h").arg(rough(seconds / 3600));
}

OutlookText outlookText(const learn::TrainOutlook& outlook) {
    OutlookText text;
    const runtime::InputContract& contract = outlook.contract;
    text.inputs = some(static_cast<qint64>(contract.channels.size()), Sentences::tr("1 channel"), Sentences::tr("%1 channels")) +
                  Sentences::tr(", windows of %1 samples").arg(countText(contract.windowSamples));
    if (contract.rateHz > 0)
        text.inputs += Sentences::tr(" = %1").arg(QString::fromStdString(
            formatDuration(static_cast<TimeNs>(static_cast<double>(contract.windowSamples) / contract.rateHz * 1e9))));
    if (!outlook.network) {
        const QString none = outlook.problem.empty() ? Sentences::tr("no network: fitted in one pass") : QStringLiteral("-");
        text.size = none;
        text.work = text.memory = text.time = QStringLiteral("-");
        if (outlook.problem.empty()) text.time = Sentences::tr("a moment");
        return text;
    }
    const learn::NetworkFigures& network = *outlook.network;
    text.size = Sentences::tr("%1 parameters, %2 as float32")
                    .arg(countText(network.parameters), bytesText(static_cast<double>(network.fileBytesFp32)));
    text.work = Sentences::tr("%1 multiply-adds (MACs) a window").arg(scaled(static_cast<double>(network.macs)));
    text.memory = Sentences::tr("about %1 more while it trains").arg(bytesText(static_cast<double>(roughly(network.trainingBytes))));
    const QString epochs = some(network.epochs, Sentences::tr("1 epoch"), Sentences::tr("%1 epochs"));
    const QString threads = some(network.threads, Sentences::tr("1 thread"), Sentences::tr("%1 threads"));
    const QString sooner = network.patience > 0 ? Sentences::tr(" at most") : QString();
    if (outlook.time)
        text.time = Sentences::tr("%1 for %2%3; from %4 steps measured just now, %5")
                        .arg(aboutTime(outlook.time->secondsPerEpoch * static_cast<double>(network.epochs)), epochs, sooner)
                        .arg(outlook.time->stepsMeasured)
                        .arg(threads);
    else
        text.time = Sentences::tr("%1 of %2 steps each; not measured yet").arg(epochs, countText(network.steps));
    return text;
}

QString sharedText(const learn::TrainOutlook& outlook) {
    return Sentences::tr("windows shared between train and test: %1").arg(countText(outlook.sharedWindows));
}

QStringList outlookWarnings(const learn::TrainOutlook& outlook) {
    QStringList said;
    if (!outlook.problem.empty()) said << QString::fromStdString(outlook.problem);
    if (counts(outlook, learn::Part::Test).windows == 0)
        said << Sentences::tr(
            "The test part holds no window: nothing can be shown about this run; choose another split or a shorter window.");
    else if (counts(outlook, learn::Part::Test).events == 0)
        said << Sentences::tr("No labelled event is in the test part: whether it finds failures cannot be shown, only its false alarms.");
    if (counts(outlook, learn::Part::Validation).windows == 0)
        said << Sentences::tr("The validation part holds no window: no threshold can be tuned on it.");
    if (outlook.sharedWindows > 0)
        said << Sentences::tr(
            "Windows of the test part reach back over training rows; this split allows it, as a device does that goes on from "
            "what it learned on.");
    return said;
}

} // namespace tocsin::workbench
