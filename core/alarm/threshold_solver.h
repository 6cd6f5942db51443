// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/alarm/decision_record.h"
#include "core/alarm/episode_curve.h"
#include "core/alarm/event_metrics.h"
#include "core/base/job.h"

namespace tocsin::alarm {

inline constexpr std::size_t kLeastTrainingScores = 20;

struct SolverRequest {
    std::vector<ScoreSeries> clean;       ///< normal time only (cleanSeries()); must hold at least one score
    std::vector<ScoreSeries> eventSeries; ///< optional: histories with events, to choose among forms of the rule
    std::vector<TrueEvent> events;        ///< may be empty: no fault need be known
    EventOptions eventOptions;
    Budget budget;
    double confidence = 0.95; ///< of the bound, in (0.5, 1)

    /// Forms (m of n) in order of preference; the first is used when no events are given. How many are tried is decided by the
    /// clean time; forms that would be blind for more than a twentieth of it (short stretches) are left out. Hysteresis 0: the common one
    /// below.
    std::vector<RuleForm> forms = {{1, 1, 0}, {2, 3, 0}, {3, 5, 0}, {5, 8, 0}, {8, 12, 0}};
    std::optional<double> hysteresis; ///< score units; unset: half the interquartile range of trainingScores
    /// Scores of normal time that the model was trained on, never of `clean`: a hysteresis read off the scores under test would make the
    /// form depend on them, and the bound below does not allow for that. Fewer than kLeastTrainingScores: hysteresis 0.
    std::vector<float> trainingScores = {};
    TimeNs minDurationNs = 0;     ///< kept as given: it only takes alarms away
    TimeNs coolDownNs = 0;        ///< likewise
    double maxTimeInAlarm = 0.05; ///< of the clean time: without it a wide budget would be met by one alarm that never ends
};

/// The most sensitive rule whose false-alarm rate is shown to keep the budget, or what is missing to show one.
///
/// Why the bound survives the search over thresholds: the hypotheses "rate at threshold u is above the budget" are tested in a fixed order,
/// from strict to loose, each by the exact Poisson test at level 1 - confidence, and the walk stops at the first that cannot be refused. A
/// false claim needs the first true hypothesis of the sequence to be refused, which happens with probability at most 1 - confidence
/// (fixed-sequence test: Maurer, Hothorn and Lehmacher 1995; Westfall and Krishen 2001; for tuning a detector: Angelopoulos et al., "Learn
/// then test", 2021). The argument needs neither monotone counts nor a grid. The test refuses when the count is at most k =
/// poissonAllowedCount(), which depends on clean time and budget only; the bound is the upper limit of k. Among F forms each is tested at
/// (1 - confidence) / F (Bonferroni); F is the largest number, in the order given, that lowers k by a quarter at most, again without
/// looking at a score. Minimum duration and cool-down only remove alarms, so the bound holds with them. Assumed: false alarms of the clean
/// time are independent of each other (a warning says when they come in clusters or from one machine) and the future is like the clean
/// time.
///
/// Errors: code Data for no or non-finite scores or steps <= 0, Usage for confidence, budget or forms out of range, Cancelled.
[[nodiscard]] Result<DecisionRecord> solveThreshold(const SolverRequest& request, const JobContext& context = {});

} // namespace tocsin::alarm
