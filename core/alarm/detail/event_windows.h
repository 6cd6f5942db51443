// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "core/alarm/event_metrics.h"

namespace tocsin::alarm::detail {

/// The window of one event in time, and as rows of one series.
struct EventWindow {
    std::size_t event = 0; ///< index into the events given
    TimeRange label;       ///< the event's own range: here it wins over unjudged time
    TimeRange find;        ///< an alarm raised here finds it, except where only the horizon reaches and the time is unjudged
    TimeNs graceTo = 0;    ///< until here an alarm is not held against the detector
};

struct RowRange {
    std::size_t from = 0, to = 0; ///< [from, to)
    [[nodiscard]] std::size_t size() const { return to - from; }
};

/// Event windows and unjudged time by asset, sorted by their beginning. Events and options must outlive it (names are referred to).
class EventWindows {
public:
    EventWindows(std::span<const TrueEvent> events, const EventOptions& options);
    [[nodiscard]] std::span<const EventWindow> of(std::string_view asset) const;
    /// Rows of the series that lie in no window, no unjudged time and no grace time, as disjoint ascending ranges. O(windows x log N).
    [[nodiscard]] std::vector<RowRange> cleanRows(const ScoreSeries& series) const;
    /// The same with unjudged time taken as clean.
    [[nodiscard]] std::vector<RowRange> eventFreeRows(const ScoreSeries& series) const;
    /// Rows at which an alarm finds the event of this window, as disjoint ascending ranges.
    [[nodiscard]] std::vector<RowRange> findRows(const ScoreSeries& series, const EventWindow& window) const;
    /// Rows whose time lies in the closed range. O(log N).
    [[nodiscard]] static RowRange rows(const ScoreSeries& series, const TimeRange& range);
    /// Rows at which the alarm stands: from the raising one to before the one that ended it; an alarm that reaches the last row includes
    /// it.
    [[nodiscard]] static RowRange standingRows(const ScoreSeries& series, const AlarmInterval& alarm);

private:
    [[nodiscard]] std::span<const TimeRange> unjudgedOf(std::string_view asset) const;
    std::map<std::string_view, std::vector<EventWindow>> m_windows;
    std::map<std::string_view, std::vector<TimeRange>> m_unjudged; // merged, with grace
};

} // namespace tocsin::alarm::detail
