// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tocsin::compress {

/// Windows in memory, float32 [N, C, T] row-major, engineering units, finite: what a model's input is before any normalisation.
struct WindowPool {
    std::int64_t channels = 0; ///< C
    std::int64_t samples = 0;  ///< T
    std::vector<float> values;

    [[nodiscard]] std::size_t windowSize() const { return static_cast<std::size_t>(channels * samples); }
    [[nodiscard]] std::size_t size() const { return windowSize() == 0 ? 0 : values.size() / windowSize(); }
    [[nodiscard]] std::span<const float> window(std::size_t index) const { return {values.data() + index * windowSize(), windowSize()}; }
    void append(std::span<const float> window) { values.insert(values.end(), window.begin(), window.end()); }
};

} // namespace tocsin::compress
