// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/temporary_folder.h"
#include "core/base/time.h"

using namespace tocsin;

class TestBase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesReadAndWriteIso_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ns");
        // Seconds from GNU date: date -u -d '2024-01-01' +%s = 1704067200
        QTest::newRow("zulu") << "2024-01-01T00:00:00Z" << qint64(1704067200) * qint64(kNsPerSecond);
        QTest::newRow("no zone") << "2024-01-01 00:00:00" << qint64(1704067200) * qint64(kNsPerSecond);
        QTest::newRow("offset") << "2024-01-01T02:00:00+02:00" << qint64(1704067200) * qint64(kNsPerSecond);
        QTest::newRow("fraction") << "2024-01-01T00:00:00.25Z" << qint64(1704067200) * qint64(kNsPerSecond) + 250'000'000;
        QTest::newRow("date alone") << "2024-01-01" << qint64(1704067200) * qint64(kNsPerSecond);
        QTest::newRow("before 1970") << "1969-12-31T23:59:59Z" << qint64(-kNsPerSecond);
    }
    void timesReadAndWriteIso() {
        QFETCH(QString, text);
        QFETCH(qint64, ns);
        const auto time = parseTime(text.toStdString());
        QVERIFY(time.ok());
        QCOMPARE(qint64(*time), ns);
        QCOMPARE(qint64(*parseTime(formatTime(ns))), ns);
    }
    void badTimesAreErrors() {
        for (const char* text :
             {"", "yesterday", "2024-13-01", "2024-02-30", "2024-01-01T25:00:00", "2024-01-01T00:00:00+2", "nan", "1e30"})
            QVERIFY2(!parseTime(text).ok(), text);
    }
    void leapYearsRoundTrip() {
        for (const char* text : {"2000-02-29T00:00:00Z", "2024-02-29T23:59:59.999999999Z", "1900-03-01T00:00:00Z", "2261-12-31T00:00:00Z"})
            QCOMPARE(formatTime(*parseTime(text)), std::string(text));
    }
    void zonesPlaceFoldAndGap() {
        // Europe/Berlin 2025: spring gap 30 March 02:00-03:00, autumn fold 26 October 02:00-03:00 (IANA tzdata).
        const auto zone = TimeZone::named("Europe/Berlin");
        QVERIFY(zone.ok());
        const ZonedTime winter = zone->toUtc({2025, 1, 15, 12, 0, 0, 0});
        QCOMPARE(formatTime(winter.time), std::string("2025-01-15T11:00:00Z"));
        QCOMPARE(winter.placement, ZonePlacement::Unique);
        QCOMPARE(zone->toUtc({2025, 3, 30, 2, 30, 0, 0}).placement, ZonePlacement::Nonexistent);
        QCOMPARE(zone->toUtc({2025, 10, 26, 2, 30, 0, 0}).placement, ZonePlacement::Ambiguous);
        QVERIFY(!TimeZone::named("Mars/Olympus").ok());
        QCOMPARE(formatTime(TimeZone::named("+02:00")->toUtc({2025, 1, 1, 2, 0, 0, 0}).time), std::string("2025-01-01T00:00:00Z"));
    }
    void durationsNeedAUnitTheyKnow() {
        QCOMPARE(qint64(*parseDuration("30d")), 30 * qint64(kNsPerDay));
        QCOMPARE(qint64(*parseDuration("2.5s")), qint64(2'500'000'000));
        QVERIFY(!parseDuration("3 fortnights").ok());
        QVERIFY(!parseDuration("-1d").ok());
    }
    void jsonRefusesTricks() {
        QVERIFY(parseJson(R"({"a":[1,2,{"b":null}]})", "test").ok());
        QVERIFY(!parseJson(R"({"a":1,"a":2})", "test").ok());
        QVERIFY(!parseJson(std::string(100, '[') + std::string(100, ']'), "test").ok());
        QVERIFY(!parseJson("{\"a\":1} x", "test").ok());
        QVERIFY(!parseJson("[1,2,3]", "test", 4).ok());
        QVERIFY(number(std::nan("")).is_null());
    }
    void hashesEqualThePublishedVectors() {
        // FIPS 180-4 examples.
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
    void durableReplaceKeepsTheOldFileOnError() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto file = folder->path() / "state.json";
        QVERIFY(durableReplace(file, "one", 0600).ok());
        struct stat status {};
        QCOMPARE(::stat(file.c_str(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        QVERIFY(durableReplace(file, "two").ok());
        QCOMPARE(*readFile(file), std::string("two"));
        const auto missing = durableReplace(folder->path() / "none" / "x", "three");
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, ErrorCode::Io);
        QVERIFY(missing.error().message.find("none") != std::string::npos);
        std::size_t entries = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder->path())) ++entries;
        QCOMPARE(entries, std::size_t(1));
    }
    void symlinksSwitchInOneStep() {
        const auto folder = TemporaryFolder::create();
        const auto link = folder->path() / "active";
        QVERIFY(durableSymlink(link, "slots/A").ok());
        QVERIFY(durableSymlink(link, "slots/B").ok());
        QCOMPARE(std::filesystem::read_symlink(link).string(), std::string("slots/B"));
    }
    void durableReplaceFollowsALinkAndKeepsIt() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto link = folder->path() / "link", chain = folder->path() / "chain", file = folder->path() / "file";
        std::filesystem::create_symlink("file", link);
        std::filesystem::create_symlink("link", chain);
        for (const char* content : {"one", "two"}) { // not there yet, and there
            QVERIFY(durableReplace(chain, content).ok());
            QVERIFY(std::filesystem::is_symlink(chain) && std::filesystem::is_symlink(link));
            QVERIFY(!std::filesystem::is_symlink(file));
            QCOMPARE(*readFile(file), std::string(content));
        }
    }
    void durableReplaceWritesIntoAPipeOrDevice() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto pipe = folder->path() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        QVERIFY(durableReplace(pipe, "through").ok());
        char buffer[16] = {};
        QCOMPARE(::read(reader, buffer, sizeof buffer), ssize_t(7));
        ::close(reader);
        QCOMPARE(std::string(buffer), std::string("through"));
        QVERIFY(std::filesystem::is_fifo(pipe));
        // A private name of a device: nothing of the machine is at stake.
        const auto null = folder->path() / "null", full = folder->path() / "full";
        std::filesystem::create_symlink("/dev/null", null);
        std::filesystem::create_symlink("/dev/full", full);
        QVERIFY(checkReplaceable(null).ok());
        QVERIFY(durableReplace(null, "gone").ok());
        QVERIFY(std::filesystem::is_symlink(null) && std::filesystem::is_character_file(null));
        QCOMPARE(durableReplace(full, "no room").error().code, ErrorCode::Io);
    }
    void durableReplaceRefusesAFolder() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        for (const auto& refused : {durableReplace(folder->path(), "x"), checkReplaceable(folder->path())}) {
            QCOMPARE(refused.error().code, ErrorCode::Io);
            QVERIFY(refused.error().message.find("is a folder") != std::string::npos);
        }
        QVERIFY(checkReplaceable(folder->path() / "new").ok());
        QVERIFY(!checkReplaceable(folder->path() / "none" / "new").ok());
        QVERIFY(std::filesystem::is_empty(folder->path()));
    }
    void oneFileUnderTwoNamesIsFound() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto file = folder->path() / "a.csv", link = folder->path() / "b.csv", fresh = folder->path() / "new.csv";
        QVERIFY(durableReplace(file, "1").ok());
        std::filesystem::create_symlink("a.csv", link);
        const Error error = checkApart({{"--out", link}}, {{"the source", file}}).error();
        QCOMPARE(error.code, ErrorCode::Usage);
        QVERIFY(error.message.find("--out and the source are the same file") != std::string::npos);
        QVERIFY(!checkApart({{"--out", fresh}, {"--scores", folder->path() / "." / "new.csv"}}, {}).ok());
        QVERIFY(checkApart({{"--out", fresh}, {"--scores", {}}}, {{"the source", file}, {"the source", file}}).ok());
        QVERIFY(checkApart({{"--out", "/dev/null"}, {"--scores", "/dev/null"}}, {}).ok());
    }
    void aFileInAFolderIsFoundThroughLinks() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto project = folder->path() / "p.tocsin", way = folder->path() / "way", in = folder->path() / "in";
        std::filesystem::create_directories(project / "run");
        std::filesystem::create_symlink("p.tocsin", way);
        std::filesystem::create_symlink("p.tocsin/new", in);
        for (const auto& inside :
             {project / "project.db", project / "run" / "x", way / "x", project / ".." / "p.tocsin" / "x", in, project})
            QCOMPARE(checkOutside({"--out", inside}, project).error().code, ErrorCode::Usage);
        QVERIFY(!checkOutside({"--out", project / "x"}, project.string() + "/").ok());
        for (const auto& outside : {folder->path() / "p.tocsin.csv", project / ".." / "x", std::filesystem::path()})
            QVERIFY(checkOutside({"--out", outside}, project).ok());
    }
    void cancelReachesTheJob() {
        CancelSource source;
        JobContext job(source.token(), {});
        QVERIFY(job.check().ok());
        source.cancel();
        QCOMPARE(job.check().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
