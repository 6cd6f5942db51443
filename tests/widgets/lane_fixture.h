// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <random>

#include "core/series/memory_source.h"
#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets::fixture {

inline constexpr TimeNs kStart = 1'704'067'200 * kNsPerSecond; // 2024-01-01T00:00:00Z

/// rows x channels of noise in [-1, 1] at `step`; `shape` may change a sample (row, channel, value) or leave rows out by returning
/// infinity.
template<class Shape>
std::shared_ptr<series::MemorySource> noise(std::int64_t rows, std::size_t channels, TimeNs step, Shape shape) {
    std::vector<series::ChannelInfo> infos;
    for (std::size_t c = 0; c < channels; ++c) infos.push_back({"channel " + std::to_string(c), "g", "", 0});
    auto source = std::make_shared<series::MemorySource>(std::vector<series::GroupInfo>{{infos}});
    constexpr std::int64_t kPiece = 1 << 18;
    std::uint64_t state = 88172645463325252ull;
    for (std::int64_t from = 0; from < rows; from += kPiece) {
        std::vector<TimeNs> times;
        std::vector<std::vector<double>> columns(channels);
        for (std::int64_t row = from; row < std::min(rows, from + kPiece); ++row) {
            bool left = false;
            for (std::size_t c = 0; c < channels; ++c) {
                state ^= state << 13; // xorshift64 (Marsaglia 2003): quick, and enough for a picture
                state ^= state >> 7;
                state ^= state << 17;
                const double value = shape(row, c, static_cast<double>(state >> 11) * 0x1p-52 - 1);
                if (std::isinf(value))
                    left = true;
                else
                    columns[c].push_back(value);
            }
            if (!left) times.push_back(kStart + row * step);
        }
        series::SampleBlock block{times, {}};
        for (const auto& column : columns) block.columns.emplace_back(column);
        if (!times.empty() && !source->append(0, block).ok()) return nullptr;
    }
    source->finish();
    return source;
}

inline std::vector<LaneSpec> lanesOf(const std::shared_ptr<series::MemorySource>& source) {
    std::vector<LaneSpec> lanes;
    for (std::size_t c = 0; c < source->groups()[0].channels.size(); ++c)
        lanes.push_back({QString::fromStdString(source->groups()[0].channels[c].name), QStringLiteral("g"), source, 0, c});
    return lanes;
}

} // namespace tocsin::widgets::fixture
