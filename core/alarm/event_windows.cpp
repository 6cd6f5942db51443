// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/alarm/detail/event_windows.h"

namespace tocsin::alarm::detail {

namespace {

// Times near the ends of the calendar must not wrap around.
TimeNs shifted(TimeNs time, TimeNs by) {
    TimeNs sum = 0;
    if (__builtin_add_overflow(time, by, &sum)) return by < 0 ? std::numeric_limits<TimeNs>::min() : std::numeric_limits<TimeNs>::max();
    return sum;
}

// Rows of the ranges outside the merged times. All ascend.
std::vector<RowRange> without(const std::vector<RowRange>& ranges, const ScoreSeries& series, std::span<const TimeRange> times) {
    std::vector<RowRange> left;
    for (RowRange range : ranges) {
        for (const TimeRange& time : times) {
            const RowRange taken = EventWindows::rows(series, time);
            if (taken.size() == 0 || taken.to <= range.from) continue;
            if (taken.from >= range.to) break;
            if (taken.from > range.from) left.push_back({range.from, taken.from});
            range.from = std::min(taken.to, range.to);
        }
        if (range.size() > 0) left.push_back(range);
    }
    return left;
}

} // namespace

EventWindows::EventWindows(std::span<const TrueEvent> events, const EventOptions& options) {
    const TimeNs horizon = std::max<TimeNs>(0, options.horizonNs), grace = std::max<TimeNs>(0, options.graceNs);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const TrueEvent& event = events[i];
        m_windows[event.asset].push_back(
            {i, event.range, {shifted(event.range.from, -horizon), event.range.to}, shifted(event.range.to, grace)});
    }
    for (auto& [asset, windows] : m_windows)
        std::sort(windows.begin(), windows.end(), [](const EventWindow& a, const EventWindow& b) { return a.find.from < b.find.from; });
    for (const UnjudgedTime& time : options.unjudged) m_unjudged[time.asset].push_back({time.range.from, shifted(time.range.to, grace)});
    for (auto& [asset, ranges] : m_unjudged) {
        std::sort(ranges.begin(), ranges.end(), [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
        std::size_t last = 0;
        for (std::size_t i = 1; i < ranges.size(); ++i) {
            if (ranges[i].from <= ranges[last].to)
                ranges[last].to = std::max(ranges[last].to, ranges[i].to);
            else
                ranges[++last] = ranges[i];
        }
        ranges.resize(last + 1);
    }
}

std::span<const EventWindow> EventWindows::of(std::string_view asset) const {
    const auto found = m_windows.find(asset);
    return found == m_windows.end() ? std::span<const EventWindow>() : found->second;
}

std::span<const TimeRange> EventWindows::unjudgedOf(std::string_view asset) const {
    const auto found = m_unjudged.find(asset);
    return found == m_unjudged.end() ? std::span<const TimeRange>() : found->second;
}

RowRange EventWindows::rows(const ScoreSeries& series, const TimeRange& range) {
    const auto& times = series.times;
    const auto from = std::lower_bound(times.begin(), times.end(), range.from);
    const auto to = std::upper_bound(from, times.end(), range.to);
    return {static_cast<std::size_t>(from - times.begin()), static_cast<std::size_t>(to - times.begin())};
}

RowRange EventWindows::standingRows(const ScoreSeries& series, const AlarmInterval& alarm) {
    RowRange standing = rows(series, {alarm.raised, alarm.cleared});
    if (standing.to < series.times.size() && standing.size() > 0) --standing.to;
    return standing;
}

std::vector<RowRange> EventWindows::eventFreeRows(const ScoreSeries& series) const {
    std::vector<RowRange> free;
    std::size_t next = 0; // rows before it are dealt with
    for (const EventWindow& window : of(series.asset)) {
        const RowRange taken = rows(series, {window.find.from, window.graceTo});
        if (taken.from > next) free.push_back({next, taken.from});
        next = std::max(next, taken.to);
    }
    if (next < series.scores.size()) free.push_back({next, series.scores.size()});
    return free;
}

std::vector<RowRange> EventWindows::cleanRows(const ScoreSeries& series) const {
    return without(eventFreeRows(series), series, unjudgedOf(series.asset));
}

std::vector<RowRange> EventWindows::findRows(const ScoreSeries& series, const EventWindow& window) const {
    const RowRange all = rows(series, window.find), own = rows(series, window.label);
    if (all.size() == 0) return {};
    // An event that is shorter than the steps of the scores has no row of its own; the horizon still has.
    std::vector<RowRange> found = without({{all.from, own.from}}, series, unjudgedOf(series.asset));
    if (own.size() > 0) found.push_back(own);
    return found;
}

} // namespace tocsin::alarm::detail
