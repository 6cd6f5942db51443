// SPDX-License-Identifier: GPL-3.0-or-later
// Runs over a small project, from training to the bundle. What is expected is worked out from rows and minutes, or from another way of
// reaching the same number.
#include <QtTest>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "core/alarm/bounds.h"
#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/bundle/verify.h"
#include "core/edge/pipeline.h"
#include "core/runtime/model.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/export_run.h"
#include "core/workflow/quantize_run.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_states.h"
#include "core/workflow/train_outlook.h"
#include "core/workflow/train_run.h"
#include "core/workflow/tune_run.h"
#include "tests/core/workflow/run_plant.h"

using namespace tocsin;
using namespace tocsin::tests;
using namespace tocsin::workflow;

class TestRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto version = runtime::runtimeVersion();
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
    }
    void aDecisionBelongsToItsModelFile();
    void aDecisionWithoutHashIsNotTrusted();
    void aFinishedRunIsNotTrainedAgain();
    void aResumedRunIsTheSameRequest();
    void whatIsAskedWronglyMakesNoRun();
    void aBundleIsNotWrittenOverItsKey();
    void whereNothingCanBeWrittenARunIsEvaluatedAllTheSame();
    void aStoppedTrainingIsAUsableRunAtOnce();
    void runsKnowWhetherLabelsHaveChanged();
    void theOutlookIsWhatTrainingDoes();
    void classifiersStandBesideEveryBaseline();
    void unjudgedTimeIsNoEvidence();
    void proposedFaultsDoNotTrain();
    void otherClassesAreUnknownIgnoredOnesAreNormal();
    void alarmsAreThoseOfTheAgent();
    void termsOfTuneAreUsedAgain();
    void aRuleChosenByHandShowsNothingUnlessStricter();
    void baselinesStandAtTheSameOperatingPoint();
    void classesThatTrainingNeverSawAreErrors();
    void int8IsKeptOnlyWhereItLosesNothing();
    void quantizeSolvesAndComparesForItself();
    void int8OfAnotherModelIsRefused();
};

void TestRuns::aDecisionBelongsToItsModelFile() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma"), other = plant.train("robust-ewma", {{"span", "3"}});
    QCOMPARE(exportRun(plant.project, plant.exportOf(run)).error().code, ErrorCode::Finding); // nothing tuned
    const alarm::DecisionRecord record = plant.tune(run);
    QVERIFY(record.shown);
    QCOMPARE(record.modelSha256, taken(sha256File(plant.files(run).model("fp32"))));
    QVERIFY(exportRun(plant.project, plant.exportOf(run)).ok());

    std::filesystem::copy_file(plant.files(other).model("fp32"), plant.files(run).model("fp32"),
                               std::filesystem::copy_options::overwrite_existing);
    for (const std::string unproven : {"", "a reason does not make it the same model"}) {
        ExportRequest request = plant.exportOf(run);
        request.unproven = unproven;
        const auto refused = exportRun(plant.project, request);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Finding);
        QVERIFY2(refused.error().message.find("run tocsin tune again") != std::string::npos, refused.error().message.c_str());
    }
    const auto evaluated = evaluateRun(plant.project, {run, {}});
    QVERIFY(!evaluated.ok() && evaluated.error().code == ErrorCode::Finding);
    QCOMPARE(quantizeRun(plant.project, {run, {}}).error().code, ErrorCode::Finding);
    ScoreChoice untuned;
    untuned.rule = RuleSource::Untuned;
    QVERIFY(runScores(plant.project, plant.files(run), untuned).ok());
    plant.tune(run); // the way out that the sentence names
    QVERIFY(exportRun(plant.project, plant.exportOf(run)).ok());
    QVERIFY(evaluateRun(plant.project, {run, {}}).ok());
}

void TestRuns::aDecisionWithoutHashIsNotTrusted() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    Json old = alarm::toJson(plant.tune(run));
    old["schema"] = 1;
    old.erase("model_sha256");
    old.erase("counting");
    QVERIFY(plant.project.runs().addDecision(run, "fp32", true, old).ok());
    QCOMPARE(exportRun(plant.project, plant.exportOf(run)).error().code, ErrorCode::Finding);
}

