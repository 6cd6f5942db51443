// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dsp/spectrum.h"

namespace tocsin::dsp {

/// Amplitude over time and frequency. Frame i is centred on sample i x hop + segmentSamples / 2; bin k is k x resolutionHz.
struct ShortTimeSpectrum {
    std::vector<float> amplitude; ///< [frames][bins] peak amplitude as Spectrum::amplitude
    std::size_t frames = 0, bins = 0, segmentSamples = 0, hop = 0;
    double rateHz = 0, resolutionHz = 0;
    [[nodiscard]] float at(std::size_t frame, std::size_t bin) const { return amplitude[frame * bins + bin]; }
    /// Seconds from the first sample to the middle of a frame.
    [[nodiscard]] double frameSec(std::size_t frame) const {
        return (static_cast<double>(frame * hop) + 0.5 * static_cast<double>(segmentSamples)) / rateHz;
    }
};

struct ShortTimeOptions {
    std::size_t segmentSamples = 0;   ///< 0: the power of two next to the square root of 2 n, 64..4096
    std::size_t maximumFrames = 1000; ///< the hop is a quarter segment, longer where there would be more frames than this
    Detrend detrend = Detrend::Mean;
};

/// Short-time Fourier transform with a periodic Hann window, scaled as welchSpectrum. Same errors. With a hop beyond the segment some
/// samples are not seen; `hop` says so. O(frames x segment log segment), memory frames x bins x 4 bytes.
[[nodiscard]] Result<ShortTimeSpectrum> shortTimeSpectrum(std::span<const double> samples, double rateHz, const ShortTimeOptions& options,
                                                          const JobContext& job);

} // namespace tocsin::dsp
