// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace tocsin::series {

/// One measured quantity of a recording. rateHz: nominal samples a second (median step), 0 when irregular or unknown.
struct ChannelInfo {
    std::string name;
    std::string unit; ///< as written in the source ("degC", "l/min"), empty when unknown
    std::string description;
    double rateHz = 0;
};

/// Channels that share one time axis (the columns of a wide table; a long table gives one group a tag).
/// A recording holds one or more groups, so channels of unlike rates live side by side.
struct GroupInfo {
    std::vector<ChannelInfo> channels;
};

/// A piece of one group: n rows. times: [n] int64 ns UTC, in the order of the source (may repeat or run backward; that is reported, not
/// repaired). columns: [C][n] float64, engineering units; NaN = missing. Views, not owned.
struct SampleBlock {
    std::span<const TimeNs> times;
    std::vector<std::span<const double>> columns;
};

} // namespace tocsin::series
