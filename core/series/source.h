// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/channel.h"

namespace tocsin::series {

/// Minimum and maximum per pixel column, and whether the column holds any sample.
struct ColumnRange {
    float minimum = 0, maximum = 0, first = 0, last = 0;
    std::int64_t count = 0; ///< valid samples
};

/// Samples of one recording, read in windows; whoever holds the data (HDF5 segment, memory) implements it. Thread-safe for reading.
/// Rows are numbered in the order of the source. Times of a group are non-decreasing unless `ordered()` says otherwise.
class SeriesSource {
public:
    virtual ~SeriesSource() = default;
    [[nodiscard]] virtual const std::vector<GroupInfo>& groups() const = 0;
    [[nodiscard]] virtual std::int64_t rows(std::size_t group) const = 0;
    [[nodiscard]] virtual bool ordered(std::size_t group) const = 0;
    [[nodiscard]] virtual TimeRange range(std::size_t group) const = 0;

    /// Times of rows [from, to). O(to - from).
    [[nodiscard]] virtual Result<std::vector<TimeNs>> times(std::size_t group, std::int64_t from, std::int64_t to) const = 0;
    /// Values of one channel for rows [from, to); NaN = missing.
    [[nodiscard]] virtual Result<std::vector<double>> values(std::size_t group, std::size_t channel, std::int64_t from,
                                                             std::int64_t to) const = 0;
    /// First row with time >= `time` (ordered groups). O(log n).
    [[nodiscard]] virtual Result<std::int64_t> rowAt(std::size_t group, TimeNs time) const = 0;

    /// One entry a pixel column over the closed time range, exact minimum and maximum (never a spike lost), from the pyramid where a column
    /// holds more samples than its base block. Columns without samples have count 0 (gaps are drawn as gaps).
    [[nodiscard]] virtual Result<std::vector<ColumnRange>> columns(std::size_t group, std::size_t channel, TimeRange range,
                                                                   int columnCount) const = 0;
};

} // namespace tocsin::series