void TestRuns::aFinishedRunIsNotTrainedAgain() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    plant.tune(run);
    const std::string model = taken(sha256File(plant.files(run).model("fp32")));
    TrainRunRequest again;
    again.recipe = "robust-ewma";
    again.settings = {{"window", "8"}, {"span", "3"}};
    again.split = "time";
    again.resume = run;
    const auto refused = trainRun(plant.project, again);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Usage);
    QCOMPARE(taken(sha256File(plant.files(run).model("fp32"))), model);
    QVERIFY(evaluateRun(plant.project, {run, {}}).ok());
}

void TestRuns::aResumedRunIsTheSameRequest() {
    const Plant plant;
    const Json begun = {{"set", {{"window", "16"}, {"epochs", "2"}}}, {"split", "time"}, {"seed", 3}, {"threads", 1}};
    const RunId run = taken(plant.project.runs().create("conv-autoencoder", begun));
    QVERIFY(plant.project.runs().setMetrics(run, "evaluate", {{"auc", 0.9}}).ok()); // of earlier weights
    TrainRunRequest again;
    again.recipe = "conv-autoencoder";
    again.resume = run;
    again.seed = 4;
    const auto refused = trainRun(plant.project, again);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.find("seed") != std::string::npos, refused.error().message.c_str());
    again.seed = 1; // not given: everything comes from the run
    const TrainRunAnswer done = taken(trainRun(plant.project, again));
    QCOMPARE(done.files.seed, std::uint64_t{3});
    QCOMPARE(done.files.settings["window"].get<std::string>(), std::string("16"));
    QVERIFY(!taken(plant.project.runs().find(run)).metrics.contains("evaluate"));
}

void TestRuns::whatIsAskedWronglyMakesNoRun() {
    const Plant plant;
    const auto refused = [&](auto&& change) {
        TrainRunRequest request;
        request.recipe = "conv-autoencoder";
        request.settings = {{"window", "16"}, {"epochs", "1"}};
        request.split = "time";
        change(request);
        const auto trained = trainRun(plant.project, request);
        return trained.ok() || trained.error().code != ErrorCode::Usage ? std::string() : trained.error().message;
    };
    using Request = TrainRunRequest;
    const auto has = [](const std::string& message, const char* word) { return message.find(word) != std::string::npos; };
    QVERIFY(has(refused([](Request& request) { request.settings["epochs"] = "many"; }), "epochs=many"));
    QVERIFY(has(refused([](Request& request) { request.settings["limit.quantile"] = "2"; }), "limit.quantile=2"));
    QVERIFY(has(refused([](Request& request) { request.settings["net.wings"] = "2"; }), "wings"));
    QVERIFY(has(refused([](Request& request) { request.settings["drift.nothing"] = "1"; }), "nothing"));
    QVERIFY(has(refused([](Request& request) { request.split = "random"; }), "random"));
    QVERIFY(has(refused([](Request& request) { request.data.recordings = {RecordingId{1}, RecordingId{999}}; }), "--recording 999;"));
    QVERIFY(has(refused([](Request& request) { request.data.channels = {"*", "typo*"}; }), "--channel typo*;"));
    QVERIFY(has(refused([](Request& request) { request.data.classes = {"seal", "typo"}; }), "--class typo;"));
    QVERIFY(has(refused([](Request& request) { request.data.ignoredClasses = {"typo"}; }), "--ignore-class typo;"));
    QVERIFY(plant.project.runs().all()->empty());
}

void TestRuns::aBundleIsNotWrittenOverItsKey() {
    const Plant plant;
    ExportRequest request = plant.exportOf(plant.train("robust-ewma"));
    request.unproven = "a test";
    const std::string key = taken(readFile(request.key));
    for (const auto& out : {request.key, std::filesystem::path(request.key.string() + ".pub"), plant.project.folder() / "project.db"}) {
        request.out = out;
        QCOMPARE(exportRun(plant.project, request).error().code, ErrorCode::Usage);
    }
    QCOMPARE(taken(readFile(request.key)), key);
    QVERIFY(plant.project.bundles().all()->empty());
}

void TestRuns::whereNothingCanBeWrittenARunIsEvaluatedAllTheSame() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    const auto reader = taken(store::Project::open(plant.project.folder(), store::Access::ReadOnly));
    QVERIFY(evaluateRun(reader, {run, {}}).ok());
    QVERIFY(!plant.project.runs().find(run)->metrics.contains("evaluate"));
}

