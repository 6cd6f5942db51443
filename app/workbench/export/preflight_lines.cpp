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
    PreflightLine line{QStringLiteral("leakage"), leakage.state, Text::tr("Leakage"), {}, QStringLiteral("train"), {}, {}};
    line.finding = leakage.sharedRows > 0
                       ? Text::tr("%1 rows stand in two parts of the split: the figures are too good. Train again.").arg(leakage.sharedRows)
                       : Text::tr("No row stands in two parts of the split.");
    if (leakage.reachesBack) line.finding += QLatin1Char(' ') + Text::tr("The first test windows reach back into training.");
    if (leakage.sharedAssets > 0)
        line.finding += QLatin1Char(' ') + Text::tr("%n machine(s) in training and test, at other times: a new machine was not tested.",
                                                    nullptr, leakage.sharedAssets);
    return line;
}

PreflightLine channelLine(const PreflightFacts::Channels& channels) {
    PreflightLine line{QStringLiteral("channels"), channels.state, Text::tr("Channels and units"), {}, QStringLiteral("data"), {}, {}};
    if (channels.faults.empty()) {
        line.finding =
            Text::tr("%1 channels in %2 recordings have the names and units of the model.").arg(channels.channels).arg(channels.recordings);
        return line;
    }
    const auto& first = channels.faults.front();
    line.finding = first.missing
                       ? Text::tr("%1 lacks the channel %2.").arg(plain(first.source), plain(first.channel))
                       : Text::tr("%1 has %2 in %3, the model wants %4.")
                             .arg(plain(first.source), plain(first.channel), first.found.empty() ? Text::tr("no unit") : plain(first.found),
                                  first.wanted.empty() ? Text::tr("no unit") : plain(first.wanted));
    if (channels.faults.size() > 1)
        line.finding += QLatin1Char(' ') + Text::tr("%n more like it.", nullptr, static_cast<int>(channels.faults.size()) - 1);
    return line;
}

PreflightLine driftLine(const PreflightFacts::Drift& drift) {
    PreflightLine line{QStringLiteral("drift"), drift.state, Text::tr("Drift since training"), {}, QStringLiteral("data"), {}, {}};
    QStringList parts;
    if (!drift.channel.empty())
        parts << (std::isfinite(drift.shift)
                      ? Text::tr(
                            "The median of %1 moved by %2 robust deviations of training (interquartile range / 1.349), the others less.")
                            .arg(plain(drift.channel), readableNumber(drift.shift, 2))
                      : Text::tr("The median of %1 moved, and it was constant in training.").arg(plain(drift.channel)));
    if (drift.scoreShare)
        parts << Text::tr("%1 % of %2 clean scores lie above the 99 % quantile of training (1 % without drift).")
                     .arg(readableNumber(*drift.scoreShare * 100, 2))
                     .arg(drift.scores);
    line.finding = parts.isEmpty() ? Text::tr("There is no clean time to compare with training.") : parts.join(QLatin1Char(' '));
    if (drift.recordings > 0)
        line.finding += QLatin1Char(' ') + Text::tr("With %n recording(s) that took no part.", nullptr, static_cast<int>(drift.recordings));
    return line;
}

PreflightLine clockLine(const PreflightFacts::Clock& clock) {
    PreflightLine line{QStringLiteral("clock"), clock.state, Text::tr("Clock and time zone"), {}, QStringLiteral("data"), {}, {}};
    QStringList parts;
    if (clock.outside > 0)
        parts << Text::tr("%n recording(s) with times in the future or before 1990.", nullptr, static_cast<int>(clock.outside));
    if (clock.backward > 0) parts << Text::tr("%1 rows go back in time.").arg(clock.backward);
    if (clock.duplicates > 0) parts << Text::tr("%1 rows repeat a time.").arg(clock.duplicates);
    if (clock.otherRate > 0)
        parts << Text::tr("%n recording(s) sampled more than 5 % off the rate of training.", nullptr, static_cast<int>(clock.otherRate));
    if (parts.isEmpty())
        parts << Text::tr("Times run forward, at the rate of training.");
    else if (!clock.example.empty())
        parts << Text::tr("First look at %1.").arg(plain(clock.example));
    if (!clock.zone.empty()) parts << Text::tr("Times without a zone were read as %1; the device will do the same.").arg(plain(clock.zone));
    line.finding = parts.join(QLatin1Char(' '));
    return line;
}

PreflightLine memoryLine(const PreflightFacts::Memory& memory) {
    PreflightLine line{QStringLiteral("memory"),
                       memory.state,
                       Text::tr("Memory on the target"),
                       {},
                       QStringLiteral("export"),
                       QStringLiteral("exportMemory"),
                       {}};
    line.finding =
        Text::tr("The model needs %1: %2 of weights and %3 of values at once (estimated; the runtime itself comes on top).")
            .arg(sizeText(memory.modelBytes + memory.activationBytes), sizeText(memory.modelBytes), sizeText(memory.activationBytes));
    line.finding += QLatin1Char(' ') + (memory.targetBytes > 0 ? Text::tr("The target has %1.").arg(sizeText(memory.targetBytes))
                                                               : Text::tr("Say above what the target has."));
    return line;
}

