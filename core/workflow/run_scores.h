// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/alarm/event_metrics.h"
#include "core/workflow/run_files.h"
#include "core/workflow/scoring.h"

namespace tocsin::workflow {

/// Validation is what `tune` may look at, Test what `evaluate` reports, Unseen both.
enum class ScoredPart { Validation, Test, Unseen };

/// Tuned: the decision record of the run where there is one. Untuned: what training set, whatever was tuned.
enum class RuleSource { Tuned, Untuned };

/// What is scored and what counts there. Terms that are not given are those of the decision record where its rule is used.
struct ScoreChoice {
    ScoredPart part = ScoredPart::Test;
    std::string precision = "auto";
    std::vector<std::string> classes;        ///< fault classes that are events, time of the others is unjudged; empty: all
    std::vector<std::string> ignoredClasses; ///< labels of these classes are not looked at
    std::optional<TimeNs> horizonNs;         ///< an alarm this long before an event finds it; else 0
    std::optional<TimeNs> graceNs;           ///< after an event an alarm counts neither way; else one window
    RuleSource rule = RuleSource::Tuned;
};

/// The choice with precision, classes, horizon and grace filled in. Code Finding: a decision record that is not of the present model.
[[nodiscard]] Result<ScoreChoice> settledChoice(const store::Project& project, const RunFiles& run, ScoreChoice choice);

/// Scores of a part of a run's data with the true events in it.
struct RunScores {
    std::vector<alarm::ScoreSeries> series;
    std::vector<alarm::TrueEvent> events;
    alarm::EventOptions eventOptions; ///< with the unjudged time
    alarm::DecisionRule rule;         ///< the tuned one where there is one, else untunedRule()
    bool tuned = false;
    bool shown = false; ///< tuned, and its budget shown
    std::string precision;
    ScoreChoice choice; ///< settled
    std::vector<RecordingScores> recordings;
    std::int64_t notFit = 0; ///< windows whose score was not a finite number
};

/// Scores one model of a run (its own, or a baseline's with that rule when `baseline` names one) over a part of its data. Recordings of one
/// asset that overlap in time are told apart ("pump 1 #3"). Code Finding: a decision record that is not of the present model.
[[nodiscard]] Result<RunScores> runScores(const store::Project& project, const RunFiles& run, const ScoreChoice& choice,
                                          const BaselineFile* baseline = nullptr, const JobContext& job = {});
[[nodiscard]] Result<RunScores> runScores(const store::Project& project, RunId run, ScoredPart part, const std::string& precision,
                                          const JobContext& job = {});

/// The alarms of these scores, one list a series, as the agent would raise them: cool-down goes on over breaks.
[[nodiscard]] std::vector<std::vector<alarm::AlarmInterval>> alarmsOf(const RunScores& scores);

/// Scores of windows of the training part that training took as normal; recordings in the order of the split until there are 20,000, so
/// possibly of the first ones only.
[[nodiscard]] Result<std::vector<float>> trainingScores(const store::Project& project, const RunFiles& run, const ScoreChoice& choice,
                                                        const BaselineFile* baseline = nullptr, const JobContext& job = {});

} // namespace tocsin::workflow
