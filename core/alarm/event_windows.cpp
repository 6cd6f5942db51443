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

} // namespace

EventWindows::EventWindows(std::span<const TrueEvent> events, const EventOptions& options) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        const TrueEvent& event = events[i];
        m_windows[event.asset].push_back({i,
                                          {shifted(event.range.from, -std::max<TimeNs>(0, options.horizonNs)), event.range.to},
                                          shifted(event.range.to, std::max<TimeNs>(0, options.graceNs))});
    }
    for (auto& [asset, windows] : m_windows)
        std::sort(windows.begin(), windows.end(), [](const EventWindow& a, const EventWindow& b) { return a.find.from < b.find.from; });
}

std::span<const EventWindow> EventWindows::of(std::string_view asset) const {
    const auto found = m_windows.find(asset);
    return found == m_windows.end() ? std::span<const EventWindow>() : found->second;
}

RowRange EventWindows::rows(const ScoreSeries& series, const TimeRange& range) {
    const auto& times = series.times;
    const auto from = std::lower_bound(times.begin(), times.end(), range.from);
    const auto to = std::upper_bound(from, times.end(), range.to);
    return {static_cast<std::size_t>(from - times.begin()), static_cast<std::size_t>(to - times.begin())};
}

std::vector<RowRange> EventWindows::cleanRows(const ScoreSeries& series) const {
    std::vector<RowRange> clean;
    std::size_t next = 0; // rows before it are dealt with
    for (const EventWindow& window : of(series.asset)) {
        const RowRange taken = rows(series, {window.find.from, window.graceTo});
        if (taken.from > next) clean.push_back({next, taken.from});
        next = std::max(next, taken.to);
    }
    if (next < series.scores.size()) clean.push_back({next, series.scores.size()});
    return clean;
}

} // namespace tocsin::alarm::detail
