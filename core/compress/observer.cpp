// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/observer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace tocsin::compress {

namespace {

constexpr double kLevels = 255; // steps between the ends of a uint8 range

/// How far ranges are shrunk when one is searched for: 1, 0.98 .. 0.04.
constexpr int kShrinkSteps = 48;
double shrink(int step) {
    return 1.0 - 0.02 * step;
}

ValueRange scaled(const Histogram& histogram, double low, double high) {
    return {static_cast<float>(histogram.minimum() * low), static_cast<float>(histogram.maximum() * high)};
}

ValueRange percentileRange(const Histogram& histogram) {
    constexpr double kCutEachEnd = 0.5e-4; // 99.99 % stay
    const auto& counts = histogram.counts();
    const double cut = kCutEachEnd * static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    std::size_t low = 0, high = counts.size() - 1;
    for (double below = 0; low < high && below + static_cast<double>(counts[low]) <= cut; ++low) below += static_cast<double>(counts[low]);
    for (double above = 0; high > low && above + static_cast<double>(counts[high]) <= cut; --high)
        above += static_cast<double>(counts[high]);
    const double half = histogram.binWidth() / 2;
    return {static_cast<float>(std::min(0.0, histogram.centre(low) - half)),
            static_cast<float>(std::max(0.0, histogram.centre(high) + half))};
}

/// Smallest cost over shrunk ranges: first both ends together, then each end by itself.
template<class Cost>
ValueRange searchRange(const Histogram& histogram, Cost cost) {
    double bestLow = 1, bestHigh = 1, least = std::numeric_limits<double>::infinity();
    const auto consider = [&](double low, double high) {
        const double value = cost(scaled(histogram, low, high));
        if (value < least) {
            least = value;
            bestLow = low;
            bestHigh = high;
        }
    };
    for (int step = 0; step < kShrinkSteps; ++step) consider(shrink(step), shrink(step));
    if (histogram.minimum() < 0 && histogram.maximum() > 0) {
        const double high = bestHigh;
        for (int step = 0; step < kShrinkSteps; ++step) consider(shrink(step), high);
        const double low = bestLow;
        for (int step = 0; step < kShrinkSteps; ++step) consider(low, shrink(step));
    }
    return scaled(histogram, bestLow, bestHigh);
}

/// The histogram as `divergence` needs it: 1024 bins or, where values are few, 512 (in sparser bins chance looks like information), and
/// without the heap of exact zeros that a ReLU leaves: zero is exact in every range, yet spread over its level it would outweigh all else.
std::vector<double> filledBins(const Histogram& histogram) {
    const auto& counts = histogram.counts();
    const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    const std::size_t bins = total < 65536 ? 512 : 1024, each = Histogram::kBins / bins;
    std::vector<double> merged(bins, 0.0);
    for (std::size_t bin = 0; bin < counts.size(); ++bin) merged[bin / each] += static_cast<double>(counts[bin]);
    const double place = -static_cast<double>(histogram.minimum()) / histogram.binWidth() / static_cast<double>(each);
    const std::size_t zero = std::min(static_cast<std::size_t>(place), bins - 1);
    const double beside = std::max(zero > 0 ? merged[zero - 1] : 0.0, zero + 1 < bins ? merged[zero + 1] : 0.0);
    merged[zero] = std::min(merged[zero], beside);
    return merged;
}

/// Kullback-Leibler divergence of the values from what 256 levels over `range` leave of them. P: the histogram inside the range, all that
/// lies outside moved into its end bins; Q: the same without what was moved, each level's content spread evenly over its bins that are not
/// empty.
double divergence(const std::vector<double>& counts, double minimum, double width, const ValueRange& range) {
    const double step = (static_cast<double>(range.most) - range.least) / kLevels;
    if (!(step > 0)) return std::numeric_limits<double>::infinity();
    const auto centre = [&](std::size_t bin) { return minimum + (static_cast<double>(bin) + 0.5) * width; };
    const std::size_t bins = counts.size();
    std::size_t first = bins, last = 0;
    for (std::size_t bin = 0; bin < bins; ++bin)
        if (centre(bin) >= range.least && centre(bin) <= range.most) {
            first = std::min(first, bin);
            last = bin;
        }
    if (first > last) return std::numeric_limits<double>::infinity();
    std::vector<double> p(last - first + 1, 0.0), q(p.size(), 0.0);
    double total = 0, kept = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        p[std::clamp(bin, first, last) - first] += counts[bin];
        total += counts[bin];
        if (bin >= first && bin <= last) kept += counts[bin];
    }
    if (!(kept > 0)) return std::numeric_limits<double>::infinity();
    double filledBinCount = 0, filledLevels = 0;
    for (std::size_t from = first; from <= last;) {
        const auto level = std::lround(centre(from) / step);
        std::size_t to = from;
        double sum = 0, filled = 0;
        for (; to <= last && std::lround(centre(to) / step) == level; ++to) {
            sum += counts[to];
            filled += counts[to] > 0 ? 1 : 0;
        }
        for (std::size_t bin = from; bin < to; ++bin)
            if (counts[bin] > 0) q[bin - first] = sum / filled;
        filledBinCount += filled;
        filledLevels += filled > 0 ? 1 : 0;
        from = to;
    }
    constexpr double kFloor = 1e-9; // a bin that only moved content fills: probable in P, all but impossible in Q
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] > 0) sum += p[i] / total * std::log(p[i] / total / std::max(q[i] / kept, kFloor));
    // Chance alone makes finer bins look uneven (Miller 1955, Note on the bias of information estimates): taken off, or narrow ranges would
    // win.
    return sum - (filledBinCount - filledLevels) / (2 * kept);
}

} // namespace

