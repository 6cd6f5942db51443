// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/episode_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/alarm/detail/event_windows.h"
#include "core/alarm/detail/radix_sort.h"

namespace tocsin::alarm {

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

// An alarm is raised for the thresholds u with low <= u < high.
struct Raising {
    float low = kNever, high = kNever;
};

// S(i) of the class comment, in place of the ranks. Float arithmetic, as DecisionLogic does it.
void standLevels(std::span<const float> ranks, float hysteresis, std::vector<float>& levels) {
    levels.resize(ranks.size());
    float level = kNever;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        level = std::max(ranks[i], std::min(level, ranks[i] + hysteresis));
        levels[i] = level;
    }
}

// Calls add(low, high) for what the rows raise; rises that continue each other are one interval.
template<class Add>
void forRaisings(std::span<const float> ranks, std::span<const float> levels, detail::RowRange rows, Add add) {
    Raising open;
    for (std::size_t i = rows.from; i < rows.to; ++i) {
        const float before = i == 0 ? kNever : levels[i - 1];
        if (!(ranks[i] > before)) continue;
        if (before == open.high && open.high != kNever) {
            open.high = ranks[i];
            continue;
        }
        if (open.high > open.low) add(open.low, open.high);
        open = {before, ranks[i]};
    }
    if (open.high > open.low) add(open.low, open.high);
}

std::size_t above(const std::vector<float>& ascending, double threshold) {
    const auto first =
        std::upper_bound(ascending.begin(), ascending.end(), threshold, [](double u, float v) { return u < static_cast<double>(v); });
    return static_cast<std::size_t>(ascending.end() - first);
}

} // namespace

EpisodeCurve::EpisodeCurve(std::span<const ScoreSeries> series, const RuleForm& form) : EpisodeCurve(series, {}, form, {}) {}

EpisodeCurve::EpisodeCurve(std::span<const ScoreSeries> series, std::span<const TrueEvent> events, const RuleForm& form,
                           const EventOptions& options) {
    const detail::EventWindows windows(events, options);
    const auto hysteresis = static_cast<float>(std::max(0.0, form.hysteresis));
    const int n = std::clamp(form.n, 1, kMaxRuleLength), m = std::clamp(form.m, 1, n);
    std::vector<std::vector<Raising>> found(events.size());
    std::vector<char> observed(events.size(), 0);
    std::vector<float> levels, transformed;
    float least = -kNever, most = kNever;
    for (const ScoreSeries& part : series) {
        std::span<const float> ranks = part.scores;
        if (n > 1) {
            transformed = rollingRank(part.scores, m, n);
            ranks = transformed;
        }
        standLevels(ranks, hysteresis, levels);
        const double days = static_cast<double>(part.stepNs) / static_cast<double>(kNsPerDay);
        auto weighted = std::find_if(m_standing.begin(), m_standing.end(), [&](const Weighted& w) { return w.days == days; });
        if (weighted == m_standing.end()) weighted = m_standing.insert(m_standing.end(), {days, {}});
        for (const detail::RowRange rows : windows.cleanRows(part)) {
            forRaisings(ranks, levels, rows, [&](float low, float high) {
                m_falseLow.push_back(low);
                m_falseHigh.push_back(high);
            });
            const auto from = levels.begin() + static_cast<std::ptrdiff_t>(rows.from),
                       to = levels.begin() + static_cast<std::ptrdiff_t>(rows.to);
            weighted->levels.insert(weighted->levels.end(), from, to);
            m_cleanDays += static_cast<double>(rows.size()) * days;
            for (std::size_t i = rows.from; i < rows.to; ++i) {
                if (ranks[i] == kNever) continue;
                least = std::min(least, ranks[i]);
                most = std::max(most, ranks[i]);
            }
        }
        for (const detail::EventWindow& window : windows.of(part.asset)) {
            for (const detail::RowRange rows : windows.findRows(part, window)) {
                observed[window.event] = 1;
                forRaisings(ranks, levels, rows, [&](float low, float high) { found[window.event].push_back({low, high}); });
            }
        }
    }
    if (most >= least) {
        m_lowest = least;
        m_highest = most;
    }
    m_events = static_cast<int>(std::count(observed.begin(), observed.end(), 1));
    for (auto& raisings : found) { // an event is found once, however often the alarm is raised: the union of its intervals
        std::sort(raisings.begin(), raisings.end(), [](const Raising& a, const Raising& b) { return a.low < b.low; });
        for (std::size_t i = 0; i < raisings.size();) {
            Raising whole = raisings[i++];
            for (; i < raisings.size() && raisings[i].low <= whole.high; ++i) whole.high = std::max(whole.high, raisings[i].high);
            m_foundLow.push_back(whole.low);
            m_foundHigh.push_back(whole.high);
        }
    }
    detail::sortFloats(m_falseLow);
    detail::sortFloats(m_falseHigh);
    detail::sortFloats(m_foundLow);
    detail::sortFloats(m_foundHigh);
    for (Weighted& weighted : m_standing) detail::sortFloats(weighted.levels);
}

