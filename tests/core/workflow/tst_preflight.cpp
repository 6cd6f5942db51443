// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at before an export, on projects made so that each answer is known.
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "core/network/cost_model.h"
#include "core/runtime/model.h"
#include "core/workflow/preflight.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/train_run.h"
#include "core/workflow/tune_run.h"
#include "tests/core/workflow/run_project.h"

using namespace tocsin;
using namespace tocsin::tests;
using namespace tocsin::workflow;

namespace {

struct Plant {
    TemporaryFolder folder = taken(TemporaryFolder::create());
    store::Project project = taken(store::Project::create(folder.path() / "plant.tocsin"));
    RunId run;

    Plant() {
        addRun(project, "pump", {{4200, 4249, 3}}, 1);
        taken(project.labels().add(std::vector{labelOf("pump", 4200, 4249, "seal")}, "test"));
        TrainRunRequest request;
        request.recipe = "robust-ewma";
        request.settings = {{"window", "8"}, {"stride", "1"}, {"max_gap", "30"}};
        request.split = "time";
        request.threads = 1;
        run = taken(trainRun(project, request)).files.id;
    }
    PreflightFacts look(std::int64_t targetBytes = 0) const { return taken(preflight(project, {run, "auto", targetBytes})); }
    void tune(const std::string& budget) const {
        TuneRequest request;
        request.run = run;
        request.budget = taken(alarm::parseBudget(budget));
        request.choice.part = ScoredPart::Validation;
        taken(tuneRun(project, request));
    }
    /// Another recording of the same pump, 500 rows from `start`, vibration lifted, with this unit and these channels.
    void addLater(const std::string& source, TimeNs start, double lift, const std::string& unit = "mm/s", bool temperature = true,
                  TimeNs step = kMinute) const {
        auto writer = taken(project.recordings().write({"pump", source, sha256(source), {}}));
        std::vector<series::ChannelInfo> channels = {{"vibration", unit, "", 0}};
        if (temperature) channels.push_back({"temperature", "degC", "", 0});
        taken(writer.begin({{channels}}));
        std::vector<TimeNs> times;
        std::vector<std::vector<double>> columns(channels.size());
        for (int row = 0; row < 500; ++row) {
            times.push_back(start + row * step);
            columns[0].push_back(2 + 0.1 * std::sin(row * 1.7) + lift);
            if (temperature) columns[1].push_back(50 + std::sin(row * 0.9));
        }
        series::SampleBlock block{times, {}};
        for (const auto& column : columns) block.columns.push_back(column);
        taken(writer.append(0, block));
        store::RecordingSummary summary;
        summary.rows = 500;
        taken(writer.finish(summary));
    }
};

constexpr TimeNs kLater = 1'710'000'000 * kNsPerSecond; // after the plant's last row

} // namespace