PreflightLine latencyLine(const PreflightFacts::Latency& latency) {
    PreflightLine line{QStringLiteral("latency"),
                       latency.state,
                       Text::tr("Worst latency"),
                       {},
                       QStringLiteral("export"),
                       QStringLiteral("exportQuantize"),
                       {}};
    if (latency.calls == 0) {
        line.finding = Text::tr("No window to measure with.");
        return line;
    }
    line.finding = Text::tr("99 of 100 windows take at most %1 ms on this machine (median %2 ms, worst of %3: %4 ms).")
                       .arg(readableNumber(latency.p99Ms, 2), readableNumber(latency.medianMs, 2))
                       .arg(latency.calls)
                       .arg(readableNumber(latency.worstMs, 2));
    line.finding +=
        QLatin1Char(' ') + (latency.periodMs > 0 ? Text::tr("A window is due every %1.").arg(secondsText(latency.periodMs / 1000))
                                                 : Text::tr("How often one is due is not known: the recordings have no rate."));
    return line;
}

PreflightLine ageLine(const PreflightFacts::Age& age) {
    PreflightLine line{QStringLiteral("age"), age.state, Text::tr("Labels newer than the model"), {}, QStringLiteral("train"), {}, {}};
    QStringList parts;
    if (age.labelChanges > 0)
        parts << Text::tr("Labels were changed %n time(s) after training.", nullptr, static_cast<int>(age.labelChanges));
    if (age.newRecordings > 0) parts << Text::tr("%n recording(s) came after training.", nullptr, static_cast<int>(age.newRecordings));
    if (age.state == CheckState::Good)
        line.finding = Text::tr("The model knows the labels and recordings that it was trained on as they stand.");
    else
        line.finding =
            parts.isEmpty() ? Text::tr("Labels or recordings are not those of training any more.") : parts.join(QLatin1Char(' '));
    return line;
}

PreflightLine baselineLine(const PreflightFacts::Baseline& baseline) {
    PreflightLine line{
        QStringLiteral("baseline"), baseline.state, Text::tr("Better than a simple method"), {}, QStringLiteral("train"), {}, {}};
    if (baseline.state == CheckState::Unknown) {
        line.finding = Text::tr("Not compared: %1.").arg(plain(baseline.why));
        return line;
    }
    const QString measure = baseline.measure == "accuracy" ? Text::tr("accuracy")
                            : baseline.measure == "auc"    ? Text::tr("area under the ROC curve")
                                                           : Text::tr("events found");
    line.finding = (baseline.state == CheckState::Good ? Text::tr("The model: %1 of %2; the best baseline, %3: %4.")
                                                       : Text::tr("A simple method is better. The model: %1 of %2; %3: %4."))
                       .arg(readableNumber(baseline.model, 3), measure, plain(baseline.name), readableNumber(baseline.baseline, 3));
    return line;
}

PreflightLine budgetLine(const PreflightFacts::BudgetCheck& budget) {
    PreflightLine line{QStringLiteral("budget"), budget.state, Text::tr("False-alarm budget"), {}, QStringLiteral("threshold"), {}, {}};
    if (!budget.tuned)
        line.finding = Text::tr("No budget was asked for; the limit of training stands in.");
    else if (budget.state == CheckState::Good)
        line.finding = Text::tr("%1 is shown: at most %2 false alarms a machine-month.")
                           .arg(plain(budget.budget), readableNumber(budget.bound * kDaysOfMonth, 3));
    else
        line.finding = Text::tr("%1 is not shown yet. %2").arg(plain(budget.budget), plain(budget.missing));
    return line;
}

QString titleOf(const QString& page) {
    if (page == QLatin1String("data")) return Text::tr("Data");
    if (page == QLatin1String("train")) return Text::tr("Train");
    if (page == QLatin1String("threshold")) return Text::tr("Threshold");
    return Text::tr("here", "mended on this page");
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
    QStringList parts;
    if (count(CheckState::Stop) > 0) parts << Text::tr("%n line(s) say stop", nullptr, count(CheckState::Stop));
    if (count(CheckState::Look) > 0) parts << Text::tr("%n to look at", nullptr, count(CheckState::Look));
    if (count(CheckState::Unknown) > 0) parts << Text::tr("%n not known", nullptr, count(CheckState::Unknown));
    return parts.isEmpty() ? Text::tr("All %n lines are well.", nullptr, static_cast<int>(lines.size()))
                           : parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

} // namespace tocsin::workbench
