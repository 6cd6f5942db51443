// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "core/base/job.h"
#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets {

/// Of the samples of one channel in a closed stretch of time; missing values do not count.
struct LaneStatistics {
    std::int64_t samples = 0;
    double minimum = 0, maximum = 0, rms = 0; ///< NaN without samples; rms = sqrt(mean of squares), the mean is not taken off
    QString error;
};

/// Any thread; reads in pieces. Error text for a channel that cannot be read, whose times run backward, and when cancelled. O(rows in
/// range).
[[nodiscard]] LaneStatistics laneStatistics(const LaneSpec& spec, TimeRange range, const JobContext& job);

/// "720 samples, min -0.2, max 0.7, RMS 0.31 g".
[[nodiscard]] QString statisticsText(const LaneStatistics& statistics, const QString& unit);

} // namespace tocsin::widgets
