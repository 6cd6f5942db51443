// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <map>
#include <set>

#include "core/learn/splits.h"
#include "core/learn/windows.h"
#include "tests/core/learn/toy_plant.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

std::vector<TrainingRecording> plant(int assets, int recordingsEach, std::int64_t rows) {
    std::vector<TrainingRecording> all;
    std::int64_t id = 0;
    for (int asset = 0; asset < assets; ++asset)
        for (int i = 0; i < recordingsEach; ++i) {
            all.push_back(toy::empty(++id, "asset " + std::to_string(asset), rows, 1));
            all.back().tags["load"] = std::to_string(i);
        }
    return all;
}

/// Parts of which each row of each recording is a sample, over all windows.
std::map<std::pair<std::uint32_t, std::int64_t>, std::set<Part>> partsOfRows(const std::vector<TrainingRecording>& recordings,
                                                                             const SplitPlan& plan, std::int64_t samples) {
    runtime::InputContract contract;
    contract.channels = {{"x", ""}};
    contract.windowSamples = samples;
    const auto set = WindowSet::build(recordings, contract, plan, LabelUse::Use);
    std::map<std::pair<std::uint32_t, std::int64_t>, std::set<Part>> parts;
    if (!set.ok()) return parts;
    for (const Window& window : set->windows())
        if (window.part != Part::None)
            for (std::int64_t row = window.lastRow - samples + 1; row <= window.lastRow; ++row)
                parts[{window.recording, row}].insert(window.part);
    return parts;
}

std::set<std::string> assetsOf(const SplitPlan& plan, const std::vector<TrainingRecording>& recordings, Part part) {
    std::set<std::string> names;
    for (const SplitRange& range : plan.of(part))
        for (const TrainingRecording& recording : recordings)
            if (recording.id == range.recording) names.insert(recording.asset);
    return names;
}

} // namespace