std::int64_t EpisodeCurve::falseAlarms(double threshold) const {
    return static_cast<std::int64_t>(above(m_falseHigh, threshold)) - static_cast<std::int64_t>(above(m_falseLow, threshold));
}

double EpisodeCurve::alarmDays(double threshold) const {
    double days = 0;
    for (const Weighted& weighted : m_standing) days += weighted.days * static_cast<double>(above(weighted.levels, threshold));
    return days;
}

int EpisodeCurve::eventsFound(double threshold) const {
    return static_cast<int>(above(m_foundHigh, threshold)) - static_cast<int>(above(m_foundLow, threshold));
}

std::vector<EpisodeCurve::Point> EpisodeCurve::points(std::size_t count) const {
    std::vector<Point> points;
    if (count == 0 || m_cleanDays <= 0) return points;
    std::vector<double> thresholds{m_highest};
    if (m_highest > m_lowest && count > 1) {
        const std::size_t even = std::max<std::size_t>(1, count / 2), rare = count - even;
        const double low = m_lowest, span = static_cast<double>(m_highest) - low;
        for (std::size_t i = 0; i + 1 < even; ++i)
            thresholds.push_back(low + span * static_cast<double>(i) / static_cast<double>(even - 1));
        const double size = static_cast<double>(m_falseHigh.size());
        for (std::size_t i = 0; i < rare && size > 0; ++i) {
            const double rank = std::pow(size, static_cast<double>(i) / static_cast<double>(rare)); // 1 = the highest peak
            thresholds.push_back(m_falseHigh[m_falseHigh.size() - std::min(m_falseHigh.size(), static_cast<std::size_t>(rank))]);
        }
        std::sort(thresholds.begin(), thresholds.end());
        thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    }
    points.reserve(thresholds.size());
    for (const double u : thresholds) points.push_back({u, falseAlarms(u), alarmDays(u), eventsFound(u)});
    return points;
}

EpisodeCurve::Limit EpisodeCurve::lowestThreshold(std::int64_t maxAlarms, double maxAlarmDays) const {
    // Time in alarm only grows downward: bisect over the floats themselves.
    std::uint32_t within = detail::orderedBits(m_highest), beyond = detail::orderedBits(m_lowest);
    if (alarmDays(m_lowest) <= maxAlarmDays) {
        within = beyond;
    } else {
        while (within - beyond > 1) {
            const std::uint32_t middle = beyond + (within - beyond) / 2;
            (alarmDays(detail::floatFromOrderedBits(middle)) <= maxAlarmDays ? within : beyond) = middle;
        }
    }
    const float timeLimit = detail::floatFromOrderedBits(within);

    // The count goes up and down: walk from the top over the ends of intervals. It is constant from one end up to the next.
    std::size_t high = m_falseHigh.size(), low = m_falseLow.size();
    float limit = m_highest;
    for (float at = m_highest; limit > timeLimit;) {
        while (high > 0 && m_falseHigh[high - 1] >= at) --high;
        while (low > 0 && m_falseLow[low - 1] >= at) --low;
        const auto alarms = static_cast<std::int64_t>(m_falseHigh.size() - high) - static_cast<std::int64_t>(m_falseLow.size() - low);
        if (alarms > maxAlarms) break; // just below `at`
        const float nextHigh = high > 0 ? m_falseHigh[high - 1] : kNever, nextLow = low > 0 ? m_falseLow[low - 1] : kNever;
        at = std::max(nextHigh, nextLow);
        limit = std::max(at, timeLimit);
    }
    const bool stoppedByTime = limit == timeLimit && timeLimit > m_lowest;
    if (limit <= m_lowest) limit = std::nextafter(m_lowest, -kNever);
    return {limit, stoppedByTime};
}

} // namespace tocsin::alarm
