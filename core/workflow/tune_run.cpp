// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tune_run.h"

#include <fmt/format.h>

#include "core/alarm/bounds.h"
#include "core/alarm/threshold_solver.h"
#include "core/base/hash.h"
#include "core/workflow/run_decision.h"

namespace tocsin::workflow {

namespace {

/// The scores that the budget is judged on.
struct Evidence {
    RunScores scores;
    std::vector<alarm::ScoreSeries> clean;
    double unjudgedDays = 0;
};

Result<Evidence> evidenceOf(const store::Project& project, const RunFiles& run, const TuneRequest& request, const BaselineFile* baseline,
                            const JobContext& job) {
    Evidence evidence;
    ScoreChoice choice = request.choice;
    choice.rule = RuleSource::Untuned; // what was tuned before has no say
    TOCSIN_ASSIGN(evidence.scores, runScores(project, run, choice, baseline, job));
    const RunScores& scores = evidence.scores;
    evidence.clean = alarm::cleanSeries(scores.series, scores.events, scores.eventOptions);
    if (evidence.clean.empty())
        return Error{ErrorCode::Data,
                     fmt::format("run {}: the validation part holds no normal time to count false alarms in; its split was: {}",
                                 request.run.value, run.split.sentence),
                     {}};
    const std::vector<std::vector<alarm::AlarmInterval>> none(scores.series.size());
    evidence.unjudgedDays = alarm::eventMetrics(scores.series, scores.events, none, scores.eventOptions).unjudgedDays;
    return evidence;
}

Result<alarm::DecisionRecord> solveOn(const Evidence& evidence, const store::Project& project, const RunFiles& run,
                                      const TuneRequest& request, const BaselineFile* baseline, const JobContext& job) {
    const RunScores& scores = evidence.scores;
    alarm::SolverRequest solver;
    solver.clean = evidence.clean;
    solver.eventSeries = scores.series;
    solver.events = scores.events;
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
                       evidence.unjudgedDays};
    TOCSIN_ASSIGN(record.modelSha256, baseline ? sha256File(run.baselineModel(baseline->name)) : modelHash(run, scores.precision));
    return record;
}

/// Counts of this rule in place of those of the solved one.
void recount(alarm::DecisionRecord& record, const Evidence& evidence, const alarm::DecisionRule& rule) {
    record.rule = rule;
    const alarm::EventMetrics clean = alarm::eventMetrics(evidence.clean, {}, rule, {});
    record.falseAlarms = clean.falseAlarms;
    record.cleanTimeInAlarm = clean.cleanTimeInAlarm.value_or(0);
    if (evidence.scores.events.empty()) return;
    const alarm::EventMetrics metrics =
        alarm::eventMetrics(evidence.scores.series, evidence.scores.events, rule, evidence.scores.eventOptions);
    record.events = metrics.events;
    record.eventsFound = metrics.eventsFound;
    record.leadMedianS = metrics.leadMedianS;
}

} // namespace

Result<alarm::DecisionRecord> solveRun(const store::Project& project, const RunFiles& run, const TuneRequest& request,
                                       const BaselineFile* baseline, const JobContext& job) {
    TOCSIN_ASSIGN(const Evidence evidence, evidenceOf(project, run, request, baseline, job));
    return solveOn(evidence, project, run, request, baseline, job);
}

Result<alarm::DecisionRecord> keepRule(const store::Project& project, const TuneRequest& request, const alarm::DecisionRule& rule,
                                       const JobContext& job) {
    TOCSIN_TRY(alarm::checkRule(rule));
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    TOCSIN_ASSIGN(const Evidence evidence, evidenceOf(project, run, request, nullptr, job));
    TOCSIN_ASSIGN(alarm::DecisionRecord record, solveOn(evidence, project, run, request, nullptr, job));
    alarm::DecisionRule solved = record.rule;
    const bool stricter = record.shown && rule.threshold >= solved.threshold;
    solved.threshold = rule.threshold;
    // Minimum duration and cool-down only take alarms away; the rest of the form must be the one that the solver chose without looking.
    solved.minDurationNs = rule.minDurationNs;
    solved.coolDownNs = rule.coolDownNs;
    recount(record, evidence, rule);
    if (stricter && solved == rule) {
        record.method += "; moved by hand to a stricter threshold, which the same walk had passed";
    } else {
        const double fresh = alarm::poissonExposureNeeded(record.falseAlarms, request.budget.perDay(), request.confidence);
        record.shown = false;
        record.allowedFalseAlarms = record.falseAlarms;
        record.bound = alarm::poissonUpper(record.falseAlarms, record.cleanDays, request.confidence);
        record.method = "exact Poisson limit of the count of alarms in clean time, for a rule chosen by hand while looking at that time";
        record.missing = alarm::MissingEvidence{
            fresh, fresh,
            fmt::format("Chosen by hand while looking at these {:.4g} clean machine-days, so they cannot show its budget. {:.4g} clean "
                        "machine-days that were not looked at, with at most {} false alarms, would.",
                        record.cleanDays, fresh, record.falseAlarms)};
    }
    TOCSIN_TRY(project.runs().addDecision(request.run, record.precision, record.shown, alarm::toJson(record)));
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
