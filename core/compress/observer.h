// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/network/onnx_writer.h"

namespace tocsin::compress {

/// How a range is read off the values of one tensor.
enum class Observer {
    MinMax,     ///< all of it
    Percentile, ///< 99.99 % of the values, half of the rest cut at each end
    Mse,        ///< the clipping with the least mean squared error of value against quantized value
    Entropy,    ///< the clipping with the least Kullback-Leibler divergence (Migacz 2017, 8-bit Inference with TensorRT)
};

inline constexpr Observer kObservers[] = {Observer::MinMax, Observer::Percentile, Observer::Mse, Observer::Entropy};

/// "min-max", "percentile", "mse", "entropy".
[[nodiscard]] std::string_view observerName(Observer observer);

/// Real numbers that a uint8 tensor shall hold; least <= 0 <= most, so that zero (padding, ReLU) is exact.
struct ValueRange {
    float least = 0, most = 0;
    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

/// real = (q - zeroPoint) * scale with q in 0..255; an empty range gets scale 1.
[[nodiscard]] network::ActivationScale scaleFor(const ValueRange& range);

/// Values of one tensor over the calibration windows: exact extremes and 4096 bins between them. First widen() over everything, then add()
/// over everything.
class Histogram {
public:
    static constexpr std::size_t kBins = 4096;

    /// First pass: the extremes. Values that are not finite are passed over.
    void widen(std::span<const float> values);
    /// Second pass: the counts. Values outside the extremes go into the end bins.
    void add(std::span<const float> values);

    [[nodiscard]] float minimum() const { return m_minimum; }
    [[nodiscard]] float maximum() const { return m_maximum; }
    [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return m_counts; }
    [[nodiscard]] double binWidth() const;
    /// Middle of a bin.
    [[nodiscard]] double centre(std::size_t bin) const;

private:
    float m_minimum = 0, m_maximum = 0; // zero belongs to every range
    std::vector<std::uint64_t> m_counts = std::vector<std::uint64_t>(kBins, 0);
};

/// The range an observer chooses; never wider than the histogram's. O(bins) for MinMax and Percentile, O(100 bins) for the others.
[[nodiscard]] ValueRange chooseRange(const Histogram& histogram, Observer observer);

/// Mean squared error of quantizing the histogram's values into `range` with 256 levels; values outside are clipped.
[[nodiscard]] double quantizationError(const Histogram& histogram, const ValueRange& range);

} // namespace tocsin::compress
