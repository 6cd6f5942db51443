// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/spectrum_reading.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/dsp/regular_rate.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

namespace {

constexpr double kDecibels = 80;

QString translated(const char* text) {
    return QCoreApplication::translate("SpectrumReading", text);
}

Result<SpectrumReading> read(const LaneSpec& spec, TimeRange range, const JobContext& job) {
    if (!spec.source || spec.group >= spec.source->groups().size() || spec.channel >= spec.source->groups()[spec.group].channels.size())
        return Error{ErrorCode::NotFound, "this channel is not in the recording", {}};
    SpectrumReading reading;
    TOCSIN_ASSIGN(const std::int64_t from, spec.source->rowAt(spec.group, range.from));
    TOCSIN_ASSIGN(std::int64_t to, spec.source->rowAt(spec.group, saturatingAdd(range.to, 1)));
    reading.shortened = to - from > kMostSpectrumSamples;
    to = std::min(to, from + kMostSpectrumSamples);
    TOCSIN_ASSIGN(const auto times, spec.source->times(spec.group, from, to));
    TOCSIN_TRY(job.check());
    TOCSIN_ASSIGN(const double rateHz, dsp::regularRate(times));
    TOCSIN_ASSIGN(const auto values, spec.source->values(spec.group, spec.channel, from, to));
    reading.range = {times.front(), times.back()};
    reading.samples = to - from;
    TOCSIN_ASSIGN(reading.spectrum, dsp::welchSpectrum(values, rateHz, {}, job));
    TOCSIN_ASSIGN(reading.shortTime, dsp::shortTimeSpectrum(values, rateHz, {}, job));
    return reading;
}

} // namespace

SpectrumReading readSpectrum(const LaneSpec& spec, TimeRange range, const JobContext& job) {
    auto reading = read(spec, range, job);
    if (reading.ok()) return std::move(*reading);
    SpectrumReading failed;
    failed.range = range;
    failed.error = QString::fromStdString(reading.error().message);
    return failed;
}

QString spectrumCaption(const SpectrumReading& reading) {
    QString text = translated("%1 samples at %2 Hz, %3 segments of %4 (%5 Hz apart), Hann window, mean taken off, nothing resampled")
                       .arg(reading.samples)
                       .arg(readableNumber(reading.spectrum.rateHz, 6))
                       .arg(reading.spectrum.segments)
                       .arg(reading.spectrum.segmentSamples)
                       .arg(readableNumber(reading.spectrum.resolutionHz));
    if (reading.shortened) text += translated("; only the first of a longer stretch, select less to see the rest");
    if (reading.shortTime.hop > reading.shortTime.segmentSamples)
        text += translated("; the spectrogram leaves out samples between its frames");
    return text;
}

QImage spectrogramImage(const dsp::ShortTimeSpectrum& spectrum, bool logarithmic) {
    if (spectrum.frames == 0 || spectrum.bins == 0) return {};
    const int rows = static_cast<int>(std::min<std::size_t>(spectrum.bins, kMostImageRows)), columns = static_cast<int>(spectrum.frames);
    const float strongest = *std::max_element(spectrum.amplitude.begin(), spectrum.amplitude.end());
    QImage image(columns, rows, QImage::Format_RGB32);
    image.fill(Theme::heatColor(0));
    if (!(strongest > 0)) return image;
    for (int row = 0; row < rows; ++row) {
        const std::size_t first = static_cast<std::size_t>(row) * spectrum.bins / static_cast<std::size_t>(rows);
        const std::size_t last = (static_cast<std::size_t>(row) + 1) * spectrum.bins / static_cast<std::size_t>(rows);
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(rows - 1 - row));
        for (int column = 0; column < columns; ++column) {
            float value = 0;
            for (std::size_t bin = first; bin < last; ++bin) value = std::max(value, spectrum.at(static_cast<std::size_t>(column), bin));
            const double part = static_cast<double>(value / strongest);
            line[column] = Theme::heatColor(logarithmic ? 1 + 20 * std::log10(std::max(part, 1e-30)) / kDecibels : part);
        }
    }
    return image;
}

} // namespace tocsin::widgets
