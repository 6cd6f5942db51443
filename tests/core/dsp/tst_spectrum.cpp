// SPDX-License-Identifier: GPL-3.0-or-later
// Spectra against closed forms (sine, Parseval, chirp) and against a DFT summed here term by term.
#include <QtTest>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <random>
#include <thread>

#include "core/dsp/regular_rate.h"
#include "core/dsp/short_time_spectrum.h"
#include "core/dsp/spectrum.h"

using namespace tocsin;
using namespace tocsin::dsp;

namespace {

constexpr double kPi = std::numbers::pi;

std::vector<double> sine(std::size_t samples, double amplitude, double frequencyHz, double rateHz, double offset = 0) {
    std::vector<double> values(samples);
    for (std::size_t i = 0; i < samples; ++i)
        values[i] = offset + amplitude * std::sin(2 * kPi * frequencyHz * static_cast<double>(i) / rateHz + 0.3);
    return values;
}

std::vector<double> noise(std::size_t samples, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<double> values(samples);
    for (double& value : values) value = static_cast<double>(random()) / 4294967296.0 - 0.5;
    return values;
}

std::size_t peakOf(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

/// |X[k]|^2 of the Hann-windowed samples, by the definition.
double powerBySum(const std::vector<double>& samples, std::size_t bin) {
    std::complex<double> sum = 0;
    const auto n = static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double window = 0.5 - 0.5 * std::cos(2 * kPi * static_cast<double>(i) / n);
        sum += window * samples[i] * std::polar(1.0, -2 * kPi * static_cast<double>(bin * i % samples.size()) / n);
    }
    return std::norm(sum);
}

} // namespace

