// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>
#include <random>

#include "core/series/memory_source.h"

using namespace tocsin;
using namespace tocsin::series;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// The plain definition: every row looked at, one after the other.
std::vector<ColumnRange> fullScan(const std::vector<TimeNs>& times, const std::vector<double>& values, TimeRange range, int count) {
    const std::vector<TimeNs> edges = columnEdges(range, count);
    std::vector<ColumnRange> columns(static_cast<std::size_t>(count));
    for (std::size_t row = 0; row < times.size(); ++row) {
        if (times[row] < edges.front() || times[row] >= edges.back() || std::isnan(values[row])) continue;
        std::size_t c = 0;
        while (times[row] >= edges[c + 1]) ++c;
        ColumnRange& column = columns[c];
        const float value = toFloat(values[row]);
        if (column.count == 0) column = {value, value, value, value, 0};
        column.minimum = std::min(column.minimum, value);
        column.maximum = std::max(column.maximum, value);
        column.last = value;
        ++column.count;
    }
    return columns;
}

bool same(const ColumnRange& a, const ColumnRange& b) {
    return a.minimum == b.minimum && a.maximum == b.maximum && a.first == b.first && a.last == b.last && a.count == b.count;
}

std::unique_ptr<MemorySource> sourceOf(const std::vector<TimeNs>& times, const std::vector<double>& values) {
    auto source = std::make_unique<MemorySource>(std::vector<GroupInfo>{{{{"x", "", "", 0}}}});
    if (!source->append(0, {times, {values}}).ok()) return nullptr;
    source->finish();
    return source;
}

} // namespace

class PyramidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockSkipsNaNAndKeepsFirstAndLast() {
        const std::vector<double> values{kNan, 3, -1, kNan, 7, 2, kNan, 4, 5, kNan};
        QCOMPARE(summarise(values), (PyramidBlock{-1, 7, 3, 5, 6}));
        QCOMPARE(summarise(std::vector<double>{kNan, kNan}), PyramidBlock{});
        QCOMPARE(summarise({}), PyramidBlock{});
    }

    void numbersBeyondFloatAreHeldAtItsLargest() {
        const float largest = std::numeric_limits<float>::max();
        QCOMPARE(summarise(std::vector<double>{1e300, -1e300}), (PyramidBlock{-largest, largest, largest, -largest, 2}));
        QVERIFY(std::isinf(summarise(std::vector<double>{std::numeric_limits<double>::infinity()}).maximum));
    }

    void piecesOfAnySizeGiveTheSamePyramid() {
        std::mt19937 random(1);
        std::vector<double> values(100'003);
        for (double& value : values) value = random() % 50 == 0 ? kNan : static_cast<double>(random() % 1000);
        PyramidBuilder whole, pieces;
        whole.add(values);
        whole.finish();
        for (std::size_t from = 0; from < values.size();) {
            const std::size_t count = std::min<std::size_t>(1 + random() % 777, values.size() - from);
            pieces.add(std::span(values).subspan(from, count));
            from += count;
        }
        pieces.finish();
        QCOMPARE(pieces.levels(), whole.levels());
        for (int level = 0; level < whole.levels(); ++level) {
            const std::int64_t size = blockSamples(level);
            const auto expected = (static_cast<std::int64_t>(values.size()) + size - 1) / size;
            QCOMPARE(static_cast<std::int64_t>(whole.ready(level).size()), expected);
            QVERIFY(whole.ready(level) == pieces.ready(level));
        }
    }

    void columnsEqualAFullScan_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("irregular");
        for (const int rows : {1, 2, 63, 64, 65, 257, 5'000, 70'001, 400'000}) {
            QTest::addRow("%d regular", rows) << rows << false;
            QTest::addRow("%d irregular with gaps and duplicates", rows) << rows << true;
        }
    }
    void columnsEqualAFullScan() {
        QFETCH(int, rows);
        QFETCH(bool, irregular);
        std::mt19937_64 random(static_cast<std::uint64_t>(rows) * 2 + irregular);
        std::vector<TimeNs> times;
        std::vector<double> values;
        TimeNs time = -5'000;
        for (int i = 0; i < rows; ++i) {
            times.push_back(time);
            values.push_back(random() % 20 == 0 ? kNan : std::ldexp(static_cast<double>(random() % 100'000) - 50'000, -3));
            time += !irregular ? 1000 : random() % 1000 == 0 ? 5'000'000 : static_cast<TimeNs>(random() % 2000);
        }
        const auto source = sourceOf(times, values);
        for (int round = 0; round < 12; ++round) {
            const TimeNs span = times.back() - times.front() + 1;
            const TimeNs length = std::max<TimeNs>(1, static_cast<TimeNs>(static_cast<double>(span) * std::pow(0.3, round % 6) * 1.1));
            const TimeNs from = times.front() + static_cast<TimeNs>(random() % static_cast<std::uint64_t>(span)) - length / 3;
            const TimeRange range = round == 0 ? TimeRange{times.front(), times.back()} : TimeRange{from, from + length};
            const int count = std::array{1, 3, 17, 64, 333}[static_cast<std::size_t>(round) % 5];
            const auto columns = source->columns(0, 0, range, count);
            QVERIFY(columns.ok());
            const auto expected = fullScan(times, values, range, count);
            for (int i = 0; i < count; ++i)
                QVERIFY2(same((*columns)[static_cast<std::size_t>(i)], expected[static_cast<std::size_t>(i)]),
                         qPrintable(QString("column %1").arg(i)));
        }
    }

    void timesThatRunBackwardAreScannedExactly() {
        std::mt19937 random(3);
        std::vector<TimeNs> times;
        std::vector<double> values;
        for (int i = 0; i < 80'000; ++i) {
            times.push_back(static_cast<TimeNs>(random() % 1'000'000));
            values.push_back(random() % 1000);
        }
        const auto source = sourceOf(times, values);
        QVERIFY(!source->ordered(0));
        const TimeRange range{100, 900'000};
        const auto columns = source->columns(0, 0, range, 50);
        QVERIFY(columns.ok());
        const auto expected = fullScan(times, values, range, 50);
        for (std::size_t i = 0; i < 50; ++i) QVERIFY(same((*columns)[i], expected[i]));
    }

    void aSingleSpikeInTenMillionIsSeenAtEveryZoom() {
        constexpr std::int64_t kRows = 10'000'000;
        std::vector<TimeNs> times(kRows);
        std::vector<double> values(kRows, 1.0);
        for (std::int64_t i = 0; i < kRows; ++i) times[static_cast<std::size_t>(i)] = i * 1'000'000;
        constexpr std::int64_t kSpike = 6'543'217;
        values[kSpike] = 1000;
        const auto source = sourceOf(times, values);
        for (double width = kRows; width > 20; width /= 1.7) {
            const auto half = static_cast<std::int64_t>(width / 2);
            const TimeRange range{std::max<std::int64_t>(0, kSpike - half) * 1'000'000, std::min(kRows - 1, kSpike + half) * 1'000'000};
            for (const int count : {1, 7, 1000, 1920}) {
                const auto columns = source->columns(0, 0, range, count);
                QVERIFY(columns.ok());
                const std::vector<TimeNs> edges = columnEdges(range, count);
                std::int64_t samples = 0;
                for (std::size_t i = 0; i < columns->size(); ++i) {
                    const ColumnRange& column = (*columns)[i];
                    const bool here = edges[i] <= times[kSpike] && times[kSpike] < edges[i + 1];
                    QCOMPARE(column.maximum, here ? 1000.0F : column.count > 0 ? 1.0F : 0.0F);
                    samples += column.count;
                }
                QCOMPARE(samples, (range.to - range.from) / 1'000'000 + 1);
            }
        }
    }

    void rowsAreFoundByTimeHoweverIrregular() {
        // Against std::lower_bound, for steps that are even, random, repeated, and torn apart by a gap of years.
        std::mt19937_64 random(4);
        for (const int kind : {0, 1, 2, 3}) {
            for (const std::size_t rows : {std::size_t(1), std::size_t(2), std::size_t(3), std::size_t(1000)}) {
                std::vector<TimeNs> times;
                TimeNs time = -500;
                for (std::size_t row = 0; row < rows; ++row) {
                    times.push_back(time);
                    time += kind == 0 ? 10 : kind == 2 ? static_cast<TimeNs>(random() % 3) * 7 : static_cast<TimeNs>(random() % 1000);
                    if (kind == 3 && row == rows / 3) time += 200'000'000'000'000'000;
                }
                const std::vector<double> values(rows, 1.0);
                MemorySource source({GroupInfo{{{"c", "", "", 0}}}});
                QVERIFY(source.append(0, {times, {values}}).ok());
                source.finish();
                std::vector<TimeNs> asked = {std::numeric_limits<TimeNs>::min(), std::numeric_limits<TimeNs>::max()};
                for (const TimeNs known : times)
                    for (const TimeNs offset : {-1, 0, 1}) asked.push_back(known + offset);
                for (const TimeNs ask : asked)
                    QCOMPARE(*source.rowAt(0, ask), std::lower_bound(times.begin(), times.end(), ask) - times.begin());
            }
        }
    }

    void aWindowOutsideOrTurnedRoundIsRefusedOrEmpty() {
        const auto source = sourceOf({10, 20, 30}, {1, 2, 3});
        const auto outside = source->columns(0, 0, {100, 200}, 4);
        QVERIFY(outside.ok());
        for (const ColumnRange& column : *outside) QCOMPARE(column.count, std::int64_t{0});
        QCOMPARE(source->columns(0, 0, {30, 10}, 4).error().code, ErrorCode::Usage);
        QCOMPARE(source->columns(0, 1, {0, 10}, 4).error().code, ErrorCode::Usage);
        QCOMPARE(source->values(0, 0, 2, 5).error().code, ErrorCode::Usage);
        QCOMPARE(source->times(1, 0, 1).error().code, ErrorCode::Usage);
        QCOMPARE(*source->rowAt(0, 20), std::int64_t{1});
        QCOMPARE(*source->rowAt(0, 21), std::int64_t{2});
        QCOMPARE(*source->rowAt(0, 31), std::int64_t{3});
    }

    void anEmptyGroupHasEmptyColumns() {
        const auto source = sourceOf({}, {});
        const auto columns = source->columns(0, 0, {0, 100}, 3);
        QVERIFY(columns.ok());
        QCOMPARE(columns->size(), std::size_t{3});
        QCOMPARE((*columns)[1].count, std::int64_t{0});
    }

    void theWidestRangeOfTimeDoesNotOverflow() {
        const TimeNs low = std::numeric_limits<TimeNs>::min() + 1, high = std::numeric_limits<TimeNs>::max();
        const auto edges = columnEdges({low, high}, 1000);
        QVERIFY(std::is_sorted(edges.begin(), edges.end()));
        QCOMPARE(edges.front(), low);
        const auto source = sourceOf({low, 0, high - 1}, {1, 2, 3});
        const auto columns = source->columns(0, 0, {low, high}, 2);
        QVERIFY(columns.ok());
        QCOMPARE((*columns)[0].count + (*columns)[1].count, std::int64_t{3});
    }
};

QTEST_GUILESS_MAIN(PyramidTest)
#include "tst_pyramid.moc"
