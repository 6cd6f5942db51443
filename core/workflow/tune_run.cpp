// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tune_run.h"

#include <fmt/format.h>

#include "core/alarm/threshold_solver.h"
#include "core/base/hash.h"
#include "core/workflow/run_decision.h"

namespace tocsin::workflow {

Result<alarm::DecisionRecord> solveRun(const store::Project& project, const RunFiles& run, const TuneRequest& request,
                                       const BaselineFile* baseline, const JobContext& job) {
    ScoreChoice choice = request.choice;
    choice.rule = RuleSource::Untuned; // what was tuned before has no say
    TOCSIN_ASSIGN(RunScores scores, runScores(project, run, choice, baseline, job));
    alarm::SolverRequest solver;
    solver.clean = alarm::cleanSeries(scores.series, scores.events, scores.eventOptions);
    if (solver.clean.empty())
        return Error{ErrorCode::Data,
                     fmt::format("run {}: the validation part holds no normal time to count false alarms in; its split was: {}",
                                 request.run.value, run.split.sentence),
                     {}};
    const std::vector<std::vector<alarm::AlarmInterval>> none(scores.series.size());
    const alarm::EventMetrics exposure = alarm::eventMetrics(scores.series, scores.events, none, scores.eventOptions);
    solver.eventSeries = std::move(scores.series);
    solver.events = std::move(scores.events);
    solver.eventOptions = scores.eventOptions;
    solver.budget = request.budget;
    solver.confidence = request.confidence;
    solver.coolDownNs = request.coolDownNs;
    solver.minDurationNs = request.minDurationNs;
    TOCSIN_ASSIGN(solver.trainingScores, trainingScores(project, run, scores.choice, baseline, job));
    TOCSIN_ASSIGN(alarm::DecisionRecord record, alarm::solveThreshold(solver, job));
    record.run = fmt::format("{}", request.run.value);
    record.precision = scores.precision;
    record.counting = {*scores.choice.horizonNs, *scores.choice.graceNs, scores.choice.classes, scores.choice.ignoredClasses,
                       exposure.unjudgedDays};
    TOCSIN_ASSIGN(record.modelSha256, baseline ? sha256File(run.baselineModel(baseline->name)) : modelHash(run, scores.precision));
    return record;
}

Result<alarm::DecisionRecord> tuneRun(const store::Project& project, const TuneRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    TOCSIN_ASSIGN(alarm::DecisionRecord record, solveRun(project, run, request, nullptr, job));
    TOCSIN_TRY(project.runs().addDecision(request.run, record.precision, record.shown, alarm::toJson(record)));
    return record;
}

TuneRequest sameRequest(const alarm::DecisionRecord& record, RunId run, const std::string& precision) {
    TuneRequest request;
    request.run = run;
    request.budget = record.budget;
    request.confidence = record.confidence;
    request.coolDownNs = record.rule.coolDownNs;
    request.minDurationNs = record.rule.minDurationNs;
    request.choice.part = ScoredPart::Validation;
    request.choice.precision = precision;
    request.choice.horizonNs = record.counting.horizonNs;
    request.choice.graceNs = record.counting.graceNs;
    request.choice.classes = record.counting.classes;
    request.choice.ignoredClasses = record.counting.ignoredClasses;
    return request;
}

} // namespace tocsin::workflow
