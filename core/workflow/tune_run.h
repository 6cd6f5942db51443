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

/// Budget in, decision record out, kept with the run (newest wins) for evaluate, export and the agent.
[[nodiscard]] Result<alarm::DecisionRecord> tuneRun(const store::Project& project, const TuneRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
