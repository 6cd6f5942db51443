// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarm/decision_record.h"
#include "core/base/job.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workflow {

struct TuneRequest {
    RunId run;
    alarm::Budget budget;
    double confidence = 0.95;
    ScoreChoice choice; ///< part: Validation by default, so that the test part stays unseen
    TimeNs coolDownNs = 0;
    TimeNs minDurationNs = 0;
};

/// Budget in, decision record out, not kept. baseline: solve it for that baseline instead of the run's own model. The hysteresis comes from
/// scores of training.
[[nodiscard]] Result<alarm::DecisionRecord> solveRun(const store::Project& project, const RunFiles& run, const TuneRequest& request,
                                                     const BaselineFile* baseline = nullptr, const JobContext& job = {});

/// solveRun() for the run's own model, kept with the run (newest wins) for evaluate, export and the agent, with the hash of the model file.
[[nodiscard]] Result<alarm::DecisionRecord> tuneRun(const store::Project& project, const TuneRequest& request, const JobContext& job = {});

/// A rule chosen by hand, kept as tuneRun() keeps a solved one. Its budget is shown only where it has the form that the solver chooses and
/// a threshold at or above the solved one: the solver's walk from strict to loose has passed it. Else `shown` is false, the bound is the
/// plain limit of its count, and `missing` says what would show it. Code Data: a rule out of range.
[[nodiscard]] Result<alarm::DecisionRecord> keepRule(const store::Project& project, const TuneRequest& request,
                                                     const alarm::DecisionRule& rule, const JobContext& job = {});

/// The same question again: budget, confidence and terms of a record, on the validation part at a precision.
[[nodiscard]] TuneRequest sameRequest(const alarm::DecisionRecord& record, RunId run, const std::string& precision);

} // namespace tocsin::workflow
