// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/alarm/event_metrics.h"

namespace tocsin::workbench {

/// Scores counted in equal bins from `low` to `high`; those outside stand in the first and last bin.
struct ScoreCounts {
    double low = 0, high = 1;
    std::vector<double> clean; ///< [bins] scores of normal time
    std::vector<double> event; ///< [bins] scores inside labelled events
};

/// Unjudged time and grace count nowhere. NaN scores are left out. high > low, bins > 0. O(N + events log events).
[[nodiscard]] ScoreCounts countScores(std::span<const alarm::ScoreSeries> series, std::span<const alarm::TrueEvent> events,
                                      const alarm::EventOptions& options, double low, double high, std::size_t bins);

} // namespace tocsin::workbench
