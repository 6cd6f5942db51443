// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace tocsin::widgets {

inline constexpr TimeNs kShortestView = 1000;            ///< 1 microsecond
inline constexpr TimeNs kLongestWhole = TimeNs{1} << 62; ///< 146 years; what lies beyond is out of reach of the lanes

/// The stretch of time in view, of a whole. Zoom and pan keep the view between kShortestView and 1.05 x the whole, with its middle inside
/// the whole. Plain arithmetic, no widget.
class TimeWindow {
public:
    TimeWindow() : TimeWindow(TimeRange{0, kNsPerSecond}) {}
    /// An empty whole is taken as one second from its start. The view is the whole.
    explicit TimeWindow(TimeRange whole);

    [[nodiscard]] TimeRange whole() const { return m_whole; }
    [[nodiscard]] TimeRange visible() const { return m_visible; }
    [[nodiscard]] TimeNs span() const { return m_visible.to - m_visible.from; }

    /// Each returns whether the view changed.
    bool show(TimeRange range);
    /// factor < 1 zooms in; the time at atFraction (0 left, 1 right) stays where it is.
    bool zoom(double factor, double atFraction);
    /// fraction of the view, positive towards later times.
    bool pan(double fraction);
    /// Same span, at the start or the end of the whole.
    bool toStart();
    bool toEnd();
    bool fit() { return show(m_whole); }

    /// Position of a time in the view, 0..1 inside; exact also for spans of nanoseconds.
    [[nodiscard]] double fractionOf(TimeNs time) const;
    [[nodiscard]] TimeNs timeAt(double fraction) const;

private:
    bool take(TimeNs from, TimeNs span);
    TimeRange m_whole, m_visible;
};

/// a + b, held at the ends of what a TimeNs can say.
[[nodiscard]] TimeNs saturatingAdd(TimeNs a, TimeNs b);

} // namespace tocsin::widgets
