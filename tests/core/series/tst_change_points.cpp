// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

#include "core/series/change_points.h"
#include "core/series/memory_source.h"

using namespace tocsin;
using namespace tocsin::series;

namespace {

constexpr TimeNs kStep = 60 * kNsPerSecond;

struct Track {
    std::vector<TimeNs> times;
    std::vector<double> values;
    void add(double value, TimeNs step = kStep) {
        times.push_back(times.empty() ? 0 : times.back() + step);
        values.push_back(value);
    }
};

std::vector<SeriesPiece> piecesOf(const Track& track, std::int64_t most = 4096) {
    MemorySource source({GroupInfo{{{"x", "", "", 0}}}});
    if (!source.append(0, {track.times, {track.values}}).ok()) qFatal("the track does not fit");
    source.finish();
    auto pieces = seriesPieces(source, 0, 0, most);
    if (!pieces.ok()) qFatal("%s", pieces.error().message.c_str());
    return std::move(*pieces);
}

Track noise(int rows, unsigned seed, const std::function<double(int)>& level, const std::function<double(int)>& width) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(0, 1);
    Track track;
    for (int i = 0; i < rows; ++i) track.add(level(i) + width(i) * normal(random));
    return track;
}

const auto kNothing = [](int) { return 0.0; };
const auto kOne = [](int) { return 1.0; };

/// Row nearest to the middle of where the change is said to be.
double rowOf(const ChangePoint& change) {
    return (static_cast<double>(change.between.from) + static_cast<double>(change.between.to)) / 2 / static_cast<double>(kStep);
}

} // namespace

class TestChangePoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whiteNoiseProposesNothing() {
        int found = 0;
        for (unsigned seed = 0; seed < 100; ++seed)
            found += static_cast<int>(findChangePoints(piecesOf(noise(4000, seed, kNothing, kOne))).size());
        QVERIFY2(found <= 2, qPrintable(QString::number(found))); // penalty 4 ln n: about one series in a hundred
    }

    void aStepOfTheLevelIsFoundWhereItIs() {
        const Track track = noise(
            8000, 1, [](int i) { return i < 5000 ? 0.0 : 1.5; }, kOne);
        const auto changes = findChangePoints(piecesOf(track));
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY2(std::abs(rowOf(changes[0]) - 5000) <= 16, qPrintable(QString::number(rowOf(changes[0])))); // two pieces of 8
        QVERIFY(changes[0].ofLevel && !changes[0].ofSpread && !changes[0].atGap);
        QVERIFY(std::abs(changes[0].levelBefore) < 0.1 && std::abs(changes[0].levelAfter - 1.5) < 0.1);
        QVERIFY(changes[0].strength > 0.5);
    }

    void aWiderSpreadIsFoundAtTheSameLevel() {
        const Track track = noise(8000, 2, kNothing, [](int i) { return i < 3000 ? 1.0 : 2.0; });
        const auto changes = findChangePoints(piecesOf(track));
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(std::abs(rowOf(changes[0]) - 3000) <= 24);
        QVERIFY(changes[0].ofSpread && !changes[0].ofLevel);
        QVERIFY(changes[0].spreadAfter > 1.5 * changes[0].spreadBefore);
    }

    void aDailyCycleProposesNothingAndHidesNoFault() {
        constexpr int kDayRows = 1440;
        const auto day = [](int i) { return 3 * std::sin(2 * 3.14159265358979 * i / kDayRows); };
        QVERIFY(findChangePoints(piecesOf(noise(20 * kDayRows, 3, day, [](int) { return 0.3; }))).empty());
        // A fault of four hours on the twelfth day, above the cycle.
        const Track track = noise(
            20 * kDayRows, 3, [&](int i) { return day(i) + (i >= 17000 && i < 17240 ? 12.0 : 0.0); }, [](int) { return 0.3; });
        const auto changes = findChangePoints(piecesOf(track));
        QVERIFY(changes.size() >= 2);
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(std::min(std::abs(rowOf(changes[i]) - 17000), std::abs(rowOf(changes[i]) - 17240)) <= 32);
    }

    /// Load that comes and goes slowly has no change points to speak of, though every interval's means differ.
    void slowWanderingProposesLittle() {
        std::size_t found = 0;
        for (unsigned seed = 0; seed < 20; ++seed) {
            std::mt19937_64 random(100 + seed);
            std::normal_distribution<double> normal(0, 1);
            double level = 0;
            Track track;
            for (int i = 0; i < 16000; ++i) {
                level = 0.9995 * level + 0.05 * normal(random);
                track.add(level + 0.3 * normal(random));
            }
            found += findChangePoints(piecesOf(track)).size();
        }
        qInfo("%zu changes in 20 wandering series", found);
        QVERIFY(found <= 40); // measured 23; 20 a series would be "as many as wanted"
    }

    void theStrongestComeFirstAndNoMoreThanWanted() {
        const Track track = noise(
            12000, 4, [](int i) { return i < 3000   ? 0.0
                                         : i < 6000 ? 2.0
                                         : i < 9000 ? 10.0
                                                    : 11.5; }, kOne);
        const auto all = findChangePoints(piecesOf(track));
        QCOMPARE(all.size(), std::size_t{3});
        for (std::size_t i = 1; i < all.size(); ++i) QVERIFY(all[i - 1].strength >= all[i].strength);
        QVERIFY(std::abs(rowOf(all[0]) - 6000) <= 16);
        ChangePointSettings settings;
        settings.most = 2;
        QCOMPARE(findChangePoints(piecesOf(track), settings).size(), std::size_t{2});
    }

    void gapsCutPiecesAndAChangeInOneSaysSo() {
        std::mt19937_64 random(5);
        std::normal_distribution<double> normal(0, 1);
        Track track;
        for (int i = 0; i < 4000; ++i) track.add((i < 2003 ? 0 : 5) + normal(random), i == 2003 ? 1000 * kStep : kStep);
        const auto pieces = piecesOf(track);
        QCOMPARE(std::count_if(pieces.begin(), pieces.end(), [](const SeriesPiece& piece) { return piece.afterGap; }), std::ptrdiff_t{1});
        for (const SeriesPiece& piece : pieces) QVERIFY(piece.range.to - piece.range.from < 8 * kStep);
        const auto changes = findChangePoints(pieces);
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes[0].atGap);
        QVERIFY(changes[0].between.to - changes[0].between.from >= 1000 * kStep);
    }

    void outliersAndMissingValuesAreNoChange() {
        Track track = noise(8000, 6, kNothing, kOne);
        for (std::size_t i = 0; i < track.values.size(); i += 97)
            track.values[i] = i % 2 == 0 ? 1e6 : std::numeric_limits<double>::quiet_NaN();
        QVERIFY(findChangePoints(piecesOf(track)).empty());
        for (double& value : track.values) value = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(piecesOf(track).empty());
    }

    void constantAndCoarselyRoundedSignalsAreJudgedByTheirLastDigit() {
        Track constant;
        for (int i = 0; i < 4000; ++i) constant.add(21);
        QVERIFY(findChangePoints(piecesOf(constant)).empty());
        for (std::size_t i = 2000; i < 4000; ++i) constant.values[i] = 25;
        QCOMPARE(findChangePoints(piecesOf(constant)).size(), std::size_t{1});
        Track coarse = noise(4000, 7, kNothing, [](int) { return 0.4; });
        for (double& value : coarse.values) value = std::round(value);
        QVERIFY(findChangePoints(piecesOf(coarse)).empty());
    }

    void fewSamplesGiveNone() {
        QVERIFY(piecesOf(Track{}).empty());
        Track one;
        one.add(1);
        QVERIFY(findChangePoints(piecesOf(one)).empty());
        QVERIFY(findChangePoints({}).empty());
    }

    void piecesStayNearTheirNumberAndAreCancellable() {
        const Track track = noise(100'000, 8, kNothing, kOne);
        const auto pieces = piecesOf(track, 500);
        QCOMPARE(pieces.size(), std::size_t{500});
        MemorySource source({GroupInfo{{{"x", "", "", 0}}}});
        QVERIFY(source.append(0, {track.times, {track.values}}).ok());
        source.finish();
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(seriesPieces(source, 0, 0, 500, {cancel.token(), {}}).error().code, ErrorCode::Cancelled);
        QCOMPARE(seriesPieces(source, 0, 3).error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestChangePoints)
#include "tst_change_points.moc"
