// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/time_window.h"

#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

TimeNs saturatingAdd(TimeNs a, TimeNs b) {
    TimeNs sum = 0;
    if (!__builtin_add_overflow(a, b, &sum)) return sum;
    return b > 0 ? std::numeric_limits<TimeNs>::max() : std::numeric_limits<TimeNs>::min();
}

TimeWindow::TimeWindow(TimeRange whole) : m_whole(whole) {
    if (m_whole.to <= m_whole.from) m_whole.to = saturatingAdd(m_whole.from, kNsPerSecond);
    m_whole.to = std::min(m_whole.to, saturatingAdd(m_whole.from, kLongestWhole));
    if (m_whole.to - m_whole.from < kShortestView) m_whole.to = saturatingAdd(m_whole.from, kShortestView);
    if (m_whole.to - m_whole.from < kShortestView) m_whole.from = m_whole.to - kShortestView; // at the very end of time
    m_visible = m_whole;
}

bool TimeWindow::take(TimeNs from, TimeNs span) {
    const TimeNs wholeSpan = m_whole.to - m_whole.from;
    span = std::clamp(span, kShortestView, wholeSpan + wholeSpan / 20);
    from = std::clamp(from, saturatingAdd(m_whole.from, -span / 2), saturatingAdd(m_whole.to, -span / 2));
    const TimeRange next{from, saturatingAdd(from, span)};
    if (next == m_visible) return false;
    m_visible = next;
    return true;
}

bool TimeWindow::show(TimeRange range) {
    range.to = std::clamp(range.to, range.from, saturatingAdd(range.from, kLongestWhole));
    return take(range.from, range.to - range.from);
}

bool TimeWindow::zoom(double factor, double atFraction) {
    if (!(factor > 0) || !std::isfinite(factor)) return false;
    const double wholeSpan = static_cast<double>(m_whole.to - m_whole.from);
    const auto next =
        static_cast<TimeNs>(std::clamp(static_cast<double>(span()) * factor, static_cast<double>(kShortestView), 1.05 * wholeSpan));
    // Measured from the left edge of the view: the difference of two spans is small when zoomed in, so nothing is lost to rounding.
    const auto shift = static_cast<TimeNs>(std::llround(std::clamp(atFraction, 0.0, 1.0) * static_cast<double>(span() - next)));
    return take(saturatingAdd(m_visible.from, shift), next);
}

bool TimeWindow::pan(double fraction) {
    const double shift = std::clamp(static_cast<double>(span()) * fraction, -4.0e18, 4.0e18);
    return take(saturatingAdd(m_visible.from, static_cast<TimeNs>(std::llround(shift))), span());
}

bool TimeWindow::toStart() {
    return take(m_whole.from, span());
}

bool TimeWindow::toEnd() {
    return take(saturatingAdd(m_whole.to, -span()), span());
}

double TimeWindow::fractionOf(TimeNs time) const {
    // Both differences fit: views lie within the whole, which is at most 2^62 long; times far outside lose digits, not their side.
    TimeNs difference = 0;
    if (__builtin_sub_overflow(time, m_visible.from, &difference)) return time < m_visible.from ? -1e9 : 1e9;
    return static_cast<double>(difference) / static_cast<double>(span());
}

TimeNs TimeWindow::timeAt(double fraction) const {
    return saturatingAdd(m_visible.from, static_cast<TimeNs>(std::llround(fraction * static_cast<double>(span()))));
}

} // namespace tocsin::widgets
