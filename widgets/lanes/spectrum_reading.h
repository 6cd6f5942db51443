// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "core/dsp/short_time_spectrum.h"
#include "core/dsp/spectrum.h"
#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets {

inline constexpr std::int64_t kMostSpectrumSamples = 1 << 22; ///< of a longer stretch the first so many are taken, and it is said

/// Spectrum and spectrogram of one channel in a stretch of time.
struct SpectrumReading {
    dsp::Spectrum spectrum;
    dsp::ShortTimeSpectrum shortTime;
    TimeRange range;          ///< of the samples taken
    std::int64_t samples = 0; ///< taken
    bool shortened = false;
    QString error; ///< why there is none: irregular times, missing values, too few samples
};

/// Any thread. O(samples x log segment).
[[nodiscard]] SpectrumReading readSpectrum(const LaneSpec& spec, TimeRange range, const JobContext& job);

/// "4,096 samples at 1000 Hz, 7 segments of 1024 (0.977 Hz apart), Hann window, nothing resampled".
[[nodiscard]] QString spectrumCaption(const SpectrumReading& reading);

inline constexpr int kMostImageRows = 1024;

/// One pixel a frame across, frequencies up from 0 at the foot; more than kMostImageRows bins share rows, the strongest is shown.
/// Logarithmic: from 80 dB under the strongest; else from 0.
[[nodiscard]] QImage spectrogramImage(const dsp::ShortTimeSpectrum& spectrum, bool logarithmic);

} // namespace tocsin::widgets
