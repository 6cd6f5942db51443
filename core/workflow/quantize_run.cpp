// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/quantize_run.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/alarm/alarm_changes.h"
#include "core/alarm/decision_record.h"
#include "core/base/durable_file.h"
#include "core/learn/recipes.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_scores.h"
#include "core/workflow/run_windows.h"
#include "core/workflow/tune_run.h"

namespace tocsin::workflow {

namespace {

constexpr std::size_t kCalibrationPool = 2000, kHeldOutWindows = 500;

compress::WindowPool poolOf(const learn::WindowSet& set, learn::Part part, std::size_t count) {
    compress::WindowPool pool{set.channels(), set.samples(), {}};
    for (const auto& window : sampleWindows(set, part, count)) pool.append(window);
    return pool;
}

Result<compress::Observer> observerNamed(const std::string& name) {
    for (const compress::Observer observer : compress::kObservers)
        if (compress::observerName(observer) == name) return observer;
    return Error{ErrorCode::Usage, fmt::format("unknown observer '{}'; use min-max, percentile, mse or entropy", name), {}};
}

/// What one precision decides over the unseen parts, with its own rule.
struct Decisions {
    std::vector<alarm::EventOutcome> outcomes;
    alarm::AlarmsByAsset alarms;
    int falseAlarms = 0;
    bool shown = false;
};

Result<Decisions> decisionsOf(const store::Project& project, const RunFiles& run, ScoreChoice choice, const std::string& precision,
                              const JobContext& job) {
    choice.part = ScoredPart::Unseen;
    choice.precision = precision;
    TOCSIN_ASSIGN(const RunScores scores, runScores(project, run, choice, nullptr, job));
    const auto alarms = alarmsOf(scores);
    const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, alarms, scores.eventOptions);
    return Decisions{metrics.outcomes, alarm::alarmsByAsset(scores.series, alarms), metrics.falseAlarms, scores.shown};
}

Json changedEvents(const Decisions& fp32, const Decisions& int8) {
    Json changed = Json::array();
    for (std::size_t i = 0; i < fp32.outcomes.size() && i < int8.outcomes.size(); ++i) {
        const auto &before = fp32.outcomes[i], &after = int8.outcomes[i];
        if (!before.observed || before.raised.has_value() == after.raised.has_value()) continue;
        changed.push_back({{"asset", before.event.asset},
                           {"from", formatTime(before.event.range.from)},
                           {"to", formatTime(before.event.range.to)},
                           {"fp32", before.raised ? "found" : "missed"},
                           {"int8", after.raised ? "found" : "missed"}});
    }
    return changed;
}

Json toJson(const std::vector<alarm::AlarmChange>& changes) {
    const auto interval = [](const std::optional<alarm::AlarmInterval>& alarm) {
        return alarm ? Json{{"raised", formatTime(alarm->raised)},
                            {"cleared", alarm->open ? Json(nullptr) : Json(formatTime(alarm->cleared))}}
                     : Json(nullptr);
    };
    Json list = Json::array();
    for (const alarm::AlarmChange& change : changes)
        list.push_back({{"asset", change.asset},
                        {"change", alarm::alarmChangeName(change.kind)},
                        {"fp32", interval(change.before)},
                        {"int8", interval(change.after)}});
    return list;
}

/// Compares the two and decides whether int8 is kept: quicker alone is not enough.
void judge(const compress::QuantizationReport& report, const Decisions& fp32, const Decisions& int8, Json& answer) {
    const std::vector<alarm::AlarmChange> alarms = alarm::alarmChanges(fp32.alarms, int8.alarms);
    const auto other = std::count_if(alarms.begin(), alarms.end(),
                                     [](const alarm::AlarmChange& change) { return change.kind != alarm::AlarmChangeKind::Moved; });
    answer["changed_events"] = changedEvents(fp32, int8);
    answer["changed_alarms"] = toJson(alarms);
    answer["decisions_changed"] = other + static_cast<std::ptrdiff_t>(answer["changed_events"].size());
    answer["false_alarms_fp32"] = fp32.falseAlarms;
    answer["false_alarms_int8"] = int8.falseAlarms;
    const auto lost = std::count_if(answer["changed_events"].begin(), answer["changed_events"].end(),
                                    [](const Json& event) { return event["int8"] == "missed"; });
    answer["events_lost"] = lost;
    const KeepAnswer kept = keepInt8(report, lost, fp32.shown, int8.shown);
    answer["kept"] = kept.keep;
    answer["why"] = kept.why;
}

/// Training's default threshold read off int8 scores of the same windows: normal ones of the validation part, of training where there are
/// none. Its hysteresis keeps its share of the threshold.
Result<alarm::DecisionRule> defaultRuleOfInt8(const RunFiles& run, const learn::WindowSet& set, const JobContext& job) {
    if (run.task == "classify") return run.defaultRule; // even odds, whatever the precision
    const learn::Settings settings = run.settings.get<learn::Settings>();
    TOCSIN_ASSIGN(const double fraction, learn::realSetting(settings, "limit.quantile", 0, 1));
    TOCSIN_ASSIGN(const double factor, learn::realSetting(settings, "limit.factor", 0, 1e6));
    TOCSIN_ASSIGN(const double hysteresis, learn::realSetting(settings, "limit.hysteresis", 0, 1));
    const auto normal = [](const learn::Window& window) { return !window.touchesFault && window.classIndex == 0; };
    std::vector<std::size_t> windows = set.select(learn::Part::Validation, normal);
    if (windows.empty()) windows = set.select(learn::Part::Train, normal);
    TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(run.model("int8")));
    std::vector<float> values(static_cast<std::size_t>(set.channels() * set.samples()));
    std::vector<double> scores;
    runtime::ModelOutput output;
    for (const std::size_t index : windows) {
        TOCSIN_TRY(job.check());
        set.copy(set.windows()[index], values);
        TOCSIN_TRY(model.run(values, output));
        scores.push_back(output.score);
    }
    alarm::DecisionRule rule = run.defaultRule;
    const auto limit = alarm::quantile(std::move(scores), fraction);
    if (!limit) return rule;
    rule.threshold = factor * *limit;
    rule.hysteresis = hysteresis * rule.threshold;
    TOCSIN_TRY(alarm::checkRule(rule));
    return rule;
}

