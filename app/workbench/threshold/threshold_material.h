// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/workbench/pages/alarm_table_model.h"
#include "app/workbench/threshold/score_counts.h"
#include "core/alarm/budget.h"
#include "core/alarm/episode_curve.h"
#include "core/store/project.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workbench {

/// Scores of one part of a run's data, and the answers for every threshold at once.
struct JudgedPart {
    std::shared_ptr<const workflow::RunScores> scores;
    std::shared_ptr<const alarm::EpisodeCurve> curve;
    std::vector<alarm::EpisodeCurve::Point> points; ///< reduced, for chart and slider
    ScoreCounts counts;
};

/// What the Threshold page shows of a run. Validation is what may be tuned on, test what is reported; either may hold no score.
struct ThresholdMaterial {
    std::optional<JudgedPart> validation, test;
    alarm::DecisionRule rule;            ///< in force: tuned, or what training set
    alarm::RuleForm form;                ///< of the curves
    std::optional<alarm::Budget> budget; ///< that the rule was solved for, where it was
};

[[nodiscard]] JudgedPart judge(std::shared_ptr<const workflow::RunScores> scores, const alarm::RuleForm& form);
/// Scores both parts. Any thread.
[[nodiscard]] Result<std::shared_ptr<const ThresholdMaterial>> thresholdMaterial(const store::Project& project, RunId run,
                                                                                 const JobContext& job);
/// The same scores under another form of the rule.
[[nodiscard]] std::shared_ptr<const ThresholdMaterial> reformed(const ThresholdMaterial& material, const alarm::RuleForm& form);

/// The alarms of a rule on one part.
struct PartAlarms {
    std::vector<AlarmRow> rows; ///< at most kListedAlarms
    AlarmsByAsset byAsset;
    std::size_t total = 0;
    alarm::EventMetrics metrics;
};
inline constexpr std::size_t kListedAlarms = 5000; ///< more rows nobody reads; all are counted and drawn

[[nodiscard]] Result<PartAlarms> partAlarms(const JudgedPart& part, const alarm::DecisionRule& rule, const JobContext& job);

} // namespace tocsin::workbench
