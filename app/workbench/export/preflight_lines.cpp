// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/preflight_lines.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "app/workbench/export/export_text.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;
using workflow::CheckState;
using workflow::PreflightFacts;

constexpr double kDaysOfMonth = 30;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::PreflightLines)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

PreflightLine leakageLine(const PreflightFacts::Leakage& leakage) {
    PreflightLine line{QStringLiteral("leakage"), leakage.state, Text::tr("Leakage")};
    line.page = QStringLiteral("train");
    line.finding = leakage.sharedRows > 0 ? Text::tr("Rows in two parts of the split: %1.").arg(leakage.sharedRows)
                   : leakage.reachesBack  ? Text::tr("The first test windows reach back into training.")
                                          : Text::tr("No row stands in two parts of the split.");
    line.detail = leakage.sharedRows > 0 ? Text::tr("The figures of the test part are too good: train again with another split.")
                                         : Text::tr("No window of training, validation and test shares a row with another part.");
    if (leakage.sharedAssets > 0)
        line.detail +=
            QLatin1Char(' ') + Text::tr("Machines that stand in training and in test, at other times: %1. How the model does on a "
                                        "new machine was not tested with them.")
                                   .arg(leakage.sharedAssets);
    return line;
}

QString unitText(const std::string& unit) {
    return unit.empty() ? Text::tr("no unit") : plain(unit);
}

PreflightLine channelLine(const PreflightFacts::Channels& channels) {
    PreflightLine line{QStringLiteral("channels"), channels.state, Text::tr("Channels, units")};
    line.page = QStringLiteral("data");
    if (channels.faults.empty()) {
        line.finding = Text::tr("As the model wants them (%1 channels, %2 recordings).").arg(channels.channels).arg(channels.recordings);
        line.detail = Text::tr("Every recording of the project has the channels of the input contract, in the same units.");
        return line;
    }
    QStringList all;
    for (const auto& fault : channels.faults)
        all << (fault.missing ? Text::tr("%1 lacks the channel %2.").arg(plain(fault.source), plain(fault.channel))
                              : Text::tr("%1 has %2 in %3, the model wants %4.")
                                    .arg(plain(fault.source), plain(fault.channel), unitText(fault.found), unitText(fault.wanted)));
    line.finding = all.first();
    constexpr qsizetype kTold = 5;
    line.detail = all.mid(0, kTold).join(QLatin1Char(' '));
    if (all.size() > kTold) line.detail += QLatin1Char(' ') + Text::tr("Faults in all: %1.").arg(all.size());
    return line;
}

PreflightLine driftLine(const PreflightFacts::Drift& drift) {
    PreflightLine line{QStringLiteral("drift"), drift.state, Text::tr("Drift")};
    line.page = QStringLiteral("data");
    QStringList parts;
    if (!drift.channel.empty())
        parts << (std::isfinite(drift.shift)
                      ? Text::tr("%1 moved by %2 robust deviations").arg(plain(drift.channel), readableNumber(drift.shift, 2))
                      : Text::tr("%1 moved, and was constant in training").arg(plain(drift.channel)));
    if (drift.scoreShare)
        parts << Text::tr("%1 % of clean scores above the 99 % mark", "of training").arg(readableNumber(*drift.scoreShare * 100, 2));
    line.finding = parts.isEmpty() ? Text::tr("There is no clean time to compare with training.")
                                   : parts.join(QStringLiteral("; ")) + QLatin1Char('.');
    line.detail =
        Text::tr("Inputs: how far the median of each channel moved since training, in robust deviations (interquartile range / 1.349); "
                 "the largest is told, 1 is worth a look, 3 stops. Scores: the share of %1 clean scores above the 99 % quantile of "
                 "training, 1 % without drift, 3 % is worth a look, 10 % stops. Recordings that took no part and were looked at: %2.")
            .arg(drift.scores)
            .arg(drift.recordings);
    return line;
}

