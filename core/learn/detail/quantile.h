// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tocsin::learn {

/// numpy's linear quantile; values: at least one.
inline double quantile(std::vector<float> values, double fraction) {
    std::sort(values.begin(), values.end());
    const double at = fraction * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

/// At most `most` of them, evenly taken.
inline std::vector<std::size_t> thinned(const std::vector<std::size_t>& indices, std::size_t most) {
    if (indices.size() <= most) return indices;
    std::vector<std::size_t> kept;
    kept.reserve(most);
    for (std::size_t i = 0; i < most; ++i) kept.push_back(indices[i * indices.size() / most]);
    return kept;
}

} // namespace tocsin::learn