/// Where int8 cannot be had the report still says what fp32 is.
Result<Json> floatOnly(const RunFiles& run, const compress::WindowPool& pool, const std::string& why) {
    TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(run.model("fp32")));
    TOCSIN_ASSIGN(runtime::OnnxModel twin, runtime::OnnxModel::load(run.model("fp32")));
    TOCSIN_ASSIGN(const compress::LatencyPair latency, compress::measureLatency(model, twin, pool));
    return Json{{"size_fp32", std::filesystem::file_size(run.model("fp32"))},
                {"size_int8", nullptr},
                {"latency_ms_fp32", number(latency.firstMs)},
                {"latency_ms_int8", nullptr},
                {"fused", false},
                {"kept", false},
                {"why", why},
                {"decisions_changed", 0},
                {"changed_events", Json::array()},
                {"changed_alarms", Json::array()}};
}

} // namespace

KeepAnswer keepInt8(const compress::QuantizationReport& report, std::int64_t eventsLost, bool shownFp32, bool shownInt8) {
    if (!report.fused) return {false, "not everything runs in int8, fp32 is kept"};
    if (!report.pays()) return {false, "int8 is not faster here, fp32 is kept"};
    const std::string speed = fmt::format("{:.2f} times as fast as fp32", report.latencyMsFp32 / report.latencyMsInt8);
    if (eventsLost > 0)
        return {false, fmt::format("{}, but {} event{} that fp32 finds {} lost, fp32 is kept", speed, eventsLost,
                                   eventsLost == 1 ? "" : "s", eventsLost == 1 ? "is" : "are")};
    if (shownFp32 && !shownInt8) return {false, speed + ", but the budget that fp32 has shown is not shown for int8, fp32 is kept"};
    return {true, speed + ", no event is lost" + (shownFp32 ? ", the budget is shown for int8 too" : "")};
}

Result<Json> quantizeRun(const store::Project& project, const QuantizeRunRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    compress::QuantizeRequest quantize;
    TOCSIN_ASSIGN(quantize.graph, readGraph(run));
    TOCSIN_ASSIGN(const std::optional<alarm::DecisionRecord> decision, runDecision(project, run, "fp32"));
    ScoreChoice choice; // the terms of tune for both precisions
    if (decision) choice = sameRequest(*decision, run.id, "fp32").choice;
    TOCSIN_ASSIGN(const learn::WindowSet set, runWindows(project, run, choice.classes, choice.ignoredClasses, job));
    quantize.calibration = poolOf(set, learn::Part::Train, kCalibrationPool);
    quantize.heldOut = poolOf(set, learn::Part::Validation, kHeldOutWindows);
    if (request.observer) {
        TOCSIN_ASSIGN(quantize.observer, observerNamed(*request.observer));
    }
    const compress::WindowPool& timing = quantize.heldOut.size() > 0 ? quantize.heldOut : quantize.calibration;
    auto made = compress::quantize(quantize, job);
    Json answer;
    if (!made.ok()) {
        if (made.error().code != ErrorCode::Data) return std::move(made).error();
        TOCSIN_ASSIGN(answer, floatOnly(run, timing, made.error().message));
    } else {
        const compress::QuantizationReport& report = made->report;
        answer = compress::toJson(report);
        answer["size_fp32"] = report.bytesFp32;
        answer["size_int8"] = report.bytesInt8;
        answer["latency_ms_fp32"] = number(report.latencyMsFp32);
        answer["latency_ms_int8"] = number(report.latencyMsInt8);
        answer["fused"] = report.fused;
        answer["kept"] = false; // until the decisions are compared
        TOCSIN_TRY(durableReplace(run.model("int8"), made->onnxInt8));
        TOCSIN_TRY(durableReplace(run.folder / "quantization_plan.json", made->plan.dump(1)));
        TOCSIN_ASSIGN(answer["model_sha256"], modelHash(run, "fp32"));
        TOCSIN_ASSIGN(answer["model_int8_sha256"], modelHash(run, "int8"));
        TOCSIN_ASSIGN(const alarm::DecisionRule untuned, defaultRuleOfInt8(run, set, job));
        answer["default_rule_int8"] = alarm::toJson(untuned);
        TOCSIN_TRY(durableReplace(run.folder / "quantization.json", answer.dump(1)));
        // The threshold is solved again on int8 scores, never copied.
        if (decision) {
            TOCSIN_TRY(tuneRun(project, sameRequest(*decision, run.id, "int8"), job));
        } else {
            choice.rule = RuleSource::Untuned; // int8 alone may have been tuned, fp32 has nothing to compare with
        }
        TOCSIN_ASSIGN(const Decisions fp32, decisionsOf(project, run, choice, "fp32", job));
        TOCSIN_ASSIGN(const Decisions int8, decisionsOf(project, run, choice, "int8", job));
        judge(report, fp32, int8, answer);
    }
    TOCSIN_TRY(durableReplace(run.folder / "quantization.json", answer.dump(1)));
    TOCSIN_TRY(project.runs().setMetrics(run.id, "quantize", answer));
    return answer;
}

} // namespace tocsin::workflow
