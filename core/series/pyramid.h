// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/series/source.h"

namespace tocsin::series {

inline constexpr std::int64_t kPyramidBase = 64;      ///< samples in a block of level 0
inline constexpr std::int64_t kPyramidFactor = 4;     ///< blocks of one level that make one of the next
inline constexpr std::int64_t kPyramidTopBlocks = 64; ///< no further level is built once a level has at most so many blocks

/// What a block of samples looks like from afar; stored as is (20 bytes, little endian). NaN samples are not seen; with count 0 the numbers
/// are 0.
struct PyramidBlock {
    float minimum = 0, maximum = 0, first = 0, last = 0;
    std::uint32_t count = 0; ///< valid samples
    friend bool operator==(const PyramidBlock&, const PyramidBlock&) = default;
};
static_assert(sizeof(PyramidBlock) == 20);

/// Samples that one block of `level` stands for: 64 x 4^level.
[[nodiscard]] constexpr std::int64_t blockSamples(int level) {
    std::int64_t samples = kPyramidBase;
    for (int i = 0; i < level; ++i) samples *= kPyramidFactor;
    return samples;
}

/// Values beyond float32 are held at its largest number, so that a block never claims an infinity that is not there.
[[nodiscard]] float toFloat(double value);

/// Summary of samples in order. O(n).
[[nodiscard]] PyramidBlock summarise(std::span<const double> samples);
/// a's samples followed by b's.
[[nodiscard]] PyramidBlock joined(const PyramidBlock& a, const PyramidBlock& b);

/// Builds the pyramid of one channel while its samples stream past; memory is what nobody has taken yet. One thread at a time.
class PyramidBuilder {
public:
    /// values: float64 [n] in order, NaN = missing. O(n).
    void add(std::span<const double> values);
    /// Closes the block begun last on each level; nothing may be added afterwards.
    void finish();
    /// Levels begun so far. The builder makes every level; the holder may stop where a level has at most kPyramidTopBlocks blocks.
    [[nodiscard]] int levels() const { return static_cast<int>(m_levels.size()); }
    /// Hands over the finished blocks of a level that were not taken before.
    [[nodiscard]] std::vector<PyramidBlock> take(int level);
    /// Finished blocks not yet taken.
    [[nodiscard]] const std::vector<PyramidBlock>& ready(int level) const { return m_levels[static_cast<std::size_t>(level)].ready; }

private:
    struct Level {
        std::vector<PyramidBlock> ready;
        PyramidBlock open;
        std::int64_t parts = 0; ///< samples (level 0) or blocks in `open`
    };
    void push(std::size_t level, PyramidBlock block); // by value: the vector of levels may grow
    std::vector<Level> m_levels{1};
};

/// One channel's samples and blocks, wherever they are kept. Thread-safe for reading.
class PyramidReader {
public:
    virtual ~PyramidReader() = default;
    [[nodiscard]] virtual std::int64_t rows() const = 0;
    [[nodiscard]] virtual int levels() const = 0;
    /// Blocks [from, from + out.size()) of a level.
    [[nodiscard]] virtual Result<void> blocks(int level, std::int64_t from, std::span<PyramidBlock> out) const = 0;
    /// Samples [from, from + out.size()).
    [[nodiscard]] virtual Result<void> samples(std::int64_t from, std::span<double> out) const = 0;
};

/// Exact summary of each stretch of rows [edges[i], edges[i + 1]); edges ascend within [0, rows]. Long stretches read the level that gives
/// each about 8 blocks and split blocks only at the edges: O(stretches x log rows) whatever the length.
[[nodiscard]] Result<std::vector<ColumnRange>> summariseStretches(const PyramidReader& reader, std::span<const std::int64_t> edges);

/// Start of each of `count` equal columns over the closed range, and one past its end: [count + 1] times, ascending.
[[nodiscard]] std::vector<TimeNs> columnEdges(TimeRange range, int count);

/// SeriesSource::columns for any source: row edges from `source.rowAt` and summariseStretches where the group is ordered, one pass over all
/// rows otherwise.
[[nodiscard]] Result<std::vector<ColumnRange>> readColumns(const SeriesSource& source, const PyramidReader& reader, std::size_t group,
                                                           TimeRange range, int columnCount);

} // namespace tocsin::series
