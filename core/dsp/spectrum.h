// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin::dsp {

/// One-sided spectrum, bins k = 0..segmentSamples/2 at k x resolutionHz.
struct Spectrum {
    std::vector<double> amplitude; ///< [K] peak amplitude of a sine, in the channel's unit; a sine of amplitude A on a bin gives A
    std::vector<double> density;   ///< [K] power spectral density, unit^2 / Hz; its sum x resolutionHz is the mean square (Parseval)
    double rateHz = 0, resolutionHz = 0;
    std::size_t segmentSamples = 0;
    std::size_t segments = 0; ///< averaged
    [[nodiscard]] double frequency(std::size_t bin) const { return static_cast<double>(bin) * resolutionHz; }
};

enum class Detrend { None, Mean };

struct SpectrumOptions {
    std::size_t segmentSamples = 0;  ///< 0: defaultSegment()
    Detrend detrend = Detrend::Mean; ///< of each segment
};

/// Largest power of two that gives at least four segments of half their length apart, within 256..65536; all samples where there are fewer.
[[nodiscard]] std::size_t defaultSegment(std::size_t samples);

/// Welch's method (P. D. Welch, IEEE Trans. Audio Electroacoust. AU-15, 1967, 70-73): segments that overlap by half, periodic Hann window
/// w, powers averaged. With X the DFT of w x, S1 = sum w, S2 = sum w^2 (G. Heinzel, A. Ruediger, R. Schilling, "Spectrum and spectral
/// density estimation by the DFT", MPI Hannover 2002, equations 19, 20, 23, 24):
///   amplitude = c |X| / S1,  density = d |X|^2 / (rateHz S2),  c = d = 2, but 1 at k = 0 and, for an even segment, at half the rate.
/// Samples after the last whole segment are not used. samples: float64 [n]; error code Data when one is missing (NaN) or infinite, Usage
/// when rate or segment make no sense, Cancelled. O(n log segment).
[[nodiscard]] Result<Spectrum> welchSpectrum(std::span<const double> samples, double rateHz, const SpectrumOptions& options,
                                             const JobContext& job);

} // namespace tocsin::dsp
