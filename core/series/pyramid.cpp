// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/pyramid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tocsin::series {

float toFloat(double value) {
    constexpr double kLargest = std::numeric_limits<float>::max();
    if (std::isinf(value)) return static_cast<float>(value);
    return static_cast<float>(std::clamp(value, -kLargest, kLargest));
}

PyramidBlock summarise(std::span<const double> samples) {
    // Eight independent lanes: a single chain of comparisons would wait four cycles for each sample. NaN compares false and is not taken.
    constexpr std::size_t kLanes = 8;
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    std::array<double, kLanes> low, high;
    std::array<std::int64_t, kLanes> counts{};
    low.fill(kInfinity);
    high.fill(-kInfinity);
    const std::size_t whole = samples.size() / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double value = samples[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            counts[lane] += value == value ? 1 : 0;
        }
    }
    for (std::size_t i = whole; i < samples.size(); ++i) {
        const double value = samples[i];
        low[0] = value < low[0] ? value : low[0];
        high[0] = value > high[0] ? value : high[0];
        counts[0] += value == value ? 1 : 0;
    }
    PyramidBlock block;
    for (const std::int64_t count : counts) block.count += static_cast<std::uint32_t>(count);
    if (block.count == 0) return {};
    block.minimum = toFloat(*std::min_element(low.begin(), low.end()));
    block.maximum = toFloat(*std::max_element(high.begin(), high.end()));
    const auto valid = [](double value) { return value == value; };
    block.first = toFloat(*std::find_if(samples.begin(), samples.end(), valid));
    block.last = toFloat(*std::find_if(samples.rbegin(), samples.rend(), valid));
    return block;
}

PyramidBlock joined(const PyramidBlock& a, const PyramidBlock& b) {
    if (a.count == 0) return b;
    if (b.count == 0) return a;
    return {std::min(a.minimum, b.minimum), std::max(a.maximum, b.maximum), a.first, b.last, a.count + b.count};
}

void PyramidBuilder::add(std::span<const double> values) {
    while (!values.empty()) {
        Level& base = m_levels[0];
        const auto room = static_cast<std::size_t>(kPyramidBase - base.parts);
        const std::span<const double> piece = values.first(std::min(room, values.size()));
        values = values.subspan(piece.size());
        base.open = base.parts == 0 ? summarise(piece) : joined(base.open, summarise(piece));
        base.parts += static_cast<std::int64_t>(piece.size());
        if (base.parts < kPyramidBase) return;
        base.parts = 0;
        push(0, base.open);
    }
}

void PyramidBuilder::push(std::size_t level, PyramidBlock block) {
    m_levels[level].ready.push_back(block);
    if (level + 1 == m_levels.size()) m_levels.emplace_back();
    Level& above = m_levels[level + 1];
    above.open = above.parts == 0 ? block : joined(above.open, block);
    if (++above.parts < kPyramidFactor) return;
    above.parts = 0;
    push(level + 1, above.open);
}

void PyramidBuilder::finish() {
    // An unfinished block goes up the levels that were begun before it; a block alone on the topmost level needs no level above it.
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        if (m_levels[level].parts == 0) continue;
        m_levels[level].parts = 0;
        const PyramidBlock block = m_levels[level].open;
        m_levels[level].ready.push_back(block);
        if (level + 1 == m_levels.size()) break;
        Level& above = m_levels[level + 1];
        above.open = above.parts == 0 ? block : joined(above.open, block);
        ++above.parts;
    }
}

std::vector<PyramidBlock> PyramidBuilder::take(int level) {
    return std::exchange(m_levels[static_cast<std::size_t>(level)].ready, {});
}

} // namespace tocsin::series