void TestRuns::aStoppedTrainingIsAUsableRunAtOnce() {
    const Plant plant({labelOf("pump", 3200, 3249, "seal"), labelOf("pump", 4200, 4249, "seal")});
    TrainRunRequest request;
    request.recipe = "conv-autoencoder";
    request.settings = {{"window", "16"}, {"epochs", "50"}, {"windows_per_epoch", "512"}};
    request.split = "time";
    request.afterStop = AfterStop::KeepOnly;
    request.data.classes = {"seal"};
    CancelSource source;
    std::vector<learn::EpochFigures> seen;
    request.onEpoch = [&](const learn::EpochFigures& figures) {
        seen.push_back(figures);
        if (figures.epoch == 2) source.cancel();
    };
    const TrainRunAnswer stopped = taken(trainRun(plant.project, request, {source.token(), {}}));
    QVERIFY(stopped.cancelled && stopped.metrics.is_null());
    QCOMPARE(stopped.files.epochs, 2);
    QCOMPARE(seen.back().events, 1);
    const RunId run = stopped.files.id;
    QVERIFY(taken(plant.project.runs().find(run)).status == store::RunStatus::Cancelled);
    QCOMPARE(taken(plant.project.runs().find(run)).settings["data"]["classes"], Json::array({"seal"}));
    RunState state = taken(runStates(plant.project)).at(run.value);
    QVERIFY(state.usable && state.freshness == Freshness::Current);
    QCOMPARE(state.checkpointEpochs.value_or(-1), 2);
    QCOMPARE(state.curves.size(), std::size_t{2});
    QCOMPARE(state.curves.back().eventsFound, seen.back().eventsFound);
    QVERIFY(plant.evaluate(run)["events"].get<int>() > 0);
    // It goes on with what it was begun with, classes too, and is measured beside its baselines then.
    TrainRunRequest again;
    again.recipe = "conv-autoencoder";
    again.resume = run;
    CancelSource second;
    again.onEpoch = [&](const learn::EpochFigures& figures) {
        if (figures.epoch == 4) second.cancel();
    };
    const TrainRunAnswer more = taken(trainRun(plant.project, again, {second.token(), {}}));
    QCOMPARE(more.files.epochs, 4);
    QCOMPARE(taken(plant.project.runs().find(run)).settings["data"]["classes"], Json::array({"seal"}));
    QVERIFY(taken(plant.project.runs().find(run)).metrics.contains("validation")); // measured unless told otherwise
}

void TestRuns::runsKnowWhetherLabelsHaveChanged() {
    const Plant plant({labelOf("pump", 3200, 3249, "seal")});
    const RunId run = plant.train("robust-ewma");
    QVERIFY(!taken(plant.project.runs().find(run)).metrics["validation"]["baseline"]["name"].get<std::string>().empty());
    QCOMPARE(taken(dataFingerprint(plant.project, {})), plant.files(run).fingerprint);
    QVERIFY(taken(runStates(plant.project)).at(run.value).freshness == Freshness::Current);
    const std::vector<label::Label> rejected{labelOf("pump", 100, 120, "seal", label::LabelStatus::Rejected)};
    QVERIFY(plant.project.labels().add(rejected, "reject").ok());
    QVERIFY(taken(runStates(plant.project)).at(run.value).freshness == Freshness::Current); // counts nowhere
    const std::vector<label::Label> more{labelOf("pump", 100, 120, "seal")};
    QVERIFY(plant.project.labels().add(more, "label").ok());
    QVERIFY(taken(runStates(plant.project)).at(run.value).freshness == Freshness::Older);
    QVERIFY(plant.project.labels().undo().ok());
    QVERIFY(taken(runStates(plant.project)).at(run.value).freshness == Freshness::Current);
    const RunId begun = taken(plant.project.runs().create("wdcnn", Json::object()));
    const RunState state = taken(runStates(plant.project)).at(begun.value);
    QVERIFY(!state.usable && state.freshness == Freshness::Unknown && !state.checkpointEpochs);
}

