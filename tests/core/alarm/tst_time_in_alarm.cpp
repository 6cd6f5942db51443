// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "core/alarm/time_in_alarm.h"
#include "tests/core/alarm/random_series.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

/// Hourly scores; on each day the alarm stands, with probability `share`, for its first twelve hours.
ScoreSeries days(std::mt19937_64& random, int count, double share) {
    std::vector<float> scores;
    for (int day = 0; day < count; ++day) {
        const bool high = std::uniform_real_distribution<double>()(random) < share;
        for (int hour = 0; hour < 24; ++hour) scores.push_back(high && hour < 12 ? 2.0f : 0.0f);
    }
    return seriesOf(scores, 0, 3600);
}

TimeInAlarmLimits limitsOf(const std::vector<ScoreSeries>& series, const EventOptions& options = {}) {
    return timeInAlarmLimits(series, {}, applyRule(series, DecisionRule{1, 1, 1, 0, 0, 0}), options);
}

} // namespace

class TestTimeInAlarm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intervalHoldsTheTruthAsOftenAsItSays() {
        // Independent days: the true share is 0.3 / 2. A percentile bootstrap of 60 days covers a little less than the 95 % it states.
        std::mt19937_64 random(7);
        int covered = 0;
        constexpr int kDraws = 200;
        for (int draw = 0; draw < kDraws; ++draw) {
            const std::vector<ScoreSeries> series{days(random, 60, 0.3)};
            const auto limits = limitsOf(series);
            QVERIFY(limits.limits);
            QCOMPARE(limits.blocks, 60);
            covered += limits.limits->low <= 0.15 && limits.limits->high >= 0.15;
        }
        QVERIFY2(covered >= 0.89 * kDraws && covered < kDraws, qPrintable(QString::number(covered)));
    }

    void sameInputGivesTheSameNumbersAndHoldsTheShare() {
        std::mt19937_64 random(8);
        const std::vector<ScoreSeries> series{days(random, 40, 0.5)};
        const auto first = limitsOf(series), second = limitsOf(series);
        QVERIFY(first.limits && *first.limits == *second.limits);
        const double share = eventMetrics(series, {}, DecisionRule{1, 1, 1, 0, 0, 0}, {}).cleanTimeInAlarm.value();
        QVERIFY(first.limits->low < share && share < first.limits->high);
    }

    void tooLittleIsSaidNotGuessed() {
        std::mt19937_64 random(9);
        const auto few = limitsOf({days(random, kLeastBlocks - 1, 0.5)});
        QVERIFY(!few.limits && few.why.find("too few") != std::string::npos);
        const auto quiet = limitsOf({days(random, 50, 0)});
        QVERIFY(!quiet.limits && quiet.why.find("no alarm") != std::string::npos);
        EventOptions options;
        options.unjudged = {{"P1", {0, 40 * kNsPerDay}}};
        QCOMPARE(limitsOf({days(random, 50, 0.5)}, options).blocks, 10); // day 40 begins at its second hour
        QVERIFY(!limitsOf({}).limits);
    }
};

QTEST_GUILESS_MAIN(TestTimeInAlarm)
#include "tst_time_in_alarm.moc"
