// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/dsp/detail/real_transform.h"
#include "core/dsp/spectrum.h"

namespace tocsin::dsp::detail {

/// Error code Data when a sample is missing or infinite, Usage for a rate that is not positive.
[[nodiscard]] Result<void> checkSamples(std::span<const double> samples, double rateHz);

/// Window, scale and transform that spectrum and short-time spectrum share.
class SegmentTransform {
public:
    [[nodiscard]] static Result<SegmentTransform> make(std::size_t samples, Detrend detrend);
    /// Writes |X|^2 of one segment, [samples / 2 + 1].
    void power(std::span<const double> segment, std::vector<double>& power);
    /// Peak amplitude of bin k from its |X|^2.
    [[nodiscard]] double amplitude(std::size_t bin, double power) const;
    /// Density of bin k from its |X|^2.
    [[nodiscard]] double density(std::size_t bin, double power, double rateHz) const;
    [[nodiscard]] std::size_t bins() const { return m_window.size() / 2 + 1; }

private:
    explicit SegmentTransform(RealTransform transform) : m_transform(std::move(transform)) {}
    [[nodiscard]] double sides(std::size_t bin) const;
    RealTransform m_transform;
    std::vector<double> m_window;
    double m_sum = 0, m_squares = 0; // S1, S2
    Detrend m_detrend = Detrend::Mean;
};

} // namespace tocsin::dsp::detail