void TestRuns::theOutlookIsWhatTrainingDoes() {
    const Plant plant({labelOf("pump", 3200, 3249, "seal"), labelOf("pump", 4200, 4249, "seal")});
    TrainRunRequest request;
    request.recipe = "conv-autoencoder";
    request.settings = {{"window", "16"}, {"epochs", "1"}, {"windows_per_epoch", "64"}};
    request.split = "time";
    const ProjectData data = taken(readProjectData(plant.project, request.data));
    const learn::TrainOutlook outlook = taken(trainOutlook(data, request, learn::Measure::Yes));
    const RunFiles files = taken(trainRun(plant.project, request)).files;
    QCOMPARE(outlook.split.ranges, files.split.ranges);
    QCOMPARE(outlook.network->threads, files.threads);
    QCOMPARE(outlook.network->steps, std::int64_t{2});
    QCOMPARE(outlook.sharedWindows, std::int64_t{0});
    const auto bytes = static_cast<double>(std::filesystem::file_size(files.model("fp32")));
    QVERIFY2(std::abs(static_cast<double>(outlook.network->fileBytesFp32) / bytes - 1) < 0.1, std::to_string(bytes).c_str());
}

/// A classifier with a normal class is set beside those that only know normal, and beside the most frequent class.
void TestRuns::classifiersStandBesideEveryBaseline() {
    const Plant plant({labelOf("pump", 200, 399, "seal"), labelOf("pump", 3200, 3249, "seal")});
    const RunId run = plant.train("wdcnn", {{"window", "64"}, {"stride", "8"}, {"epochs", "1"}, {"windows_per_epoch", "64"}});
    std::set<std::string> names;
    for (const BaselineFile& baseline : plant.files(run).baselines) names.insert(baseline.name);
    QCOMPARE(names,
             (std::set<std::string>{"always-normal", "knn-distance", "majority-class", "pca-t2-spe", "robust-ewma", "spectral-lda"}));
    const Json figures = plant.evaluate(run);
    for (const Json& baseline : figures["baselines"]) {
        if (baseline["name"] == "majority-class") {
            // Normal is the most frequent class: right on every normal window, wrong on every other one.
            QVERIFY(near(baseline["balanced_accuracy"].get<double>(), 1.0 / 3)); // normal, seal and a class that training never saw
            QVERIFY(baseline["accuracy"].get<double>() > 0.5);
        }
        if (baseline["name"] == "always-normal") QCOMPARE(baseline["events_found"].get<int>(), 0);
    }
}

void TestRuns::unjudgedTimeIsNoEvidence() {
    const Plant plain, plant({labelOf("pump", 3200, 3299, "unknown"), labelOf("pump", 3500, 3549, "seal", label::LabelStatus::Proposed),
                              labelOf("pump", 3700, 3799, "seal", label::LabelStatus::Rejected), labelOf("pump", 4500, 4509, "unknown")});
    // Validation is rows 3000 to 3999; the first window that lies in it ends at row 3007. A label and one window of grace are left out.
    const double whole = 1000 - kWindow + 1;
    const alarm::DecisionRecord all = plain.tune(plain.train("robust-ewma"));
    QVERIFY(near(all.cleanDays, whole / kMinutesPerDay));
    QCOMPARE(all.counting.unjudgedDays, 0.0);
    const RunId run = plant.train("robust-ewma");
    const alarm::DecisionRecord record = plant.tune(run);
    const double left = 100 + kWindow + 50 + kWindow;
    QVERIFY2(near(record.cleanDays, (whole - left) / kMinutesPerDay), std::to_string(record.cleanDays * kMinutesPerDay).c_str());
    QVERIFY(near(record.counting.unjudgedDays, left / kMinutesPerDay));

    const Json figures = plant.evaluate(run);
    QVERIFY(near(figures["unjudged_days"].get<double>(), (10 + kWindow) / kMinutesPerDay));
    QCOMPARE(rowsOf(figures, {"tp", "fp", "fn", "tn"}), std::int64_t{1000 - 10});
    QCOMPARE(rowsOf(figures, {"tp", "fn"}), std::int64_t{100});
    QCOMPARE(figures["events"].get<int>(), 2);
}

