// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include "core/base/process_memory.h"

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;

namespace {

/// A cheap pattern that can be computed again for any row.
double valueAt(std::int64_t row, std::size_t channel) {
    return static_cast<double>((row * 2654435761 + static_cast<std::int64_t>(channel)) & 0xfffff);
}

double seconds(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

} // namespace

/// A hundred million samples, streamed in and read in windows with bounded memory. Prints what it measured; only memory and content can
/// fail.
class LargeRecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHundredMillionSamplesStreamThrough_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("1 channel") << 1;
        QTest::newRow("8 channels") << 8;
    }
    void aHundredMillionSamplesStreamThrough() {
        QFETCH(int, channels);
        const std::int64_t rows = 100'000'000 / channels;
        constexpr std::int64_t kPiece = 65'536;
        constexpr TimeNs kStep = 83'333;
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        auto writer = project->recordings().write({"bearing", "large.csv", std::to_string(channels), {}});
        TOCSIN_OK(writer);
        TOCSIN_OK(writer->begin({groupOf(static_cast<std::size_t>(channels))}));

        Samples piece = makeSamples(kPiece, static_cast<std::size_t>(channels), 1);
        double writing = 0;
        for (std::int64_t from = 0; from < rows; from += kPiece) {
            const std::int64_t count = std::min(kPiece, rows - from);
            for (std::int64_t i = 0; i < count; ++i) {
                piece.times[static_cast<std::size_t>(i)] = (from + i) * kStep;
                for (std::size_t c = 0; c < piece.columns.size(); ++c) piece.columns[c][static_cast<std::size_t>(i)] = valueAt(from + i, c);
            }
            QElapsedTimer clock;
            clock.start();
            TOCSIN_OK(writer->append(0, piece.block(0, static_cast<std::size_t>(count))));
            writing += seconds(clock);
        }
        QElapsedTimer clock;
        clock.start();
        const auto stored = writer->finish(summaryOf(rows));
        TOCSIN_OK(stored);
        const double finishing = seconds(clock);
        const double megabytes = static_cast<double>(rows) * 8 * (channels + 1) / 1e6;
        qInfo("%lld rows x %d channels, %.0f MB: append %.2f s (%.0f MB/s), close, hash, sync and commit %.2f s, together %.0f MB/s, "
              "memory at most %.0f MB",
              static_cast<long long>(rows), channels, megabytes, writing, megabytes / writing, finishing, megabytes / (writing + finishing),
              static_cast<double>(peakResidentBytes()) / 1e6);
        QVERIFY(peakResidentBytes() < 300'000'000);

        clock.start();
        const auto source = project->recordings().open(stored->id);
        TOCSIN_OK(source);
        const double opening = seconds(clock);
        std::mt19937_64 random(5);
        constexpr std::int64_t kWindow = 100'000;
        double reading = 0;
        for (int round = 0; round < 200; ++round) {
            const auto from = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(rows - kWindow));
            const auto channel = static_cast<std::size_t>(random() % static_cast<std::uint64_t>(channels));
            clock.start();
            const auto values = (*source)->values(0, channel, from, from + kWindow);
            reading += seconds(clock);
            TOCSIN_OK(values);
            for (const std::int64_t i : {std::int64_t{0}, kWindow / 3, kWindow - 1})
                QCOMPARE((*values)[static_cast<std::size_t>(i)], valueAt(from + i, channel));
        }
        double drawing = 0;
        for (int round = 0; round < 20; ++round) {
            const TimeNs from = static_cast<TimeNs>(random() % static_cast<std::uint64_t>(rows / 3)) * kStep;
            clock.start();
            const auto columns = (*source)->columns(0, 0, {from, rows * kStep}, 1920);
            drawing += seconds(clock);
            TOCSIN_OK(columns);
        }
        qInfo("open %.1f ms, window of %lld samples %.3f ms, 1920 pixel columns over the rest of the recording %.1f ms, memory at most "
              "%.0f MB",
              opening * 1e3, static_cast<long long>(kWindow), reading / 200 * 1e3, drawing / 20 * 1e3,
              static_cast<double>(peakResidentBytes()) / 1e6);
        QVERIFY(peakResidentBytes() < 300'000'000);
        QCOMPARE(*(*source)->rowAt(0, (rows / 2) * kStep - 1), rows / 2);
    }
};

QTEST_GUILESS_MAIN(LargeRecordingTest)
#include "tst_large_recording.moc"
