// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "core/series/pyramid.h"
#include "core/series/sampling.h"

namespace tocsin::ingest {

/// A line of the source that gave no row.
struct RejectedRow {
    std::int64_t line = 0; ///< from 1; 0: near the end of a long file, where lines were not counted
    std::string reason;    ///< "column 'temp': 'oops' is not a number"
    std::string text;      ///< the line, at most 200 bytes
};

/// A line of a text source as it stands there.
struct SourceRow {
    std::int64_t line = 0; ///< as in RejectedRow
    std::vector<std::string> cells;
    std::string rejected; ///< why it gives no row; empty: it gives one
};

/// One channel in the part of the source that a plan saw.
struct ChannelGlance {
    std::vector<series::PyramidBlock> picture;                  ///< at most kGlanceBlocks, in time order; count 0: nothing there
    double smallest = std::numeric_limits<double>::quiet_NaN(); ///< NaN: no number
    double largest = std::numeric_limits<double>::quiet_NaN();
    std::int64_t numbers = 0;
    std::int64_t missing = 0;
};
inline constexpr std::int64_t kGlanceBlocks = 160;

/// What a plan saw of a source: its beginning and, of long files, its end.
struct Glance {
    bool whole = false;                ///< it saw all of the source
    std::vector<std::string> columns;  ///< text sources: headings of the cells in `first` and `last`
    std::vector<SourceRow> first;      ///< at most 200
    std::vector<SourceRow> last;       ///< at most 20
    std::vector<RejectedRow> rejected; ///< at most 1000
    std::int64_t rejectedCount = 0;
    std::int64_t dstFolds = 0;           ///< rows in an hour that the clock ran twice
    std::int64_t dstGaps = 0;            ///< rows in an hour that the clock left out
    series::SamplingReport sampling;     ///< of the beginning (of all, where `whole`); long tables and groups: of the first channel
    std::vector<ChannelGlance> channels; ///< [channels of the plan], or empty
};

/// read: samples [from, from + out.size()) of a channel of `rows` samples, NaN = missing. O(rows), memory of one block.
[[nodiscard]] ChannelGlance glanceAt(std::int64_t rows, const std::function<void(std::int64_t from, std::span<double> out)>& read);
/// Beginning and end of a channel; a break stands between them in the picture where both are there.
[[nodiscard]] ChannelGlance glanceAt(std::span<const double> beginning, std::span<const double> end);

} // namespace tocsin::ingest