void TestRuns::proposedFaultsDoNotTrain() {
    const Plant plant({labelOf("pump", 100, 199, "seal", label::LabelStatus::Proposed),
                       labelOf("pump", 300, 399, "seal", label::LabelStatus::Rejected),
                       labelOf("pump", 500, 599, "normal", label::LabelStatus::Proposed)});
    const ProjectData data = taken(readProjectData(plant.project, {}));
    std::map<std::string, int> classes;
    for (const auto& label : data.recordings.front().labels) ++classes[label.className];
    QCOMPARE(classes, (std::map<std::string, int>{{"unknown", 1}, {"seal", 1}, {"bearing", 1}}));
}

void TestRuns::otherClassesAreUnknownIgnoredOnesAreNormal() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    ScoreChoice seal;
    seal.classes = {"seal"};
    const Json only = plant.evaluate(run, seal);
    QCOMPARE(only["events"].get<int>(), 1);
    QCOMPARE(rowsOf(only, {"tp", "fn"}), std::int64_t{50});
    QCOMPARE(rowsOf(only, {"fp", "tn"}), std::int64_t{1000 - 100}); // the bearing fault is not normal
    ScoreChoice without;
    without.ignoredClasses = {"bearing"};
    const Json ignored = plant.evaluate(run, without);
    QCOMPARE(rowsOf(ignored, {"tp", "fn"}), std::int64_t{50});
    QCOMPARE(rowsOf(ignored, {"fp", "tn"}), std::int64_t{1000 - 50});
    QVERIFY(ignored["false_alarms"].get<int>() > only["false_alarms"].get<int>()); // the bearing fault alarms
    DataRequest data;
    data.classes = {"seal"};
    const auto labels = taken(readProjectData(plant.project, data)).recordings.front().labels;
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const auto& label) { return label.className == "unknown"; }));
}

void TestRuns::alarmsAreThoseOfTheAgent() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    constexpr TimeNs kCoolDown = 3 * 60 * kMinute;
    QVERIFY(plant.tune(run, "30/1d", {}, kCoolDown).shown);
    const Json figures = plant.evaluate(run);
    const RunScores scores = taken(runScores(plant.project, plant.files(run), {}));
    QCOMPARE(scores.rule.coolDownNs, kCoolDown);
    std::vector<std::string> ours, apart;
    for (const auto& list : alarmsOf(scores))
        for (const alarm::AlarmInterval& alarm : list) ours.push_back(formatTime(alarm.raised));
    for (const alarm::ScoreSeries& series : scores.series)
        for (const alarm::AlarmInterval& alarm : alarm::applyRule(series, scores.rule)) apart.push_back(formatTime(alarm.raised));
    QCOMPARE(scores.series.size(), std::size_t{2});
    QVERIFY2(apart != ours, "the history has no alarm that the cool-down over the gap holds back");

    const ExportRequest request = plant.exportOf(run);
    QVERIFY(exportRun(plant.project, request).ok());
    const bundle::PublicKey trusted = taken(bundle::readPublicKey(request.key.string() + ".pub"));
    edge::Pipeline agent(taken(edge::openBundle(taken(bundle::verifyBundle(request.out, std::span(&trusted, 1))), "auto")));
    const ProjectData data = taken(readProjectData(plant.project, {}));
    const auto& recording = data.recordings.front();
    for (std::size_t row = 4000; row < recording.times.size(); ++row) {
        std::vector<double> values;
        for (const auto& column : recording.columns) values.push_back(column[row]);
        QVERIFY(agent.push("pump", recording.times[row], values).ok());
    }
    std::vector<std::string> theirs;
    const std::string lines = agent.takeAlarms();
    for (std::size_t from = 0; from < lines.size(); from = lines.find('\n', from) + 1) {
        const Json line = Json::parse(lines.substr(from, lines.find('\n', from) - from));
        if (line["state"] == "raised") theirs.push_back(line["time"].get<std::string>());
    }
    QVERIFY(!theirs.empty());
    QCOMPARE(ours, theirs);
    QCOMPARE(figures["alarms"].get<std::size_t>(), theirs.size());
}

