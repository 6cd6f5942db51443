// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "core/series/sampling.h"

using namespace tocsin;
using namespace tocsin::series;

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAndOneRowHaveNoRate() {
        QCOMPARE(sampling({}).rateHz(), 0.0);
        const SamplingReport one = sampling(std::vector<TimeNs>{5});
        QCOMPARE(one.rows, std::int64_t{1});
        QCOMPARE(one.range, (TimeRange{5, 5}));
        QCOMPARE(one.medianStepNs, TimeNs{0});
    }

    void equalTimesAreDuplicates() {
        const SamplingReport report = sampling(std::vector<TimeNs>(100, 7));
        QCOMPARE(report.duplicates, std::int64_t{99});
        QCOMPARE(report.rateHz(), 0.0);
        QVERIFY(report.ordered());
    }

    void aRegularAxisHasItsRateAndNoGap() {
        std::vector<TimeNs> times;
        for (int i = 0; i < 1000; ++i) times.push_back(i * 10'000'000LL);
        const SamplingReport report = sampling(times);
        QCOMPARE(report.rateHz(), 100.0);
        QCOMPARE(report.jitterNs, TimeNs{0});
        QCOMPARE(report.gapCount, std::int64_t{0});
    }

    void aGapIsLongerThanFiveMedianSteps() {
        const std::vector<TimeNs> times{0, 10, 20, 30, 80, 90, 100, 151, 161};
        const SamplingReport report = sampling(times);
        QCOMPARE(report.medianStepNs, TimeNs{10});
        QCOMPARE(report.gapThresholdNs, TimeNs{50});
        QCOMPARE(report.gapCount, std::int64_t{1}); // 50 is not longer than 50, 51 is
        QCOMPARE(report.gaps, (std::vector<Gap>{{6, {100, 151}}}));
    }

    void backwardRowsAreCountedAndSpoilTheOrder() {
        const SamplingReport report = sampling(std::vector<TimeNs>{0, 10, 20, 5, 15, 15, 40});
        QCOMPARE(report.backward, std::int64_t{1});
        QCOMPARE(report.duplicates, std::int64_t{1});
        QVERIFY(!report.ordered());
        QCOMPARE(report.range, (TimeRange{0, 40}));
    }

    void moreGapsThanAreKeptAreStillCounted() {
        std::vector<TimeNs> times{0};
        for (int i = 0; i < 20'000; ++i) times.push_back(times.back() + (i % 4 == 3 ? 1000 + i : 1));
        const SamplingReport report = sampling(times);
        QCOMPARE(report.gaps.size(), kMaximumGaps);
        QVERIFY(std::abs(report.gapCount - 5000) <= 50); // 5000 different steps: counted in buckets 0.8 % wide
        QVERIFY(std::is_sorted(report.gaps.begin(), report.gaps.end(), [](const Gap& a, const Gap& b) { return a.row < b.row; }));
    }

    void theMedianOfAJitteryAxisIsWithinOnePercentWhateverThePieces() {
        std::mt19937_64 random(5);
        std::vector<TimeNs> times{0}, steps;
        for (int i = 0; i < 200'000; ++i) {
            steps.push_back(900'000 + static_cast<TimeNs>(random() % 200'000));
            times.push_back(times.back() + steps.back());
        }
        SamplingScan scan;
        for (std::size_t from = 0; from < times.size(); from += 1000)
            scan.add(std::span(times).subspan(from, std::min<std::size_t>(1000, times.size() - from)));
        std::nth_element(steps.begin(), steps.begin() + 100'000, steps.end());
        const SamplingReport report = scan.report();
        QVERIFY(std::abs(static_cast<double>(report.medianStepNs) / static_cast<double>(steps[100'000]) - 1) < 0.01);
        QVERIFY(std::abs(static_cast<double>(report.jitterNs) / 90'000 - 1) < 0.05); // uniform over 200 us: half of 90 %
        QCOMPARE(report.gapCount, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "tst_sampling.moc"
