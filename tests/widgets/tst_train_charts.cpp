// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the train page: what the painter is given, and the same in words.
#include <QAbstractScrollArea>
#include <QChart>
#include <QChartView>
#include <QScrollBar>
#include <QValueAxis>
#include <QtTest>
#include <limits>

#include "tests/gui_main.h"
#include "widgets/charts/loss_chart.h"
#include "widgets/charts/split_bars.h"

using namespace tocsin;
using namespace tocsin::widgets;

namespace {

constexpr TimeNs kHour = 3600 * kNsPerSecond;

SplitBars::Row row(const QString& title, TimeNs from, TimeNs hours) {
    SplitBars::Row made;
    made.title = title;
    made.range = {from, from + hours * kHour};
    const TimeNs fifth = hours * kHour / 5;
    made.pieces = {{{from, from + 3 * fifth}, SplitPart::Train},
                   {{from + 3 * fifth, from + 4 * fifth}, SplitPart::Validation},
                   {{from + 4 * fifth, made.range.to}, SplitPart::Test}};
    made.events = {{{from + fifth, from + fifth + kHour}, QStringLiteral("wear"), SplitPart::Train}};
    return made;
}

} // namespace

class TestTrainCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lossesAreDrawnAndTold() {
        LossChart chart;
        QVERIFY(chart.trainPoints().isEmpty());
        const double nan = std::numeric_limits<double>::quiet_NaN();
        chart.setEpochs({{1, 0.5, 0.7, 0, 2}, {2, 0.3, nan, 1, 2}, {3, 0.2, 0.4, 2, 2}}, 10);
        QCOMPARE(chart.trainPoints(), (QVector<QPointF>{{1, 0.5}, {2, 0.3}, {3, 0.2}}));
        QCOMPARE(chart.validationPoints(), (QVector<QPointF>{{1, 0.7}, {3, 0.4}}));
        QCOMPARE(chart.eventPoints().last(), QPointF(3, 2));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("2 of 2 events found")));
        QCOMPARE(chart.table().section(QLatin1Char('\n'), 2, 2), QStringLiteral("2\t0.3\t\t1\t2"));
        const auto lastEpoch = [&] {
            return static_cast<QValueAxis*>(chart.findChild<QChartView*>()->chart()->axes(Qt::Horizontal).first())->max();
        };
        QCOMPARE(lastEpoch(), 10.0);
        chart.setEpochs({{1, 0.5, 0.7, 0, 2}, {25, 0.3, 0.3, 1, 2}}, 100'000);
        QCOMPARE(lastEpoch(), 100.0); // its first epochs are seen
        chart.setEpochs({{1, 0.5, 0.7, 0, 2}, {25, 0.3, 0.3, 1, 2}}, 80);
        QCOMPARE(lastEpoch(), 80.0);
        chart.setEpochs({{1, 0.5, 0.7, -1, -1}}, 1);
        QVERIFY(chart.eventPoints().isEmpty());
        chart.setEpochs({}, 0);
        QVERIFY(chart.trainPoints().isEmpty());
    }

    void longCurvesAreReducedAndKeepTheirEnds() {
        QVector<LossChart::Epoch> rows;
        for (int i = 1; i <= 100'000; ++i) rows.append({i, 1.0 / i, 1.0 / i, -1, -1});
        LossChart chart;
        chart.setEpochs(rows, 100'000);
        QCOMPARE(chart.trainPoints().size(), LossChart::kPoints);
        QCOMPARE(chart.trainPoints().first().x(), 1.0);
        QCOMPARE(chart.trainPoints().last().x(), 100'000.0);
    }

    void barsFollowTime() {
        SplitBars bars;
        bars.resize(800, 200);
        bars.show();
        bars.setRows({row(QStringLiteral("pump 1"), 0, 100), row(QStringLiteral("pump 2"), 100 * kHour, 100)});
        QVERIFY(bars.sharesTime());
        const QRect train = bars.pieceRect(0, 0), validation = bars.pieceRect(0, 1), test = bars.pieceRect(0, 2);
        QVERIFY(std::abs(train.width() - 3 * validation.width()) <= 3);
        QVERIFY(std::abs(validation.width() - test.width()) <= 1);
        QVERIFY(train.right() + 1 == validation.left() && validation.right() + 1 == test.left());
        QVERIFY(std::abs(bars.pieceRect(1, 0).left() - (test.right() + 1)) <= 1); // begins where the other ends
        QVERIFY(bars.eventRect(0, 0).width() >= 3 && bars.eventRect(0, 0).bottom() < train.top() + 1);
        QCOMPARE(bars.inWords().section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("pump 1: train 60 %, validation 20 %, test 20 %; events: 1"));
        const QImage picture = bars.viewport()->grab().toImage();
        QVERIFY(picture.pixelColor(train.center().x() / 2 + train.left() / 2, train.bottom()) !=
                picture.pixelColor(test.center().x(), test.bottom()));
    }

    void recordingsFarApartHaveAnAxisEach() {
        SplitBars bars;
        bars.resize(800, 200);
        bars.show();
        bars.setRows({row(QStringLiteral("a"), 0, 10), row(QStringLiteral("b"), 10'000 * kHour, 10)});
        QVERIFY(!bars.sharesTime());
        QCOMPARE(bars.pieceRect(0, 0).left(), bars.pieceRect(1, 0).left());
        QVERIFY(bars.pieceRect(1, 0).width() > 300);
    }

    void manyRowsScrollAndOddOnesAreNoTrap() {
        SplitBars bars;
        bars.resize(400, 100);
        bars.show();
        QVector<SplitBars::Row> rows;
        for (int i = 0; i < 300; ++i) rows.append(row(QStringLiteral("recording number %1 with a long name").arg(i), i * kHour, 5));
        rows.append(SplitBars::Row{QStringLiteral("empty"), {}, {}, {}});
        bars.setRows(rows);
        QVERIFY(bars.verticalScrollBar()->maximum() > 100);
        bars.setFocus();
        QTest::keyClick(&bars, Qt::Key_PageDown);
        QVERIFY(bars.verticalScrollBar()->value() > 0);
        bars.setTheme(Theme::of(ThemeKind::Dark));
        QVERIFY(bars.viewport()->grab().toImage().pixelColor(399, 0).lightness() < 80);
        bars.setRows({});
        QVERIFY(bars.inWords().isEmpty());
    }
};

TOCSIN_GUI_MAIN(TestTrainCharts)
#include "tst_train_charts.moc"
