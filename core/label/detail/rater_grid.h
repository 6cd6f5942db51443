// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/label/label.h"

namespace tocsin::label::detail {

/// Time by asset, merged (mergeRanges).
using AssetTime = std::map<std::string, std::vector<TimeRange>>;

/// What one rater brings to a comparison.
struct RaterView {
    std::string name;
    std::vector<const Label*> labels; ///< confirmed, of the assets compared
    AssetTime seen;                   ///< what he looked at, inside the time compared
};

/// Neighbouring grid cells that every rater judged the same way.
struct CellRun {
    std::size_t block = 0;
    std::int64_t cells = 0;
    std::vector<int> ratings; ///< [R] class number, kMissingRating; 0 is "normal", 1 + i the i-th fault class
};

/// The grid of agreementOf() as runs, in blocks for the bootstrap: at least twice the longest label, at least 20 and at most 1000 of them
/// where the time allows; a new stretch begins a new block. faults: fault classes by name. O(L log L + blocks).
[[nodiscard]] std::vector<CellRun> gridRuns(std::span<const RaterView> raters, const AssetTime& stretches,
                                            const std::vector<std::string>& faults, TimeNs grid);

} // namespace tocsin::label::detail
