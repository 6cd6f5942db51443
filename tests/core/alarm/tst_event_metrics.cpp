// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "core/alarm/event_metrics.h"
#include "tests/core/alarm/random_series.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

} // namespace

class TestEventMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAHistoryWorkedOutByHand() {
        // 100 minutes; event 50..60, failure at 60, horizon 10 and grace 5 minutes: window 40..60, grace to 65, clean 40 + 34 minutes.
        std::vector<float> scores(100, 0.0f);
        scores[20] = scores[21] = 5; // false, two minutes
        scores[45] = 5;              // finds the event 15 minutes before the failure
        scores[63] = 5;              // in the grace time
        scores[80] = 5;              // false
        const std::vector<ScoreSeries> series{seriesOf(scores)};
        const std::vector<TrueEvent> events{{"P1", {50 * kMinute, 60 * kMinute}, 60 * kMinute}};
        const EventMetrics metrics = eventMetrics(series, events, DecisionRule{1, 1, 1, 0, 0, 0}, {10 * kMinute, 5 * kMinute, 0.95});
        QCOMPARE(metrics.events, 1);
        QCOMPARE(metrics.eventsFound, 1);
        QCOMPARE(metrics.leadMedianS.value(), 15 * 60.0);
        QCOMPARE(metrics.delayMedianS.value(), -5 * 60.0);
        QCOMPARE(metrics.alarms, 4);
        QCOMPARE(metrics.falseAlarms, 2);
        QVERIFY(std::abs(metrics.observedDays - 100.0 / 1440) < 1e-12);
        QVERIFY(std::abs(metrics.cleanDays - 74.0 / 1440) < 1e-12);
        QVERIFY(std::abs(metrics.cleanTimeInAlarm.value() - 3.0 / 74) < 1e-12);
        QVERIFY(std::abs(metrics.falseAlarmsPerDay.value() - 2 * 1440 / 74.0) < 1e-9);
        QVERIFY(std::abs(metrics.falseAlarmsUpper.value() - poissonUpper(2, 74.0 / 1440, 0.95)) < 1e-9);
        const Json json = toJson(metrics);
        QCOMPARE(json["events_found"].get<int>(), 1);
        QVERIFY(json["false_alarms_per_day"]["upper95"].is_number());
        QVERIFY(json["outcomes"][0]["found"].get<bool>());
    }

    void alarmThatAlwaysStandsFindsNothing() {
        const std::vector<ScoreSeries> series{seriesOf(std::vector<float>(100, 9.0f))};
        const std::vector<TrueEvent> events{{"P1", {50 * kMinute, 60 * kMinute}, 60 * kMinute}};
        const EventMetrics metrics = eventMetrics(series, events, DecisionRule{1, 1, 1, 0, 0, 0}, {});
        QCOMPARE(metrics.eventsFound, 0);
        QCOMPARE(metrics.falseAlarms, 1);
        QCOMPARE(metrics.cleanTimeInAlarm.value(), 1.0);
    }

    void noEventsAndNoCleanTimeGiveNullsNotZeros() {
        const std::vector<ScoreSeries> series{seriesOf({0, 1, 2})};
        const EventMetrics none = eventMetrics(series, {}, DecisionRule{9, 1, 1, 0, 0, 0}, {});
        QCOMPARE(none.events, 0);
        QVERIFY(!none.foundFraction && !none.leadMedianS);
        QVERIFY(toJson(none)["lead_time_s"]["median"].is_null());
        QVERIFY(std::abs(none.falseAlarmsUpper.value() - 2.995732 / (3.0 / 1440)) < 0.01);

        const std::vector<TrueEvent> all{{"P1", {0, 10 * kMinute}, 10 * kMinute}};
        const EventMetrics noClean = eventMetrics(series, all, DecisionRule{9, 1, 1, 0, 0, 0}, {});
        QVERIFY(!noClean.falseAlarmsPerDay && !noClean.falseAlarmsUpper && !noClean.cleanTimeInAlarm);
        QVERIFY(toJson(noClean)["false_alarms_per_day"]["value"].is_null());
        QVERIFY(toJson(eventMetrics({}, {}, DecisionRule{}, {}))["false_alarms_per_day"]["upper95"].is_null());
    }

    void eventsNobodyWatchedDoNotCount() {
        const std::vector<ScoreSeries> series{seriesOf({0, 1, 2})};
        const std::vector<TrueEvent> events{
            {"P1", {kMinute, kMinute}, kMinute}, {"P2", {kMinute, kMinute}, kMinute}, {"P1", {99 * kMinute, 99 * kMinute}, 0}};
        const EventMetrics metrics = eventMetrics(series, events, DecisionRule{0.5, 1, 1, 0, 0, 0}, {});
        QCOMPARE(metrics.events, 1);
        QCOMPARE(metrics.eventsFound, 1);
        QVERIFY(!metrics.outcomes[1].observed && !metrics.outcomes[2].observed);
    }

    void overlappingWindowsAndSeveralMachinesAreKeptApart() {
        std::vector<float> scores(60, 0.0f);
        scores[25] = 5;
        const std::vector<ScoreSeries> series{seriesOf(scores), seriesOf(scores, 0, 60, "P2")};
        const std::vector<TrueEvent> events{{"P1", {20 * kMinute, 30 * kMinute}, 30 * kMinute},
                                            {"P1", {24 * kMinute, 40 * kMinute}, 40 * kMinute}};
        const EventMetrics metrics = eventMetrics(series, events, DecisionRule{1, 1, 1, 0, 0, 0}, {});
        QCOMPARE(metrics.eventsFound, 2); // one alarm in both windows
        QCOMPARE(metrics.falseAlarms, 1); // the one of P2
        QCOMPARE(metrics.leadMedianS.value(), 10 * 60.0);
        QCOMPARE(metrics.leadP90S.value(), 14 * 60.0); // 5 and 15 minutes, type 7
        const auto clean = cleanSeries(series, events, {});
        QCOMPARE(clean.size(), std::size_t(3));
        QVERIFY(std::abs(machineDays(clean) - metrics.cleanDays) < 1e-12);
    }

    void hugeHorizonDoesNotWrapAround() {
        const std::vector<ScoreSeries> series{seriesOf({0, 5, 0})};
        const std::vector<TrueEvent> events{{"P1", {kMinute, 2 * kMinute}, 2 * kMinute}};
        const TimeNs huge = std::numeric_limits<TimeNs>::max();
        const EventMetrics metrics = eventMetrics(series, events, DecisionRule{1, 1, 1, 0, 0, 0}, {huge, huge, 0.95});
        QCOMPARE(metrics.eventsFound, 1);
        QCOMPARE(metrics.cleanDays, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestEventMetrics)
#include "tst_event_metrics.moc"