class TestPreflight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto version = runtime::runtimeVersion();
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
    }

    void aCleanRunIsWellButForItsBudget() {
        const Plant plant;
        const PreflightFacts facts = plant.look();
        QCOMPARE(facts.leakage.state, CheckState::Good);
        QCOMPARE(facts.leakage.sharedAssets, 1); // one pump, split by time
        QCOMPARE(facts.channels.state, CheckState::Good);
        QCOMPARE(facts.channels.channels, std::int64_t{2});
        QCOMPARE(facts.drift.state, CheckState::Good);
        QVERIFY(facts.drift.shift < 0.2); // the same noise all the time
        QVERIFY(facts.drift.scoreShare && *facts.drift.scoreShare < 0.03);
        QCOMPARE(facts.clock.state, CheckState::Good);
        QCOMPARE(facts.memory.state, CheckState::Unknown); // the target is not given
        QCOMPARE(facts.latency.calls, std::int64_t{1000});
        QVERIFY(facts.latency.medianMs > 0 && facts.latency.medianMs <= facts.latency.p99Ms &&
                facts.latency.p99Ms <= facts.latency.worstMs);
        QVERIFY(std::abs(facts.latency.periodMs - 60'000) < 1);
        QCOMPARE(facts.latency.state, CheckState::Good);
        QCOMPARE(facts.age.state, CheckState::Good);
        QVERIFY(facts.baseline.state == CheckState::Good || facts.baseline.state == CheckState::Look);
        QVERIFY(!facts.baseline.name.empty());
        QCOMPARE(facts.budget.state, CheckState::Stop);
        QVERIFY(!facts.budget.tuned);
        QVERIFY(plant.project.runs().find(plant.run)->metrics.contains("evaluate")); // kept, so that it is not done twice
    }

    void theBudgetIsThatOfTheDecisionRecord() {
        const Plant plant;
        plant.tune("1/30d");
        PreflightFacts facts = plant.look();
        QCOMPARE(facts.budget.state, CheckState::Look);
        QVERIFY(!facts.budget.missing.empty());
        plant.tune("30/1d");
        facts = plant.look();
        QCOMPARE(facts.budget.state, CheckState::Good);
        QCOMPARE(facts.budget.budget, std::string("30/1d"));
        const auto record = taken(runDecision(plant.project, taken(readRunFiles(plant.project, plant.run)), "fp32"));
        QCOMPARE(facts.budget.bound, record->bound);
    }

    void memoryIsFilePlusValues() {
        const Plant plant;
        const RunFiles files = taken(readRunFiles(plant.project, plant.run));
        const auto size = static_cast<std::int64_t>(std::filesystem::file_size(files.model("fp32")));
        const std::int64_t values = network::costOf(taken(readGraph(files))).peakActivationBytes, need = size + values;
        PreflightFacts facts = plant.look(need * 2);
        QCOMPARE(facts.memory.modelBytes, size);
        QCOMPARE(facts.memory.activationBytes, values);
        QCOMPARE(facts.memory.state, CheckState::Good);
        QCOMPARE(plant.look(need + 1).memory.state, CheckState::Look);
        QCOMPARE(plant.look(need - 1).memory.state, CheckState::Stop);
    }

    void driftIsSeenInInputsAndScores() {
        const Plant plant;
        plant.addLater("now.csv", kLater, 5);
        const PreflightFacts facts = plant.look();
        QCOMPARE(facts.drift.recordings, std::int64_t{1});
        QCOMPARE(facts.drift.channel, std::string("vibration"));
        // A third of what is compared is lifted; the median of all of it moves little, scores tell.
        QVERIFY(*facts.drift.scoreShare > 0.10);
        QCOMPARE(facts.drift.state, CheckState::Stop);
        QCOMPARE(facts.age.newRecordings, std::int64_t{1});
    }

    void aShiftIsCountedInRobustDeviations() {
        const Plant plant;
        for (int i = 0; i < 4; ++i) plant.addLater("now" + std::to_string(i) + ".csv", kLater + i * kNsPerDay, 0.6);
        const PreflightFacts facts = plant.look();
        // 2000 lifted rows beside 1000 of the test part: the median of all lies among the lifted, at 2.6 less the spread; training has a
        // standard deviation of 0.1.
        QVERIFY2(facts.drift.shift > 4.5 && facts.drift.shift < 6.5, std::to_string(facts.drift.shift).c_str());
        QCOMPARE(facts.drift.state, CheckState::Stop);
    }

    void unitsAndChannelsAreThoseOfTheContract() {
        const Plant plant;
        plant.addLater("inches.csv", kLater, 0, "in/s");
        plant.addLater("alone.csv", kLater + kNsPerDay, 0, "mm/s", false);
        const PreflightFacts facts = plant.look();
        QCOMPARE(facts.channels.state, CheckState::Look); // the run's own recording is right
        QCOMPARE(facts.channels.faults.size(), std::size_t{2});
        QCOMPARE(facts.channels.faults[0].found, std::string("in/s"));
        QCOMPARE(facts.channels.faults[0].wanted, std::string("mm/s"));
        QVERIFY(facts.channels.faults[1].missing);
        QCOMPARE(facts.channels.faults[1].channel, std::string("temperature"));
    }

    void theClockIsLookedAt() {
        const Plant plant;
        plant.addLater("fast.csv", kLater, 0, "mm/s", true, kMinute / 2);
        PreflightFacts facts = plant.look();
        QCOMPARE(facts.clock.state, CheckState::Look);
        QCOMPARE(facts.clock.otherRate, std::int64_t{1});
        plant.addLater("future.csv", nowUtc() + 30 * kNsPerDay, 0);
        facts = plant.look();
        QCOMPARE(facts.clock.state, CheckState::Stop);
        QCOMPARE(facts.clock.outside, std::int64_t{1});
        QCOMPARE(facts.clock.example, std::string("future.csv"));
    }

    void newerLabelsAreTold() {
        const Plant plant;
        const auto added = taken(plant.project.labels().add(std::vector{labelOf("pump", 4700, 4720, "seal")}, "later"));
        PreflightFacts facts = plant.look();
        QCOMPARE(facts.age.state, CheckState::Look);
        QCOMPARE(facts.age.labelChanges, std::int64_t{1});
        taken(plant.project.labels().apply({}, added, "taken back"));
        QCOMPARE(plant.look().age.state, CheckState::Good); // the labels are those of training again
    }

    void aStopIsHeard() {
        const Plant plant;
        CancelSource source;
        source.cancel();
        QCOMPARE(preflight(plant.project, {plant.run, "auto", 0}, JobContext(source.token(), {})).error().code, ErrorCode::Cancelled);
        QCOMPARE(preflight(plant.project, {RunId{7}, "auto", 0}).error().code, ErrorCode::NotFound);
        QCOMPARE(preflight(plant.project, {plant.run, "int8", 0}).error().code, ErrorCode::Data);
    }
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
