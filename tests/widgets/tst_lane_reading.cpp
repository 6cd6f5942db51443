// SPDX-License-Identifier: GPL-3.0-or-later
// The geometry that the painter of a lane is given: no spike lost, gaps drawn as gaps, at every zoom.
#include <QtTest>
#include <algorithm>
#include <limits>
#include <random>

#include "tests/widgets/lane_fixture.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000; // 1 kHz
constexpr std::int64_t kRows = 10'000'000;
constexpr std::int64_t kSpikeRow = 7'654'321;
const QRectF kArea(0, 0, 1200, 100);

/// Highest point (smallest y) of the strokes within one pixel of x.
double topNear(const LaneStrokes& strokes, double x) {
    double top = std::numeric_limits<double>::infinity();
    for (const QLineF& line : strokes.lines)
        if (std::min(line.x1(), line.x2()) <= x + 1.5 && std::max(line.x1(), line.x2()) >= x - 1.5)
            top = std::min({top, line.y1(), line.y2()});
    for (const QPointF& marker : strokes.markers)
        if (std::abs(marker.x() - x) <= 1.5) top = std::min(top, marker.y());
    return top;
}

bool crossed(const LaneStrokes& strokes, double from, double to) {
    return std::any_of(strokes.lines.begin(), strokes.lines.end(),
                       [&](const QLineF& line) { return std::min(line.x1(), line.x2()) <= from && std::max(line.x1(), line.x2()) >= to; });
}

} // namespace

class TestLaneReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_spiked =
            fixture::noise(kRows, 1, kStep, [](std::int64_t row, std::size_t, double value) { return row == kSpikeRow ? 50.0 : value; });
        QVERIFY(m_spiked);
    }

    void oneSpikeInTenMillionShowsAtEveryZoom() {
        const LaneSpec spec = fixture::lanesOf(m_spiked)[0];
        const TimeNs spike = kStart + kSpikeRow * kStep, end = kStart + (kRows - 1) * kStep;
        std::mt19937_64 random(11);
        for (int i = 0; i < 400; ++i) {
            // Spans from 10 us (between two samples) to everything, the spike anywhere inside.
            const double span = std::pow(10.0, 4 + static_cast<double>(random() % 10001) / 10000 * 9);
            const double at = static_cast<double>(random() % 1001) / 1000;
            TimeWindow window({kStart, end});
            window.show({spike - static_cast<TimeNs>(at * span), spike + static_cast<TimeNs>((1 - at) * span)});
            if (!window.visible().contains(spike)) continue;
            const int columns = 200 + static_cast<int>(random() % 1800);
            const LaneReading reading = readLane(spec, window.visible(), columns);
            QVERIFY2(reading.error.isEmpty(), qPrintable(reading.error));
            const ValueRange values = valueRange(reading, window.visible(), 4);
            QVERIFY(values.maximum >= 50);
            const QRectF area(0, 0, columns, 100);
            const LaneStrokes strokes = laneStrokes(reading, window, values, area);
            const double x = window.fractionOf(spike) * columns,
                         expected = area.bottom() - (50 - values.minimum) / (values.maximum - values.minimum) * area.height();
            QVERIFY2(topNear(strokes, x) <= expected + 0.01,
                     qPrintable(QStringLiteral("span %1 ns, %2 columns, at %3").arg(span).arg(columns).arg(at)));
            QVERIFY(strokes.lines.size() <= static_cast<std::size_t>(2 * columns));
        }
    }

    void aGapBreaksTheTrace() {
        // 20,000 rows, of which 12,000 to 13,999 are missing.
        const auto source = fixture::noise(20'000, 1, kStep, [](std::int64_t row, std::size_t, double value) {
            return row >= 12'000 && row < 14'000 ? std::numeric_limits<double>::infinity() : value;
        });
        const LaneSpec spec = fixture::lanesOf(source)[0];
        TimeWindow window({kStart, kStart + 19'999 * kStep});
        for (const TimeRange view : {window.whole(), TimeRange{kStart + 11'900 * kStep, kStart + 14'100 * kStep},
                                     TimeRange{kStart + 11'990 * kStep, kStart + 14'010 * kStep}}) {
            window.show(view);
            const LaneReading reading = readLane(spec, window.visible(), 1200);
            const LaneStrokes strokes = laneStrokes(reading, window, {-1, 1, 3}, kArea);
            const double from = window.fractionOf(kStart + 11'999 * kStep) * 1200, to = window.fractionOf(kStart + 14'000 * kStep) * 1200;
            QVERIFY(!strokes.lines.empty());
            QVERIFY2(!crossed(strokes, from + 2, to - 2), qPrintable(QString::number(view.to - view.from)));
            for (const QLineF& line : strokes.lines)
                QVERIFY(std::max(line.x1(), line.x2()) < from + 2 || std::min(line.x1(), line.x2()) > to - 2);
        }
        // Wholly inside the gap there is nothing to join.
        window.show({kStart + 12'500 * kStep, kStart + 13'000 * kStep});
        QVERIFY(laneStrokes(readLane(spec, window.visible(), 1200), window, {-1, 1, 3}, kArea).lines.empty());
    }

    void missingValuesBreakTheTrace() {
        const auto source = fixture::noise(1000, 1, kStep, [](std::int64_t row, std::size_t, double value) {
            return row == 500 ? std::numeric_limits<double>::quiet_NaN() : value;
        });
        TimeWindow window({kStart, kStart + 999 * kStep});
        window.show({kStart + 490 * kStep, kStart + 510 * kStep});
        const LaneStrokes strokes = laneStrokes(readLane(fixture::lanesOf(source)[0], window.visible(), 1200), window, {-1, 1, 3}, kArea);
        const double at = window.fractionOf(kStart + 500 * kStep) * 1200;
        QVERIFY(!crossed(strokes, at - 1, at + 1));
        QVERIFY(crossed(strokes, at - 90, at - 70));
    }

    void fewerSamplesThanPixelsAreJoined() {
        const auto source = fixture::noise(1000, 1, kStep, [](std::int64_t, std::size_t, double value) { return value; });
        const LaneSpec spec = fixture::lanesOf(source)[0];
        TimeWindow window({kStart, kStart + 999 * kStep});
        for (const double samples : {0.3, 1.5, 7.0, 100.0, 599.0, 900.0}) {
            const TimeNs from = kStart + 40 * kStep + kStep / 3;
            window.show({from, from + static_cast<TimeNs>(samples * static_cast<double>(kStep))});
            const LaneReading reading = readLane(spec, window.visible(), 1200);
            const LaneStrokes strokes = laneStrokes(reading, window, valueRange(reading, window.visible(), 3), kArea);
            for (int pixel = 30; pixel < 1170; pixel += 10)
                QVERIFY2(topNear(strokes, pixel) < 1e6,
                         qPrintable(QStringLiteral("%1 samples in view, nothing at pixel %2").arg(samples).arg(pixel)));
        }
    }

    void anOldReadingMovesWithTheView() {
        const LaneSpec spec = fixture::lanesOf(m_spiked)[0];
        TimeWindow window({kStart, kStart + (kRows - 1) * kStep});
        const TimeNs spike = kStart + kSpikeRow * kStep;
        window.show({spike - 1000 * kNsPerSecond, spike + 1000 * kNsPerSecond});
        const LaneReading reading = readLane(spec, window.visible(), 1200);
        window.pan(0.2);
        window.zoom(0.5, 0.5);
        const LaneStrokes strokes = laneStrokes(reading, window, {-10, 60, 3}, kArea);
        QVERIFY(topNear(strokes, window.fractionOf(spike) * 1200) < 20);
    }

    void readOutSaysWhatIsThere() {
        const LaneSpec spec = fixture::lanesOf(m_spiked)[0];
        TimeWindow window({kStart, kStart + (kRows - 1) * kStep});
        const TimeNs spike = kStart + kSpikeRow * kStep;
        LaneReading reading = readLane(spec, window.visible(), 1000);
        QVERIFY(readOut(reading, spike, QStringLiteral("g")).contains(QStringLiteral("to 50 g (10000 samples)")));
        reading = readLane(spec, {spike - 10 * kStep, spike + 10 * kStep}, 1000);
        QCOMPARE(readOut(reading, spike + kStep / 3, QStringLiteral("g")), QStringLiteral("50 g"));
        QCOMPARE(readOut(readLane(spec, {kStart - kNsPerDay, kStart - 1000}, 100), kStart - kNsPerDay / 2, {}),
                 QStringLiteral("no sample"));
    }

    void badLanesSaySo() {
        QVERIFY(!readLane({QStringLiteral("x"), {}, nullptr, 0, 0}, {0, 1000}, 10).error.isEmpty());
        QVERIFY(!readLane({QStringLiteral("x"), {}, m_spiked, 0, 7}, {0, 1000}, 10).error.isEmpty());
        QVERIFY(!readLane({QStringLiteral("x"), {}, m_spiked, 3, 0}, {0, 1000}, 10).error.isEmpty());
    }

    void oneSampleAndEqualTimesAreShown() {
        auto one = fixture::noise(1, 1, kStep, [](std::int64_t, std::size_t, double) { return 3.0; });
        TimeWindow window(one->range(0));
        LaneReading reading = readLane(fixture::lanesOf(one)[0], window.visible(), 100);
        QCOMPARE(laneStrokes(reading, window, valueRange(reading, window.visible(), 3), kArea).markers.size(), std::size_t(1));
        auto equal = fixture::noise(5000, 1, 0, [](std::int64_t, std::size_t, double value) { return value; });
        window = TimeWindow(equal->range(0));
        reading = readLane(fixture::lanesOf(equal)[0], window.visible(), 100);
        QVERIFY(reading.error.isEmpty() && !reading.empty());
        QVERIFY(!laneStrokes(reading, window, valueRange(reading, window.visible(), 3), kArea).lines.empty());
        auto nothing =
            fixture::noise(100, 1, kStep, [](std::int64_t, std::size_t, double) { return std::numeric_limits<double>::quiet_NaN(); });
        window = TimeWindow(nothing->range(0));
        QVERIFY(readLane(fixture::lanesOf(nothing)[0], window.visible(), 100).empty());
    }

private:
    std::shared_ptr<series::MemorySource> m_spiked;
};

QTEST_GUILESS_MAIN(TestLaneReading)
#include "tst_lane_reading.moc"
