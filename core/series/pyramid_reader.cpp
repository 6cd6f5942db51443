// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <limits>

#include "core/series/pyramid.h"

namespace tocsin::series {

namespace {

__extension__ using Wide = __int128; // spans of time times columns do not fit 64 bits

/// Rows read at once where samples themselves are looked at: 512 KiB.
constexpr std::int64_t kRowsAtOnce = 65'536;

ColumnRange columnOf(const PyramidBlock& block, std::int64_t count) {
    return {block.minimum, block.maximum, block.first, block.last, count};
}

/// Joins blocks beyond the 2^32 samples that a stored block can count.
class Summary {
public:
    void add(const PyramidBlock& block) {
        m_count += block.count;
        PyramidBlock counted = block;
        counted.count = block.count == 0 ? 0 : 1;
        m_block = joined(m_block, counted);
    }
    [[nodiscard]] ColumnRange column() const { return columnOf(m_block, m_count); }

private:
    PyramidBlock m_block;
    std::int64_t m_count = 0;
};

/// Rows [from, to) by the coarsest level <= `level` whose blocks fit, split at both ends.
Result<void> addRows(const PyramidReader& reader, std::int64_t from, std::int64_t to, int level, Summary& summary);

Result<void> addSamples(const PyramidReader& reader, std::int64_t from, std::int64_t to, Summary& summary) {
    std::vector<double> samples;
    while (from < to) {
        const std::int64_t count = std::min(kRowsAtOnce, to - from);
        samples.resize(static_cast<std::size_t>(count));
        TOCSIN_TRY(reader.samples(from, samples));
        summary.add(summarise(samples));
        from += count;
    }
    return {};
}

Result<void> addRows(const PyramidReader& reader, std::int64_t from, std::int64_t to, int level, Summary& summary) {
    if (from >= to) return {};
    if (level < 0) return addSamples(reader, from, to, summary);
    const std::int64_t size = blockSamples(level);
    const std::int64_t firstBlock = (from + size - 1) / size;
    // The last block of a level may be short; it is whole for a stretch that ends with the channel.
    const std::int64_t endBlock = to == reader.rows() ? (to + size - 1) / size : to / size;
    if (firstBlock >= endBlock) return addRows(reader, from, to, level - 1, summary);
    TOCSIN_TRY(addRows(reader, from, firstBlock * size, level - 1, summary));
    std::vector<PyramidBlock> blocks(static_cast<std::size_t>(endBlock - firstBlock));
    TOCSIN_TRY(reader.blocks(level, firstBlock, blocks));
    for (const PyramidBlock& block : blocks) summary.add(block);
    return addRows(reader, endBlock * size, to, level - 1, summary);
}

/// Few rows a stretch: all samples of the window in pieces, each sample once.
Result<std::vector<ColumnRange>> summariseSamples(const PyramidReader& reader, std::span<const std::int64_t> edges) {
    std::vector<Summary> summaries(edges.size() - 1);
    std::vector<double> samples;
    std::size_t stretch = 0;
    for (std::int64_t from = edges.front(); from < edges.back();) {
        const std::int64_t count = std::min(kRowsAtOnce, edges.back() - from);
        samples.resize(static_cast<std::size_t>(count));
        TOCSIN_TRY(reader.samples(from, samples));
        for (std::int64_t row = from; row < from + count;) {
            while (edges[stretch + 1] <= row) ++stretch;
            const std::int64_t end = std::min(edges[stretch + 1], from + count);
            summaries[stretch].add(
                summarise(std::span(samples).subspan(static_cast<std::size_t>(row - from), static_cast<std::size_t>(end - row))));
            row = end;
        }
        from += count;
    }
    std::vector<ColumnRange> columns;
    columns.reserve(summaries.size());
    for (const Summary& summary : summaries) columns.push_back(summary.column());
    return columns;
}

/// Time runs backward somewhere: rows of a column are scattered, only a pass over all of them is exact.
Result<std::vector<ColumnRange>> scanColumns(const SeriesSource& source, const PyramidReader& reader, std::size_t group,
                                             std::span<const TimeNs> edges) {
    std::vector<Summary> summaries(edges.size() - 1);
    std::vector<double> samples;
    for (std::int64_t from = 0; from < reader.rows();) {
        const std::int64_t to = std::min(from + kRowsAtOnce, reader.rows());
        TOCSIN_ASSIGN(const std::vector<TimeNs> times, source.times(group, from, to));
        samples.resize(times.size());
        TOCSIN_TRY(reader.samples(from, samples));
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (times[i] < edges.front() || times[i] >= edges.back()) continue;
            const auto after = std::upper_bound(edges.begin(), edges.end(), times[i]);
            summaries[static_cast<std::size_t>(after - edges.begin()) - 1].add(summarise({&samples[i], 1}));
        }
        from = to;
    }
    std::vector<ColumnRange> columns;
    columns.reserve(summaries.size());
    for (const Summary& summary : summaries) columns.push_back(summary.column());
    return columns;
}

} // namespace

