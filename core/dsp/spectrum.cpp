// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dsp/spectrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "core/dsp/detail/segments.h"

namespace tocsin::dsp {

namespace {
constexpr std::size_t kShortest = 8, kAutomaticShortest = 256, kAutomaticLongest = 65536;
}

std::size_t defaultSegment(std::size_t samples) {
    // Four segments half a segment apart cover 2.5 of them.
    const auto fits = static_cast<std::size_t>(static_cast<double>(samples) / 2.5);
    return std::min(samples, std::clamp(std::bit_floor(std::max<std::size_t>(1, fits)), kAutomaticShortest, kAutomaticLongest));
}

Result<Spectrum> welchSpectrum(std::span<const double> samples, double rateHz, const SpectrumOptions& options, const JobContext& job) {
    TOCSIN_TRY(detail::checkSamples(samples, rateHz));
    Spectrum spectrum;
    spectrum.rateHz = rateHz;
    spectrum.segmentSamples = options.segmentSamples > 0 ? options.segmentSamples : defaultSegment(samples.size());
    if (spectrum.segmentSamples < kShortest || spectrum.segmentSamples > samples.size())
        return Error{
            ErrorCode::Usage,
            fmt::format("a spectrum over segments of {} samples needs segments of at least {} and no longer than the {} samples given",
                        spectrum.segmentSamples, kShortest, samples.size()),
            {}};
    spectrum.resolutionHz = rateHz / static_cast<double>(spectrum.segmentSamples);
    TOCSIN_ASSIGN(auto transform, detail::SegmentTransform::make(spectrum.segmentSamples, options.detrend));
    std::vector<double> power, mean(transform.bins());
    const std::size_t hop = spectrum.segmentSamples - spectrum.segmentSamples / 2;
    for (std::size_t from = 0; from + spectrum.segmentSamples <= samples.size(); from += hop) {
        TOCSIN_TRY(job.check());
        transform.power(samples.subspan(from, spectrum.segmentSamples), power);
        std::transform(power.begin(), power.end(), mean.begin(), mean.begin(), std::plus<>());
        ++spectrum.segments;
        job.progress(static_cast<double>(from + spectrum.segmentSamples) / static_cast<double>(samples.size()), "spectrum");
    }
    spectrum.amplitude.reserve(mean.size());
    spectrum.density.reserve(mean.size());
    for (std::size_t bin = 0; bin < mean.size(); ++bin) {
        mean[bin] /= static_cast<double>(spectrum.segments);
        spectrum.amplitude.push_back(transform.amplitude(bin, mean[bin]));
        spectrum.density.push_back(transform.density(bin, mean[bin], rateHz));
    }
    return spectrum;
}

} // namespace tocsin::dsp