class TestSplits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The promise of every figure: no sample lies in windows of two parts.
    void noSampleLiesInTwoParts() {
        const auto recordings = plant(6, 3, 200);
        for (const char* spec : {"auto", "asset", "recording", "time", "tag:load=2"})
            for (const std::uint64_t seed : {1U, 2U, 3U}) {
                const auto split = planSplit(spec, recordings, 16, seed);
                QVERIFY2(split.ok(), split.ok() ? "" : split.error().message.c_str());
                const auto parts = partsOfRows(recordings, *split, 16);
                QVERIFY(!parts.empty());
                for (const auto& [row, of] : parts) QVERIFY2(of.size() == 1, spec);
                QVERIFY(!split->sentence.empty());
            }
    }

    /// head: train and validation share nothing; only test windows, which a device would see after them, reach back.
    void headKeepsTrainAndValidationApart() {
        const auto recordings = plant(1, 2, 1000);
        const auto split = planSplit("head:400", recordings, 32, 1);
        QVERIFY(split.ok());
        for (const auto& [row, of] : partsOfRows(recordings, *split, 32)) {
            if (row.second >= 400) QCOMPARE(of, std::set<Part>{Part::Test});
            QVERIFY(!(of.contains(Part::Train) && of.contains(Part::Validation)));
        }
        QCOMPARE(split->partOfWindow({1}, 400 - 31, 400), Part::Test);
        QCOMPARE(split->partOfWindow({1}, 0, 31), Part::Train);
    }

    void assetsStayWhole() {
        const auto recordings = plant(7, 2, 50);
        const auto split = planSplit("auto", recordings, 8, 5);
        QVERIFY(split.ok());
        std::set<std::string> all;
        std::size_t count = 0;
        for (const Part part : {Part::Train, Part::Validation, Part::Test}) {
            const auto names = assetsOf(*split, recordings, part);
            QVERIFY(!names.empty());
            count += names.size();
            all.insert(names.begin(), names.end());
        }
        QCOMPARE(all.size(), std::size_t{7});
        QCOMPARE(count, std::size_t{7});
    }

    void seedDecidesAndRepeats() {
        const auto recordings = plant(9, 1, 50);
        const auto first = planSplit("asset", recordings, 8, 1), again = planSplit("asset", recordings, 8, 1);
        QVERIFY(first->ranges == again->ranges);
        bool other = false;
        for (std::uint64_t seed = 2; seed < 8; ++seed) other = other || planSplit("asset", recordings, 8, seed)->ranges != first->ranges;
        QVERIFY(other);
    }

    /// Random plants: uneven recordings, few or many of a class, any spec that splits them.
    void noSampleLiesInTwoPartsWhateverThePlant() {
        Random random(11);
        const char* classes[] = {"normal", "worn", "broken"};
        for (int round = 0; round < 60; ++round) {
            std::vector<TrainingRecording> recordings;
            const auto count = static_cast<std::int64_t>(1 + random.below(14));
            for (std::int64_t id = 1; id <= count; ++id) {
                const auto rows = static_cast<std::int64_t>(20 + random.below(200));
                recordings.push_back(toy::empty(id, "asset " + std::to_string(random.below(7)), rows, 1));
                recordings.back().tags["load"] = std::to_string(random.below(3));
                if (random.uniform() < 0.6) toy::label(recordings.back(), 0, rows - 1, classes[random.below(3)]);
            }
            const auto samples = static_cast<std::int64_t>(2 + random.below(12));
            for (const char* spec : {"auto", "asset", "recording", "time", "tag:load=1"}) {
                const auto split = planSplit(spec, recordings, samples, random.next());
                if (!split.ok()) {
                    QCOMPARE(split.error().code, ErrorCode::Data); // too few for this spec
                    continue;
                }
                std::map<std::int64_t, std::int64_t> covered;
                for (const SplitRange& range : split->ranges) {
                    QVERIFY(range.fromRow >= 0 && range.fromRow <= range.toRow);
                    covered[range.recording.value] += range.toRow - range.fromRow;
                }
                for (const TrainingRecording& recording : recordings) QCOMPARE(covered[recording.id.value], recording.rows());
                for (const auto& [row, of] : partsOfRows(recordings, *split, samples)) QVERIFY2(of.size() == 1, spec);
            }
        }
    }

    void autoTakesWhatThereIsEnoughOf() {
        const auto whole = [](const SplitPlan& split) {
            return std::all_of(split.ranges.begin(), split.ranges.end(), [](const SplitRange& range) { return range.fromRow == 0; });
        };
        const auto ten = planSplit("auto", plant(1, 10, 100), 8, 1);
        QVERIFY(ten.ok() && whole(*ten));
        QCOMPARE(ten->of(Part::Train).size(), std::size_t{6});
        QCOMPARE(ten->of(Part::Validation).size(), std::size_t{2});
        QCOMPARE(ten->of(Part::Test).size(), std::size_t{2});
        const auto two = planSplit("auto", plant(2, 2, 100), 8, 1); // too few for whole ones: by time
        QVERIFY(two.ok() && !whole(*two));
        QCOMPARE(two->of(Part::Test).size(), std::size_t{4});
        QCOMPARE(two->of(Part::Test).front().fromRow, 80);
    }

    /// The tagged ones test; of the others the first 80 % train and the rest validates, so that no condition is missing from training.
    void tagTestsTheTaggedAndSplitsTheRest() {
        auto recordings = plant(3, 3, 100);
        for (std::size_t i = 0; i < recordings.size(); ++i) toy::label(recordings[i], 0, 99, "class " + std::to_string(i / 3));
        const auto few = planSplit("tag:load=2", recordings, 8, 1); // two of each class are left: by time
        QVERIFY2(few.ok(), few.ok() ? "" : few.error().message.c_str());
        QCOMPARE(few->of(Part::Test).size(), std::size_t{3});
        QCOMPARE(few->of(Part::Train).size(), std::size_t{6});
        QCOMPARE(few->of(Part::Validation).size(), std::size_t{6});
        for (const SplitRange& range : few->of(Part::Train)) QCOMPARE(range.toRow - range.fromRow, 80);
        for (TrainingRecording& recording : recordings) recording.labels.clear();
        const auto many = planSplit("tag:load=2", recordings, 8, 1); // six of one kind: by recording
        QVERIFY(many.ok());
        QCOMPARE(many->of(Part::Train).size(), std::size_t{5});
        QCOMPARE(many->of(Part::Validation).size(), std::size_t{1});
        for (const SplitRange& range : many->of(Part::Test)) QCOMPARE(range.recording.value % 3, 0); // the third of each asset has load 2
    }

    void randomIsRefusedWithTheReason() {
        const auto split = planSplit("random", plant(6, 1, 50), 8, 1);
        QCOMPARE(split.error().code, ErrorCode::Usage);
        QVERIFY(split.error().message.find("overlap") != std::string::npos);
    }

    void wrongSpecsAreNamed() {
        const auto recordings = plant(2, 1, 100);
        for (const char* spec : {"fold", "head:", "head:x", "head:-3", "tag:load"})
            QCOMPARE(planSplit(spec, recordings, 8, 1).error().code, ErrorCode::Usage);
        QCOMPARE(planSplit("asset", recordings, 8, 1).error().code, ErrorCode::Data);
        QCOMPARE(planSplit("tag:load=99", recordings, 8, 1).error().code, ErrorCode::Data);
        QCOMPARE(planSplit("time", recordings, 90, 1).error().code, ErrorCode::Data);
        QCOMPARE(planSplit("time", {}, 8, 1).error().code, ErrorCode::Data);
    }

    void planSurvivesJson() {
        const auto recordings = plant(6, 1, 60);
        for (const char* spec : {"asset", "time", "head:20"}) {
            const auto split = planSplit(spec, recordings, 8, 4);
            const auto back = splitPlanFromJson(toJson(*split));
            QVERIFY(back.ok());
            QVERIFY(back->ranges == split->ranges);
            QCOMPARE(back->sentence, split->sentence);
            QCOMPARE(back->testReachesBack, split->testReachesBack);
        }
        QCOMPARE(splitPlanFromJson(Json::object()).error().code, ErrorCode::Data);
    }
};

QTEST_GUILESS_MAIN(TestSplits)
#include "tst_splits.moc"
