// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/explain_items.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "app/workbench/pages/alarm_table_model.h"
#include "core/alarm/event_metrics.h"
#include "widgets/lanes/time_window.h"

namespace tocsin::workbench {

namespace {

using widgets::saturatingAdd;

struct Peak {
    TimeNs time = 0;
    double score = 0;
};

/// The highest score of an asset in a closed range, the first of equals.
std::optional<Peak> peakIn(const workflow::RunScores& scores, const std::string& asset, TimeRange range) {
    std::optional<Peak> peak;
    for (const alarm::ScoreSeries& series : scores.series) {
        if (series.asset != asset) continue;
        const auto from = std::lower_bound(series.times.begin(), series.times.end(), range.from);
        for (auto time = from; time != series.times.end() && *time <= range.to; ++time) {
            const double score = series.scores[static_cast<std::size_t>(time - series.times.begin())];
            if (!peak || score > peak->score) peak = Peak{*time, score};
        }
    }
    return peak;
}

/// Orders what a key calls equal by asset and time.
template<class Key>
void sortBy(std::vector<ExplainItem>& items, Key key) {
    std::sort(items.begin(), items.end(), [&](const ExplainItem& a, const ExplainItem& b) {
        return std::tuple(key(a), a.asset, a.time) < std::tuple(key(b), b.asset, b.time);
    });
}

/// Closed stretches of an asset that no near window may touch, joined and ascending.
class Taken {
public:
    void add(TimeRange range) { m_ranges.push_back(range); }
    void join() {
        std::sort(m_ranges.begin(), m_ranges.end(), [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
        std::vector<TimeRange> joined;
        for (const TimeRange& range : m_ranges)
            if (!joined.empty() && range.from <= joined.back().to)
                joined.back().to = std::max(joined.back().to, range.to);
            else
                joined.push_back(range);
        m_ranges = std::move(joined);
    }
    /// After join().
    [[nodiscard]] bool touches(TimeRange window) const {
        const auto after = std::partition_point(m_ranges.begin(), m_ranges.end(), [&](const TimeRange& r) { return r.to < window.from; });
        return after != m_ranges.end() && after->from <= window.to;
    }

private:
    std::vector<TimeRange> m_ranges;
};

std::vector<ExplainItem> nearItems(const workflow::RunScores& scores, const std::map<std::string, Taken>& taken, TimeNs windowNs) {
    const double threshold = scores.rule.threshold;
    std::vector<ExplainItem> candidates;
    for (const alarm::ScoreSeries& series : scores.series) {
        const auto busy = taken.find(series.asset);
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            const TimeRange window{saturatingAdd(series.times[i], -windowNs), series.times[i]};
            if (busy != taken.end() && busy->second.touches(window)) continue;
            candidates.push_back({ItemKind::Near, series.asset, series.times[i], window, series.scores[i], {}});
        }
    }
    sortBy(candidates, [threshold](const ExplainItem& item) { return std::abs(item.score - threshold); });
    std::vector<ExplainItem> chosen;
    std::size_t above = 0, below = 0;
    for (const ExplainItem& item : candidates) {
        std::size_t& side = item.score > threshold ? above : below;
        if (side == kNearItems) continue;
        const bool apart = std::none_of(chosen.begin(), chosen.end(), [&](const ExplainItem& other) {
            return other.asset == item.asset && other.range.from <= item.range.to && item.range.from <= other.range.to;
        });
        if (!apart) continue;
        chosen.push_back(item);
        if (++side; above == kNearItems && below == kNearItems) break;
    }
    return chosen;
}

} // namespace

ItemList rankItems(const workflow::RunScores& scores, const std::vector<std::vector<alarm::AlarmInterval>>& alarms, TimeNs windowNs) {
    ItemList list;
    list.threshold = scores.rule.threshold;
    std::vector<ExplainItem> missed, falseAlarms, found;
    std::map<std::string, Taken> taken;
    const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, alarms, scores.eventOptions);
    for (const alarm::EventOutcome& outcome : metrics.outcomes) {
        const std::string& asset = outcome.event.asset;
        const TimeRange window{saturatingAdd(outcome.event.range.from, -scores.eventOptions.horizonNs), outcome.event.range.to};
        taken[asset].add(window);
        if (!outcome.observed) continue;
        if (outcome.raised) {
            const auto raised = peakIn(scores, asset, {*outcome.raised, *outcome.raised});
            if (raised) found.push_back({ItemKind::Found, asset, raised->time, outcome.event.range, raised->score, {}});
        } else if (const auto peak = peakIn(scores, asset, window)) {
            missed.push_back({ItemKind::Missed, asset, peak->time, outcome.event.range, peak->score, {}});
        }
    }
    for (std::size_t i = 0; i < alarms.size(); ++i)
        for (const alarm::AlarmInterval& alarm : alarms[i]) {
            const std::string& asset = scores.series[i].asset;
            const TimeRange range{alarm.raised, alarm.cleared};
            taken[asset].add(range);
            if (verdictOf(asset, alarm.raised, scores.events, scores.eventOptions) != AlarmVerdict::False) continue;
            // What it went on to see of an event that began under it is the event's, not the false alarm's.
            TimeRange clean = range;
            for (const alarm::EventOutcome& outcome : metrics.outcomes) {
                const TimeNs begin = saturatingAdd(outcome.event.range.from, -scores.eventOptions.horizonNs);
                if (outcome.event.asset == asset && begin > range.from) clean.to = std::min(clean.to, begin - 1);
            }
            if (const auto peak = peakIn(scores, asset, clean))
                falseAlarms.push_back({ItemKind::FalseAlarm, asset, peak->time, range, peak->score, {}});
        }
    for (const alarm::UnjudgedTime& time : scores.eventOptions.unjudged) taken[time.asset].add(time.range);
    for (auto& [asset, ranges] : taken) ranges.join();
    std::vector<ExplainItem> near = nearItems(scores, taken, windowNs);
    sortBy(missed, [](const ExplainItem& item) { return -item.score; });
    sortBy(falseAlarms, [](const ExplainItem& item) { return -item.score; });
    sortBy(found, [](const ExplainItem& item) { return item.score; });
    for (std::vector<ExplainItem>* const kind : {&missed, &falseAlarms, &near, &found}) {
        if (kind->empty()) continue;
        list.total[static_cast<std::size_t>(kind->front().kind)] = kind->size();
        kind->resize(std::min(kind->size(), kListedItems));
        std::move(kind->begin(), kind->end(), std::back_inserter(list.items));
    }
    return list;
}

} // namespace tocsin::workbench
