// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/glance.h"

#include <algorithm>
#include <cmath>

namespace tocsin::ingest {

namespace {

constexpr std::int64_t kEndBlocks = kGlanceBlocks / 4;
constexpr std::int64_t kBreakBlocks = 4;

void count(ChannelGlance& glance, std::span<const double> samples) {
    for (const double value : samples) {
        if (std::isnan(value)) {
            ++glance.missing;
            continue;
        }
        ++glance.numbers;
        if (!(value >= glance.smallest)) glance.smallest = value;
        if (!(value <= glance.largest)) glance.largest = value;
    }
}

void add(ChannelGlance& glance, std::int64_t rows, std::int64_t blocks, const std::function<void(std::int64_t, std::span<double>)>& read) {
    const std::int64_t parts = std::min(rows, blocks);
    std::vector<double> samples;
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::int64_t from = rows * part / parts, to = rows * (part + 1) / parts;
        samples.resize(static_cast<std::size_t>(to - from));
        read(from, samples);
        count(glance, samples);
        glance.picture.push_back(series::summarise(samples));
    }
}

std::function<void(std::int64_t, std::span<double>)> copyOf(std::span<const double> values) {
    return [values](std::int64_t from, std::span<double> out) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), out.size(), out.begin());
    };
}

} // namespace

ChannelGlance glanceAt(std::int64_t rows, const std::function<void(std::int64_t, std::span<double>)>& read) {
    ChannelGlance glance;
    add(glance, rows, kGlanceBlocks, read);
    return glance;
}

ChannelGlance glanceAt(std::span<const double> beginning, std::span<const double> end) {
    ChannelGlance glance;
    const bool both = !end.empty();
    add(glance, static_cast<std::int64_t>(beginning.size()), both ? kGlanceBlocks - kEndBlocks - kBreakBlocks : kGlanceBlocks,
        copyOf(beginning));
    if (!both) return glance;
    glance.picture.insert(glance.picture.end(), static_cast<std::size_t>(kBreakBlocks), series::PyramidBlock{});
    add(glance, static_cast<std::int64_t>(end.size()), kEndBlocks, copyOf(end));
    return glance;
}

} // namespace tocsin::ingest
