// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "core/alarm/decision_rule.h"
#include "tests/core/alarm/random_series.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

// The sentence in decision_rule.h, word by word, without any cleverness: O(N n).
std::vector<AlarmInterval> byTheWords(const ScoreSeries& series, const DecisionRule& rule) {
    std::vector<AlarmInterval> alarms;
    bool standing = false, everEnded = false;
    TimeNs holdsSince = kNoTime, ended = 0;
    for (std::size_t i = 0; i < series.scores.size(); ++i) {
        int high = 0, aboveOff = 0;
        float peak = -std::numeric_limits<float>::infinity();
        for (std::size_t k = i + 1 >= static_cast<std::size_t>(rule.n) ? i + 1 - static_cast<std::size_t>(rule.n) : 0; k <= i; ++k) {
            high += series.scores[k] > rule.threshold;
            aboveOff += series.scores[k] + static_cast<float>(rule.hysteresis) > rule.threshold;
            peak = std::max(peak, series.scores[k]);
        }
        const TimeNs time = series.times[i];
        if (high < rule.m)
            holdsSince = kNoTime;
        else if (holdsSince == kNoTime)
            holdsSince = time;
        if (standing) {
            alarms.back().cleared = time;
            if (aboveOff >= rule.m) {
                alarms.back().peak = std::max(alarms.back().peak, series.scores[i]);
            } else {
                standing = alarms.back().open = false;
                everEnded = true;
                ended = time;
            }
        } else if (holdsSince != kNoTime && time - holdsSince >= rule.minDurationNs && (!everEnded || time - ended >= rule.coolDownNs)) {
            standing = true;
            alarms.push_back({time, time, peak, true});
        }
    }
    return alarms;
}

} // namespace

