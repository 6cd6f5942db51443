// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/event_metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/alarm/detail/event_windows.h"

namespace tocsin::alarm {

namespace {

double seconds(TimeNs from, TimeNs to) {
    return (static_cast<double>(to) - static_cast<double>(from)) / static_cast<double>(kNsPerSecond);
}

double stepDays(const ScoreSeries& series) {
    return static_cast<double>(series.stepNs) / static_cast<double>(kNsPerDay);
}

std::size_t common(detail::RowRange a, detail::RowRange b) {
    const std::size_t from = std::max(a.from, b.from), to = std::min(a.to, b.to);
    return to > from ? to - from : 0;
}

void outcomes(std::span<const ScoreSeries> series, std::span<const std::vector<AlarmInterval>> alarms, const detail::EventWindows& windows,
              double confidence, EventMetrics& metrics) {
    for (std::size_t s = 0; s < series.size(); ++s) {
        for (const detail::EventWindow& window : windows.of(series[s].asset)) {
            EventOutcome& outcome = metrics.outcomes[window.event];
            for (const detail::RowRange rows : windows.findRows(series[s], window)) {
                outcome.observed = true;
                const auto first = std::lower_bound(alarms[s].begin(), alarms[s].end(), series[s].times[rows.from],
                                                    [](const AlarmInterval& alarm, TimeNs time) { return alarm.raised < time; });
                if (first == alarms[s].end() || first->raised > series[s].times[rows.to - 1]) continue;
                if (!outcome.raised || first->raised < *outcome.raised) outcome.raised = first->raised;
            }
        }
    }
    std::vector<double> leads, delays;
    for (EventOutcome& outcome : metrics.outcomes) {
        metrics.events += outcome.observed;
        if (!outcome.raised) continue;
        ++metrics.eventsFound;
        outcome.leadS = seconds(*outcome.raised, outcome.event.failure);
        outcome.delayS = seconds(outcome.event.range.from, *outcome.raised);
        leads.push_back(*outcome.leadS);
        delays.push_back(*outcome.delayS);
    }
    metrics.leadMedianS = quantile(leads, 0.5);
    metrics.leadMedianLimits = medianLimits(leads, confidence);
    metrics.leadP10S = quantile(leads, 0.1);
    metrics.leadP90S = quantile(leads, 0.9);
    metrics.delayMedianS = quantile(delays, 0.5);
    metrics.delayP90S = quantile(delays, 0.9);
}

} // namespace

std::optional<double> quantile(std::vector<double> values, double p) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const double place = std::clamp(p, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t next = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[next] - values[below]);
}

double machineDays(std::span<const ScoreSeries> series) {
    double days = 0;
    for (const ScoreSeries& part : series) days += stepDays(part) * static_cast<double>(part.scores.size());
    return days;
}

EventMetrics eventMetrics(std::span<const ScoreSeries> series, std::span<const TrueEvent> events,
                          std::span<const std::vector<AlarmInterval>> alarms, const EventOptions& options) {
    assert(series.size() == alarms.size());
    EventMetrics metrics;
    metrics.confidence = options.confidence;
    metrics.observedDays = machineDays(series);
    metrics.outcomes.reserve(events.size());
    for (const TrueEvent& event : events) metrics.outcomes.push_back({event, false, {}, {}, {}});
    const detail::EventWindows windows(events, options);
    outcomes(series, alarms, windows, options.confidence, metrics);
    if (metrics.events > 0) metrics.foundFraction = clopperPearson(metrics.eventsFound, metrics.events, options.confidence);

    double alarmDays = 0;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const std::vector<detail::RowRange> clean = windows.cleanRows(series[s]);
        std::size_t cleanRows = 0, alarmRows = 0, eventFree = 0;
        for (const detail::RowRange rows : clean) cleanRows += rows.size();
        for (const detail::RowRange rows : windows.eventFreeRows(series[s])) eventFree += rows.size();
        auto range = clean.begin(); // alarms ascend, so the ranges before the current one are done with
        for (const AlarmInterval& alarm : alarms[s]) {
            const detail::RowRange standing = detail::EventWindows::standingRows(series[s], alarm);
            while (range != clean.end() && range->to <= standing.from) ++range;
            if (range != clean.end() && range->from <= standing.from) ++metrics.falseAlarms;
            for (auto rows = range; rows != clean.end() && rows->from < standing.to; ++rows) alarmRows += common(*rows, standing);
        }
        metrics.alarms += static_cast<int>(alarms[s].size());
        metrics.cleanDays += stepDays(series[s]) * static_cast<double>(cleanRows);
        metrics.unjudgedDays += stepDays(series[s]) * static_cast<double>(eventFree - cleanRows);
        alarmDays += stepDays(series[s]) * static_cast<double>(alarmRows);
    }
    if (metrics.cleanDays > 0) {
        metrics.falseAlarmsPerDay = metrics.falseAlarms / metrics.cleanDays;
        metrics.falseAlarmsUpper = poissonUpper(metrics.falseAlarms, metrics.cleanDays, options.confidence);
        metrics.falseAlarmsLower = poissonLower(metrics.falseAlarms, metrics.cleanDays, options.confidence);
        metrics.cleanTimeInAlarm = alarmDays / metrics.cleanDays;
    }
    return metrics;
}

