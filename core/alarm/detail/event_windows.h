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
    TimeRange find;        ///< an alarm raised here finds it
    TimeNs graceTo = 0;    ///< until here an alarm is not held against the detector
};

struct RowRange {
    std::size_t from = 0, to = 0; ///< [from, to)
    [[nodiscard]] std::size_t size() const { return to - from; }
};

/// Event windows by asset, sorted by their beginning. The events must outlive it (names are referred to).
class EventWindows {
public:
    EventWindows(std::span<const TrueEvent> events, const EventOptions& options);
    [[nodiscard]] std::span<const EventWindow> of(std::string_view asset) const;
    /// Rows of the series that lie in no window and no grace time, as disjoint ascending ranges. O(windows x log N).
    [[nodiscard]] std::vector<RowRange> cleanRows(const ScoreSeries& series) const;
    /// Rows whose time lies in the closed range. O(log N).
    [[nodiscard]] static RowRange rows(const ScoreSeries& series, const TimeRange& range);

private:
    std::map<std::string_view, std::vector<EventWindow>> m_windows;
};

} // namespace tocsin::alarm::detail
