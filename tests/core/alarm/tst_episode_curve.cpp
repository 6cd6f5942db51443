// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>
#include <set>

#include "core/alarm/detail/radix_sort.h"
#include "core/alarm/episode_curve.h"
#include "tests/core/alarm/random_series.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

// Thresholds at which something may change, and between and beyond them.
std::vector<double> interesting(const std::vector<ScoreSeries>& series, double hysteresis) {
    std::set<double> values;
    for (const ScoreSeries& part : series)
        for (const float score : part.scores) values.insert({score, static_cast<double>(score + static_cast<float>(hysteresis))});
    std::vector<double> thresholds{-1e9, 1e9};
    double before = -1e9;
    for (const double value : values) {
        thresholds.push_back((before + value) / 2);
        thresholds.push_back(value);
        before = value;
    }
    return thresholds;
}

} // namespace

class TestEpisodeCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void radixSortSortsEveryKindOfFloat() {
        std::mt19937_64 random(1);
        std::vector<float> values;
        while (values.size() < 50'000) {
            const float value = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
            if (!std::isnan(value)) values.push_back(value);
        }
        values.insert(values.end(), {0.0f, -0.0f, std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()});
        std::vector<float> expected = values;
        std::sort(expected.begin(), expected.end());
        detail::sortFloats(values);
        QVERIFY(values == expected);
    }

    void rollingRankIsTheMthLargestOfTheLastN() {
        std::mt19937_64 random(2);
        for (int n = 1; n <= 8; ++n) {
            for (int m = 1; m <= n; ++m) {
                const std::vector<float> scores = randomScores(random, 60, 0.5, 0.5);
                const std::vector<float> ranks = rollingRank(scores, m, n);
                for (std::size_t i = 0; i < scores.size(); ++i) {
                    const std::size_t from = i + 1 >= static_cast<std::size_t>(n) ? i + 1 - static_cast<std::size_t>(n) : 0;
                    std::vector<float> last(scores.begin() + static_cast<std::ptrdiff_t>(from),
                                            scores.begin() + static_cast<std::ptrdiff_t>(i + 1));
                    std::sort(last.rbegin(), last.rend());
                    const float expected = last.size() >= static_cast<std::size_t>(m) ? last[static_cast<std::size_t>(m - 1)]
                                                                                      : -std::numeric_limits<float>::infinity();
                    QCOMPARE(ranks[i], expected);
                }
            }
        }
    }

    void episodesOfASmallHistoryCountedByHand() {
        // Peaks 3, 5, 4 with valleys 1 and 2: one alarm above 4, two from 3 to 4, three from 2 to 3, two from 1 to 2, one below.
        const std::vector<ScoreSeries> series{seriesOf({0, 3, 1, 5, 2, 4, 0})};
        const EpisodeCurve curve(series, {1, 1, 0});
        for (const auto& [threshold, count] :
             std::vector<std::pair<double, int>>{{5, 0}, {4.5, 1}, {4, 1}, {3.5, 2}, {2.5, 3}, {2, 3}, {1.5, 2}, {0.5, 1}, {-1, 1}})
            QCOMPARE(curve.falseAlarms(threshold), std::int64_t(count));
        const EpisodeCurve lazy(series, {1, 1, 1.5}); // a dip of less than 1.5 below the threshold does not end the alarm
        QCOMPARE(lazy.falseAlarms(3.4), std::int64_t(1));
        QCOMPARE(lazy.falseAlarms(3.6), std::int64_t(2));
    }

    void everyThresholdAgreesWithTheDecisionLogic() {
        std::mt19937_64 random(3);
        for (int round = 0; round < 120; ++round) {
            const int n = 1 + static_cast<int>(random() % 6), m = 1 + static_cast<int>(random() % static_cast<unsigned>(n));
            const RuleForm form{m, n, round % 3 == 0 ? 0 : 0.3 * static_cast<double>(random() % 5)};
            const double grain = round % 2 ? 0.5 : 0;
            std::vector<ScoreSeries> series;
            series.push_back(seriesOf(randomScores(random, 70, 0.7, grain)));
            series.push_back(seriesOf(randomScores(random, 40, 0.7, grain), 200 * kMinute));
            series.push_back(seriesOf(randomScores(random, 50, 0.7, grain), 0, 30, "P2"));
            std::vector<TrueEvent> events;
            for (int e = 0; e < 4; ++e) {
                const TimeNs from = static_cast<TimeNs>(random() % 240) * kMinute, to = from + static_cast<TimeNs>(random() % 20) * kMinute;
                events.push_back({e % 3 == 2 ? "P2" : "P1", {from, to}, to});
            }
            EventOptions options{static_cast<TimeNs>(random() % 10) * kMinute, static_cast<TimeNs>(random() % 5) * kMinute, 0.95};
            for (std::size_t u = 0; u < random() % 4; ++u) {
                const TimeNs from = static_cast<TimeNs>(random() % 240) * kMinute;
                options.unjudged.push_back({u % 2 ? "P2" : "P1", {from, from + static_cast<TimeNs>(random() % 40) * kMinute}});
            }
            const EpisodeCurve curve(series, events, form, options);
            for (const double threshold : interesting(series, form.hysteresis)) {
                const DecisionRule rule{threshold, form.m, form.n, form.hysteresis, 0, 0};
                // Each series alone: the curve takes every series as a stretch of its own.
                std::vector<std::vector<AlarmInterval>> alarms;
                for (const ScoreSeries& part : series) alarms.push_back(applyRule(part, rule));
                const EventMetrics metrics = eventMetrics(series, events, alarms, options);
                QCOMPARE(curve.falseAlarms(threshold), std::int64_t(metrics.falseAlarms));
                QCOMPARE(curve.eventsFound(threshold), metrics.eventsFound);
                QCOMPARE(curve.events(), metrics.events);
                QVERIFY(std::abs(curve.cleanDays() - metrics.cleanDays) < 1e-12);
                // An alarm that ends at the very last score is counted one score longer by the metrics: at most a step a series.
                QVERIFY(std::abs(curve.alarmDays(threshold) - metrics.cleanTimeInAlarm.value_or(0) * metrics.cleanDays) < 3.01 / 1440);
            }
        }
    }

    void lowestThresholdIsTheLastOneBeforeTheFirstFailure() {
        std::mt19937_64 random(4);
        for (int round = 0; round < 200; ++round) {
            const std::vector<ScoreSeries> series{seriesOf(randomScores(random, 80, 0.6, round % 2 ? 0.5 : 0)),
                                                  seriesOf(randomScores(random, 30, 0.6, round % 2 ? 0.5 : 0), 100 * kMinute)};
            const EpisodeCurve curve(series, {1, 1, round % 3 ? 0.4 : 0.0});
            const auto maxAlarms = static_cast<std::int64_t>(random() % 8);
            const double maxDays = curve.cleanDays() * (round % 4 ? 0.3 : 1.0);
            std::vector<double> thresholds = interesting(series, round % 3 ? 0.4 : 0.0);
            std::sort(thresholds.rbegin(), thresholds.rend());
            double expected = curve.highest();
            for (const double u : thresholds) {
                if (u > curve.highest()) continue;
                if (curve.falseAlarms(u) > maxAlarms || curve.alarmDays(u) > maxDays || u <= curve.lowest()) break;
                expected = u;
            }
            const EpisodeCurve::Limit limit = curve.lowestThreshold(maxAlarms, maxDays);
            // `expected` may stand inside a stretch on which nothing changes; the answer is the lower end of that stretch.
            QVERIFY(limit.threshold <= expected && limit.threshold > curve.lowest());
            QCOMPARE(curve.falseAlarms(limit.threshold), curve.falseAlarms(expected));
            QVERIFY(curve.falseAlarms(limit.threshold) <= maxAlarms && curve.alarmDays(limit.threshold) <= maxDays);
        }
    }

    void equalScoresGiveAThresholdJustAbove() {
        const std::vector<ScoreSeries> series{seriesOf({2, 2, 2})};
        const EpisodeCurve curve(series, {1, 1, 0});
        const double threshold = curve.lowestThreshold(100, 100).threshold;
        QVERIFY(threshold > 2 && threshold < 2.001);
        QCOMPARE(curve.falseAlarms(threshold), std::int64_t(0));
    }

    void noSeriesGivesNothing() {
        const EpisodeCurve curve({}, {1, 1, 0});
        QCOMPARE(curve.falseAlarms(0), std::int64_t(0));
        QCOMPARE(curve.cleanDays(), 0.0);
        QVERIFY(curve.points(100).empty());
    }

    void pointsForAChartAscendAndAreExact() {
        std::mt19937_64 random(5);
        const std::vector<ScoreSeries> series{seriesOf(randomScores(random, 5000))};
        const EpisodeCurve curve(series, {2, 3, 0.2});
        const auto points = curve.points(200);
        QVERIFY(points.size() > 100 && points.size() <= 200);
        QCOMPARE(points.back().threshold, static_cast<double>(curve.highest()));
        QCOMPARE(points.back().falseAlarms, std::int64_t(0));
        for (std::size_t i = 0; i < points.size(); ++i) {
            QVERIFY(i == 0 || points[i].threshold > points[i - 1].threshold);
            QCOMPARE(points[i].falseAlarms, curve.falseAlarms(points[i].threshold));
        }
    }
};

QTEST_GUILESS_MAIN(TestEpisodeCurve)
#include "tst_episode_curve.moc"
