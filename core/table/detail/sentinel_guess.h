// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tocsin::table::detail {

/// Which numbers of one column mean "missing".
struct SentinelGuess {
    std::vector<std::pair<double, std::size_t>> seen;     ///< with their count in the sample
    std::vector<std::pair<double, std::size_t>> doubtful; ///< could be one, kept as numbers
    std::vector<double> unseen;                           ///< not in the sample, but by convention nothing else
    double smallest = 0, largest = 0;                     ///< of the other values
};

/// Judges the usual markers (-9999, -999, 9999, 1e30 and the like) by the other values of the column: their range and the distance between
/// their quartiles (IQR). A marker lies outside the range, and either
/// - is below zero where all others are not, at least one IQR from the nearest, or
/// - lies further from the nearest than the whole range is wide, three IQR and half (of five ranges: a tenth) of the largest magnitude.
/// Once is enough at ten ranges' distance or below zero; else it must come twice. A marker in more than 90 % of the cells is data.
/// values: finite or not, in any order.
[[nodiscard]] SentinelGuess guessSentinels(std::span<const double> values);

} // namespace tocsin::table::detail
