// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/alarm/event_metrics.h"
#include "core/alarm/score_series.h"

namespace tocsin::alarm {

/// The part of a decision rule that stays fixed while the threshold moves.
struct RuleForm {
    int m = 1;
    int n = 1;
    double hysteresis = 0; ///< score units
    friend bool operator==(const RuleForm&, const RuleForm&) = default;
};

/// Rolling m-th largest of the last n scores; -infinity while fewer than m scores have been seen. "At least m of the last n scores are
/// above u" holds exactly where this is above u, for every u. out: [N]. O(N) for m = 1 or m = n, O(N n) memory moves otherwise.
[[nodiscard]] std::vector<float> rollingRank(std::span<const float> scores, int m, int n);

/// How many false alarms, how much clean time in alarm and how many events found, exactly, for EVERY threshold at once.
///
/// With t the rolling rank of the scores and h the hysteresis, an alarm stands after score i at threshold u exactly when u < S(i), where
/// S(i) = max(t(i), min(S(i-1), t(i) + h)) and S = -infinity at the start of a series (the play operator of hysteresis). It is therefore
/// raised at score i exactly for u in [S(i-1), t(i)). One pass finds these intervals, one radix sort of their ends makes every question a
/// binary search. The components of super-level sets that a sort and a union-find would give are the case h = 0. Equal to DecisionLogic
/// with the same m, n, hysteresis, without minimum duration and cool-down; those two only take alarms away.
class EpisodeCurve {
public:
    /// Series may be in any order; the events are those of the same assets. Time O(N), 10 million scores well under a second.
    /// Working memory about 12 bytes a score.
    EpisodeCurve(std::span<const ScoreSeries> series, std::span<const TrueEvent> events, const RuleForm& form, const EventOptions& options);
    /// All time is clean.
    EpisodeCurve(std::span<const ScoreSeries> series, const RuleForm& form);

    /// Alarms raised in clean time at this threshold. O(log N).
    [[nodiscard]] std::int64_t falseAlarms(double threshold) const;
    /// Clean machine-days with an alarm standing. O(log N).
    [[nodiscard]] double alarmDays(double threshold) const;
    /// Events with an alarm raised in their window. O(log N).
    [[nodiscard]] int eventsFound(double threshold) const;

    [[nodiscard]] double cleanDays() const { return m_cleanDays; }
    [[nodiscard]] int events() const { return m_events; }
    /// Smallest and largest clean score (after the rolling rank); both 0 when there is none.
    [[nodiscard]] float lowest() const { return m_lowest; }
    [[nodiscard]] float highest() const { return m_highest; }

    struct Point {
        double threshold = 0;
        std::int64_t falseAlarms = 0;
        double alarmDays = 0;
        int eventsFound = 0;
    };
    /// At most `count` points for a chart, thresholds ascending from lowest() to highest(): half of them at even steps of the score, half
    /// at even steps of rank towards the rare end, where the budget is decided.
    [[nodiscard]] std::vector<Point> points(std::size_t count) const;

    struct Limit {
        double threshold = 0;
        bool stoppedByTime = false; ///< the limit on time in alarm ended the walk, not the count
    };
    /// Walks from the strictest threshold to looser ones and stops before the first at which more than maxAlarms false alarms are raised or
    /// more than maxAlarmDays of clean time are in alarm: the lowest threshold such that it AND every stricter one keep both limits.
    /// Never at or below the lowest clean score unless all scores are equal; then just above it. O(result).
    [[nodiscard]] Limit lowestThreshold(std::int64_t maxAlarms, double maxAlarmDays) const;

private:
    struct Weighted {
        double days = 0;           ///< what one score stands for
        std::vector<float> levels; ///< S(i) in clean time, ascending
    };
    std::vector<float> m_falseLow, m_falseHigh; // clean raising intervals [low, high), each list ascending
    std::vector<float> m_foundLow, m_foundHigh; // per event disjoint finding intervals, each list ascending
    std::vector<Weighted> m_standing;
    double m_cleanDays = 0;
    int m_events = 0;
    float m_lowest = 0, m_highest = 0;
};

} // namespace tocsin::alarm
