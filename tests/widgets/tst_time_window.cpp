// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of zoom and pan, the round times of the axis, the places of bands: no widget.
#include <QtTest>
#include <limits>
#include <random>

#include "widgets/lanes/band.h"
#include "widgets/lanes/ticks.h"
#include "widgets/lanes/time_window.h"

using namespace tocsin;
using namespace tocsin::widgets;

namespace {
constexpr TimeNs kStart = 1'704'067'200 * kNsPerSecond; // 2024-01-01T00:00:00Z
constexpr TimeNs kEarliest = std::numeric_limits<TimeNs>::min() + 1, kLatest = std::numeric_limits<TimeNs>::max();
} // namespace

class TestTimeWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsWithTheWhole() {
        TimeWindow window({kStart, kStart + kNsPerDay});
        QCOMPARE(window.visible(), (TimeRange{kStart, kStart + kNsPerDay}));
        QCOMPARE(window.fractionOf(kStart + kNsPerDay / 4), 0.25);
        QCOMPARE(window.timeAt(0.25), kStart + kNsPerDay / 4);
    }

    void emptyWholeIsASecond() { QCOMPARE(TimeWindow({kStart, kStart}).visible(), (TimeRange{kStart, kStart + kNsPerSecond})); }

    void timeUnderThePointerStays() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 2000; ++i) {
            TimeWindow window({kStart, kStart + 30 * kNsPerDay});
            window.show({kStart + 10 * kNsPerDay, kStart + 10 * kNsPerDay + 3600 * kNsPerSecond});
            const double at = static_cast<double>(random() % 1001) / 1000;
            const TimeNs pivot = window.timeAt(at);
            for (int turn = 0; turn < 8; ++turn) QVERIFY(window.zoom(random() % 2 ? 0.8 : 1.25, at));
            // One rounding a turn, each at most 1 ns.
            QVERIFY(std::abs(window.timeAt(at) - pivot) <= 16);
        }
    }

    void zoomStopsAtBothEnds() {
        TimeWindow window({kStart, kStart + kNsPerDay});
        for (int i = 0; i < 500; ++i) window.zoom(0.8, 0.3);
        QCOMPARE(window.span(), kShortestView);
        QVERIFY(!window.zoom(0.8, 0.3));
        for (int i = 0; i < 500; ++i) window.zoom(1.25, 0.9);
        QCOMPARE(window.span(), kNsPerDay + kNsPerDay / 20);
        QVERIFY(!window.zoom(std::numeric_limits<double>::quiet_NaN(), 0.5));
        QVERIFY(!window.zoom(0, 0.5));
        QVERIFY(!window.zoom(-1, 0.5));
    }

    void panStopsAtBothEnds() {
        TimeWindow window({kStart, kStart + kNsPerDay});
        window.zoom(0.1, 0);
        const TimeNs span = window.span();
        for (int i = 0; i < 100; ++i) window.pan(1);
        QCOMPARE(window.span(), span);
        QCOMPARE(window.timeAt(0.5), window.whole().to); // the middle never leaves the whole
        for (int i = 0; i < 100; ++i) window.pan(-1);
        QCOMPARE(window.timeAt(0.5), window.whole().from);
        QVERIFY(window.toEnd());
        QCOMPARE(window.visible().to, window.whole().to);
        QVERIFY(window.toStart());
        QCOMPARE(window.visible().from, window.whole().from);
        QVERIFY(window.fit());
        QCOMPARE(window.visible(), window.whole());
        QVERIFY(!window.fit());
    }

    void endsOfTimeAreNoTrap() {
        for (const TimeRange whole : {TimeRange{kEarliest, kLatest}, TimeRange{kLatest - 10, kLatest}, TimeRange{kEarliest, kEarliest + 5},
                                      TimeRange{kLatest, kLatest}}) {
            TimeWindow window(whole);
            for (int i = 0; i < 60; ++i) {
                window.zoom(i % 3 ? 0.5 : 4, i % 2);
                window.pan(i % 5 - 2);
                QVERIFY(window.span() >= 0);
                QVERIFY(std::isfinite(window.fractionOf(kEarliest)) && std::isfinite(window.fractionOf(kLatest)));
                QVERIFY(window.fractionOf(kEarliest) <= window.fractionOf(kLatest));
                QVERIFY2(timeTicks(window.visible(), 8).size() <= 10, qPrintable(QStringLiteral("%1 %2 %3")
                                                                                     .arg(window.visible().from)
                                                                                     .arg(window.visible().to)
                                                                                     .arg(timeTicks(window.visible(), 8).size())));
            }
        }
    }

    void ticksAreRoundAndFew() {
        std::mt19937_64 random(2);
        for (int i = 0; i < 3000; ++i) {
            const auto span = static_cast<TimeNs>(std::pow(10.0, 3 + static_cast<double>(random() % 15000) / 1000));
            const TimeNs from = kStart + static_cast<TimeNs>(random() % (400ull * static_cast<std::uint64_t>(kNsPerDay)));
            const int maximum = 2 + static_cast<int>(random() % 12);
            const auto ticks = timeTicks({from, from + span}, maximum);
            QVERIFY2(static_cast<int>(ticks.size()) <= maximum + 1, qPrintable(QString::number(span)));
            for (std::size_t k = 0; k < ticks.size(); ++k) {
                QVERIFY(ticks[k].time >= from && ticks[k].time <= from + span);
                QVERIFY(k == 0 || ticks[k].time > ticks[k - 1].time);
                QVERIFY(k == 0 || ticks[k].text != ticks[k - 1].text);
            }
        }
    }

    void ticksSayTheTime() {
        const auto hours = timeTicks({kStart - 3600 * kNsPerSecond, kStart + 5 * 3600 * kNsPerSecond}, 8);
        QCOMPARE(hours.at(0).text, QStringLiteral("23:00"));
        QCOMPARE(hours.at(1).text, QStringLiteral("00:00"));
        QCOMPARE(hours.at(1).date, QStringLiteral("2024-01-01"));
        QVERIFY(hours.at(2).date.isEmpty());
        const auto months = timeTicks({kStart - 200 * kNsPerDay, kStart + 200 * kNsPerDay}, 8);
        QVERIFY(std::any_of(months.begin(), months.end(),
                            [](const TimeTick& tick) { return tick.text == QLatin1String("2024-01") && tick.time == kStart; }));
        QCOMPARE(timeTicks({kStart, kStart + 10'000'000}, 6).at(1).text, QStringLiteral("00:00:00.002"));
        QCOMPARE(readableTime(kStart + 1'250'000'000, 10'000'000), QStringLiteral("2024-01-01 00:00:01.25 UTC"));
        QVERIFY(timeTicks({kStart, kStart}, 5).empty());
    }

    void valueRangeIsRoundAndHoldsWhatThereIs() {
        std::mt19937_64 random(3);
        for (int i = 0; i < 5000; ++i) {
            const double scale = std::pow(10.0, static_cast<double>(random() % 20) - 10);
            double a = (static_cast<double>(random() % 20001) - 10000) * scale, b = (static_cast<double>(random() % 20001) - 10000) * scale;
            if (a > b) std::swap(a, b);
            const ValueRange range = roundRange(a, b, 2 + static_cast<int>(random() % 5));
            const double slack = 1e-9 * std::max(std::abs(a), std::abs(b));
            QVERIFY(range.minimum <= a + slack && range.maximum >= b - slack && range.maximum > range.minimum);
            QVERIFY(range.ticks >= 2 && range.ticks <= 6);
        }
        QCOMPARE(roundRange(-0.9, 1.7, 5), (ValueRange{-1, 2, 4}));
        QCOMPARE(roundRange(1, -1, 5).ticks, 2);
        const ValueRange flat = roundRange(5, 5, 3);
        QVERIFY(flat.minimum < 5 && flat.maximum > 5);
        QVERIFY(roundRange(std::numeric_limits<double>::quiet_NaN(), 1, 3).maximum == 1);
    }

    void bandsOfOnePixelAreOne() {
        std::vector<Band> bands;
        for (int i = 0; i < 100'000; ++i)
            bands.push_back({{kStart + i * kNsPerSecond, kStart + i * kNsPerSecond + kNsPerSecond / 2},
                             BandKind::Alarm,
                             QStringLiteral("alarm"),
                             Qt::red,
                             BandPattern::Hatched});
        const TimeWindow window({kStart, kStart + 100'000 * kNsPerSecond});
        const auto placed = placeBands(bands, window, 1000);
        QVERIFY(placed.size() <= 1000);
        int total = 0;
        for (const PlacedBand& band : placed) {
            total += band.merged;
            QVERIFY(band.right - band.left >= 1);
        }
        QCOMPARE(total, 100'000);
    }

    void overlappingLabelsHaveRowsOfTheirOwn() {
        const std::vector<Band> bands = {{{kStart, kStart + 100}, BandKind::Label, QStringLiteral("a"), Qt::red, {}},
                                         {{kStart + 50, kStart + 150}, BandKind::Label, QStringLiteral("b"), Qt::red, {}},
                                         {{kStart + 60, kStart + 60}, BandKind::Event, QStringLiteral("e"), Qt::red, {}},
                                         {{kStart + 120, kStart + 200}, BandKind::Label, QStringLiteral("c"), Qt::red, {}}};
        const auto placed = placeBands(bands, TimeWindow({kStart, kStart + 1000}), 1000);
        QCOMPARE(placed.size(), std::size_t(4));
        QCOMPARE(placed[0].row, 0);
        QCOMPARE(placed[1].row, 1);
        QCOMPARE(placed[2].row, 0);
        QCOMPARE(placed[3].row, 0);
        QCOMPARE(bandTextsAt(bands, kStart + 60, 1), QStringLiteral("a, b, e"));
        QCOMPARE(bandTextsAt(bands, kStart + 500, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_time_window.moc"
