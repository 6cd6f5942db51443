// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QtTest>
#include <numbers>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/spectrum_panel.h"
#include "widgets/lanes/spectrum_plots.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000; // 1 kHz
constexpr std::int64_t kRows = 20'000;

/// 50 Hz of amplitude 2 in channel 0; in channel 1 125 Hz, in the second half only.
std::shared_ptr<series::MemorySource> tones() {
    return fixture::noise(kRows, 2, kStep, [](std::int64_t row, std::size_t channel, double value) {
        const double t = static_cast<double>(row) / 1000;
        if (channel == 0) return 2 * std::sin(2 * std::numbers::pi * 50 * t) + 0.001 * value;
        return row < kRows / 2 ? 0.001 * value : std::sin(2 * std::numbers::pi * 125 * t);
    });
}

double strongestHz(const SpectrumReading& reading) {
    const auto& amplitude = reading.spectrum.amplitude;
    return reading.spectrum.frequency(static_cast<std::size_t>(std::max_element(amplitude.begin(), amplitude.end()) - amplitude.begin()));
}

struct Shown {
    explicit Shown(const std::shared_ptr<series::MemorySource>& source) {
        view.resize(900, 300);
        view.setLanes(fixture::lanesOf(source), source->range(0));
        view.show();
        view.refreshNow();
        panel.resize(900, 240);
        panel.follow(&view);
        panel.show();
    }
    LaneView view;
    SpectrumPanel panel;
};

} // namespace

class TestSpectrumPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsLaneAndSelection() {
        Shown shown(tones());
        QTRY_VERIFY(shown.panel.reading() && !shown.panel.busy());
        QVERIFY(std::abs(strongestHz(*shown.panel.reading()) - 50) < shown.panel.reading()->spectrum.resolutionHz);
        QVERIFY2(shown.panel.caption().contains(QStringLiteral("20000 samples at 1000 Hz")), qPrintable(shown.panel.caption()));
        shown.view.setFocusLane(1);
        QTRY_VERIFY(!shown.panel.busy() && std::abs(strongestHz(*shown.panel.reading()) - 125) < 2);
        // The quiet half: no line at 125 Hz.
        shown.view.setSelection(TimeRange{kStart, kStart + 8000 * kStep});
        QTRY_VERIFY(!shown.panel.busy() && shown.panel.reading()->samples == 8001);
        const auto& quiet = shown.panel.reading()->spectrum;
        QVERIFY(quiet.amplitude[static_cast<std::size_t>(std::lround(125 / quiet.resolutionHz))] < 0.01);
        // A selection stays while the view moves.
        shown.view.setVisibleRange({kStart, kStart + 1000 * kStep});
        QTest::qWait(250);
        QCOMPARE(shown.panel.reading()->samples, std::int64_t(8001));
    }

    void cursorTellsHertzAndAmplitude() {
        Shown shown(tones());
        QTRY_VERIFY(shown.panel.reading() && !shown.panel.busy());
        auto* plot = shown.panel.findChild<SpectrumPlot*>();
        shown.panel.findChild<QCheckBox*>(QStringLiteral("logFrequency"))->setChecked(false);
        plot->setCursorAt(QPointF(50.0 / 500, 0.5));
        const QString text = plot->cursorText();
        QVERIFY2(text.startsWith(QStringLiteral("49.9")) || text.startsWith(QStringLiteral("50")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral(", 1.9")) || text.contains(QStringLiteral(", 2")), qPrintable(text));
        QVERIFY(text.endsWith(QStringLiteral(" g")));
        const QString before = plot->cursorText();
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY(plot->cursorText() != before);
        auto* spectrogram = shown.panel.findChild<SpectrogramPlot*>();
        spectrogram->setCursorAt(QPointF(0.5, 0.1));
        QVERIFY2(spectrogram->cursorText().startsWith(QStringLiteral("10 s, ")), qPrintable(spectrogram->cursorText()));
    }

    void noLineIsLostBetweenPixels() {
        // One line among 2,049 bins, the plot some 300 pixels wide: its peak is painted at every width and scale.
        Shown shown(tones());
        QTRY_VERIFY(shown.panel.reading() && !shown.panel.busy());
        auto* plot = shown.panel.findChild<SpectrumPlot*>();
        for (const int width : {240, 333, 800})
            for (const AxisScale frequency : {AxisScale::Linear, AxisScale::Logarithmic}) {
                plot->resize(width, 200);
                plot->setScales(frequency, AxisScale::Linear);
                const auto line = plot->line();
                const double top = std::min_element(line.begin(), line.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); })->y();
                QVERIFY(top < plot->plot().top() + 0.35 * plot->plot().height()); // 2 (or what is left of it) of an axis to at most 2.5
                QVERIFY(static_cast<double>(line.size()) <= plot->plot().width() + 2);
            }
    }

    void theSpectrogramShowsWhenAToneBegins() {
        const auto source = tones();
        const SpectrumReading reading = readSpectrum(fixture::lanesOf(source)[1], source->range(0), {});
        QVERIFY(reading.error.isEmpty());
        const QImage image = spectrogramImage(reading.shortTime, true);
        QCOMPARE(image.width(), static_cast<int>(reading.shortTime.frames));
        const int row = image.height() - 1 - static_cast<int>(125.0 / 500 * image.height());
        const auto lightness = [&](double part) { return qGray(image.pixel(static_cast<int>(part * image.width()), row)); };
        QVERIFY(lightness(0.25) + 60 < lightness(0.75)); // the map is even in lightness
    }

    void irregularTimesAreRefused() {
        Shown shown(fixture::noise(5000, 1, kStep, [](std::int64_t row, std::size_t, double value) {
            return row > 2000 && row < 2500 ? std::numeric_limits<double>::infinity() : value;
        }));
        QTRY_VERIFY(shown.panel.reading() && !shown.panel.busy());
        QVERIFY2(shown.panel.caption().contains(QStringLiteral("irregular")) &&
                     shown.panel.caption().contains(QStringLiteral("nothing was resampled")),
                 qPrintable(shown.panel.caption()));
        shown.view.setSelection(TimeRange{kStart, kStart + 1900 * kStep}); // before the gap
        QTRY_VERIFY(!shown.panel.busy() && shown.panel.reading()->error.isEmpty());
        shown.view.setSelection(TimeRange{kStart, kStart + 3 * kStep});
        QTRY_VERIFY(!shown.panel.busy() && !shown.panel.reading()->error.isEmpty());
        QVERIFY(shown.panel.caption().contains(QStringLiteral("at least 8 samples")));
    }

    void viewsComeAndGo() {
        SpectrumPanel panel;
        panel.show();
        QTRY_VERIFY(!panel.busy());
        QVERIFY(panel.caption().startsWith(QStringLiteral("No lane is in focus")));
        {
            LaneView view;
            const auto source = tones();
            view.resize(600, 300);
            view.setLanes(fixture::lanesOf(source), source->range(0));
            panel.follow(&view);
            QTRY_VERIFY(panel.reading());
            view.setSelection(TimeRange{kStart, kStart + 9000 * kStep});
        }
        QTest::qWait(250); // the view is gone while an answer was due
        QTRY_VERIFY(!panel.busy());
        panel.grab();
    }

    void axesOfBothKinds() {
        const PlotAxis linear{0, 500, AxisScale::Linear}, decades{0.1, 1000, AxisScale::Logarithmic};
        QCOMPARE(linear.fractionOf(125), 0.25);
        QCOMPARE(linear.valueAt(0.25), 125.0);
        QCOMPARE(decades.fractionOf(10), 0.5);
        QVERIFY(std::abs(decades.valueAt(0.5) - 10) < 1e-9);
        QCOMPARE(decades.fractionOf(0), 0.0);
        QCOMPARE(decades.ticks(9).size(), std::size_t(5));
        QCOMPARE(linear.ticks(6), (std::vector<double>{0, 100, 200, 300, 400, 500}));
    }
};

TOCSIN_GUI_MAIN(TestSpectrumPanel)
#include "tst_spectrum_panel.moc"
