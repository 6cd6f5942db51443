// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tune_run.h"

#include <fmt/format.h>

#include "core/alarm/threshold_solver.h"

namespace tocsin::workflow {

Result<alarm::DecisionRecord> tuneRun(const store::Project& project, const TuneRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    TOCSIN_ASSIGN(RunScores scores, runScores(project, run, request.choice, nullptr, job));
    alarm::SolverRequest solver;
    solver.clean = alarm::cleanSeries(scores.series, scores.events, scores.eventOptions);
    if (solver.clean.empty())
        return Error{ErrorCode::Data,
                     fmt::format("run {}: the validation part holds no normal time to count false alarms in; its split was: {}",
                                 request.run.value, run.split.sentence),
                     {}};
    solver.eventSeries = std::move(scores.series);
    solver.events = std::move(scores.events);
    solver.eventOptions = scores.eventOptions;
    solver.budget = request.budget;
    solver.confidence = request.confidence;
    solver.coolDownNs = request.coolDownNs;
    solver.minDurationNs = request.minDurationNs;
    TOCSIN_ASSIGN(alarm::DecisionRecord record, alarm::solveThreshold(solver, job));
    record.run = fmt::format("{}", request.run.value);
    record.precision = scores.precision;
    TOCSIN_TRY(project.runs().addDecision(request.run, scores.precision, record.shown, alarm::toJson(record)));
    return record;
}

} // namespace tocsin::workflow