void TestRuns::termsOfTuneAreUsedAgain() {
    const Plant plant;
    const RunId run = plant.autoencoder();
    ScoreChoice terms;
    terms.classes = {"seal"};
    terms.ignoredClasses = {"note"};
    terms.horizonNs = 10 * kMinute;
    terms.graceNs = 3 * kMinute;
    const alarm::DecisionRecord record = plant.tune(run, "30/1d", terms, 5 * kMinute);
    const auto back = taken(runDecision(plant.project, plant.files(run), "fp32"));
    QVERIFY(back && back->counting == record.counting);
    QCOMPARE(back->counting.horizonNs, 10 * kMinute);

    Json figures = plant.evaluate(run);
    QCOMPARE(figures["counting"]["horizon_s"].get<double>(), 600.0);
    QCOMPARE(figures["counting"]["grace_s"].get<double>(), 180.0);
    QCOMPARE(figures["events"].get<int>(), 1); // seal only
    for (const Json& baseline : figures["baselines"]) QVERIFY(baseline["counting"] == figures["counting"]);
    ScoreChoice given;
    given.horizonNs = kMinute;
    given.classes = {"seal", "bearing"};
    figures = plant.evaluate(run, given);
    QCOMPARE(figures["counting"]["horizon_s"].get<double>(), 60.0);
    QCOMPARE(figures["events"].get<int>(), 2);

    QVERIFY(quantizeRun(plant.project, {run, {}}).ok());
    const auto int8 = taken(runDecision(plant.project, plant.files(run), "int8"));
    QVERIFY(int8.has_value());
    QVERIFY(int8->counting == record.counting);
    QCOMPARE(int8->rule.coolDownNs, 5 * kMinute);
    QVERIFY(int8->budget == record.budget);
}

void TestRuns::aRuleChosenByHandShowsNothingUnlessStricter() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    const alarm::DecisionRecord solved = plant.tune(run);
    QVERIFY(solved.shown);
    TuneRequest request = sameRequest(solved, run, solved.precision);

    alarm::DecisionRule rule = solved.rule;
    rule.threshold += 0.25;
    const alarm::DecisionRecord strict = taken(keepRule(plant.project, request, rule));
    QVERIFY(strict.shown);
    QVERIFY(strict.rule == rule);
    QCOMPARE(strict.bound, solved.bound);
    QVERIFY(strict.falseAlarms <= solved.falseAlarms);
    QVERIFY(taken(runDecision(plant.project, plant.files(run), "fp32"))->rule == rule); // it is the one in force

    rule.threshold = solved.rule.threshold - 0.25;
    const alarm::DecisionRecord loose = taken(keepRule(plant.project, request, rule));
    QVERIFY(!loose.shown);
    QVERIFY(loose.missing && loose.missing->cleanDays > 0);
    QVERIFY2(loose.missing->sentence.find("by hand") != std::string::npos, loose.missing->sentence.c_str());
    QVERIFY(near(loose.bound, alarm::poissonUpper(loose.falseAlarms, loose.cleanDays, 0.95)));

    rule = solved.rule; // another form is another search
    rule.threshold += 0.25;
    rule.n = rule.m + 1;
    QVERIFY(!taken(keepRule(plant.project, request, rule)).shown);
    rule.m = 0;
    QVERIFY(!keepRule(plant.project, request, rule).ok());
}

void TestRuns::baselinesStandAtTheSameOperatingPoint() {
    const Plant plant;
    const RunId run = plant.autoencoder();
    const Json before = plant.evaluate(run);
    for (const Json& baseline : before["baselines"]) QVERIFY(!baseline.contains("bound"));
    const alarm::DecisionRecord record = plant.tune(run);
    const Json figures = plant.evaluate(run);
    QVERIFY(figures["baselines"].size() >= 3);
    QCOMPARE(figures["rule_from"].get<std::string>(), std::string("tune"));
    double best = -1;
    for (const Json& baseline : figures["baselines"]) {
        const std::string name = baseline["name"].get<std::string>();
        QVERIFY2(baseline["rule_from"].get<std::string>().find("30/1d") != std::string::npos, name.c_str());
        QCOMPARE(baseline["shown"].get<bool>(), record.shown);
        QVERIFY(baseline["bound"].get<double>() <= record.budget.perDay());
        if (baseline["auc"].is_number()) best = std::max(best, baseline["auc"].get<double>());
        // The rule that is reported keeps the budget on the baseline's own validation scores.
        if (name != "robust-ewma") continue;
        const BaselineFile file{name, taken(alarm::decisionRuleFromJson(baseline["rule"]))};
        ScoreChoice choice;
        choice.part = ScoredPart::Validation;
        const RunScores scores = taken(runScores(plant.project, plant.files(run), choice, &file));
        const auto metrics = alarm::eventMetrics(scores.series, scores.events, alarmsOf(scores), scores.eventOptions);
        QVERIFY(metrics.falseAlarmsUpper.value() <= record.budget.perDay());
    }
    QCOMPARE(figures["baseline"]["auc"].get<double>(), best);
}

