// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/sentinel_guess.h"

#include <algorithm>
#include <cmath>

namespace tocsin::table::detail {

namespace {

constexpr double kUsual[] = {-9999, -999,  -99,  -99999, -999.25, -999.9, -9999.9, 9999,  99999,      999999,      9999.9, 999,
                             1e30,  -1e30, 1e20, 1e10,   -1e10,   -32768, 32767,   65535, 2147483647, -2147483648, 3.4e38, -3.4e38};
constexpr double kAlone[] = {-9999,  -999,   -99999, -999.25, -999.9, -9999.9, 9999,   99999,
                             999999, 9999.9, 1e30,   -1e30,   1e20,   3.4e38,  -3.4e38}; ///< one cell is enough
constexpr double kConventional[] = {-9999, -99999, -999.25, -9999.9, 1e30, -1e30};       ///< count unseen

template<typename List>
bool among(double value, const List& list) {
    return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

/// The values that are no usual marker.
struct Others {
    std::vector<double> sorted;
    double range = 0, iqr = 0, magnitude = 0;
    bool fractions = false; ///< most are no whole numbers

    explicit Others(std::span<const double> values) {
        std::size_t fractional = 0;
        for (const double value : values)
            if (std::isfinite(value) && !among(value, kUsual)) {
                sorted.push_back(value);
                fractional += value != std::floor(value);
            }
        if (sorted.empty()) return;
        std::sort(sorted.begin(), sorted.end());
        range = sorted.back() - sorted.front();
        iqr = sorted[sorted.size() * 3 / 4] - sorted[sorted.size() / 4];
        magnitude = std::max(std::abs(sorted.front()), std::abs(sorted.back()));
        fractions = fractional * 2 > sorted.size();
    }
    [[nodiscard]] double gap(double value) const {
        return value < sorted.front() ? sorted.front() - value : value > sorted.back() ? value - sorted.back() : 0;
    }
    [[nodiscard]] bool below(double value) const { return value < 0 && sorted.front() >= 0 && gap(value) >= std::max(iqr, 1e-12); }
    [[nodiscard]] bool far(double value) const {
        const double apart = gap(value);
        return apart > range && apart > 3 * iqr && apart > (range > 0 && apart > 5 * range ? 0.1 : 0.5) * magnitude;
    }
};

} // namespace

SentinelGuess guessSentinels(std::span<const double> values) {
    SentinelGuess guess;
    const Others others(values);
    if (others.sorted.empty()) return guess;
    guess.smallest = others.sorted.front();
    guess.largest = others.sorted.back();
    for (const double usual : kUsual) {
        const auto count = static_cast<std::size_t>(std::count(values.begin(), values.end(), usual));
        const double apart = others.gap(usual);
        if (count > 0 && apart > 0) {
            const bool alone = among(usual, kAlone) && others.range > 0 && apart > 10 * others.range;
            const bool enough = count >= 2 || alone || (among(usual, kAlone) && others.below(usual));
            if (enough && count * 10 <= values.size() * 9 && (others.below(usual) || others.far(usual)))
                guess.seen.emplace_back(usual, count);
            else if (among(usual, kAlone) && apart > 0.25 * others.range && (count >= 2 || apart > 3 * others.iqr))
                guess.doubtful.emplace_back(usual, count);
        }
        if (count > 0) continue;
        const bool wide = apart > 3 * std::max(others.range, 1e-12) && others.far(usual);
        const bool convention = among(usual, kConventional) || ((usual == -999 || usual == 9999) && others.fractions);
        if (convention && wide && (among(usual, kConventional) || apart > 10 * others.range)) guess.unseen.push_back(usual);
    }
    return guess;
}

} // namespace tocsin::table::detail
