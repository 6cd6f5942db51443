// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/quantize_run.h"

#include <chrono>
#include <fmt/format.h>

#include "core/alarm/decision_record.h"
#include "core/base/durable_file.h"
#include "core/compress/quantizer.h"
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

/// Outcomes of all events of the unseen parts at one precision, with that precision's own rule.
struct Decisions {
    std::vector<alarm::EventOutcome> outcomes;
    int falseAlarms = 0;
    bool tuned = false;
};

Result<Decisions> decisionsOf(const store::Project& project, const RunFiles& run, const std::string& precision, const JobContext& job) {
    ScoreChoice choice;
    choice.part = ScoredPart::Unseen;
    choice.precision = precision;
    TOCSIN_ASSIGN(const RunScores scores, runScores(project, run, choice, nullptr, job));
    const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, scores.rule, scores.eventOptions);
    return Decisions{metrics.outcomes, metrics.falseAlarms, scores.tuned};
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
                {"changed_events", Json::array()}};
}

} // namespace

Result<Json> quantizeRun(const store::Project& project, const QuantizeRunRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    compress::QuantizeRequest quantize;
    TOCSIN_ASSIGN(quantize.graph, readGraph(run));
    TOCSIN_ASSIGN(const learn::WindowSet set, runWindows(project, run, {}, job));
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
        answer["kept"] = report.pays();
        answer["why"] = report.pays()   ? fmt::format("{:.2f} times as fast as fp32", report.latencyMsFp32 / report.latencyMsInt8)
                        : !report.fused ? "not everything runs in int8, fp32 is kept"
                                        : "int8 is not faster here, fp32 is kept";
        TOCSIN_TRY(durableReplace(run.model("int8"), made->onnxInt8));
        TOCSIN_TRY(durableReplace(run.folder / "quantization_plan.json", made->plan.dump(1)));
        // The threshold is solved again on int8 scores, never copied.
        TOCSIN_ASSIGN(const auto decision, project.runs().decision(run.id, "fp32"));
        if (decision) {
            TOCSIN_ASSIGN(const alarm::DecisionRecord record, alarm::decisionRecordFromJson(decision->content));
            TuneRequest tune;
            tune.run = run.id;
            tune.budget = record.budget;
            tune.confidence = record.confidence;
            tune.coolDownNs = record.rule.coolDownNs;
            tune.minDurationNs = record.rule.minDurationNs;
            tune.choice.part = ScoredPart::Validation;
            tune.choice.precision = "int8";
            TOCSIN_TRY(tuneRun(project, tune, job));
        }
        TOCSIN_ASSIGN(const Decisions fp32, decisionsOf(project, run, "fp32", job));
        TOCSIN_ASSIGN(const Decisions int8, decisionsOf(project, run, "int8", job));
        answer["changed_events"] = changedEvents(fp32, int8);
        answer["decisions_changed"] = answer["changed_events"].size();
        answer["false_alarms_fp32"] = fp32.falseAlarms;
        answer["false_alarms_int8"] = int8.falseAlarms;
    }
    TOCSIN_TRY(durableReplace(run.folder / "quantization.json", answer.dump(1)));
    TOCSIN_TRY(project.runs().setMetrics(run.id, "quantize", answer));
    return answer;
}

} // namespace tocsin::workflow
