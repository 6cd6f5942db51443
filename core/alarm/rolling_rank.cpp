// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

#include "core/alarm/episode_curve.h"

namespace tocsin::alarm {

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

// Rolling extreme of the last n by a monotone queue: each score enters and leaves once.
template<class Better>
void rollingExtreme(std::span<const float> scores, std::size_t n, Better better, std::vector<float>& out) {
    std::vector<std::size_t> queue(scores.size()); // indexes of candidates, best first
    std::size_t first = 0, last = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        while (last > first && !better(scores[queue[last - 1]], scores[i])) --last;
        queue[last++] = i;
        if (queue[first] + n <= i) ++first;
        out[i] = scores[queue[first]];
    }
}

} // namespace

std::vector<float> rollingRank(std::span<const float> scores, int m, int n) {
    assert(m >= 1 && n >= m);
    const auto rank = static_cast<std::size_t>(m), length = static_cast<std::size_t>(n);
    std::vector<float> out(scores.begin(), scores.end());
    if (n == 1) return out;
    if (m == 1) {
        rollingExtreme(scores, length, std::greater<>(), out);
    } else if (m == n) {
        rollingExtreme(scores, length, std::less<>(), out);
        std::fill_n(out.begin(), std::min(length - 1, out.size()), kNever);
    } else {
        std::vector<float> sorted; // the last n scores, descending
        sorted.reserve(length + 1);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (i >= length) sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), scores[i - length], std::greater<>()));
            sorted.insert(std::lower_bound(sorted.begin(), sorted.end(), scores[i], std::greater<>()), scores[i]);
            out[i] = sorted.size() >= rank ? sorted[rank - 1] : kNever;
        }
    }
    return out;
}

} // namespace tocsin::alarm
