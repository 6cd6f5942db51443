// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/threshold/score_counts.h"

#include <algorithm>
#include <cmath>

namespace tocsin::workbench {

namespace {

void add(std::vector<double>& bins, double low, double high, float score) {
    if (std::isnan(score)) return;
    const double place = (static_cast<double>(score) - low) / (high - low) * static_cast<double>(bins.size());
    ++bins[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins.size() - 1)))];
}

} // namespace

ScoreCounts countScores(std::span<const alarm::ScoreSeries> series, std::span<const alarm::TrueEvent> events,
                        const alarm::EventOptions& options, double low, double high, std::size_t bins) {
    ScoreCounts counts{low, high, std::vector<double>(bins), std::vector<double>(bins)};
    for (const alarm::ScoreSeries& clean : alarm::cleanSeries(series, events, options))
        for (const float score : clean.scores) add(counts.clean, low, high, score);
    for (const alarm::ScoreSeries& all : series)
        for (const alarm::TrueEvent& event : events) {
            if (event.asset != all.asset) continue;
            const auto from = std::lower_bound(all.times.begin(), all.times.end(), event.range.from);
            const auto to = std::upper_bound(from, all.times.end(), event.range.to);
            for (auto time = from; time != to; ++time)
                add(counts.event, low, high, all.scores[static_cast<std::size_t>(time - all.times.begin())]);
        }
    return counts;
}

} // namespace tocsin::workbench