class TestDecisionRule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalToTheThresholdIsNotHigh() {
        QVERIFY(applyRule(seriesOf({1, 1, 1}), {1, 1, 1, 0, 0, 0}).empty());
        QCOMPARE(applyRule(seriesOf({1, 1.0001f, 1}), {1, 1, 1, 0, 0, 0}).size(), std::size_t(1));
    }

    void alarmHasTimesPeakAndEnd() {
        const auto alarms = applyRule(seriesOf({0, 5, 7, 2, 0, 9}), {3, 1, 1, 0, 0, 0});
        QCOMPARE(alarms.size(), std::size_t(2));
        QVERIFY((alarms[0] == AlarmInterval{kMinute, 3 * kMinute, 7, false}));
        QVERIFY((alarms[1] == AlarmInterval{5 * kMinute, 5 * kMinute, 9, true}));
    }

    void hysteresisKeepsTheAlarmThroughASmallDip() {
        QCOMPARE(applyRule(seriesOf({0, 5, 2.5f, 5, 0}), {3, 1, 1, 0, 0, 0}).size(), std::size_t(2));
        QCOMPARE(applyRule(seriesOf({0, 5, 2.5f, 5, 0}), {3, 1, 1, 1, 0, 0}).size(), std::size_t(1));
    }

    void mOfNNeedsMHighScores() {
        const DecisionRule twoOfThree{3, 2, 3, 0, 0, 0};
        QVERIFY(applyRule(seriesOf({0, 5, 0, 0, 5, 0}), twoOfThree).empty());
        const auto alarms = applyRule(seriesOf({0, 5, 0, 6, 0, 0}), twoOfThree);
        QCOMPARE(alarms.size(), std::size_t(1));
        QCOMPARE(alarms[0].raised, 3 * kMinute);
        QCOMPARE(alarms[0].cleared, 4 * kMinute);
        QCOMPARE(alarms[0].peak, 6.0f);
    }

    void minimumDurationDelaysAndCoolDownHoldsBack() {
        const auto late = applyRule(seriesOf({0, 5, 5, 5, 0, 5, 0}), {3, 1, 1, 0, 2 * kMinute, 0});
        QCOMPARE(late.size(), std::size_t(1));
        QCOMPARE(late[0].raised, 3 * kMinute);
        const auto cool = applyRule(seriesOf({0, 5, 0, 5, 0, 5, 5, 5}), {3, 1, 1, 0, 0, 4 * kMinute});
        QCOMPARE(cool.size(), std::size_t(2));
        QCOMPARE(cool[1].raised, 6 * kMinute); // ended at minute 2, free again from minute 6 on
    }

    void everyRuleDoesWhatTheWordsSay() {
        std::mt19937_64 random(7);
        for (int round = 0; round < 400; ++round) {
            const int n = 1 + static_cast<int>(random() % 7), m = 1 + static_cast<int>(random() % static_cast<unsigned>(n));
            const DecisionRule rule{0.5 * static_cast<double>(random() % 5),
                                    m,
                                    n,
                                    0.25 * static_cast<double>(random() % 5),
                                    static_cast<TimeNs>(random() % 4) * kMinute,
                                    static_cast<TimeNs>(random() % 9) * kMinute};
            const ScoreSeries series = seriesOf(randomScores(random, 120, 0.7, round % 2 ? 0.25 : 0));
            QVERIFY2(applyRule(series, rule) == byTheWords(series, rule), qPrintable(QString::fromStdString(toJson(rule).dump())));
        }
    }

    void breakClearsTheAlarmAndForgetsTheScores() {
        DecisionLogic logic({3, 2, 2, 0, 0, 0});
        QVERIFY(logic.push(0, 5) == DecisionLogic::Change::None);
        QVERIFY(logic.breakStretch() == DecisionLogic::Change::None);
        QVERIFY(logic.push(kMinute, 5) == DecisionLogic::Change::None); // one of two again
        QVERIFY(logic.push(2 * kMinute, 5) == DecisionLogic::Change::Raised);
        QVERIFY(logic.breakStretch() == DecisionLogic::Change::Cleared);
        QVERIFY(!logic.standing());
        QCOMPARE(logic.current().cleared, 2 * kMinute);
    }

    void coolDownGoesOnAcrossABreakOfTheSameAsset() {
        const std::vector<ScoreSeries> series{seriesOf({0, 5}), seriesOf({5, 5, 5, 5}, 10 * kMinute), seriesOf({5}, 0, 60, "P2")};
        const auto alarms = applyRule(series, {3, 1, 1, 0, 0, 11 * kMinute});
        QCOMPARE(alarms[0].size(), std::size_t(1));
        QVERIFY(!alarms[0][0].open);
        QCOMPARE(alarms[1].size(), std::size_t(1));
        QCOMPARE(alarms[1][0].raised, 12 * kMinute);
        QVERIFY(alarms[1][0].open);
        QCOMPARE(alarms[2].size(), std::size_t(1));
    }

    /// Cut at any score, the rest gives the same changes.
    void goesOnWhereItsStateWasTaken() {
        const DecisionRule rule{.threshold = 5, .m = 2, .n = 4, .hysteresis = 1, .minDurationNs = 2, .coolDownNs = 6};
        std::vector<float> scores;
        for (int i = 0; i < 80; ++i) scores.push_back(static_cast<float>((i * 37) % 11));
        int changes = 0;
        for (std::size_t cut = 0; cut < scores.size(); ++cut) {
            DecisionLogic whole(rule), again(rule);
            for (std::size_t i = 0; i < cut; ++i) (void)whole.push(static_cast<TimeNs>(i), scores[i]);
            QVERIFY(again.restore(whole.state()).ok());
            QCOMPARE(again.lastTime(), whole.lastTime());
            for (std::size_t i = cut; i < scores.size(); ++i) {
                const auto change = whole.push(static_cast<TimeNs>(i), scores[i]);
                QVERIFY(again.push(static_cast<TimeNs>(i), scores[i]) == change);
                QVERIFY(again.current() == whole.current());
                changes += change != DecisionLogic::Change::None;
            }
            QVERIFY(again.breakStretch() == whole.breakStretch());
        }
        QVERIFY(changes > 100);
        DecisionLogic shorter(DecisionRule{.threshold = 5});
        DecisionLogic longer(rule);
        for (int i = 0; i < 4; ++i) (void)longer.push(i, 1);
        QCOMPARE(shorter.restore(longer.state()).error().code, ErrorCode::Data);
    }

    void emptyAndNotANumberRaiseNothing() {
        QVERIFY(applyRule(seriesOf({}), {0, 1, 1, 0, 0, 0}).empty());
        QVERIFY(applyRule(seriesOf({std::nanf(""), std::nanf("")}), {0, 1, 1, 1, 0, 0}).empty());
    }

    void jsonReadsBackExactly() {
        const DecisionRule rule{0.1f, 3, 5, 0.3, 1'234'567'891, 86'400 * kNsPerSecond};
        const auto back = decisionRuleFromJson(*parseJson(toJson(rule).dump(), "test"));
        QVERIFY(back);
        QVERIFY(*back == rule);
    }

    void badJsonIsRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"[]", "{}", R"({"threshold":null})", R"({"threshold":"1"})", R"({"threshold":1,"m":2,"n":1})",
                                 R"({"threshold":1,"m":0})", R"({"threshold":1,"n":1.5})", R"({"threshold":1,"n":99999999999})",
                                 R"({"threshold":1,"hysteresis":-1})", R"({"threshold":1,"cool_down_ns":-1})",
                                 R"({"threshold":1,"cool_down_ns":18446744073709551615})", R"({"threshold":1,"extra":1})"})
            QTest::newRow(text) << text;
    }
    void badJsonIsRefused() {
        QFETCH(QString, text);
        const auto rule = decisionRuleFromJson(*parseJson(text.toStdString(), "test"));
        QVERIFY(!rule);
        QVERIFY(rule.error().code == ErrorCode::Data);
    }
};

QTEST_GUILESS_MAIN(TestDecisionRule)
#include "tst_decision_rule.moc"
