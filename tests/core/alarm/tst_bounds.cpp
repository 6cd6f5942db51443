// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/alarm/bounds.h"

using namespace tocsin::alarm;

namespace {

bool near(double value, double expected, double tolerance) {
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class TestBounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void poissonLimitsAgreeWithScipy() {
        // scipy 1.10: chi2.ppf(0.95, 2 k + 2) / 2 and chi2.ppf(0.05, 2 k) / 2
        const struct {
            std::int64_t count;
            double upper, lower;
        } rows[] = {{0, 2.9957322735539895, 0},
                    {1, 4.743864518390577, 0.05129329438755053},
                    {2, 6.295793621871988, 0.35536151069866195},
                    {3, 7.753656527932725, 0.8176914471639534},
                    {10, 16.962219235721903, 5.425405697091295},
                    {100, 118.07927278209706, 84.13927721831419},
                    {1000, 1053.6031221333008, 948.5598493836511}};
        for (const auto& row : rows) {
            QVERIFY(near(poissonUpper(row.count, 1, 0.95), row.upper, 1e-9 * row.upper));
            QVERIFY(near(poissonLower(row.count, 1, 0.95), row.lower, 1e-9 * row.upper));
            QVERIFY(near(poissonUpper(row.count, 30, 0.95), row.upper / 30, 1e-9 * row.upper));
        }
    }

    void twoSidedLimitsAgreeWithTheTableOfGarwood() {
        // Garwood 1936 (Biometrika 28), 95 % limits for a count, as printed with three or four digits.
        const struct {
            std::int64_t count;
            double low, high;
        } rows[] = {{0, 0, 3.689}, {1, 0.0253, 5.572}, {2, 0.242, 7.225}, {5, 1.623, 11.668}, {10, 4.795, 18.390}, {20, 12.217, 30.888}};
        for (const auto& row : rows) {
            const Limits limits = poissonTwoSided(row.count, 1, 0.95);
            QVERIFY(near(limits.low, row.low, 6e-4) && near(limits.high, row.high, 6e-4));
        }
    }

    void upperLimitIsTheRateThatTheTailDefines() {
        // The definition itself: P(X <= k) = 1 - confidence at the limit, summed term by term.
        for (const std::int64_t k : {0, 1, 4, 17}) {
            const double mean = poissonUpper(k, 1, 0.9);
            double term = std::exp(-mean), sum = term;
            for (std::int64_t i = 1; i <= k; ++i) sum += term *= mean / static_cast<double>(i);
            QVERIFY(near(sum, 0.1, 1e-12));
        }
    }

    void allowedCountIsTheLargestWithinTheBudget() {
        QVERIFY(!poissonAllowedCount(2.99, 1, 0.95));
        QCOMPARE(poissonAllowedCount(3.0, 1, 0.95).value_or(-1), std::int64_t(0));
        QCOMPARE(poissonAllowedCount(4.75, 1, 0.95).value_or(-1), std::int64_t(1));
        QVERIFY(!poissonAllowedCount(0, 1, 0.95));
        for (const double mean : {7.0, 55.5, 1234.0, 5e5}) {
            const std::int64_t count = *poissonAllowedCount(mean, 1, 0.95);
            QVERIFY(poissonUpper(count, mean, 0.95) <= 1 && poissonUpper(count + 1, mean, 0.95) > 1);
        }
        QVERIFY(near(poissonExposureNeeded(0, 1.0 / 30, 0.95), 89.87, 0.01));
    }

    void clopperPearsonAgreesWithScipy() {
        // scipy 1.10: beta.ppf(a, k, n - k + 1), beta.ppf(1 - a, k + 1, n - k)
        const struct {
            std::int64_t k, n;
            double confidence, low, high;
        } rows[] = {{6, 7, 0.95, 0.42127680295680486, 0.9963897031380994},
                    {0, 10, 0.95, 0, 0.3084971078187608},
                    {10, 10, 0.95, 0.6915028921812392, 1},
                    {3, 20, 0.9, 0.04216940788577861, 0.3436638043142818},
                    {450, 1000, 0.99, 0.40929723719232136, 0.49118539457096916}};
        for (const auto& row : rows) {
            const Limits limits = clopperPearson(row.k, row.n, row.confidence);
            QVERIFY(near(limits.low, row.low, 1e-9) && near(limits.high, row.high, 1e-9));
        }
        QVERIFY((clopperPearson(0, 0, 0.95) == Limits{0, 1}));
    }

    void clopperPearsonAgreesWithAPrintedTable() {
        // Documenta Geigy, Scientific Tables (7th edition, 1970), exact 95 % limits of a proportion, in per cent with two decimals.
        const struct {
            std::int64_t k, n;
            double low, high;
        } rows[] = {{0, 10, 0, 30.85},     {1, 10, 0.25, 44.50}, {2, 10, 2.52, 55.61}, {3, 10, 6.67, 65.25}, {4, 10, 12.16, 73.76},
                    {5, 10, 18.71, 81.29}, {10, 10, 69.15, 100}, {0, 20, 0, 16.84},    {1, 20, 0.13, 24.87}, {5, 20, 8.66, 49.10}};
        for (const auto& row : rows) {
            const Limits limits = clopperPearson(row.k, row.n, 0.95);
            QVERIFY2(near(100 * limits.low, row.low, 0.0051) && near(100 * limits.high, row.high, 0.0051),
                     qPrintable(QStringLiteral("%1 of %2: %3 to %4").arg(row.k).arg(row.n).arg(limits.low).arg(limits.high)));
        }
    }

    void medianLimitsAreTheRanksOfThePrintedTable() {
        // Conover, Practical Nonparametric Statistics: 95 % interval of a median, ranks by n: 6: 1 and 6; 10: 2 and 9; 20: 6 and 15; 25: 8
        // and 18.
        const struct {
            std::size_t n;
            double low, high;
        } rows[] = {{6, 1, 6}, {8, 1, 8}, {9, 2, 8}, {10, 2, 9}, {20, 6, 15}, {25, 8, 18}};
        for (const auto& row : rows) {
            std::vector<double> values;
            for (std::size_t i = row.n; i > 0; --i) values.push_back(static_cast<double>(i)); // the value is its rank
            const auto limits = medianLimits(values, 0.95);
            QVERIFY(limits);
            QCOMPARE(limits->low, row.low);
            QCOMPARE(limits->high, row.high);
        }
        QVERIFY(!medianLimits({1, 2, 3, 4, 5}, 0.95)); // 2 / 32 is above 5 %
        QVERIFY(medianLimits({1, 2, 3, 4, 5}, 0.9));
        QVERIFY(!medianLimits({}, 0.95));
    }

    void noExposureAllowsNoClaim() {
        QVERIFY(std::isinf(poissonUpper(0, 0, 0.95)));
        QCOMPARE(poissonLower(5, 0, 0.95), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestBounds)
#include "tst_bounds.moc"
