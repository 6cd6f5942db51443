// SPDX-License-Identifier: GPL-3.0-or-later
// Strips under lanes, small maps, shares, and the deletion chart.
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QtTest>
#include <cmath>
#include <random>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/charts/deletion_chart.h"
#include "widgets/heat/heat_map.h"
#include "widgets/heat/share_bars.h"
#include "widgets/lanes/lane_heat.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000;

LaneHeat randomHeat(std::int64_t first, std::size_t samples, unsigned seed) {
    std::mt19937 random(seed);
    LaneHeat heat;
    for (std::size_t i = 0; i < samples; ++i) {
        heat.times.push_back(kStart + (first + static_cast<std::int64_t>(i)) * kStep);
        heat.strengths.push_back(static_cast<float>(random() % 1000) / 1000);
    }
    return heat;
}

} // namespace

class TestHeat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Against the definition, sample by sample: each column shows the strongest sample whose reach it meets.
    void columnsKeepTheStrongestSample() {
        for (const std::size_t samples : {std::size_t{1}, std::size_t{2}, std::size_t{64}, std::size_t{5000}}) {
            const LaneHeat heat = randomHeat(100, samples, static_cast<unsigned>(samples));
            const TimeNs length = static_cast<TimeNs>(samples) * kStep;
            for (const TimeRange view : {TimeRange{heat.times.front() - length / 3, heat.times.back() + length / 2},
                                         TimeRange{heat.times[samples / 2] - 3 * kStep, heat.times[samples / 2] + 4 * kStep}}) {
                TimeWindow window(TimeRange{kStart, kStart + 10'000 * kStep});
                window.show(view);
                constexpr int kColumns = 300;
                const std::vector<float> columns = heatColumns(heat, window, kColumns);
                QCOMPARE(columns.size(), std::size_t{kColumns});
                float most = -1, shown = -1;
                for (std::size_t i = 0; i < samples; ++i) {
                    const double at = window.fractionOf(heat.times[i]) * kColumns;
                    if (at < 0 || at >= kColumns) continue;
                    most = std::max(most, heat.strengths[i]);
                    // A sample is never drawn weaker than it is.
                    const float there = columns[static_cast<std::size_t>(at)];
                    QVERIFY2(there >= heat.strengths[i], qPrintable(QStringLiteral("%1 of %2").arg(i).arg(samples)));
                }
                for (int column = 0; column < kColumns; ++column) {
                    const float strength = columns[static_cast<std::size_t>(column)];
                    const TimeNs time = window.timeAt((column + 0.5) / kColumns);
                    const TimeNs reach = kStep + window.span() / kColumns;
                    const bool inside = time > heat.times.front() - reach && time < heat.times.back() + reach;
                    if (!inside && samples > 1) QVERIFY(std::isnan(strength)); // nothing outside the window that was explained
                    if (samples > 1 && time > heat.times.front() && time < heat.times.back()) QVERIFY(!std::isnan(strength));
                    if (!std::isnan(strength)) shown = std::max(shown, strength);
                }
                if (most >= 0) QVERIFY(shown >= most);
            }
        }
        QVERIFY(heatColumns({}, TimeWindow(TimeRange{0, 10}), 0).empty());
        for (const float strength : heatColumns({}, TimeWindow(TimeRange{0, 10}), 5)) QVERIFY(std::isnan(strength));
    }

    /// A burst of one sample stands under the very pixels where the trace has it, at every zoom.
    void stripAndTraceShareTheTimeAxis() {
        constexpr std::int64_t kBurst = 5000;
        const auto source = fixture::noise(10'000, 2, kStep, [](std::int64_t row, std::size_t channel, double value) {
            return channel == 1 && row == kBurst ? 100 : value;
        });
        LaneView view;
        view.resize(900, 500);
        view.setLanes(fixture::lanesOf(source), source->range(0));
        view.show();
        view.refreshNow();
        const double tall = view.lane(1).plotArea().height();
        LaneHeat heat = randomHeat(4900, 200, 1);
        for (float& strength : heat.strengths) strength *= 0.5F;
        heat.strengths[100] = 1; // row 5000
        view.setHeat({{}, heat});
        for (const std::int64_t margin : {4000, 300, 40, 5}) {
            view.setVisibleRange({kStart + (kBurst - margin) * kStep, kStart + (kBurst + margin + 1) * kStep});
            view.refreshNow();
            QVERIFY(view.lane(0).heatStrip().empty());
            const std::vector<float>& strip = view.lane(1).heatStrip();
            QCOMPARE(static_cast<double>(strip.size()), std::round(view.lane(1).plotArea().width()));
            const auto peak = static_cast<double>(
                std::max_element(strip.begin(), strip.end(), [](float a, float b) { return std::isnan(a) || a < b; }) - strip.begin());
            const double trace = view.window().fractionOf(kStart + kBurst * kStep) * view.lane(1).plotArea().width();
            const double step = view.window().fractionOf(view.visibleRange().from + kStep) * view.lane(1).plotArea().width();
            QVERIFY2(std::abs(peak - trace) <= step / 2 + 1.5, qPrintable(QStringLiteral("%1 %2").arg(peak).arg(trace)));
        }
        QVERIFY(view.lane(1).plotArea().height() < tall); // the strip has a place of its own
        QVERIFY(view.lane(0).plotArea().height() > view.lane(1).plotArea().height());
        view.setHeat({});
        view.refreshNow();
        QVERIFY(view.lane(1).heatStrip().empty());
        QCOMPARE(view.lane(1).plotArea().height(), tall);
    }

    void smallMapKeepsThePeakOfEachChannel() {
        HeatMap map(QStringLiteral("map"));
        std::vector<float> strengths(3 * 1000, 0.1F);
        strengths[1 * 1000 + 537] = 0.9F;
        map.setMap(3, strengths);
        for (const int columns : {7, 100, 1000, 2500}) {
            const std::vector<float> reduced = map.reduced(columns);
            QCOMPARE(reduced.size(), static_cast<std::size_t>(3 * columns));
            const auto peak = std::max_element(reduced.begin(), reduced.end()) - reduced.begin();
            QCOMPARE(reduced[static_cast<std::size_t>(peak)], 0.9F);
            QCOMPARE(peak / columns, std::ptrdiff_t{1});
            QVERIFY(std::abs(static_cast<double>(peak % columns) / columns - 0.537) <= 1.0 / columns);
        }
        map.setMap(3, {}, QStringLiteral("no weights"));
        QCOMPARE(map.accessibleDescription(), QStringLiteral("no weights"));
        QVERIFY(map.reduced(10).empty());
    }

    void strengthsArePartsOfTheLargest() {
        QCOMPARE(strengthsOf({-3, 1, 4, 0}), (std::vector<float>{0, 0.25F, 1, 0}));
        QCOMPARE(strengthsOf({-3, 0}), (std::vector<float>{0, 0}));
        QVERIFY(strengthsOf({}).empty());
    }

    void manySharesBecomeSixAndTheRest() {
        ShareBars bars;
        std::vector<ShareBars::Row> rows;
        for (int i = 0; i < 300; ++i) rows.push_back({QStringLiteral("c%1").arg(i), (i + 1) / 45150.0});
        bars.setShares(rows);
        QCOMPARE(bars.rows().size(), std::size_t{ShareBars::kRows + 1});
        QCOMPARE(bars.rows().front().name, QStringLiteral("c299"));
        double sum = 0;
        for (const ShareBars::Row& row : bars.rows()) sum += row.share;
        QVERIFY(std::abs(sum - 1) < 1e-9);
        bars.setShares({{QStringLiteral("flow"), 0.39}, {QStringLiteral("motor_current"), 0.61}});
        QCOMPARE(bars.accessibleDescription(), QStringLiteral("motor_current 61 %, flow 39 %"));
    }

    void deletionChartHoldsBothCurves() {
        DeletionChart chart;
        chart.setCurves({{0, 2}, {50, 0.5}, {100, 0.1}}, {{0, 2}, {50, 1.5}, {100, 0.1}});
        QCOMPARE(chart.markedCurve().size(), 3);
        QCOMPARE(chart.randomCurve().at(1).y(), 1.5);
        QVERIFY2(chart.accessibleDescription().contains(QStringLiteral("half way it is 0.5")), qPrintable(chart.accessibleDescription()));
        chart.setCurves({}, {});
        chart.setLevel(std::numeric_limits<double>::infinity());
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("Nothing to show"));
    }

    void picturesAreDrawnInBothLooks() {
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            HeatMap map(QStringLiteral("map"));
            map.setTheme(Theme::of(kind));
            map.setMap(1, {0, 1});
            map.resize(120, 80);
            const QImage picture = map.grab().toImage();
            QCOMPARE(picture.pixel(20, 60), Theme::heatColor(0));
            QCOMPARE(picture.pixel(100, 60), Theme::heatColor(1));
            HeatLegend legend;
            legend.setTheme(Theme::of(kind));
            legend.resize(legend.sizeHint());
            QVERIFY(!legend.grab().isNull());
        }
    }
};

TOCSIN_GUI_MAIN(TestHeat)
#include "tst_heat.moc"
