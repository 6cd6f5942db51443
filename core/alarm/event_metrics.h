// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/alarm/bounds.h"
#include "core/alarm/decision_rule.h"
#include "core/alarm/score_series.h"

namespace tocsin::alarm {

/// Where an alarm counts as finding an event: raised in [range.from - horizon, range.to]. Raised in the grace time after range.to it counts
/// neither for nor against; everywhere else it is a false alarm. An alarm counts at the moment it is raised: one that stands for months
/// finds nothing, so that "always alarm" is not a good detector.
/// Unjudged time and the grace time after it (windows stamped there still hold samples of it) are not clean: an alarm raised there counts
/// neither way, in the horizon of an event too. Only inside range itself does the event win over unjudged time.
struct EventOptions {
    TimeNs horizonNs = 0;
    TimeNs graceNs = 0;
    double confidence = 0.95;
    std::vector<UnjudgedTime> unjudged = {}; ///< in any order, may overlap
};

/// What became of one event.
struct EventOutcome {
    TrueEvent event;
    bool observed = false;        ///< at least one score lies in its window; events never looked at do not count
    std::optional<TimeNs> raised; ///< first alarm raised in its window
    std::optional<double> leadS;  ///< seconds from the alarm to the failure (negative: after it)
    std::optional<double> delayS; ///< seconds from range.from to the alarm (negative: before it)
};

struct EventMetrics {
    int events = 0; ///< events observed
    int eventsFound = 0;
    std::optional<Limits> foundFraction;                      ///< Clopper-Pearson at the confidence; nothing without events
    std::vector<EventOutcome> outcomes;                       ///< as the events were given
    std::optional<double> leadMedianS, leadP10S, leadP90S;    ///< over events found; quantiles by linear interpolation
    std::optional<Limits> leadMedianLimits;                   ///< medianLimits() at the confidence; nothing when too few were found
    std::optional<double> delayMedianS, delayP90S;            ///< time to detect, over events found
    int alarms = 0;                                           ///< all alarms raised
    int falseAlarms = 0;                                      ///< raised in clean time
    double observedDays = 0;                                  ///< machine-days scored
    double cleanDays = 0;                                     ///< machine-days outside every event window, unjudged time and their grace
    double unjudgedDays = 0;                                  ///< machine-days that are not clean for unjudged time alone
    std::optional<double> falseAlarmsPerDay;                  ///< per clean machine-day; nothing without clean time
    std::optional<double> falseAlarmsUpper, falseAlarmsLower; ///< exact Poisson, one-sided each at the confidence
    std::optional<double> cleanTimeInAlarm;                   ///< fraction of the clean time in which an alarm stood
    double confidence = 0.95;
};

/// alarms: one list a series, as applyRule(span) returns them. Events of assets without series count as not observed. O(N + alarms x log
/// events).
[[nodiscard]] EventMetrics eventMetrics(std::span<const ScoreSeries> series, std::span<const TrueEvent> events,
                                        std::span<const std::vector<AlarmInterval>> alarms, const EventOptions& options);

/// The same with the rule run here.
[[nodiscard]] EventMetrics eventMetrics(std::span<const ScoreSeries> series, std::span<const TrueEvent> events, const DecisionRule& rule,
                                        const EventOptions& options);

/// The series without the event windows, the unjudged time and their grace: what is left is the clean time, cut into stretches. For the
/// threshold solver.
[[nodiscard]] std::vector<ScoreSeries> cleanSeries(std::span<const ScoreSeries> series, std::span<const TrueEvent> events,
                                                   const EventOptions& options);

/// Machine-days that the scores stand for.
[[nodiscard]] double machineDays(std::span<const ScoreSeries> series);

/// {events, events_found, events_found_limits, lead_time_s:{median,median_limits,median_limits_why,p10,p90},
/// time_to_detect_s:{median,p90}, alarms, false_alarms, false_alarms_per_day:{value,upper95,lower95,confidence}, observed_days, clean_days,
/// unjudged_days, clean_time_in_alarm, outcomes:[...]}; unknown numbers null. The keys upper95 and lower95 keep their names at any
/// confidence, which is stated beside them.
[[nodiscard]] Json toJson(const EventMetrics& metrics);

/// Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996); nothing for an empty list.
[[nodiscard]] std::optional<double> quantile(std::vector<double> values, double p);

} // namespace tocsin::alarm