class TestSpectrum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSineShowsItsAmplitudeAtItsFrequency() {
        // 50 Hz lies on a bin of 1024 samples at 1024 Hz: the periodic Hann window then gives A at the bin and A / 2 at its neighbours,
        // exactly.
        const auto samples = sine(8192, 3.5, 50, 1024, 12);
        const auto spectrum = welchSpectrum(samples, 1024, {1024, Detrend::Mean}, {});
        QVERIFY(spectrum.ok());
        QCOMPARE(spectrum->segments, std::size_t(15));
        QCOMPARE(spectrum->resolutionHz, 1.0);
        QCOMPARE(peakOf(spectrum->amplitude), std::size_t(50));
        QVERIFY(std::abs(spectrum->amplitude[50] - 3.5) < 1e-9);
        QVERIFY(std::abs(spectrum->amplitude[49] - 1.75) < 1e-9);
        QVERIFY(std::abs(spectrum->amplitude[51] - 1.75) < 1e-9);
        QVERIFY(spectrum->amplitude[0] < 1e-9); // the mean was taken off
        QVERIFY(spectrum->amplitude[100] < 1e-9);
        // Without that, bin 0 is the mean itself.
        const auto raw = welchSpectrum(samples, 1024, {1024, Detrend::None}, {});
        QVERIFY(raw.ok() && std::abs(raw->amplitude[0] - 12) < 1e-9);
    }

    void betweenTwoBinsTheHannWindowLosesAtMostFifteenPercent() {
        // Scalloping loss of the Hann window half a bin off: 1.42 dB, a factor 0.849 (Heinzel et al. 2002, table 2).
        const auto spectrum = welchSpectrum(sine(4096, 2, 50.5, 1024), 1024, {1024, Detrend::Mean}, {});
        QVERIFY(spectrum.ok());
        QVERIFY(std::abs(spectrum->amplitude[50] / 2 - 0.849) < 0.001);
    }

    void halfTheRateIsNotDoubled() {
        std::vector<double> samples(256);
        for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = i % 2 == 0 ? 1 : -1;
        const auto spectrum = welchSpectrum(samples, 10, {256, Detrend::None}, {});
        QVERIFY(spectrum.ok());
        QVERIFY(std::abs(spectrum->amplitude[128] - 1) < 1e-12);
        QCOMPARE(spectrum->frequency(128), 5.0);
    }

    void theDensityHoldsTheMeanSquare() {
        // Parseval, exactly, for one segment: sum of the density x resolution = sum (w x)^2 / sum w^2. Even and odd lengths.
        for (const std::size_t n : {std::size_t(1000), std::size_t(1001), std::size_t(97)}) {
            const auto samples = noise(n, 5);
            const auto spectrum = welchSpectrum(samples, 250, {n, Detrend::None}, {});
            QVERIFY(spectrum.ok());
            double windowed = 0, window = 0, total = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const double w = 0.5 - 0.5 * std::cos(2 * kPi * static_cast<double>(i) / static_cast<double>(n));
                windowed += w * w * samples[i] * samples[i];
                window += w * w;
            }
            for (const double density : spectrum->density) total += density * spectrum->resolutionHz;
            QVERIFY(std::abs(total - windowed / window) < 1e-12 * (1 + total));
        }
        // White noise of variance 1 / 12 at 250 Hz: a flat density of 2 / (12 x 250), here within 3 % of it over 781 averages.
        const auto white = welchSpectrum(noise(200'000, 9), 250, {512, Detrend::Mean}, {});
        QVERIFY(white.ok());
        double mean = 0;
        for (std::size_t bin = 2; bin < 255; ++bin) mean += white->density[bin] / 253;
        QVERIFY(std::abs(mean * 12 * 250 / 2 - 1) < 0.03);
    }

    void everyBinIsThatOfTheDefinition() {
        for (const std::size_t n : {std::size_t(64), std::size_t(77), std::size_t(257)}) {
            const auto samples = noise(n, static_cast<unsigned>(n));
            const auto spectrum = welchSpectrum(samples, 1, {n, Detrend::None}, {});
            QVERIFY(spectrum.ok());
            QCOMPARE(spectrum->amplitude.size(), n / 2 + 1);
            for (std::size_t bin = 0; bin < spectrum->amplitude.size(); ++bin) {
                const double sides = bin == 0 || 2 * bin == n ? 1 : 2;
                const double expected = sides * std::sqrt(powerBySum(samples, bin)) / (0.5 * static_cast<double>(n));
                QVERIFY2(std::abs(spectrum->amplitude[bin] - expected) < 1e-12, qPrintable(QString::number(bin)));
            }
        }
    }

    void aRisingToneRisesInTheShortTimeSpectrum() {
        // Frequency 20 + 40 t Hz: at the middle of each frame the ridge lies there, within two bins.
        constexpr double kRate = 1024;
        std::vector<double> samples(8192);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double t = static_cast<double>(i) / kRate;
            samples[i] = std::sin(2 * kPi * (20 * t + 20 * t * t));
        }
        const auto spectrum = shortTimeSpectrum(samples, kRate, {256, 1000, Detrend::Mean}, {});
        QVERIFY(spectrum.ok());
        QCOMPARE(spectrum->hop, std::size_t(64));
        QCOMPARE(spectrum->frames, (8192u - 256u) / 64u + 1u);
        QCOMPARE(spectrum->amplitude.size(), spectrum->frames * spectrum->bins);
        for (std::size_t frame = 0; frame < spectrum->frames; ++frame) {
            std::size_t peak = 0;
            for (std::size_t bin = 0; bin < spectrum->bins; ++bin)
                if (spectrum->at(frame, bin) > spectrum->at(frame, peak)) peak = bin;
            const double expected = 20 + 40 * spectrum->frameSec(frame);
            QVERIFY(std::abs(static_cast<double>(peak) * spectrum->resolutionHz - expected) <= 2 * spectrum->resolutionHz);
        }
        const auto few = shortTimeSpectrum(samples, kRate, {256, 20, Detrend::Mean}, {});
        QVERIFY(few.ok() && few->frames <= 20 && few->frames >= 15);
        const auto still = shortTimeSpectrum(sine(4096, 2, 64, kRate), kRate, {}, {});
        QVERIFY(still.ok());
        QCOMPARE(still->segmentSamples, std::size_t(128));
        QVERIFY(std::abs(still->at(10, 8) - 2) < 1e-6);
    }

    void irregularTimesAreRefusedWithTheReason() {
        std::vector<TimeNs> times;
        for (int i = 0; i < 1000; ++i) times.push_back(1'000'000 * kNsPerSecond + i * 1'000'000);
        const auto regular = regularRate(times);
        QVERIFY(regular.ok());
        QCOMPARE(*regular, 1000.0);
        auto rounded = times; // 3 kHz written in whole microseconds: 333, 333, 334
        for (std::size_t i = 0; i < rounded.size(); ++i) rounded[i] = static_cast<TimeNs>(i) * 1'000'000'000 / 3000 / 1000 * 1000;
        QVERIFY(regularRate(rounded).ok());
        QVERIFY(std::abs(*regularRate(rounded) - 3000) < 0.01);
        auto gap = times;
        for (std::size_t i = 500; i < gap.size(); ++i) gap[i] += 5 * kNsPerSecond;
        const auto refused = regularRate(gap);
        QVERIFY(!refused.ok());
        const QString message = QString::fromStdString(refused.error().message);
        QVERIFY2(message.contains(QStringLiteral("1 of 999 steps")) && message.contains(QStringLiteral("nothing was resampled")),
                 qPrintable(message));
        auto twice = times;
        twice[10] = twice[9];
        QVERIFY(!regularRate(twice).ok());
        QVERIFY(!regularRate(std::span(times).first(7)).ok());
        QVERIFY(!regularRate({}).ok());
    }

    void badInputIsRefused() {
        auto samples = noise(1000, 1);
        QVERIFY(welchSpectrum(samples, 0, {}, {}).error().code == ErrorCode::Usage);
        QVERIFY(welchSpectrum(samples, 1, {2000, Detrend::Mean}, {}).error().code == ErrorCode::Usage);
        QVERIFY(welchSpectrum({}, 1, {}, {}).error().code == ErrorCode::Usage);
        QVERIFY(shortTimeSpectrum({}, 1, {}, {}).error().code == ErrorCode::Usage);
        samples[17] = std::numeric_limits<double>::quiet_NaN();
        const auto missing = welchSpectrum(samples, 1, {}, {});
        QVERIFY(missing.error().code == ErrorCode::Data);
        QVERIFY(QString::fromStdString(missing.error().message).startsWith(QStringLiteral("1 of 1000 samples")));
        samples[17] = 0;
        CancelSource cancel;
        cancel.cancel();
        QVERIFY(welchSpectrum(samples, 1, {}, JobContext(cancel.token(), {})).error().code == ErrorCode::Cancelled);
        QVERIFY(shortTimeSpectrum(samples, 1, {}, JobContext(cancel.token(), {})).error().code == ErrorCode::Cancelled);
    }

    void threadsPlanSafely() {
        const auto samples = sine(4096, 1, 32, 1024);
        std::vector<std::thread> threads;
        std::atomic<int> right = 0;
        for (int thread = 0; thread < 8; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t i = 0; i < 30; ++i) {
                    const std::size_t segment = 256 + 32 * ((static_cast<std::size_t>(thread) + i) % 8);
                    const auto spectrum = welchSpectrum(samples, 1024, {segment, Detrend::Mean}, {});
                    if (spectrum.ok() && std::abs(spectrum->frequency(peakOf(spectrum->amplitude)) - 32) < spectrum->resolutionHz) ++right;
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(right.load(), 240);
    }
};

QTEST_GUILESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
