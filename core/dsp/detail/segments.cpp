// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dsp/detail/segments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace tocsin::dsp::detail {

Result<void> checkSamples(std::span<const double> samples, double rateHz) {
    if (!(rateHz > 0) || !std::isfinite(rateHz)) return Error{ErrorCode::Usage, "a spectrum needs a positive sampling rate", {}};
    const auto bad = std::count_if(samples.begin(), samples.end(), [](double value) { return !std::isfinite(value); });
    if (bad > 0)
        return Error{
            ErrorCode::Data,
            fmt::format("{} of {} samples of this stretch are missing; a spectrum needs all of them and nothing was filled in. Choose a "
                        "stretch without them",
                        bad, samples.size()),
            {}};
    return {};
}

Result<SegmentTransform> SegmentTransform::make(std::size_t samples, Detrend detrend) {
    TOCSIN_ASSIGN(RealTransform transform, RealTransform::make(samples));
    SegmentTransform segment(std::move(transform));
    segment.m_detrend = detrend;
    segment.m_window.resize(samples);
    for (std::size_t i = 0; i < samples; ++i)
        segment.m_window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(samples));
    segment.m_sum = std::accumulate(segment.m_window.begin(), segment.m_window.end(), 0.0);
    segment.m_squares = std::inner_product(segment.m_window.begin(), segment.m_window.end(), segment.m_window.begin(), 0.0);
    return segment;
}

void SegmentTransform::power(std::span<const double> segment, std::vector<double>& power) {
    const double mean =
        m_detrend == Detrend::Mean ? std::accumulate(segment.begin(), segment.end(), 0.0) / static_cast<double>(segment.size()) : 0;
    const auto input = m_transform.input();
    for (std::size_t i = 0; i < segment.size(); ++i) input[i] = m_window[i] * (segment[i] - mean);
    m_transform.run();
    const auto output = m_transform.output();
    power.resize(output.size());
    std::transform(output.begin(), output.end(), power.begin(), [](std::complex<double> value) { return std::norm(value); });
}

double SegmentTransform::sides(std::size_t bin) const {
    return bin == 0 || 2 * bin == m_window.size() ? 1 : 2;
}

double SegmentTransform::amplitude(std::size_t bin, double power) const {
    return sides(bin) * std::sqrt(power) / m_sum;
}

double SegmentTransform::density(std::size_t bin, double power, double rateHz) const {
    return sides(bin) * power / (rateHz * m_squares);
}

} // namespace tocsin::dsp::detail
