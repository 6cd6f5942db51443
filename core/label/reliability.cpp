// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/reliability.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace tocsin::label {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct Margins {
    std::vector<double> rows, columns;
    double diagonal = 0;
};

Margins marginsOf(const CountTable& table) {
    const std::size_t classes = table.classes();
    Margins margins{std::vector<double>(classes), std::vector<double>(classes), 0};
    for (std::size_t i = 0; i < classes; ++i) {
        for (std::size_t j = 0; j < classes; ++j) {
            margins.rows[i] += table.at(i, j);
            margins.columns[j] += table.at(i, j);
        }
        margins.diagonal += table.at(i, i);
    }
    return margins;
}

/// The share `fraction` of ascending values, between neighbours by straight line.
double quantile(const std::vector<double>& ascending, double fraction) {
    const double place = fraction * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (place - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

} // namespace

CountTable& CountTable::operator+=(const CountTable& other) {
    std::transform(m_counts.begin(), m_counts.end(), other.m_counts.begin(), m_counts.begin(), std::plus<>());
    return *this;
}

double CountTable::total() const {
    return std::accumulate(m_counts.begin(), m_counts.end(), 0.0);
}

double cohensKappa(const CountTable& table) {
    const double total = table.total();
    if (total <= 0) return kUndefined;
    const Margins margins = marginsOf(table);
    const double byChance = std::inner_product(margins.rows.begin(), margins.rows.end(), margins.columns.begin(), 0.0) / (total * total);
    // One class throughout leaves nothing that chance does not explain; rounding must not turn 0 / 0 into a figure.
    if (1 - byChance < 1e-12) return kUndefined;
    return (margins.diagonal / total - byChance) / (1 - byChance);
}

void addUnit(CountTable& coincidences, std::span<const int> ratings, double weight) {
    const auto given = std::count_if(ratings.begin(), ratings.end(), [](int rating) { return rating != kMissingRating; });
    if (given < 2) return;
    const double pair = weight / static_cast<double>(given - 1);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        for (std::size_t j = 0; j < ratings.size(); ++j) {
            if (i == j || ratings[i] == kMissingRating || ratings[j] == kMissingRating) continue;
            coincidences.add(static_cast<std::size_t>(ratings[i]), static_cast<std::size_t>(ratings[j]), pair);
        }
    }
}

double krippendorffAlpha(const CountTable& coincidences) {
    const double total = coincidences.total();
    const Margins margins = marginsOf(coincidences);
    double expected = total * total; // sum over c != k of n_c n_k
    for (const double count : margins.rows) expected -= count * count;
    if (total <= 1 || expected < 1e-9 * total * total) return kUndefined;
    return 1 - (total - 1) * (total - margins.diagonal) / expected;
}

Estimate bootstrap(std::size_t parts, int resamples, double confidence, std::uint64_t seed,
                   const std::function<double(std::span<const std::size_t>)>& statistic) {
    std::vector<std::size_t> draw(parts);
    std::iota(draw.begin(), draw.end(), std::size_t{0});
    Estimate estimate{parts == 0 ? kUndefined : statistic(draw), kUndefined, kUndefined};
    if (!std::isfinite(estimate.value)) return estimate;
    std::mt19937_64 random(seed);
    std::vector<double> figures;
    figures.reserve(static_cast<std::size_t>(resamples));
    for (int i = 0; i < resamples; ++i) {
        for (std::size_t& part : draw) part = static_cast<std::size_t>(random() % parts);
        if (const double figure = statistic(draw); std::isfinite(figure)) figures.push_back(figure);
    }
    if (figures.empty() || 2 * figures.size() < static_cast<std::size_t>(resamples)) return estimate;
    std::sort(figures.begin(), figures.end());
    estimate.low = quantile(figures, (1 - confidence) / 2);
    estimate.high = quantile(figures, (1 + confidence) / 2);
    return estimate;
}

} // namespace tocsin::label