PreflightLine clockLine(const PreflightFacts::Clock& clock) {
    PreflightLine line{QStringLiteral("clock"), clock.state, Text::tr("Clock, time zone")};
    line.page = QStringLiteral("data");
    QStringList parts;
    if (clock.outside > 0) parts << Text::tr("Recordings in the future or before 1990: %1.").arg(clock.outside);
    if (clock.backward > 0) parts << Text::tr("Rows that go back in time: %1.").arg(clock.backward);
    if (clock.duplicates > 0) parts << Text::tr("Rows that repeat a time: %1.").arg(clock.duplicates);
    if (clock.otherRate > 0) parts << Text::tr("Recordings more than 5 % off the rate of training: %1.").arg(clock.otherRate);
    line.finding = parts.isEmpty() ? Text::tr("Times run forward, at the rate of training.") : parts.join(QLatin1Char(' '));
    if (!clock.example.empty() && !parts.isEmpty())
        line.detail = Text::tr("First look at %1.").arg(plain(clock.example)) + QLatin1Char(' ');
    line.detail += clock.zone.empty() ? Text::tr("Times without a zone are read as UTC, on the device too.")
                                      : Text::tr("Times without a zone were read as %1; the device does the same.").arg(plain(clock.zone));
    return line;
}

PreflightLine memoryLine(const PreflightFacts::Memory& memory) {
    PreflightLine line{QStringLiteral("memory"), memory.state, Text::tr("Memory on target")};
    line.page = QStringLiteral("export");
    line.control = QStringLiteral("exportMemory");
    const QString need = sizeText(memory.modelBytes + memory.activationBytes);
    line.finding = memory.targetBytes > 0 ? Text::tr("Needs %1, the target has %2.").arg(need, sizeText(memory.targetBytes))
                                          : Text::tr("Needs %1; say above what the target has.").arg(need);
    line.detail = Text::tr("Estimated: %1 of weights and %2 of values alive at once. The runtime itself comes on top.")
                      .arg(sizeText(memory.modelBytes), sizeText(memory.activationBytes));
    return line;
}

PreflightLine latencyLine(const PreflightFacts::Latency& latency) {
    PreflightLine line{QStringLiteral("latency"), latency.state, Text::tr("Worst latency")};
    line.page = QStringLiteral("export");
    line.control = QStringLiteral("exportQuantize");
    if (latency.calls == 0) {
        line.finding = Text::tr("No window to measure with.");
        return line;
    }
    line.finding =
        latency.periodMs > 0
            ? Text::tr("99 of 100 windows within %1 ms; one is due every %2.")
                  .arg(readableNumber(latency.p99Ms, 2), secondsText(latency.periodMs / 1000))
            : Text::tr("99 of 100 windows within %1 ms; how often one is due is not known.").arg(readableNumber(latency.p99Ms, 2));
    line.detail =
        Text::tr("Measured now on this machine, one thread, %1 windows: median %2 ms, 99th percentile %3 ms, worst %4 ms. Multiply by "
                 "what the target is slower.")
            .arg(latency.calls)
            .arg(readableNumber(latency.medianMs, 2), readableNumber(latency.p99Ms, 2), readableNumber(latency.worstMs, 2));
    return line;
}

PreflightLine ageLine(const PreflightFacts::Age& age) {
    PreflightLine line{QStringLiteral("age"), age.state, Text::tr("Newer labels")};
    line.page = QStringLiteral("train");
    line.finding = age.state == CheckState::Good ? Text::tr("The model knows the labels as they stand.")
                                                 : Text::tr("Labels or recordings are not those of training any more.");
    line.detail =
        Text::tr("Changes of labels after training: %1. Recordings that came after: %2.").arg(age.labelChanges).arg(age.newRecordings);
    if (age.state == CheckState::Look) line.detail += QLatin1Char(' ') + Text::tr("Train again to take them in.");
    return line;
}

