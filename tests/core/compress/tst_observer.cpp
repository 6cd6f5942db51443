// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>

#include "core/compress/observer.h"

using namespace tocsin::compress;

namespace {

Histogram histogramOf(const std::vector<float>& values) {
    Histogram histogram;
    histogram.widen(values);
    histogram.add(values);
    return histogram;
}

/// Values at the middles of n equal pieces of [from, to].
std::vector<float> evenValues(float from, float to, int n) {
    std::vector<float> values;
    for (int i = 0; i < n; ++i) values.push_back(from + (to - from) * (static_cast<float>(i) + 0.5F) / static_cast<float>(n));
    return values;
}

} // namespace

class TestObserver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void zeroIsAlwaysExact() {
        for (const ValueRange range : {ValueRange{-1, 3}, ValueRange{0, 7}, ValueRange{-5, 0}, ValueRange{2, 4}, ValueRange{-4, -2}}) {
            const auto scale = scaleFor(range);
            const double least = std::min(0.0F, range.least), most = std::max(0.0F, range.most);
            QVERIFY(std::abs(static_cast<double>(scale.scale) - (most - least) / 255) < 1e-7);
            QCOMPARE(static_cast<int>(scale.zeroPoint), static_cast<int>(std::lround(-least / (most - least) * 255)));
        }
    }

    void emptyRangeIsUsable() {
        QCOMPARE(scaleFor({0, 0}).scale, 1.0F);
        QCOMPARE(chooseRange(Histogram(), Observer::Entropy), (ValueRange{0, 0}));
        const Histogram zeros = histogramOf({0, 0, 0});
        for (const Observer observer : kObservers) QCOMPARE(chooseRange(zeros, observer), (ValueRange{0, 0}));
    }

    void notFiniteValuesArePassedOver() {
        const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
        const Histogram histogram = histogramOf({nan, 1, -2, inf, -inf});
        QCOMPARE(histogram.minimum(), -2.0F);
        QCOMPARE(histogram.maximum(), 1.0F);
    }

    void minMaxKeepsEverything() {
        QCOMPARE(chooseRange(histogramOf({-0.5F, 2, 8}), Observer::MinMax), (ValueRange{-0.5F, 8}));
        QCOMPARE(chooseRange(histogramOf({3, 4}), Observer::MinMax), (ValueRange{0, 4})); // zero belongs to it
    }

    void percentileCutsHalfOfTheRestAtEachEnd() {
        // Even values: 0.005 % at each end of a span of 2, read to one bin of 2 / 4096.
        const ValueRange range = chooseRange(histogramOf(evenValues(-1, 1, 200'000)), Observer::Percentile);
        QVERIFY(std::abs(range.most - (1 - 1e-4)) < 2.0 / 4096 + 1e-6);
        QVERIFY(std::abs(range.least + (1 - 1e-4)) < 2.0 / 4096 + 1e-6);
        // A single far value among 100,000 is cut away.
        std::vector<float> values = evenValues(0, 1, 100'000);
        values.push_back(50);
        QVERIFY(chooseRange(histogramOf(values), Observer::Percentile).most < 1.1F);
    }

    void evenValuesAreNotClippedByMse() {
        const Histogram histogram = histogramOf(evenValues(0, 4, 100'000));
        const ValueRange range = chooseRange(histogram, Observer::Mse);
        QVERIFY(range.most > 3.9F);
        const double step = 4.0 / 255;
        QVERIFY(std::abs(quantizationError(histogram, {0, 4}) / (step * step / 12) - 1) < 0.05); // error of even values in one step
    }

    void mseBalancesClippingAgainstSteps() {
        // n even values in [0, 1] and one at 100: clipped at c the error is (100 - c)^2 / n + (c / 255)^2 / 12; its derivative is zero at
        // c = 100 a / (a + b) with a = 1 / n, b = 1 / (12 * 255^2). The search has a grid of 2 % of the range, so nearly that error is
        // reached.
        constexpr int kCount = 400'000;
        std::vector<float> values = evenValues(0, 1, kCount);
        values.push_back(100);
        const double a = 1.0 / kCount, b = 1.0 / (12.0 * 255 * 255), best = 100 * a / (a + b);
        const auto error = [&](double c) { return (100 - c) * (100 - c) * a + c * c * b; };
        const ValueRange range = chooseRange(histogramOf(values), Observer::Mse);
        QVERIFY2(error(range.most) < 1.05 * error(best), qPrintable(QString("%1, formula %2").arg(range.most).arg(best)));
        QVERIFY(range.most < 90 && range.most > 30);
    }

    void entropyClipsAFarTail() {
        // Bulk of density 2 (1 - x) in [0, 1] and one value in 400,000 at 40: with 256 levels over 40 the bulk would fall into seven.
        std::vector<float> values = evenValues(0, 1, 400'000);
        for (float& value : values) value = 1 - std::sqrt(1 - value);
        values.push_back(40);
        const ValueRange range = chooseRange(histogramOf(values), Observer::Entropy);
        QVERIFY2(range.most < 10, qPrintable(QString::number(range.most)));
        QVERIFY2(range.most > 0.5, qPrintable(QString::number(range.most)));
        QCOMPARE(range.least, 0.0F);
    }

    /// Half of a ReLU's values are exact zeros; the other half still decide. Density of the rest 2 (1 - x) in [0, 1]: nothing to clip but
    /// the thin end.
    void entropyIsNotLedAstrayByZeros() {
        for (const int count : {20'000, 300'000}) {
            std::vector<float> values = evenValues(0, 1, count);
            for (float& value : values) value = 1 - std::sqrt(1 - value);
            values.insert(values.end(), static_cast<std::size_t>(count), 0.0F);
            const ValueRange range = chooseRange(histogramOf(values), Observer::Entropy);
            QVERIFY2(range.most > 0.8, qPrintable(QString::number(range.most)));
        }
    }

    void rangesNeverGrow() {
        std::vector<float> values;
        for (int i = 0; i < 5000; ++i) values.push_back(static_cast<float>(std::tan(3.0 * (i / 5000.0 - 0.5))));
        const Histogram histogram = histogramOf(values);
        for (const Observer observer : kObservers) {
            const ValueRange range = chooseRange(histogram, observer);
            QVERIFY(range.least >= histogram.minimum() && range.least <= 0);
            QVERIFY(range.most <= histogram.maximum() && range.most >= 0);
            QVERIFY(range.most > range.least);
        }
        QVERIFY(quantizationError(histogram, chooseRange(histogram, Observer::Mse)) <=
                quantizationError(histogram, chooseRange(histogram, Observer::MinMax)));
    }
};

QTEST_GUILESS_MAIN(TestObserver)
#include "tst_observer.moc"
