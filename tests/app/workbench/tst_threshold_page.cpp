// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>
#include <random>

#include "app/workbench/pages/threshold_page.h"
#include "core/alarm/bounds.h"
#include "core/alarm/event_metrics.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

/// One score a minute; two events with high scores, some high scores outside.
workflow::RunScores someScores(std::size_t count) {
    workflow::RunScores scores;
    std::mt19937_64 random(5);
    alarm::ScoreSeries series;
    series.asset = "pump";
    series.stepNs = 60 * kNsPerSecond;
    for (std::size_t i = 0; i < count; ++i) {
        series.times.push_back(static_cast<TimeNs>(i) * series.stepNs);
        const bool event = (i > count / 3 && i < count / 3 + 200) || (i > 2 * count / 3 && i < 2 * count / 3 + 200);
        series.scores.push_back(static_cast<float>(random() % 100'000) / 100'000 + (event ? 0.8F : 0));
    }
    for (const std::size_t at : {count / 3, 2 * count / 3})
        scores.events.push_back({"pump", {series.times[at], series.times[at + 200]}, series.times[at + 200]});
    scores.series.push_back(std::move(series));
    scores.rule.threshold = 0.9995;
    scores.precision = "fp32";
    return scores;
}

} // namespace

class TestThresholdPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutProjectItSaysWhatToDo() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        QVERIFY(page.summary().contains(QStringLiteral("Open a project")));
        const auto* slider = page.findChild<QSlider*>();
        QVERIFY(!slider->isEnabled());
        QVERIFY(!slider->toolTip().isEmpty()); // says why
    }

    void figuresAreThoseOfTheDecisionLogic() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        workflow::RunScores scores = someScores(40'000);
        scores.eventOptions.unjudged = {{"pump", {scores.series[0].times[100], scores.series[0].times[9000]}}};
        page.showScores(scores);
        QVERIFY(page.summary().contains(QStringLiteral("false alarms")));
        for (const double threshold : {0.9, 0.9995, 1.2}) {
            page.setThreshold(threshold);
            page.settle();
            alarm::DecisionRule rule = scores.rule;
            rule.threshold = threshold;
            const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, rule, scores.eventOptions);
            QVERIFY2(page.summary().contains(QStringLiteral(": %1 false alarms").arg(metrics.falseAlarms)), qPrintable(page.summary()));
            QVERIFY(page.summary().contains(QStringLiteral("%1 of 2 events found").arg(metrics.eventsFound)));
            QCOMPARE(page.alarms()->rowCount(), std::min(metrics.alarms, 5000));
            int falseAlarms = 0;
            for (int row = 0; row < page.alarms()->rowCount(); ++row)
                falseAlarms += page.alarms()->row(row).verdict == AlarmVerdict::False ? 1 : 0;
            if (metrics.alarms <= 5000) QCOMPARE(falseAlarms, metrics.falseAlarms);
        }
    }

    void sliderMovesTheThresholdAndTheAlarmsFollow() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        page.showScores(someScores(20'000));
        page.settle();
        QSignalSpy changed(&page, &ThresholdPage::alarmsChanged);
        auto* slider = page.findChild<QSlider*>();
        QVERIFY(slider->isEnabled());
        const double before = page.threshold();
        slider->setValue(slider->minimum() + 500);
        QVERIFY(page.threshold() < before);
        page.settle();
        QVERIFY(changed.count() >= 1);
        const auto alarms = changed.last().at(0).value<AlarmsByAsset>();
        QVERIFY(!alarms.at(QStringLiteral("pump")).empty());
        // Both ways agree: a threshold set elsewhere moves the slider there and back.
        page.setThreshold(before);
        const int value = slider->value();
        slider->setValue(value + 1);
        slider->setValue(value);
        QVERIFY(std::abs(page.threshold() - before) < 0.01);
    }

    void aNewBudgetMovesTheThresholdToTheMostSensitiveThatKeepsIt() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        const workflow::RunScores scores = someScores(40'000); // 27.8 days
        page.showScores(scores);
        auto* budget = page.findChild<QLineEdit*>();
        budget->selectAll();
        QTest::keyClicks(budget, QStringLiteral("1/1d"));
        QTest::keyClick(budget, Qt::Key_Return);
        const alarm::EpisodeCurve curve(scores.series, scores.events, {1, 1, 0}, scores.eventOptions);
        const auto allowed = alarm::poissonAllowedCount(curve.cleanDays(), 1, 0.95);
        QVERIFY(allowed);
        QVERIFY(curve.falseAlarms(page.threshold()) <= *allowed);
        QVERIFY2(page.budgetVerdict().contains(QStringLiteral("within the budget")), qPrintable(page.budgetVerdict()));
        // Too little clean time for one in thirty days: said, with what is missing.
        budget->selectAll();
        QTest::keyClicks(budget, QStringLiteral("1/300d"));
        QTest::keyClick(budget, Qt::Key_Return);
        QVERIFY(page.budgetVerdict().contains(QStringLiteral("not shown yet")) ||
                page.budgetVerdict().contains(QStringLiteral("over the budget")));
    }

    void aBadBudgetIsExplainedInPlace() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        page.showScores(someScores(5000));
        const double before = page.threshold();
        auto* budget = page.findChild<QLineEdit*>();
        budget->selectAll();
        QTest::keyClicks(budget, QStringLiteral("often"));
        QTest::keyClick(budget, Qt::Key_Return);
        QVERIFY(page.budgetVerdict().contains(QStringLiteral("often")));
        QCOMPARE(page.threshold(), before);
    }

    void noScoresAreNoTrap() {
        tests::PageFixture fixture;
        ThresholdPage page(fixture.services);
        page.showScores({});
        QVERIFY(page.summary().contains(QStringLiteral("no scores")));
        workflow::RunScores flat = someScores(1000);
        for (float& score : flat.series[0].scores) score = 0;
        flat.events.clear();
        page.showScores(flat);
        page.setThreshold(std::numeric_limits<double>::quiet_NaN());
        page.settle();
        QVERIFY(!page.summary().isEmpty());
    }
};

TOCSIN_GUI_MAIN(TestThresholdPage)
#include "tst_threshold_page.moc"
