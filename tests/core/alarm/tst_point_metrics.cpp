// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <random>

#include "core/alarm/point_metrics.h"

using namespace tocsin;
using namespace tocsin::alarm;

class TestPointMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rankMetricsAgreeWithScikitLearn() {
        // scikit-learn 1.2.1: roc_auc_score, average_precision_score
        const std::vector<float> scores{.1f, .4f, .35f, .8f, .4f, .4f, .9f, .2f, .8f, .1f};
        const std::vector<std::uint8_t> bad{0, 0, 1, 1, 1, 0, 1, 0, 0, 0};
        const RankMetrics metrics = rankMetrics(scores, bad);
        QVERIFY(std::abs(metrics.auc.value() - 0.7708333333333334) < 1e-15);
        QVERIFY(std::abs(metrics.averagePrecision.value() - 0.6845238095238095) < 1e-15);
    }

    void aucIsTheShareOfPairsInOrder() {
        std::mt19937_64 random(11);
        for (int round = 0; round < 20; ++round) {
            std::vector<float> scores;
            std::vector<std::uint8_t> bad;
            for (int i = 0; i < 300; ++i) {
                bad.push_back(random() % 4 == 0);
                scores.push_back(static_cast<float>(random() % 40) + (bad.back() ? 5.0f : 0.0f));
            }
            double pairs = 0, right = 0;
            for (std::size_t i = 0; i < scores.size(); ++i)
                for (std::size_t k = 0; k < scores.size(); ++k)
                    if (bad[i] && !bad[k]) {
                        ++pairs;
                        right += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
                    }
            QVERIFY(std::abs(rankMetrics(scores, bad).auc.value() - right / pairs) < 1e-12);
        }
    }

    void oneClassAloneHasNoAuc() {
        const std::vector<float> scores{1, 2, 3};
        QVERIFY(!rankMetrics(scores, std::vector<std::uint8_t>{0, 0, 0}).auc);
        QVERIFY(!rankMetrics(scores, std::vector<std::uint8_t>{1, 1, 1}).averagePrecision);
        QVERIFY(!rankMetrics({}, {}).auc);
    }

    void allEqualScoresAreACoinToss() {
        const RankMetrics metrics = rankMetrics(std::vector<float>{1, 1, 1, 1}, std::vector<std::uint8_t>{1, 0, 0, 0});
        QCOMPARE(metrics.auc.value(), 0.5);
        QCOMPARE(metrics.averagePrecision.value(), 0.25);
    }

    void pointMetricsCountAboveTheThreshold() {
        const PointMetrics metrics = pointMetrics(std::vector<float>{1, 2, 3, 4}, std::vector<std::uint8_t>{0, 1, 0, 1}, 2);
        QCOMPARE(metrics.tp, std::int64_t(1));
        QCOMPARE(metrics.fp, std::int64_t(1));
        QCOMPARE(metrics.fn, std::int64_t(1));
        QCOMPARE(metrics.tn, std::int64_t(1));
        QCOMPARE(metrics.f1.value(), 0.5);
        QCOMPARE(metrics.falseAlarmRate.value(), 0.5);
        QCOMPARE(metrics.missedAlarmRate.value(), 0.5);
        const Json none = toJson(pointMetrics(0, 0, 0, 0));
        QVERIFY(none["f1"].is_null() && none["far"].is_null() && none["mar"].is_null());
    }

    void classMetricsOfASmallConfusion() {
        const std::vector<std::string> names{"a", "b", "c"};
        const std::vector<int> truth{0, 0, 0, 1, 1}, predicted{0, 0, 1, 1, 2};
        const auto metrics = classMetrics(predicted, truth, names);
        QVERIFY(metrics);
        QCOMPARE(metrics->accuracy.value(), 0.6);
        QVERIFY(std::abs(metrics->balancedAccuracy.value() - (2.0 / 3 + 0.5) / 2) < 1e-15);
        QVERIFY(std::abs(metrics->macroF1.value() - (0.8 + 0.5) / 2) < 1e-15);
        QVERIFY(!metrics->classes[2].recall);
        QCOMPARE(metrics->confusion[0][1], std::int64_t(1));
        QVERIFY(toJson(*metrics)["per_class"]["c"].is_null());
        QVERIFY(!classMetrics(std::vector<int>{0}, std::vector<int>{3}, names));
        QVERIFY(!classMetrics(std::vector<int>{0}, std::vector<int>{}, names));
        QVERIFY(!classMetrics({}, {}, names)->accuracy);
    }
};

QTEST_GUILESS_MAIN(TestPointMetrics)
#include "tst_point_metrics.moc"
