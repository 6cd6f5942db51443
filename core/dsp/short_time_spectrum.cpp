// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dsp/short_time_spectrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/dsp/detail/segments.h"

namespace tocsin::dsp {

namespace {
constexpr std::size_t kShortest = 8, kAutomaticShortest = 64, kAutomaticLongest = 4096;
}

Result<ShortTimeSpectrum> shortTimeSpectrum(std::span<const double> samples, double rateHz, const ShortTimeOptions& options,
                                            const JobContext& job) {
    TOCSIN_TRY(detail::checkSamples(samples, rateHz));
    ShortTimeSpectrum spectrum;
    spectrum.rateHz = rateHz;
    spectrum.segmentSamples = options.segmentSamples;
    if (spectrum.segmentSamples == 0) {
        const auto root = static_cast<std::size_t>(std::sqrt(2.0 * static_cast<double>(samples.size())));
        spectrum.segmentSamples = std::min(samples.size(), std::clamp(std::bit_ceil(root + 1), kAutomaticShortest, kAutomaticLongest));
    }
    if (spectrum.segmentSamples < kShortest || spectrum.segmentSamples > samples.size() || options.maximumFrames == 0)
        return Error{
            ErrorCode::Usage,
            fmt::format("a spectrogram over segments of {} samples needs segments of at least {}, no longer than the {} samples given, "
                        "and at least one frame",
                        spectrum.segmentSamples, kShortest, samples.size()),
            {}};
    const std::size_t beyond = samples.size() - spectrum.segmentSamples;
    spectrum.hop = std::max<std::size_t>({1, spectrum.segmentSamples / 4, (beyond + options.maximumFrames) / options.maximumFrames});
    spectrum.frames = beyond / spectrum.hop + 1;
    spectrum.resolutionHz = rateHz / static_cast<double>(spectrum.segmentSamples);
    TOCSIN_ASSIGN(auto transform, detail::SegmentTransform::make(spectrum.segmentSamples, options.detrend));
    spectrum.bins = transform.bins();
    spectrum.amplitude.reserve(spectrum.frames * spectrum.bins);
    std::vector<double> power;
    for (std::size_t frame = 0; frame < spectrum.frames; ++frame) {
        TOCSIN_TRY(job.check());
        transform.power(samples.subspan(frame * spectrum.hop, spectrum.segmentSamples), power);
        for (std::size_t bin = 0; bin < power.size(); ++bin)
            spectrum.amplitude.push_back(static_cast<float>(transform.amplitude(bin, power[bin])));
        job.progress(static_cast<double>(frame + 1) / static_cast<double>(spectrum.frames), "spectrogram");
    }
    return spectrum;
}

} // namespace tocsin::dsp
