// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/alarm/detail/radix_sort.h"

namespace tocsin::alarm::detail {

namespace {

constexpr int kPasses = 3;
constexpr int kDigitBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;
constexpr std::size_t kSmall = 2048; // below this the histograms cost more than comparing

} // namespace

void sortFloats(std::vector<float>& values) {
    const std::size_t size = values.size();
    if (size < kSmall) {
        std::sort(values.begin(), values.end());
        return;
    }
    std::array<std::array<std::size_t, kBuckets>, kPasses> counts{};
    std::vector<std::uint32_t> keys(size);
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t key = orderedBits(values[i]);
        keys[i] = key;
        ++counts[0][key & (kBuckets - 1)];
        ++counts[1][(key >> kDigitBits) & (kBuckets - 1)];
        ++counts[2][key >> (2 * kDigitBits)];
    }
    // The floats' own memory is the second buffer: passes alternate keys -> values -> keys -> values, bits kept in float slots.
    const auto scatter = [size](auto read, auto write, std::array<std::size_t, kBuckets>& count, int shift) {
        std::size_t start = 0;
        for (auto& bucket : count) {
            const std::size_t held = bucket;
            bucket = start;
            start += held;
        }
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint32_t key = read(i);
            write(count[(key >> shift) & (kBuckets - 1)]++, key);
        }
    };
    const auto fromKeys = [&](std::size_t i) { return keys[i]; };
    const auto toKeys = [&](std::size_t i, std::uint32_t key) { keys[i] = key; };
    const auto fromValues = [&](std::size_t i) { return orderedBits(values[i]); };
    const auto toValues = [&](std::size_t i, std::uint32_t key) { values[i] = floatFromOrderedBits(key); };
    scatter(fromKeys, toValues, counts[0], 0);
    scatter(fromValues, toKeys, counts[1], kDigitBits);
    scatter(fromKeys, toValues, counts[2], 2 * kDigitBits);
}

} // namespace tocsin::alarm::detail