EventMetrics eventMetrics(std::span<const ScoreSeries> series, std::span<const TrueEvent> events, const DecisionRule& rule,
                          const EventOptions& options) {
    return eventMetrics(series, events, applyRule(series, rule), options);
}

std::vector<ScoreSeries> cleanSeries(std::span<const ScoreSeries> series, std::span<const TrueEvent> events, const EventOptions& options) {
    const detail::EventWindows windows(events, options);
    std::vector<ScoreSeries> clean;
    for (const ScoreSeries& part : series) {
        for (const detail::RowRange rows : windows.cleanRows(part)) {
            const auto from = static_cast<std::ptrdiff_t>(rows.from), to = static_cast<std::ptrdiff_t>(rows.to);
            clean.push_back({part.asset,
                             {part.times.begin() + from, part.times.begin() + to},
                             {part.scores.begin() + from, part.scores.begin() + to},
                             part.stepNs});
        }
    }
    return clean;
}

Json toJson(const EventMetrics& metrics) {
    const auto time = [](const std::optional<TimeNs>& value) { return value ? Json(formatTime(*value)) : Json(nullptr); };
    Json outcomes = Json::array();
    for (const EventOutcome& outcome : metrics.outcomes)
        outcomes.push_back({{"asset", outcome.event.asset},
                            {"from", formatTime(outcome.event.range.from)},
                            {"to", formatTime(outcome.event.range.to)},
                            {"failure", formatTime(outcome.event.failure)},
                            {"observed", outcome.observed},
                            {"found", outcome.raised.has_value()},
                            {"raised", time(outcome.raised)},
                            {"lead_s", number(outcome.leadS)},
                            {"delay_s", number(outcome.delayS)}});
    return Json{
        {"events", metrics.events},
        {"events_found", metrics.eventsFound},
        {"events_found_limits", metrics.foundFraction ? Json{metrics.foundFraction->low, metrics.foundFraction->high} : Json(nullptr)},
        {"lead_time_s",
         {{"median", number(metrics.leadMedianS)},
          {"median_limits", metrics.leadMedianLimits ? Json{metrics.leadMedianLimits->low, metrics.leadMedianLimits->high} : Json(nullptr)},
          {"median_limits_why",
           metrics.leadMedianLimits ? Json(nullptr) : Json("too few events were found for an interval of the median at the confidence")},
          {"p10", number(metrics.leadP10S)},
          {"p90", number(metrics.leadP90S)}}},
        {"time_to_detect_s", {{"median", number(metrics.delayMedianS)}, {"p90", number(metrics.delayP90S)}}},
        {"alarms", metrics.alarms},
        {"false_alarms", metrics.falseAlarms},
        {"false_alarms_per_day",
         {{"value", number(metrics.falseAlarmsPerDay)},
          {"upper95", number(metrics.falseAlarmsUpper)},
          {"lower95", number(metrics.falseAlarmsLower)},
          {"confidence", metrics.confidence}}},
        {"observed_days", number(metrics.observedDays)},
        {"clean_days", number(metrics.cleanDays)},
        {"unjudged_days", number(metrics.unjudgedDays)},
        {"clean_time_in_alarm", number(metrics.cleanTimeInAlarm)},
        {"outcomes", std::move(outcomes)}};
}

} // namespace tocsin::alarm
