// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/alarm/event_metrics.h"
#include "core/workflow/run_files.h"
#include "core/workflow/scoring.h"

namespace tocsin::workflow {

/// Validation is what `tune` may look at, Test what `evaluate` reports, Unseen both.
enum class ScoredPart { Validation, Test, Unseen };

/// Scores of a part of a run's data with the true events in it.
struct RunScores {
    std::vector<alarm::ScoreSeries> series;
    std::vector<alarm::TrueEvent> events;
    alarm::EventOptions eventOptions;
    alarm::DecisionRule rule; ///< the tuned one where there is one, else the default of training
    bool tuned = false;
    std::string precision;
    std::vector<RecordingScores> recordings;
    std::int64_t notFit = 0; ///< windows whose score was not a finite number
};

struct ScoreChoice {
    ScoredPart part = ScoredPart::Test;
    std::string precision = "auto";
    std::vector<std::string> classes; ///< fault classes that are events; empty: all
    TimeNs horizonNs = 0;             ///< an alarm this long before an event finds it
    TimeNs graceNs = -1;              ///< after an event an alarm counts neither way; negative: one window
};

/// Scores one model of a run (its own, or a baseline's when `baseline` names one) over a part of its data. Recordings of one asset that
/// overlap in time are told apart
/// ("pump 1 #3").
[[nodiscard]] Result<RunScores> runScores(const store::Project& project, const RunFiles& run, const ScoreChoice& choice,
                                          const BaselineFile* baseline = nullptr, const JobContext& job = {});
[[nodiscard]] Result<RunScores> runScores(const store::Project& project, RunId run, ScoredPart part, const std::string& precision,
                                          const JobContext& job = {});

} // namespace tocsin::workflow
