// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "core/compress/calibration.h"
#include "core/compress/parity.h"

using namespace tocsin::compress;

class TestCalibration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allAreTakenWhenFewAreThere() {
        const std::vector<std::vector<float>> features = {{1}, {2}, {3}};
        QCOMPARE(chooseByCoverage(features, {}, 10), (std::vector<std::size_t>{0, 1, 2}));
        QVERIFY(chooseByCoverage(features, {}, 0).empty());
        QVERIFY(chooseByCoverage({}, {}, 5).empty());
    }

    void rareModeIsCovered() {
        // 990 windows of one mode, 10 of another that no even sample of 16 would have to meet.
        std::vector<std::vector<float>> features(1000, {0.0F, 0.0F});
        for (std::size_t i = 0; i < features.size(); ++i) features[i][0] = static_cast<float>(std::sin(static_cast<double>(i)));
        for (std::size_t i = 613; i < 623; ++i) features[i] = {0.0F, 50.0F};
        const auto chosen = chooseByCoverage(features, {}, 16);
        QCOMPARE(chosen.size(), std::size_t{16});
        QVERIFY(std::any_of(chosen.begin(), chosen.end(), [](std::size_t i) { return i >= 613 && i < 623; }));
    }

    void highestScoresAreAlwaysIn() {
        std::vector<std::vector<float>> features(500, {1.0F});
        std::vector<float> scores(500, 0.0F);
        scores[77] = 5;
        scores[401] = 9;
        const auto chosen = chooseByCoverage(features, scores, 16);
        QVERIFY(std::binary_search(chosen.begin(), chosen.end(), std::size_t{77}));
        QVERIFY(std::binary_search(chosen.begin(), chosen.end(), std::size_t{401}));
    }

    void copiesDoNotStopTheChoice() {
        const std::vector<std::vector<float>> features(100, {3.0F, 4.0F});
        const auto chosen = chooseByCoverage(features, {}, 20);
        QCOMPARE(chosen.size(), std::size_t{20});
        QCOMPARE(std::set<std::size_t>(chosen.begin(), chosen.end()).size(), std::size_t{20});
        QVERIFY(std::is_sorted(chosen.begin(), chosen.end()));
    }

    void statisticsAreThoseOfEachChannel() {
        const WindowPool pool{2, 4, {1, 2, 3, 4, -1, -1, -1, -1}};
        const auto features = windowStatistics(pool);
        QCOMPARE(features.size(), std::size_t{1});
        const std::vector<float> expected = {2.5F, std::sqrt(1.25F), 1, 4, -1, 0, -1, -1};
        QCOMPARE(features.front(), expected);
    }

    void excursionsMoveOneChannelInTurn() {
        WindowPool pool{2, 2, {}};
        for (int i = 0; i < 4; ++i) pool.append(std::vector<float>{10, 12, 1, 3});
        const WindowPool bent = excursions(pool, std::vector<float>{11, 2}, std::vector<float>{2, 4});
        QCOMPARE(bent.size(), std::size_t{4});
        const std::vector<float> expected = {13, 15, 1, 3, 10, 12, 7, 9,
                                             16, 18, 1, 3, 9,  13, 0, 4}; // + 1.5 x 2, + 1.5 x 4, + 3 x 2, distances doubled
        QCOMPARE(bent.values, expected);
        QVERIFY(excursions({2, 2, {}}, std::vector<float>{0, 0}, std::vector<float>{1, 1}).values.empty());
    }

    void parityKnowsItsFigures() {
        const Scores reference{{1, 2, 3, 4}, {0.9F, 0.1F, 0.6F, 0.4F, 0.2F, 0.8F, 0.4F, 0.6F}};
        Scores other = reference;
        ScoreParity same = compareScores(reference, other, 2);
        QVERIFY(!same.signalToNoiseDb);
        QCOMPARE(*same.sameClass, 1.0);
        QCOMPARE(*same.rankCorrelation, 1.0);
        other.scores = {1, 2, 4, 3};
        other.probabilities[2] = 0.3F;
        other.probabilities[3] = 0.7F;
        const ScoreParity parity = compareScores(reference, other, 2);
        QCOMPARE(parity.largestDifference, 1.0);
        QCOMPARE(parity.meanDifference, 0.5);
        QCOMPARE(*parity.sameClass, 0.75);
        QVERIFY(std::abs(*parity.rankCorrelation - 0.8) < 1e-12); // 1 - 6 sum d^2 / (n (n^2 - 1)) = 1 - 12/60
        const double signal = 30 + 0.81 + 0.01 + 0.36 + 0.16 + 0.04 + 0.64 + 0.16 + 0.36, noise = 2 + 0.09 + 0.09;
        QVERIFY(std::abs(*parity.signalToNoiseDb - 10 * std::log10(signal / noise)) < 1e-5); // probabilities are float32
        QVERIFY(!compareScores({{1, 1}, {}}, {{1, 2}, {}}, 0).rankCorrelation);
        QCOMPARE(compareScores({}, {}, 0).windows, 0);
    }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
