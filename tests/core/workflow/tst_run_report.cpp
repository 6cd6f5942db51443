// SPDX-License-Identifier: GPL-3.0-or-later
// Facts of a report against the numbers of evaluate, tune and the alarms themselves.
#include <QtTest>
#include <algorithm>

#include "core/alarm/bounds.h"
#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "core/runtime/model.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/report_data.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_report.h"
#include "core/workflow/train_run.h"
#include "core/workflow/tune_run.h"
#include "tests/core/workflow/run_project.h"

using namespace tocsin;
using namespace tocsin::tests;
using namespace tocsin::workflow;

namespace {

/// Two pumps with two labelled faults in the test part of the first; spikes without label in both.
struct Plant {
    TemporaryFolder folder = taken(TemporaryFolder::create());
    store::Project project = taken(store::Project::create(folder.path() / "two pumps.tocsin"));
    RunId run;

    Plant() {
        addRun(project, "pump", {{4200, 4249, 3}, {4300, 4349, 3}, {4585, 4595, 5}}, 1);
        addRun(project, "spare", {{4700, 4710, 5}}, 2);
        label::Label seal = labelOf("pump", 4200, 4249, "seal"), bearing = labelOf("pump", 4300, 4349, "bearing");
        seal.rater = bearing.rater = "Ana";
        bearing.source = "work order 4711";
        const label::Label guess = labelOf("pump", 3100, 3149, "seal", label::LabelStatus::Proposed);
        taken(project.labels().add(std::vector{seal, bearing, guess}, "test"));
        TrainRunRequest request;
        request.recipe = "robust-ewma";
        request.settings = {{"window", "8"}, {"stride", "1"}, {"max_gap", "30"}};
        request.split = "time";
        request.threads = 1;
        run = taken(trainRun(project, request)).files.id;
    }
    void tune(const std::string& budget) const {
        TuneRequest request;
        request.run = run;
        request.budget = taken(alarm::parseBudget(budget));
        request.choice.part = ScoredPart::Validation;
        request.coolDownNs = 5 * kMinute;
        taken(tuneRun(project, request));
    }
    Json report() const { return taken(reportRun(project, {run, "auto", "two pumps.tocsin"})); }
};

bool says(const Json& sentences, const std::string& words) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const Json& sentence) { return sentence.get<std::string>().find(words) != std::string::npos; });
}

} // namespace

class TestRunReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto version = runtime::runtimeVersion();
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
    }

    void dataAreThoseOfTheProject() {
        const Plant plant;
        const Json facts = plant.report(), &data = facts["data"];
        QCOMPARE(data["recordings"].get<int>(), 2);
        QCOMPARE(data["rows"].get<std::int64_t>(), 2 * kRunRows);
        QCOMPARE(data["rejected"].get<int>(), 0);
        QCOMPARE(data["gaps"].get<int>(), 2); // the two hours of each pump
        QCOMPARE(data["from"].get<std::string>(), formatTime(rowTime(0)));
        QCOMPARE(data["to"].get<std::string>(), formatTime(rowTime(kRunRows - 1)));
        QCOMPARE(data["assets"].size(), std::size_t{2});
        QCOMPARE(data["assets"][0]["labels"].get<int>(), 2); // the proposed one is nobody's word
        QCOMPARE(data["labels"]["by_class"], Json::parse(R"([{"class":"bearing","confirmed":1,"proposed":0,"rejected":0},
                                                            {"class":"seal","confirmed":1,"proposed":1,"rejected":0}])"));
        QCOMPARE(data["labels"]["by_rater"], Json::parse(R"([{"rater":"Ana","confirmed":2}])"));
        QVERIFY(data["agreement"].get<std::string>().rfind("One rater", 0) == 0);
        QCOMPARE(data["labels"]["changes_after_training"].get<int>(), 0);
        std::int64_t rows = 0;
        for (const Json& part : facts["split"]["parts"]) rows += part["rows"].get<std::int64_t>();
        QCOMPARE(rows, 2 * kRunRows);
        QCOMPARE(facts["split"]["shared_rows"].get<int>(), 0);
    }

    void twoRatersAreCompared() {
        const Plant plant;
        label::Label other = labelOf("pump", 4200, 4249, "seal");
        other.rater = "Marko";
        taken(plant.project.labels().add(std::vector{other}, "second opinion"));
        const std::string sentence = plant.report()["data"]["agreement"].get<std::string>();
        QVERIFY2(sentence.find("Ana and Marko both saw 1 of the 2 events") != std::string::npos, sentence.c_str());
    }

    void performanceIsThatOfEvaluate() {
        const Plant plant;
        plant.tune("30/1d");
        const Json facts = plant.report(), figures = taken(evaluateRun(plant.project, {plant.run, {}})),
                   &performance = facts["performance"];
        for (const char* key : {"events", "events_found", "events_found_limits", "lead_time_s", "false_alarms", "false_alarms_per_day",
                                "clean_days", "auc", "ap", "rule", "model_sha256"})
            QVERIFY2(performance["model"][key] == figures[key], key);
        QCOMPARE(performance["baseline"]["name"], figures["baseline"]["name"]);
        QVERIFY(performance["baseline"]["false_alarms_per_day"] == figures["baseline"]["false_alarms_per_day"]);
        QVERIFY(!plant.project.runs().find(plant.run)->metrics.contains("report")); // nothing is kept

        // Machine by machine adds up to the whole.
        int events = 0, found = 0, falseAlarms = 0;
        double clean = 0;
        for (const Json& asset : performance["assets"]) {
            events += asset["events"].get<int>();
            found += asset["events_found"].get<int>();
            falseAlarms += asset["false_alarms"].get<int>();
            clean += asset["clean_days"].get<double>();
        }
        QCOMPARE(events, figures["events"].get<int>());
        QCOMPARE(found, figures["events_found"].get<int>());
        QCOMPARE(falseAlarms, figures["false_alarms"].get<int>());
        QVERIFY(std::abs(clean - figures["clean_days"].get<double>()) < 1e-9);
        QCOMPARE(performance["false_alarms"].get<int>(), falseAlarms);
        QCOMPARE(performance["alarms"].size(), std::min<std::size_t>(kReportedAlarms, static_cast<std::size_t>(falseAlarms)));
        QVERIFY(falseAlarms > 0); // the spikes
    }

    void eachEventLeadsToItsLabels() {
        const Plant plant;
        const Json events = plant.report()["performance"]["events"];
        QCOMPARE(events.size(), std::size_t{2});
        const std::vector<label::Label> labels = taken(plant.project.labels().all());
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(events[i]["id"].get<std::string>(), "E" + std::to_string(i + 1));
            QCOMPARE(events[i]["labels"].size(), std::size_t{1});
            const auto label = std::find_if(labels.begin(), labels.end(), [&](const label::Label& one) {
                return one.id.value == events[i]["labels"][0].get<std::int64_t>();
            });
            QVERIFY(label != labels.end());
            QCOMPARE(formatTime(label->range.from), events[i]["from"].get<std::string>());
        }
        QCOMPARE(events[1]["sources"], Json::parse(R"(["work order 4711"])"));
    }

    void decisionIsThatOfTune() {
        const Plant plant;
        QVERIFY(plant.report()["decision"]["why"].is_string()); // nothing was asked for
        plant.tune("1/30d");
        const Json facts = plant.report();
        const auto record = taken(runDecision(plant.project, taken(readRunFiles(plant.project, plant.run)), "fp32"));
        QVERIFY(record && !record->shown && record->missing);
        QVERIFY(facts["decision"] == alarm::toJson(*record));
        QVERIFY(says(facts["limits"], record->missing->sentence));
        const double month = facts["pictures"]["curve"]["budget_per_month"].get<double>();
        QVERIFY(std::abs(month - 1) < 1e-12);
    }

    void limitsSpeakOfFewEventsAndOfNewerLabels() {
        const Plant plant;
        const Json before = plant.report();
        const Json& model = before["performance"]["model"];
        const alarm::Limits range = alarm::clopperPearson(model["events_found"].get<int>(), 2, 0.95);
        QVERIFY(says(before["limits"], "of 2 events were found"));
        QVERIFY(says(before["limits"], std::to_string(static_cast<int>(std::lround(range.low * 100))) + " to "));
        QVERIFY(!says(before["limits"], "after this model was trained"));
        taken(plant.project.labels().add(std::vector{labelOf("spare", 4700, 4710, "seal")}, "later"));
        const Json after = plant.report();
        QVERIFY(says(after["limits"], "changed 1 time after this model was trained"));
        QCOMPARE(after["performance"]["model"]["events"].get<int>(), 3); // labels as they are now
    }

    void provenanceNamesWhatItRestsOn() {
        const Plant plant;
        plant.tune("30/1d");
        const Json facts = plant.report(), &from = facts["provenance"];
        const RunFiles files = taken(readRunFiles(plant.project, plant.run));
        QCOMPARE(from["model_sha256"].get<std::string>(), taken(sha256File(files.model("fp32"))));
        QCOMPARE(from["data_fingerprint"].get<std::string>(), files.fingerprint);
        QCOMPARE(from["audit"]["hash"].get<std::string>(), taken(plant.project.audit().all()).back().hash);
        const Json& lines = facts["terminal"];
        QVERIFY(says(lines, "tocsin train 'two pumps.tocsin' --recipe robust-ewma --split time"));
        QVERIFY(says(lines, "--set window=8"));
        QVERIFY(says(lines, "tocsin tune 'two pumps.tocsin' 1 --budget 30/1d --cool-down 300s"));
    }

    void sharedRowsAreCounted() {
        learn::SplitPlan split;
        using learn::Part;
        split.ranges = {{RecordingId{1}, 0, 100, Part::Train},
                        {RecordingId{1}, 90, 150, Part::Test},
                        {RecordingId{2}, 0, 50, Part::Test},
                        {RecordingId{1}, 20, 30, Part::Train}};
        QCOMPARE(sharedRows(split), std::int64_t{10});
    }

    void aMissingRunIsAnError() {
        const Plant plant;
        QCOMPARE(reportRun(plant.project, {RunId{99}, "auto", ""}).error().code, ErrorCode::NotFound);
        CancelSource source;
        source.cancel();
        QCOMPARE(reportRun(plant.project, {plant.run, "auto", ""}, JobContext(source.token(), {})).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRunReport)
#include "tst_run_report.moc"
