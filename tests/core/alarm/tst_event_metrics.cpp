// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <limits>
#include <random>

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

    void unjudgedTimeCountsNeitherWay_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void unjudgedTimeCountsNeitherWay() {
        // Minute by minute, from the words of EventOptions alone.
        QFETCH(int, seed);
        std::mt19937_64 random(static_cast<std::uint64_t>(seed));
        const auto draw = [&](int least, int most) { return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1)); };
        std::vector<float> scores(300);
        for (float& score : scores) score = static_cast<float>(random() % 100);
        const std::vector<ScoreSeries> series{seriesOf(scores)};
        const int horizon = draw(0, 15), grace = draw(0, 8);
        EventOptions options{horizon * kMinute, grace * kMinute, 0.95};
        struct Minutes {
            int from, to;
        };
        std::vector<Minutes> events, unjudged;
        std::vector<TrueEvent> truth;
        for (int i = 0; i < 2; ++i) {
            const int from = draw(20, 270);
            events.push_back({from, from + draw(0, 25)});
            truth.push_back({"P1", {events.back().from * kMinute, events.back().to * kMinute}, events.back().to * kMinute});
        }
        for (int i = draw(1, 3); i > 0; --i) {
            const int from = draw(0, 290);
            unjudged.push_back({from, from + draw(0, 40)});
            options.unjudged.push_back({"P1", {unjudged.back().from * kMinute, unjudged.back().to * kMinute}});
        }
        options.unjudged.push_back({"P2", {0, 300 * kMinute}}); // of another machine
        const auto inside = [](const std::vector<Minutes>& list, int minute, int before, int after) {
            return std::any_of(list.begin(), list.end(),
                               [&](const Minutes& m) { return minute >= m.from - before && minute <= m.to + after; });
        };
        const DecisionRule rule{90, 1, 1, 20, 0, 0};
        const auto alarms = applyRule(series, rule);
        const EventMetrics metrics = eventMetrics(series, truth, alarms, options);
        int clean = 0, unjudgedMinutes = 0, falseAlarms = 0, found = 0, watched = 0;
        for (int minute = 0; minute < 300; ++minute) {
            const bool nearEvent = inside(events, minute, horizon, grace), open = inside(unjudged, minute, 0, grace);
            clean += !nearEvent && !open;
            unjudgedMinutes += !nearEvent && open;
            for (const AlarmInterval& alarm : alarms[0]) falseAlarms += alarm.raised == minute * kMinute && !nearEvent && !open;
        }
        for (const Minutes& event : events) {
            bool finds = false, seen = false;
            for (int minute = std::max(0, event.from - horizon); minute <= std::min(299, event.to); ++minute) {
                if (minute < event.from && inside(unjudged, minute, 0, grace)) continue;
                seen = true;
                for (const AlarmInterval& alarm : alarms[0]) finds = finds || alarm.raised == minute * kMinute;
            }
            found += finds;
            watched += seen;
        }
        QCOMPARE(metrics.falseAlarms, falseAlarms);
        QCOMPARE(metrics.eventsFound, found);
        QCOMPARE(metrics.events, watched);
        QVERIFY(std::abs(metrics.cleanDays - clean / 1440.0) < 1e-12);
        QVERIFY(std::abs(metrics.unjudgedDays - unjudgedMinutes / 1440.0) < 1e-12);
        QVERIFY(std::abs(machineDays(cleanSeries(series, truth, options)) - metrics.cleanDays) < 1e-12);
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
