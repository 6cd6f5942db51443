// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <set>

#include "core/learn/windows.h"
#include "core/runtime/windower.h"
#include "tests/core/learn/toy_plant.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

runtime::InputContract contractOf(std::size_t channels, std::int64_t samples, std::int64_t stride) {
    runtime::InputContract contract;
    for (std::size_t i = 0; i < channels; ++i) contract.channels.push_back({"c" + std::to_string(i), ""});
    contract.windowSamples = samples;
    contract.strideSamples = stride;
    contract.maxHoldRows = 2;
    return contract;
}

SplitPlan allTrain(const std::vector<TrainingRecording>& recordings) {
    SplitPlan plan;
    for (const TrainingRecording& recording : recordings) plan.ranges.push_back({recording.id, 0, recording.rows(), Part::Train});
    return plan;
}

} // namespace

class TestWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What is trained on is, value for value, what the scorer will see: holes, gaps and time that runs backward included.
    void trainingWindowsAreScoringWindows() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 400, 2), toy::empty(2, "b", 300, 2)};
        Random random(7);
        for (TrainingRecording& recording : recordings) {
            for (auto& column : recording.columns)
                for (float& value : column) value = random.uniform() < 0.08 ? kNan : static_cast<float>(random.normal());
            for (std::size_t row = 150; row < recording.times.size(); ++row) recording.times[row] += 60 * kNsPerSecond; // a gap
            recording.times[200] = recording.times[120];                                                                // and time backward
        }
        runtime::InputContract contract = contractOf(2, 12, 3);
        contract.maxGapNs = 10 * kNsPerSecond;
        const auto set = WindowSet::build(recordings, contract, allTrain(recordings), LabelUse::Use);
        QVERIFY2(set.ok(), set.ok() ? "" : set.error().message.c_str());
        std::size_t next = 0;
        std::vector<float> expected(24), got(24);
        for (std::uint32_t index = 0; index < recordings.size(); ++index) {
            runtime::Windower windower(contract);
            for (std::int64_t row = 0; row < recordings[index].rows(); ++row) {
                const auto at = static_cast<std::size_t>(row);
                const std::vector<double> values{recordings[index].columns[0][at], recordings[index].columns[1][at]};
                if (windower.push(recordings[index].times[at], values) != runtime::Windower::Step::Window) continue;
                QVERIFY(next < set->windows().size());
                const Window& window = set->windows()[next++];
                QCOMPARE(window.recording, index);
                QCOMPARE(window.lastRow, row);
                windower.fill(expected);
                set->copy(window, got);
                QCOMPARE(got, expected);
            }
        }
        QCOMPARE(next, set->windows().size());
        QVERIFY(next > 50);
    }

    /// Values that no window may hold stay missing, so that no statistic is made of invented ones.
    void longGapsStayMissing() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 12, 1)};
        recordings[0].columns[0] = {kNan, kNan, 5, kNan, kNan, kNan, kNan, 7, 8, kNan, 9, 9};
        const auto set = WindowSet::build(recordings, contractOf(1, 2, 1), allTrain(recordings), LabelUse::Use);
        QVERIFY(set.ok());
        const auto& column = set->recordings()[0].columns[0];
        for (const std::size_t missing : {0, 1, 5, 6}) QVERIFY(std::isnan(column[missing])); // held for two rows at most
        QCOMPARE(column[4], 5.0F);
        QCOMPARE(column[9], 8.0F);
    }

    void classIsTheOneThatCoversTheLastSample() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 100, 1)};
        toy::label(recordings[0], 30, 49, "worn");
        toy::label(recordings[0], 40, 44, "broken"); // inside: says more
        toy::label(recordings[0], 70, 79, "unknown");
        const auto set = WindowSet::build(recordings, contractOf(1, 10, 1), allTrain(recordings), LabelUse::Use);
        QVERIFY(set.ok());
        QCOMPARE(set->classes(), (std::vector<std::string>{"normal", "broken", "worn"}));
        for (const Window& window : set->windows()) {
            const std::int64_t last = window.lastRow, first = last - 9;
            const bool unknown = first <= 79 && last >= 70;
            const std::int32_t expected = last >= 40 && last <= 44 ? 1 : last >= 30 && last <= 49 ? 2 : unknown ? kUnknownClass : 0;
            QCOMPARE(window.classIndex, expected);
            QCOMPARE(window.touchesFault, first <= 49 && last >= 30);
        }
    }

    /// The list of classes is learned from what a fit may look at; a class of the test part alone is known to nobody.
    void classesAreThoseOfTrainingAndValidation() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 300, 1)};
        toy::label(recordings[0], 30, 49, "worn");
        toy::label(recordings[0], 150, 159, "broken");
        toy::label(recordings[0], 250, 259, "burnt");
        SplitPlan plan;
        plan.ranges = {{{1}, 0, 100, Part::Train}, {{1}, 100, 200, Part::Validation}, {{1}, 200, 300, Part::Test}};
        const auto set = WindowSet::build(recordings, contractOf(1, 10, 1), plan, LabelUse::Use);
        QVERIFY(set.ok());
        QCOMPARE(set->classes(), (std::vector<std::string>{"normal", "broken", "worn"}));
        for (const Window& window : set->windows())
            if (window.lastRow >= 250 && window.lastRow <= 259) QCOMPARE(window.classIndex, kUnseenClass);
    }

    /// Many labels, nested and overlapping, against a look at every one of them.
    void labelsAreFoundAmongMany() {
        Random random(5);
        TrainingRecording recording = toy::empty(1, "a", 800, 1);
        for (int i = 0; i < 120; ++i) {
            const auto from = static_cast<std::int64_t>(random.below(780)),
                       to = std::min<std::int64_t>(799, from + static_cast<std::int64_t>(random.below(i % 10 == 0 ? 200 : 6)));
            toy::label(recording, from, to, i % 4 == 0 ? "unknown" : i % 4 == 1 ? "normal" : "fault " + std::to_string(i % 3));
        }
        const auto set = WindowSet::build({recording}, contractOf(1, 5, 1), allTrain({recording}), LabelUse::Use);
        QVERIFY(set.ok());
        for (const Window& window : set->windows()) {
            const TimeRange span{recording.times[static_cast<std::size_t>(window.lastRow - 4)],
                                 recording.times[static_cast<std::size_t>(window.lastRow)]};
            TimeNs shortest = std::numeric_limits<TimeNs>::max();
            std::set<std::string> covering;
            bool fault = false, unknown = false;
            for (const ClassInterval& label : recording.labels) {
                if (label.className == "normal") continue;
                (label.className == "unknown" ? unknown : fault) |= label.range.overlaps(span);
                const TimeNs length = label.range.to - label.range.from;
                if (label.className == "unknown" || !label.range.contains(span.to) || length > shortest) continue;
                if (length < shortest) covering.clear();
                shortest = length;
                covering.insert(label.className); // of equally short ones any will do
            }
            QCOMPARE(window.touchesFault, fault);
            if (!covering.empty())
                QVERIFY(window.classIndex > 0 && covering.contains(set->classes()[static_cast<std::size_t>(window.classIndex)]));
            else
                QCOMPARE(window.classIndex, unknown ? kUnknownClass : 0);
        }
    }

    void cancelIsHeard() {
        const std::vector<TrainingRecording> recordings{toy::empty(1, "a", 50, 1)};
        CancelSource source;
        source.cancel();
        QCOMPARE(WindowSet::build(recordings, contractOf(1, 10, 1), allTrain(recordings), LabelUse::Use, {source.token(), {}}).error().code,
                 ErrorCode::Cancelled);
    }

    void ignoredLabelsLeaveEverythingNormal() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 50, 1)};
        toy::label(recordings[0], 0, 49, "worn");
        const auto set = WindowSet::build(recordings, contractOf(1, 10, 1), allTrain(recordings), LabelUse::Ignore);
        QVERIFY(set.ok());
        for (const Window& window : set->windows()) QVERIFY(window.classIndex == 0 && !window.touchesFault);
    }

    void withoutAWholeWindowTheMessageSaysWhatToDo() {
        std::vector<TrainingRecording> recordings{toy::empty(1, "a", 5, 1)};
        const auto set = WindowSet::build(recordings, contractOf(1, 10, 1), allTrain(recordings), LabelUse::Use);
        QCOMPARE(set.error().code, ErrorCode::Data);
        QVERIFY(set.error().message.find("--set window") != std::string::npos);
        recordings[0] = toy::empty(1, "a", 50, 1);
        recordings[0].columns[0].assign(50, kNan);
        QCOMPARE(WindowSet::build(recordings, contractOf(1, 10, 1), allTrain(recordings), LabelUse::Use).error().code, ErrorCode::Data);
    }
};

QTEST_GUILESS_MAIN(TestWindows)
#include "tst_windows.moc"