std::string_view observerName(Observer observer) {
    switch (observer) {
    case Observer::MinMax:
        return "min-max";
    case Observer::Percentile:
        return "percentile";
    case Observer::Mse:
        return "mse";
    case Observer::Entropy:
        return "entropy";
    }
    return {};
}

network::ActivationScale scaleFor(const ValueRange& range) {
    const double least = std::min(0.0, static_cast<double>(range.least)), most = std::max(0.0, static_cast<double>(range.most));
    network::ActivationScale scale;
    if (!(most - least > 1e-30)) return scale;
    scale.scale = static_cast<float>((most - least) / kLevels);
    scale.zeroPoint = static_cast<std::uint8_t>(std::clamp(std::lround(-least / static_cast<double>(scale.scale)), 0L, 255L));
    return scale;
}

void Histogram::widen(std::span<const float> values) {
    for (const float value : values) {
        if (!std::isfinite(value)) continue;
        m_minimum = std::min(m_minimum, value);
        m_maximum = std::max(m_maximum, value);
    }
}

double Histogram::binWidth() const {
    return (static_cast<double>(m_maximum) - m_minimum) / static_cast<double>(kBins);
}

double Histogram::centre(std::size_t bin) const {
    return m_minimum + (static_cast<double>(bin) + 0.5) * binWidth();
}

void Histogram::add(std::span<const float> values) {
    const double width = binWidth();
    for (const float value : values) {
        if (!std::isfinite(value)) continue;
        const double place = width > 0 ? (static_cast<double>(value) - m_minimum) / width : 0;
        ++m_counts[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(kBins - 1)))];
    }
}

double quantizationError(const Histogram& histogram, const ValueRange& range) {
    const network::ActivationScale scale = scaleFor(range);
    const auto step = static_cast<double>(scale.scale), zero = static_cast<double>(scale.zeroPoint);
    double sum = 0, total = 0;
    for (std::size_t bin = 0; bin < Histogram::kBins; ++bin) {
        const auto count = static_cast<double>(histogram.counts()[bin]);
        if (count == 0) continue;
        const double value = histogram.centre(bin);
        const double level = std::clamp(std::nearbyint(value / step) + zero, 0.0, kLevels);
        const double difference = value - (level - zero) * step;
        sum += count * difference * difference;
        total += count;
    }
    return total > 0 ? sum / total : 0;
}

ValueRange chooseRange(const Histogram& histogram, Observer observer) {
    const ValueRange all{histogram.minimum(), histogram.maximum()};
    if (!(histogram.binWidth() > 0)) return all;
    switch (observer) {
    case Observer::MinMax:
        return all;
    case Observer::Percentile: {
        const ValueRange range = percentileRange(histogram);
        return {std::max(range.least, all.least), std::min(range.most, all.most)};
    }
    case Observer::Mse:
        return searchRange(histogram, [&](const ValueRange& range) { return quantizationError(histogram, range); });
    case Observer::Entropy: {
        const std::vector<double> counts = filledBins(histogram);
        const double width = (static_cast<double>(all.most) - all.least) / static_cast<double>(counts.size());
        return searchRange(histogram, [&](const ValueRange& range) { return divergence(counts, all.least, width, range); });
    }
    }
    return all;
}

} // namespace tocsin::compress
