// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"

namespace tocsin::bundle {

inline constexpr std::array<double, 7> kReferenceProbabilities = {0.001, 0.01, 0.25, 0.5, 0.75, 0.99, 0.999};

/// What one channel looked like in training: the yardstick for drift.
struct ChannelReference {
    std::string name;
    std::int64_t count = 0; ///< values seen
    std::int64_t missing = 0;
    std::vector<double> quantiles; ///< at kReferenceProbabilities; empty when no value was seen
};

/// values: float64, engineering units, any order; not finite = missing. Quantiles by linear interpolation between order statistics (Hyndman
/// and Fan 1996, type 7). O(n log n).
[[nodiscard]] ChannelReference channelReference(std::string name, std::vector<double> values);

[[nodiscard]] Json toJson(const std::vector<ChannelReference>& reference);

} // namespace tocsin::bundle
