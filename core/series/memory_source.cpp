// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/memory_source.h"

#include <algorithm>
#include <fmt/format.h>

namespace tocsin::series {

namespace {

/// First row with times[row] >= time. Most recordings are nearly regular: a guess by proportion is off by a few rows, and widening the
/// search from there touches a few cache lines where halving the whole touches some twenty. O(log n) whatever the times.
std::int64_t lowerRow(const std::vector<TimeNs>& times, TimeNs time) {
    const auto rows = static_cast<std::int64_t>(times.size());
    if (rows == 0 || time <= times.front()) return 0;
    if (time > times.back()) return rows;
    const double part = (static_cast<double>(time) - static_cast<double>(times.front())) /
                        (static_cast<double>(times.back()) - static_cast<double>(times.front()));
    const std::int64_t guess = std::clamp<std::int64_t>(static_cast<std::int64_t>(part * static_cast<double>(rows - 1)), 0, rows - 1);
    const auto at = [&](std::int64_t row) { return times[static_cast<std::size_t>(row)]; };
    // times[low] < time <= times[high] throughout.
    std::int64_t low = 0, high = rows - 1;
    if (at(guess) < time) {
        low = guess;
        for (std::int64_t step = 2; low + step < high; step *= 2) {
            if (at(low + step) >= time) {
                high = low + step;
                break;
            }
            low += step;
        }
    } else {
        high = guess;
        for (std::int64_t step = 2; high - step > low; step *= 2) {
            if (at(high - step) < time) {
                low = high - step;
                break;
            }
            high -= step;
        }
    }
    return std::lower_bound(times.begin() + low + 1, times.begin() + high + 1, time) - times.begin();
}

} // namespace

class MemorySource::Channel final : public PyramidReader {
public:
    std::vector<double> values;
    std::vector<std::vector<PyramidBlock>> pyramid;

    void build() {
        PyramidBuilder builder;
        builder.add(values);
        builder.finish();
        for (int level = 0; level < builder.levels(); ++level) {
            pyramid.push_back(builder.take(level));
            if (static_cast<std::int64_t>(pyramid.back().size()) <= kPyramidTopBlocks) break;
        }
    }

    [[nodiscard]] std::int64_t rows() const override { return static_cast<std::int64_t>(values.size()); }
    [[nodiscard]] int levels() const override { return static_cast<int>(pyramid.size()); }
    [[nodiscard]] Result<void> blocks(int level, std::int64_t from, std::span<PyramidBlock> out) const override {
        std::copy_n(pyramid[static_cast<std::size_t>(level)].begin() + from, out.size(), out.begin());
        return {};
    }
    [[nodiscard]] Result<void> samples(std::int64_t from, std::span<double> out) const override {
        std::copy_n(values.begin() + from, out.size(), out.begin());
        return {};
    }
};

struct MemorySource::Group {
    std::vector<TimeNs> times;
    std::vector<Channel> channels;
    SamplingReport report;
};

MemorySource::MemorySource(std::vector<GroupInfo> groups) : m_infos(std::move(groups)) {
    for (const GroupInfo& info : m_infos) {
        m_groups.push_back(std::make_unique<Group>());
        m_groups.back()->channels.resize(info.channels.size());
    }
}

MemorySource::~MemorySource() = default;

Result<void> MemorySource::append(std::size_t group, const SampleBlock& block) {
    if (group >= m_groups.size()) return Error{ErrorCode::Data, fmt::format("group {} of {} does not exist", group, m_groups.size()), {}};
    Group& target = *m_groups[group];
    if (block.columns.size() != target.channels.size())
        return Error{ErrorCode::Data, fmt::format("{} columns came for {} channels", block.columns.size(), target.channels.size()), {}};
    for (const auto& column : block.columns)
        if (column.size() != block.times.size())
            return Error{ErrorCode::Data, fmt::format("a column of {} values came with {} times", column.size(), block.times.size()), {}};
    target.times.insert(target.times.end(), block.times.begin(), block.times.end());
    for (std::size_t c = 0; c < block.columns.size(); ++c)
        target.channels[c].values.insert(target.channels[c].values.end(), block.columns[c].begin(), block.columns[c].end());
    return {};
}

void MemorySource::finish() {
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        m_groups[g]->report = series::sampling(m_groups[g]->times);
        for (Channel& channel : m_groups[g]->channels) channel.build();
        for (ChannelInfo& info : m_infos[g].channels)
            if (!(info.rateHz > 0)) info.rateHz = m_groups[g]->report.rateHz();
    }
}

std::int64_t MemorySource::rows(std::size_t group) const {
    return static_cast<std::int64_t>(m_groups[group]->times.size());
}
bool MemorySource::ordered(std::size_t group) const {
    return m_groups[group]->report.ordered();
}
TimeRange MemorySource::range(std::size_t group) const {
    return m_groups[group]->report.range;
}
const SamplingReport& MemorySource::sampling(std::size_t group) const {
    return m_groups[group]->report;
}

Result<std::vector<TimeNs>> MemorySource::times(std::size_t group, std::int64_t from, std::int64_t to) const {
    TOCSIN_TRY(checkWindow(*this, group, 0, from, to));
    const auto& all = m_groups[group]->times;
    return std::vector<TimeNs>(all.begin() + from, all.begin() + to);
}

Result<std::vector<double>> MemorySource::values(std::size_t group, std::size_t channel, std::int64_t from, std::int64_t to) const {
    TOCSIN_TRY(checkWindow(*this, group, channel, from, to));
    const auto& all = m_groups[group]->channels[channel].values;
    return std::vector<double>(all.begin() + from, all.begin() + to);
}

Result<std::int64_t> MemorySource::rowAt(std::size_t group, TimeNs time) const {
    TOCSIN_TRY(checkOrdered(*this, group));
    return lowerRow(m_groups[group]->times, time);
}

Result<std::vector<ColumnRange>> MemorySource::columns(std::size_t group, std::size_t channel, TimeRange range, int columnCount) const {
    TOCSIN_TRY(checkWindow(*this, group, channel, 0, 0));
    return readColumns(*this, m_groups[group]->channels[channel], group, range, columnCount);
}

Result<void> checkWindow(const SeriesSource& source, std::size_t group, std::size_t channel, std::int64_t from, std::int64_t to) {
    if (group >= source.groups().size())
        return Error{ErrorCode::Usage, fmt::format("group {} of {} does not exist", group, source.groups().size()), {}};
    if (channel >= source.groups()[group].channels.size())
        return Error{ErrorCode::Usage, fmt::format("channel {} of {} does not exist", channel, source.groups()[group].channels.size()), {}};
    if (from < 0 || from > to || to > source.rows(group))
        return Error{
            ErrorCode::Usage, fmt::format("rows {} to {} do not lie in the {} rows of the recording", from, to, source.rows(group)), {}};
    return {};
}

Result<void> checkOrdered(const SeriesSource& source, std::size_t group) {
    TOCSIN_TRY(checkWindow(source, group, 0, 0, 0));
    if (!source.ordered(group))
        return Error{ErrorCode::Usage, "times run backward somewhere in this recording: a row cannot be found by its time", {}};
    return {};
}

} // namespace tocsin::series
