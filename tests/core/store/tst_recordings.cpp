// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "core/series/memory_source.h"

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;

namespace {

constexpr int kNoMount = 77;

/// Runs work, which ends by _exit(), in a child to whom `folder` is a memory file system of that size. The exit code; kNoMount: no right to
/// mount, -1: killed.
int onSmallDisk(const std::filesystem::path& folder, const char* size, const std::function<void()>& work) {
    std::filesystem::create_directories(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size) != 0)
            ::_exit(kNoMount);
        work();
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Until no piece of `least` bytes has room any more.
void fill(const std::filesystem::path& file, std::size_t least) {
    const int ballast = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    const std::vector<char> megabyte(1 << 20);
    for (std::size_t size = megabyte.size(); size >= least; size /= 2)
        while (::write(ballast, megabyte.data(), size) == static_cast<ssize_t>(size)) {
        }
    ::close(ballast);
}

} // namespace

class RecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesComeBackBitForBit_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("channels");
        for (const int rows : {1, 63, 64, 65, 511, 512, 513, 5'000}) QTest::addRow("%d rows", rows) << rows << 3;
        QTest::newRow("one whole chunk") << 262'144 << 2;
        QTest::newRow("several chunks and a rest") << 700'001 << 2;
        QTest::newRow("many channels, small chunks") << 5'000 << 2'000;
    }
    void samplesComeBackBitForBit() {
        QFETCH(int, rows);
        QFETCH(int, channels);
        const auto folder = freshFolder();
        const Samples samples = makeSamples(static_cast<std::size_t>(rows), static_cast<std::size_t>(channels), 7);
        RecordingId id;
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            const auto stored = storeSamples(*project, "pump", "a.csv", samples);
            TOCSIN_OK(stored);
            QVERIFY(!stored->already);
            id = stored->id;
        }
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        const auto source = project->recordings().open(id);
        TOCSIN_OK(source);
        const series::SeriesSource& series = **source;
        QCOMPARE(series.rows(0), static_cast<std::int64_t>(rows));
        QCOMPARE(*series.times(0, 0, rows), samples.times);
        for (std::size_t c = 0; c < samples.columns.size(); c += 1 + samples.columns.size() / 5)
            QVERIFY(sameBits(*series.values(0, c, 0, rows), samples.columns[c]));
        std::mt19937 random(11);
        for (int round = 0; round < 50; ++round) {
            const auto from = static_cast<std::int64_t>(random() % static_cast<unsigned>(rows));
            const auto to = from + static_cast<std::int64_t>(random() % static_cast<unsigned>(rows - from + 1));
            QVERIFY(sameBits(*series.values(0, 1, from, to),
                             std::span(samples.columns[1]).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from))));
            const TimeNs time = samples.times.front() + static_cast<TimeNs>(random() % 1'000'000) * rows * 10;
            QCOMPARE(*series.rowAt(0, time), std::lower_bound(samples.times.begin(), samples.times.end(), time) - samples.times.begin());
        }
        TOCSIN_OK(project->verify());
    }

    void columnsOfTheSegmentEqualThoseOfMemory() {
        const Samples samples = makeSamples(700'001, 1, 13);
        series::MemorySource memory({groupOf(1)});
        TOCSIN_OK(memory.append(0, samples.block(0, samples.times.size())));
        memory.finish();
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const auto stored = storeSamples(*project, "pump", "a.csv", samples);
        TOCSIN_OK(stored);
        const auto source = project->recordings().open(stored->id);
        TOCSIN_OK(source);
        for (const double part : {1.0, 0.31, 0.011}) {
            const TimeNs length = static_cast<TimeNs>(part * static_cast<double>(samples.times.back() - samples.times.front()));
            const TimeRange range{samples.times.back() - length, samples.times.back()};
            for (const int count : {1, 100, 1920}) {
                const auto ours = (*source)->columns(0, 0, range, count), expected = memory.columns(0, 0, range, count);
                TOCSIN_OK(ours);
                for (std::size_t i = 0; i < expected->size(); ++i) {
                    QCOMPARE((*ours)[i].minimum, (*expected)[i].minimum);
                    QCOMPARE((*ours)[i].maximum, (*expected)[i].maximum);
                    QCOMPARE((*ours)[i].first, (*expected)[i].first);
                    QCOMPARE((*ours)[i].last, (*expected)[i].last);
                    QCOMPARE((*ours)[i].count, (*expected)[i].count);
                }
            }
        }
    }

    void theRecordSaysWhatWasStored() {
        const auto folder = freshFolder();
        auto project = Project::create(folder);
        TOCSIN_OK(project);
        const Samples samples = makeSamples(1'000, 2, 1);
        auto writer = project->recordings().write({"valve1", "0.csv", "ab12", {{"load", "2"}, {"shift", "night"}}});
        TOCSIN_OK(writer);
        TOCSIN_OK(writer->begin({groupOf(2)}));
        TOCSIN_OK(writer->append(0, samples.block(0, 1'000)));
        for (int line = 0; line < 12'345; ++line)
            writer->reject({line + 2, "a word in column 3", std::string(500, 'x') + std::to_string(line)});
        RecordingSummary summary;
        summary.rows = 1'000;
        summary.metadata = {{"RPM", 1797}};
        summary.warnings = {"2 duplicate times"};
        summary.labels = {makeLabel("", samples.times[10], samples.times[20])};
        const auto stored = writer->finish(summary);
        TOCSIN_OK(stored);

        const auto record = project->recordings().find(stored->id);
        TOCSIN_OK(record);
        QCOMPARE(record->asset, std::string("valve1"));
        QCOMPARE(record->source, std::string("0.csv"));
        QCOMPARE(record->rows, std::int64_t{1'000});
        QCOMPARE(record->rejected, std::int64_t{12'345});
        QCOMPARE(record->range, (TimeRange{samples.times.front(), samples.times.back()}));
        QCOMPARE(record->tags.at("shift"), std::string("night"));
        QVERIFY(record->metadata == summary.metadata);
        QCOMPARE(record->warnings, summary.warnings);
        QCOMPARE(record->channelNames(), (std::vector<std::string>{"x0", "x1"}));
        QCOMPARE(record->groups.at(0).info.channels.at(1).rateHz, 100.0);
        QCOMPARE(record->groups.at(0).info.channels.at(1).description, std::string("channel \xC2\xB5 1"));
        const auto rejects = project->recordings().rejects(stored->id);
        TOCSIN_OK(rejects);
        QCOMPARE(static_cast<std::int64_t>(rejects->size()), kMaximumRejects);
        QCOMPARE(rejects->at(3).line, std::int64_t{5});
        QCOMPARE(rejects->at(3).text.size(), std::size_t{200});
        const auto labels = project->labels().all();
        TOCSIN_OK(labels);
        QCOMPARE(labels->size(), std::size_t{1});
        QCOMPARE(labels->at(0).recording, stored->id);
        QCOMPARE(labels->at(0).asset, std::string("valve1"));
        QVERIFY(!project->labels().undo()->has_value()); // labels of an import are no gesture of the user
    }

    void channelsAreDistinctByNameForEachAsset() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        TOCSIN_OK(storeSamples(*project, "a", "1.csv", makeSamples(10, 2, 1)));
        TOCSIN_OK(storeSamples(*project, "a", "2.csv", makeSamples(10, 3, 2)));
        TOCSIN_OK(storeSamples(*project, "b", "3.csv", makeSamples(10, 1, 3)));
        const auto channels = project->assets().channels();
        TOCSIN_OK(channels);
        QCOMPARE(channels->size(), std::size_t{4});
        QCOMPARE(channels->at(0).name, std::string("x0"));
        QCOMPARE(channels->at(0).recordings, std::int64_t{2});
        QCOMPARE(channels->at(2).name, std::string("x2"));
        QCOMPARE(channels->at(3).asset, std::string("b"));
    }

    void groupsOfUnlikeRatesLiveSideBySide() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const Samples fast = makeSamples(5'000, 1, 1);
        Samples slow = makeSamples(50, 2, 2);
        for (std::size_t i = 0; i < 50; ++i) slow.times[i] = fast.times.front() - kNsPerSecond + static_cast<TimeNs>(i) * kNsPerSecond;
        auto writer = project->recordings().write({"pump", "long.csv", "1", {}});
        TOCSIN_OK(writer);
        TOCSIN_OK(writer->begin({groupOf(1, "fast"), groupOf(2, "slow"), groupOf(1, "silent")}));
        for (std::size_t i = 0; i < 50; ++i) { // interleaved, as a long table is
            TOCSIN_OK(writer->append(0, fast.block(i * 100, 100)));
            TOCSIN_OK(writer->append(1, slow.block(i, 1)));
        }
        const auto stored = writer->finish(summaryOf(5'050));
        TOCSIN_OK(stored);
        const auto record = project->recordings().find(stored->id);
        TOCSIN_OK(record);
        QCOMPARE(record->groups.size(), std::size_t{3});
        QCOMPARE(record->groups[0].info.channels[0].rateHz, 100.0);
        QCOMPARE(record->groups[1].info.channels[1].rateHz, 1.0);
        QCOMPARE(record->groups[2].rows, std::int64_t{0});
        QCOMPARE(record->range, (TimeRange{slow.times.front(), std::max(slow.times.back(), fast.times.back())}));
        const auto source = project->recordings().open(stored->id);
        TOCSIN_OK(source);
        QVERIFY(sameBits(*(*source)->values(1, 1, 0, 50), slow.columns[1]));
        QCOMPARE((*source)->columns(2, 0, record->range, 3)->at(1).count, std::int64_t{0});
    }

    void backwardTimesAreKeptAsTheyAre() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        Samples samples = makeSamples(1'000, 1, 1);
        std::swap(samples.times[500], samples.times[501]);
        const auto stored = storeSamples(*project, "pump", "a.csv", samples);
        TOCSIN_OK(stored);
        const auto source = project->recordings().open(stored->id);
        TOCSIN_OK(source);
        QVERIFY(!(*source)->ordered(0));
        QCOMPARE(*(*source)->times(0, 0, 1'000), samples.times);
        QCOMPARE((*source)->rowAt(0, samples.times[3]).error().code, ErrorCode::Usage);
        std::int64_t count = 0;
        const auto columns = (*source)->columns(0, 0, {samples.times.front(), samples.times.back()}, 7);
        TOCSIN_OK(columns);
        for (const auto& column : *columns) count += column.count;
        QCOMPARE(count, static_cast<std::int64_t>(
                            std::count_if(samples.columns[0].begin(), samples.columns[0].end(), [](double v) { return v == v; })));
    }

    void theSameSourceIsRecognisedAndNotDoubled() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const Samples samples = makeSamples(100, 1, 1);
        const auto first = storeSamples(*project, "pump", "a.csv", samples);
        TOCSIN_OK(first);
        const auto again = storeSamples(*project, "pump", "a.csv", samples);
        TOCSIN_OK(again);
        QVERIFY(again->already);
        QCOMPARE(again->id, first->id);
        QCOMPARE(project->recordings().all()->size(), std::size_t{1});
        QCOMPARE(**project->recordings().findSource("pump", sha256("a.csv")), first->id);
        QVERIFY(!project->recordings().findSource("other", sha256("a.csv"))->has_value());
        const auto other = storeSamples(*project, "other", "a.csv", samples); // another machine may have the same file
        TOCSIN_OK(other);
        QVERIFY(!other->already);
    }

    void aWriterThatIsDroppedLeavesNothing() {
        const auto folder = freshFolder();
        auto project = Project::create(folder);
        TOCSIN_OK(project);
        {
            auto writer = project->recordings().write({"pump", "a.csv", "1", {}});
            TOCSIN_OK(writer);
            TOCSIN_OK(writer->begin({groupOf(1)}));
            TOCSIN_OK(writer->append(0, makeSamples(300'000, 1, 1).block(0, 300'000)));
            QVERIFY(!std::filesystem::is_empty(folder / "tmp"));
        }
        QVERIFY(std::filesystem::is_empty(folder / "tmp"));
        QVERIFY(project->recordings().all()->empty());
        QVERIFY(project->assets().all()->empty());
    }

    void cancelledAtTheEndLeavesNothing() {
        const auto folder = freshFolder();
        auto project = Project::create(folder);
        TOCSIN_OK(project);
        auto writer = project->recordings().write({"pump", "a.csv", "1", {}});
        TOCSIN_OK(writer);
        TOCSIN_OK(writer->begin({groupOf(1)}));
        TOCSIN_OK(writer->append(0, makeSamples(10, 1, 1).block(0, 10)));
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(writer->finish(summaryOf(10), JobContext(cancel.token(), {})).error().code, ErrorCode::Cancelled);
        QVERIFY(project->recordings().all()->empty());
    }

    void badUseIsRefusedInWords() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const Samples samples = makeSamples(10, 2, 1);
        const auto fresh = [&] { return project->recordings().write({"pump", "a.csv", "1", {}}).value(); };
        QCOMPARE(project->recordings().write({"", "a.csv", "1", {}}).error().code, ErrorCode::Usage);
        QCOMPARE(fresh().begin({}).error().code, ErrorCode::Data);
        QCOMPARE(fresh().begin({series::GroupInfo{}}).error().code, ErrorCode::Data);
        QCOMPARE(fresh().begin({{{{"", "", "", 0}}}}).error().code, ErrorCode::Data);
        QCOMPARE(fresh().begin({{{{"a", "", "", 0}, {"a", "", "", 0}}}}).error().code, ErrorCode::Data);
        auto writer = fresh();
        QCOMPARE(writer.append(0, samples.block(0, 1)).error().code, ErrorCode::Data); // not begun
        TOCSIN_OK(writer.begin({groupOf(1)}));
        QCOMPARE(writer.append(0, samples.block(0, 1)).error().code, ErrorCode::Data); // two columns for one channel
        QCOMPARE(writer.append(1, samples.block(0, 1)).error().code, ErrorCode::Data);
        const auto empty = writer.finish({});
        QCOMPARE(empty.error().code, ErrorCode::Data);
        QVERIFY(QString::fromStdString(empty.error().message).contains("no samples"));
        QVERIFY(project->recordings().all()->empty());
        QCOMPARE(project->recordings().find(RecordingId{99}).error().code, ErrorCode::NotFound);
        QCOMPARE(project->recordings().open(RecordingId{99}).error().code, ErrorCode::NotFound);
    }

    void verifyNamesAChangedAndAMissingSegment() {
        const auto folder = freshFolder();
        auto project = Project::create(folder);
        TOCSIN_OK(project);
        const auto stored = storeSamples(*project, "pump", "a.csv", makeSamples(1'000, 1, 1));
        TOCSIN_OK(stored);
        TOCSIN_OK(project->verify());
        const std::string hash = project->recordings().find(stored->id)->segment;
        const auto file = folder / "seg" / hash.substr(0, 2) / (hash + ".h5");
        std::filesystem::permissions(file, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        {
            std::fstream change(file, std::ios::in | std::ios::out | std::ios::binary);
            change.seekp(-9, std::ios::end);
            change.put('!');
        }
        const auto changed = project->verify();
        QCOMPARE(changed.error().code, ErrorCode::Finding);
        QVERIFY(QString::fromStdString(changed.error().message).contains("recording 1 (a.csv)"));
        std::filesystem::resize_file(file, 3'000);
        const auto cut = project->recordings().open(stored->id);
        QVERIFY(!cut.ok() || !(*cut)->values(0, 0, 0, 1'000).ok());
        std::filesystem::remove(file);
        QCOMPARE(project->verify().error().code, ErrorCode::Finding);
        QCOMPARE(project->recordings().open(stored->id).error().code, ErrorCode::Data);
    }

    void writersAndReadersWorkBesideEachOther() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const Samples samples = makeSamples(300'000, 2, 21);
        const auto first = storeSamples(*project, "pump", "first.csv", samples);
        TOCSIN_OK(first);
        const auto source = project->recordings().open(first->id);
        TOCSIN_OK(source);
        std::atomic<int> faults = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 5; ++i)
                    if (!storeSamples(*project, "pump", std::to_string(t) + "-" + std::to_string(i), makeSamples(20'000, 2, 5), {}, 3'000)
                             .ok())
                        ++faults;
            });
        for (unsigned t = 0; t < 2; ++t)
            threads.emplace_back([&, t] {
                std::mt19937 random(t);
                for (int i = 0; i < 200; ++i) {
                    const std::int64_t from = random() % 200'000;
                    const auto values = (*source)->values(0, t, from, from + 5'000);
                    if (!values.ok() || !sameBits(*values, std::span(samples.columns[t]).subspan(static_cast<std::size_t>(from), 5'000)))
                        ++faults;
                    if (!(*source)->columns(0, t, {samples.times[0], samples.times.back()}, 200).ok()) ++faults;
                    if (i % 20 == 0 && !project->recordings().all().ok()) ++faults;
                }
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(faults.load(), 0);
        QCOMPARE(project->recordings().all()->size(), std::size_t{11});
        TOCSIN_OK(project->verify());
    }

    /// A real full disk: 24 MB of memory file system in a mount namespace of the child.
    void aFullDiskIsAnErrorAndNothingStoredIsLost() {
        const auto folder = freshFolder();
        const int code = onSmallDisk(folder, "size=24m", [&folder] {
            auto project = Project::create(folder / "full.tocsin");
            if (!project.ok() || !storeSamples(*project, "pump", "first.csv", makeSamples(10'000, 2, 1)).ok()) ::_exit(10);
            const auto big = storeSamples(*project, "pump", "big.csv", makeSamples(2'000'000, 2, 2));
            if (big.ok() || big.error().code != ErrorCode::Io || big.error().message.find("No space left") == std::string::npos)
                ::_exit(11);
            if (!std::filesystem::is_empty(folder / "full.tocsin" / "tmp")) ::_exit(12);
            if (!storeSamples(*project, "pump", "small.csv", makeSamples(10'000, 2, 3)).ok()) ::_exit(13); // usable at once
            fill(folder / "ballast", 4096);
            int kept = 0;
            Result<std::vector<LabelId>> label = std::vector<LabelId>{};
            for (; kept < 100'000 && label.ok(); kept += label.ok())
                label = project->labels().add(std::vector<label::Label>(50, makeLabel("pump", kept, kept)), "add");
            if (label.ok() || label.error().code != ErrorCode::Io || label.error().message.find("disk is full") == std::string::npos)
                ::_exit(14);
            std::filesystem::remove(folder / "ballast");
            if (!project->labels().add(std::vector{makeLabel("pump", 1, 2)}, "add").ok()) ::_exit(15); // goes on once there is space
            if (project->labels().all()->size() != static_cast<std::size_t>(kept) * 50 + 1) ::_exit(16);
            if (project->recordings().all()->size() != 2 || !project->verify().ok()) ::_exit(17);
            ::_exit(0);
        });
        if (code == kNoMount) QSKIP("no right to mount a small file system in a namespace of its own");
        QCOMPARE(code, 0);
    }

    /// Closed, then the disk filled to the last byte: there is no room for SQLite's shared memory file.
    void aProjectOnAFullDiskCanBeRead() {
        const auto folder = freshFolder();
        const int code = onSmallDisk(folder, "size=8m", [&folder] {
            {
                auto project = Project::create(folder / "full.tocsin");
                if (!project.ok() || !storeSamples(*project, "pump", "first.csv", makeSamples(1'000, 2, 1)).ok()) ::_exit(10);
            }
            fill(folder / "ballast", 1);
            const auto project = Project::open(folder / "full.tocsin", Access::ReadOnly);
            if (!project.ok()) ::_exit(11);
            if (project->recordings().all()->size() != 1 || !project->recordings().open(RecordingId{1}).ok()) ::_exit(12);
            const auto writable = Project::open(folder / "full.tocsin", Access::ReadWrite);
            if (writable.ok() || writable.error().code != ErrorCode::Io) ::_exit(13);
            ::_exit(0);
        });
        if (code == kNoMount) QSKIP("no right to mount a small file system in a namespace of its own");
        QCOMPARE(code, 0);
    }

    /// A file that may not grow is a full disk as HDF5 sees it (the write fails with EFBIG).
    void aFailedWriteIsAnErrorAndTheProjectStaysUsable() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        const pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            auto project = Project::open(folder, Access::ReadWrite);
            if (!project.ok()) ::_exit(10);
            const rlimit limit{4 << 20, 4 << 20};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto stored = storeSamples(*project, "pump", "big.csv", makeSamples(600'000, 2, 1));
            if (stored.ok()) ::_exit(11);
            if (stored.error().code != ErrorCode::Io) ::_exit(12);
            if (stored.error().message.find("File too large") == std::string::npos) ::_exit(13);
            if (!storeSamples(*project, "pump", "small.csv", makeSamples(1'000, 2, 2)).ok()) ::_exit(14);
            if (project->recordings().all()->size() != 1) ::_exit(15);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        auto project = Project::open(folder, Access::ReadWrite);
        TOCSIN_OK(project);
        QVERIFY(std::filesystem::is_empty(folder / "tmp"));
        TOCSIN_OK(project->verify());
    }
};

QTEST_GUILESS_MAIN(RecordingsTest)
#include "tst_recordings.moc"
