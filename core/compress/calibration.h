// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/compress/windows.h"

namespace tocsin::compress {

/// What the choice looks at: [N][4 C] mean, deviation, minimum and maximum of each channel of each window. O(values).
[[nodiscard]] std::vector<std::vector<float>> windowStatistics(const WindowPool& pool);

/// Windows that between them show what the network will meet, so that few are enough: an eighth with the highest scores (a range that is
/// blind to the worst windows clips just the alarms), half by greedy k-centre on the standardised features (Gonzalez 1985: each new one is
/// the farthest from all chosen so far), the rest evenly over the pool, so that the ordinary is there in its proportion.
///
/// features: [N][F], any F >= 1; scores: [N], may be empty. Returns at most `wanted` ascending indices without repetition; all when N <=
/// wanted. Deterministic; O(wanted * N * F).
[[nodiscard]] std::vector<std::size_t> chooseByCoverage(const std::vector<std::vector<float>>& features, std::span<const float> scores,
                                                        std::size_t wanted);

/// Copies of the windows as a fault would bend them, for networks that were trained on normal operation only: their calibration windows
/// never show an alarm, and ranges read off them would clip just what the alarm is about. One channel in turn is moved by 1.5, 3 or 6 times
/// its scale, up or down in turn; every fourth copy has all channels' distances from the centre doubled instead. centre, scale: [C], those
/// of the node "normalise".
[[nodiscard]] WindowPool excursions(const WindowPool& pool, std::span<const float> centre, std::span<const float> scale);

} // namespace tocsin::compress