Result<std::vector<ColumnRange>> summariseStretches(const PyramidReader& reader, std::span<const std::int64_t> edges) {
    if (edges.size() < 2) return std::vector<ColumnRange>{};
    assert(std::is_sorted(edges.begin(), edges.end()) && edges.front() >= 0 && edges.back() <= reader.rows());
    const auto stretches = static_cast<std::int64_t>(edges.size()) - 1;
    const std::int64_t rows = edges.back() - edges.front();
    // Up to four blocks a stretch: reading the samples is cheaper than finding the blocks.
    if (rows <= stretches * kPyramidBase * 4 || reader.levels() == 0) return summariseSamples(reader, edges);

    // The level with at least 8 blocks a stretch: read once for the whole window, split only at the edges.
    int level = 0;
    while (level + 1 < reader.levels() && blockSamples(level + 1) * 8 * stretches <= rows) ++level;
    const std::int64_t size = blockSamples(level);
    const std::int64_t firstBlock = (edges.front() + size - 1) / size;
    const std::int64_t endBlock =
        std::max(firstBlock, edges.back() == reader.rows() ? (edges.back() + size - 1) / size : edges.back() / size);
    std::vector<PyramidBlock> blocks(static_cast<std::size_t>(endBlock - firstBlock));
    TOCSIN_TRY(reader.blocks(level, firstBlock, blocks));

    std::vector<ColumnRange> columns;
    columns.reserve(static_cast<std::size_t>(stretches));
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const std::int64_t from = edges[i], to = edges[i + 1];
        Summary summary;
        const std::int64_t begin = (from + size - 1) / size;
        const std::int64_t end = to == reader.rows() ? (to + size - 1) / size : to / size;
        if (begin >= end) {
            TOCSIN_TRY(addRows(reader, from, to, level - 1, summary));
        } else {
            TOCSIN_TRY(addRows(reader, from, begin * size, level - 1, summary));
            for (std::int64_t block = begin; block < end; ++block) summary.add(blocks[static_cast<std::size_t>(block - firstBlock)]);
            TOCSIN_TRY(addRows(reader, end * size, to, level - 1, summary));
        }
        columns.push_back(summary.column());
    }
    return columns;
}

std::vector<TimeNs> columnEdges(TimeRange range, int count) {
    const Wide span = static_cast<Wide>(range.to) - range.from + 1;
    std::vector<TimeNs> edges;
    edges.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i <= count; ++i) {
        const Wide edge = range.from + span * i / count;
        edges.push_back(static_cast<TimeNs>(std::min<Wide>(edge, std::numeric_limits<TimeNs>::max())));
    }
    return edges;
}

Result<std::vector<ColumnRange>> readColumns(const SeriesSource& source, const PyramidReader& reader, std::size_t group, TimeRange range,
                                             int columnCount) {
    if (columnCount < 1 || range.from > range.to)
        return Error{ErrorCode::Usage, "a window of time needs at least one column and an end that is not before its start", {}};
    const std::vector<TimeNs> timeEdges = columnEdges(range, columnCount);
    if (!source.ordered(group)) return scanColumns(source, reader, group, timeEdges);
    std::vector<std::int64_t> rowEdges;
    rowEdges.reserve(timeEdges.size());
    const TimeRange all = source.range(group);
    for (const TimeNs edge : timeEdges) {
        if (reader.rows() == 0 || edge <= all.from) {
            rowEdges.push_back(0);
        } else if (edge > all.to) {
            rowEdges.push_back(reader.rows());
        } else {
            TOCSIN_ASSIGN(const std::int64_t row, source.rowAt(group, edge));
            rowEdges.push_back(row);
        }
    }
    return summariseStretches(reader, rowEdges);
}

} // namespace tocsin::series