void TestRuns::classesThatTrainingNeverSawAreErrors() {
    const auto folder = taken(TemporaryFolder::create());
    const store::Project project = taken(store::Project::create(folder.path() / "p.tocsin"));
    addRun(project, "one", {{1000, 1999, 3}}, 1);
    addRun(project, "two", {{1000, 1999, 3}, {2000, 2999, 5}, {3000, 3999, 8}}, 2, {{"side", "test"}});
    // "misaligned" is labelled in the test part alone, "bearing" only after training.
    taken(project.labels().add(std::vector<label::Label>{labelOf("one", 1000, 1999, "seal"), labelOf("two", 1000, 1999, "seal"),
                                                         labelOf("two", 2000, 2999, "misaligned")},
                               "test"));
    TrainRunRequest request;
    request.recipe = "spectral-lda";
    request.settings = {{"window", "64"}, {"stride", "16"}, {"bands", "8"}};
    request.split = "tag:side=test";
    const TrainRunAnswer trained = taken(trainRun(project, request));
    taken(project.labels().add(std::vector<label::Label>{labelOf("two", 3000, 3999, "bearing")}, "test"));
    const Json figures = taken(evaluateRun(project, {trained.files.id, {}}));
    // A window is stamped with its last row: 63, 79, ... (without max_gap the history has no break).
    std::int64_t unseen = 0, windows = 0, bearing = 0;
    for (std::int64_t row = 63; row < kRunRows; row += 16) {
        ++windows;
        unseen += row >= 2000 && row <= 3999;
        bearing += row >= 3000 && row <= 3999;
    }
    QCOMPARE(figures["unseen_class_windows"].get<std::int64_t>(), unseen);
    QCOMPARE(figures["items"].get<std::int64_t>(), windows);
    std::int64_t correct = 0, all = 0;
    for (std::size_t truth = 0; truth < figures["confusion"].size(); ++truth)
        for (std::size_t said = 0; said < figures["confusion"].size(); ++said) {
            all += figures["confusion"][truth][said].get<std::int64_t>();
            correct += truth == said ? figures["confusion"][truth][said].get<std::int64_t>() : 0;
        }
    QCOMPARE(all, windows);
    QVERIFY(near(figures["accuracy"].get<double>(), static_cast<double>(correct) / static_cast<double>(windows)));
    QCOMPARE(figures["per_class"]["bearing"].get<double>(), 0.0);
    QVERIFY(figures["accuracy"].get<double>() <= 1 - static_cast<double>(bearing) / static_cast<double>(windows));
}

void TestRuns::int8IsKeptOnlyWhereItLosesNothing() {
    compress::QuantizationReport report;
    report.fused = true;
    report.latencyMsFp32 = 2;
    report.latencyMsInt8 = 1;
    QVERIFY(keepInt8(report, 0, false, false).keep); // nothing was tuned: speed and events decide
    QVERIFY(keepInt8(report, 0, true, true).keep);
    QVERIFY(keepInt8(report, 0, false, true).keep);
    QVERIFY(!keepInt8(report, 0, true, false).keep);
    QVERIFY(keepInt8(report, 0, true, false).why.find("not shown for int8") != std::string::npos);
    QVERIFY(!keepInt8(report, 1, true, true).keep);
    QVERIFY(keepInt8(report, 1, true, true).why.find("1 event that fp32 finds is lost") != std::string::npos);
    report.latencyMsInt8 = 2;
    QVERIFY(!keepInt8(report, 0, true, true).keep);
    report.latencyMsInt8 = 1;
    report.fused = false;
    QVERIFY(!keepInt8(report, 0, true, true).keep);
}