PreflightLine baselineLine(const PreflightFacts::Baseline& baseline) {
    PreflightLine line{QStringLiteral("baseline"), baseline.state, Text::tr("Simple methods")};
    line.page = QStringLiteral("train");
    if (baseline.state == CheckState::Unknown) {
        line.finding = Text::tr("Not compared: %1.").arg(plain(baseline.why));
        return line;
    }
    line.finding = (baseline.state == CheckState::Good ? Text::tr("None is better: %1, best of them %2 (%3).")
                                                       : Text::tr("One is better: the model has %1, %3 has %2."))
                       .arg(readableNumber(baseline.model, 3), readableNumber(baseline.baseline, 3), plain(baseline.name));
    const QString measure = baseline.measure == "accuracy" ? Text::tr("accuracy of classes")
                            : baseline.measure == "auc"    ? Text::tr("area under the ROC curve of windows")
                                                           : Text::tr("events found");
    line.detail = Text::tr("Measured by %1 on the test part; the best simple method is the best on that very time.").arg(measure);
    return line;
}

PreflightLine budgetLine(const PreflightFacts::BudgetCheck& budget) {
    PreflightLine line{QStringLiteral("budget"), budget.state, Text::tr("False-alarm budget")};
    line.page = QStringLiteral("threshold");
    if (!budget.tuned) {
        line.finding = Text::tr("None was asked for; the limit of training stands in.");
        line.detail = Text::tr("Such a bundle goes out with a reason only, which the device repeats.");
        return line;
    }
    line.finding = budget.state == CheckState::Good ? Text::tr("%1 is shown: at most %2 false alarms a machine-month.")
                                                          .arg(plain(budget.budget), readableNumber(budget.bound * kDaysOfMonth, 3))
                                                    : Text::tr("%1 is not shown yet.").arg(plain(budget.budget));
    line.detail = budget.state == CheckState::Good ? Text::tr("Upper limit at the confidence of the decision record, on validation time.")
                                                   : plain(budget.missing);
    return line;
}

QString titleOf(const QString& page) {
    if (page == QLatin1String("data")) return Text::tr("Data");
    if (page == QLatin1String("train")) return Text::tr("Train");
    if (page == QLatin1String("threshold")) return Text::tr("Threshold");
    return Text::tr("this page");
}

} // namespace

std::vector<PreflightLine> preflightLines(const PreflightFacts& facts) {
    std::vector<PreflightLine> lines = {leakageLine(facts.leakage), channelLine(facts.channels),  driftLine(facts.drift),
                                        clockLine(facts.clock),     memoryLine(facts.memory),     latencyLine(facts.latency),
                                        ageLine(facts.age),         baselineLine(facts.baseline), budgetLine(facts.budget)};
    for (PreflightLine& line : lines) {
        if (line.state == CheckState::Good) {
            line.page.clear();
            line.control.clear();
        } else {
            line.pageTitle = titleOf(line.page);
        }
    }
    return lines;
}

QString stateWord(CheckState state) {
    switch (state) {
    case CheckState::Good:
        return Text::tr("OK", "state of a check");
    case CheckState::Look:
        return Text::tr("Look", "state of a check: a person should look");
    case CheckState::Stop:
        return Text::tr("Stop", "state of a check");
    case CheckState::Unknown:
        break;
    }
    return Text::tr("Not known", "state of a check");
}

QString preflightSummary(const std::vector<PreflightLine>& lines) {
    const auto count = [&](CheckState state) {
        return static_cast<int>(std::count_if(lines.begin(), lines.end(), [&](const PreflightLine& line) { return line.state == state; }));
    };
    if (count(CheckState::Good) == static_cast<int>(lines.size())) return Text::tr("All is well.");
    QStringList parts;
    if (count(CheckState::Stop) > 0) parts << Text::tr("stop: %1", "lines that say stop").arg(count(CheckState::Stop));
    if (count(CheckState::Look) > 0) parts << Text::tr("look: %1", "lines that want to be looked at").arg(count(CheckState::Look));
    if (count(CheckState::Unknown) > 0) parts << Text::tr("not known: %1", "lines").arg(count(CheckState::Unknown));
    parts << Text::tr("OK: %1", "lines").arg(count(CheckState::Good));
    return parts.join(QStringLiteral(", "));
}

} // namespace tocsin::workbench
