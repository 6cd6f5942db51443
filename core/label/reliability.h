// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace tocsin::label {

/// A square table of counts: rows and columns are the same classes. Counts of weighted pairs need not be whole numbers.
class CountTable {
public:
    explicit CountTable(std::size_t classes = 0) : m_classes(classes), m_counts(classes * classes) {}
    [[nodiscard]] std::size_t classes() const { return m_classes; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const { return m_counts[row * m_classes + column]; }
    void add(std::size_t row, std::size_t column, double count) { m_counts[row * m_classes + column] += count; }
    /// Element by element; both have the same classes.
    CountTable& operator+=(const CountTable& other);
    [[nodiscard]] double total() const;

private:
    std::size_t m_classes;
    std::vector<double> m_counts;
};

/// Cohen's kappa of two raters (Cohen 1960): (po - pe) / (1 - pe). table: row = class that A gave, column = class that B gave.
/// NaN where nothing was counted, and where both gave one and the same class throughout (chance alone explains all).
[[nodiscard]] double cohensKappa(const CountTable& table);

inline constexpr int kMissingRating = -1;

/// Adds `weight` units that were all rated the same way to a coincidence matrix: each ordered pair of ratings of a unit with m ratings
/// counts 1 / (m - 1) (Krippendorff 2011). ratings: [R] class numbers, kMissingRating where a rater gave none; units with fewer than two
/// ratings add nothing.
void addUnit(CountTable& coincidences, std::span<const int> ratings, double weight = 1);

/// Krippendorff's alpha, nominal (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C):
/// 1 - (n - 1) sum(o_ck, c != k) / sum(n_c n_k, c != k). NaN where fewer than two classes occur.
[[nodiscard]] double krippendorffAlpha(const CountTable& coincidences);

/// A figure with a bootstrap interval; value NaN where it is not defined, low and high NaN where no interval can be given.
struct Estimate {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// Percentile bootstrap (Efron and Tibshirani 1993, chapter 13): `parts` independent parts are drawn with replacement `resamples` times.
/// statistic(draw): figure of the parts named in draw [parts], NaN when undefined there. The interval is left out (NaN) when the value is
/// undefined or fewer than half of the draws give a figure. O(resamples x cost of statistic); the same seed gives the same interval.
[[nodiscard]] Estimate bootstrap(std::size_t parts, int resamples, double confidence, std::uint64_t seed,
                                 const std::function<double(std::span<const std::size_t>)>& statistic);

} // namespace tocsin::label