void TestRuns::quantizeSolvesAndComparesForItself() {
    const Plant plant;
    const RunId run = plant.autoencoder();
    const Json answer = taken(quantizeRun(plant.project, {run, {}}));
    const RunFiles files = plant.files(run);
    QCOMPARE(answer["model_sha256"].get<std::string>(), taken(sha256File(files.model("fp32"))));
    QCOMPARE(answer["model_int8_sha256"].get<std::string>(), taken(sha256File(files.model("int8"))));

    // The default threshold of int8, from int8 scores of the validation windows: factor 1 times their 0.99 quantile, hysteresis 0.2 of it.
    ScoreChoice choice;
    choice.part = ScoredPart::Validation;
    choice.precision = "int8";
    const RunScores validation = taken(runScores(plant.project, files, choice));
    std::vector<double> values;
    for (const alarm::ScoreSeries& series : validation.series) values.insert(values.end(), series.scores.begin(), series.scores.end());
    const double limit = alarm::quantile(values, 0.99).value();
    QVERIFY(near(validation.rule.threshold, limit, 1e-6));
    QVERIFY(near(validation.rule.hysteresis, 0.2 * limit, 1e-6));
    QVERIFY(validation.rule.threshold != files.defaultRule.threshold);

    // Changed alarms, found by comparing every pair.
    std::vector<alarm::AlarmInterval> lists[2];
    for (const int precision : {0, 1}) {
        choice.part = ScoredPart::Unseen;
        choice.precision = precision == 0 ? "fp32" : "int8";
        for (const auto& list : alarmsOf(taken(runScores(plant.project, files, choice))))
            lists[precision].insert(lists[precision].end(), list.begin(), list.end());
    }
    QVERIFY(!lists[0].empty());
    const auto alone = [](const std::vector<alarm::AlarmInterval>& list, const std::vector<alarm::AlarmInterval>& others) {
        return std::count_if(list.begin(), list.end(), [&](const alarm::AlarmInterval& alarm) {
            return std::none_of(others.begin(), others.end(), [&](const alarm::AlarmInterval& other) {
                return other.raised <= alarm.cleared && alarm.raised <= other.cleared;
            });
        });
    };
    std::map<std::string, std::ptrdiff_t> changes;
    for (const Json& change : answer["changed_alarms"]) ++changes[change["change"].get<std::string>()];
    QVERIFY(changes["vanished"] >= alone(lists[0], lists[1]));
    QVERIFY(changes["appeared"] >= alone(lists[1], lists[0]));
    // Every alarm is matched or changed: both lists less what they do not share are equally long.
    QCOMPARE(static_cast<std::ptrdiff_t>(lists[0].size()) - changes["vanished"],
             static_cast<std::ptrdiff_t>(lists[1].size()) - changes["appeared"]);
    QCOMPARE(answer["decisions_changed"].get<std::ptrdiff_t>(),
             changes["vanished"] + changes["appeared"] + static_cast<std::ptrdiff_t>(answer["changed_events"].size()));
    if (answer["kept"].get<bool>()) QCOMPARE(answer["events_lost"].get<int>(), 0);
}

void TestRuns::int8OfAnotherModelIsRefused() {
    const Plant plant;
    const RunId run = plant.autoencoder(), other = plant.train("robust-ewma", {{"window", "16"}});
    Json report = taken(quantizeRun(plant.project, {run, {}}));
    const RunFiles files = plant.files(run);
    QCOMPARE(taken(resolvePrecision(files, "int8")), std::string("int8"));
    report["kept"] = true; // whatever the clock of this machine said
    QVERIFY(durableReplace(files.folder / "quantization.json", report.dump(1)).ok());
    QCOMPARE(taken(resolvePrecision(files, "auto")), std::string("int8"));
    std::filesystem::copy_file(plant.files(other).model("fp32"), files.model("fp32"), std::filesystem::copy_options::overwrite_existing);
    for (const char* asked : {"int8", "auto"}) {
        const auto refused = resolvePrecision(files, asked);
        QVERIFY(!refused.ok() && refused.error().code == ErrorCode::Finding);
        QVERIFY(refused.error().message.find("quantize again") != std::string::npos);
    }
    QCOMPARE(exportRun(plant.project, plant.exportOf(run)).error().code, ErrorCode::Finding);
    QCOMPARE(taken(resolvePrecision(files, "fp32")), std::string("fp32"));
}

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
