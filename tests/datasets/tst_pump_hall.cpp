// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "core/label/label_csv.h"
#include "core/label/maintenance_log.h"
#include "core/label/proposals.h"
#include "datasets/detail/plant_random.h"
#include "datasets/pump_hall.h"

using namespace tocsin;
using namespace tocsin::datasets;
namespace fs = std::filesystem;

namespace {

constexpr TimeNs kHour = 3600 * kNsPerSecond;

PumpHallOptions small(std::uint64_t seed = 1) {
    PumpHallOptions options;
    options.seed = seed;
    options.stepSeconds = 600; // a tenth of the rows
    return options;
}

std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = *readFile(entry.path());
    return files;
}

struct Row {
    TimeNs time = 0;
    std::array<std::optional<double>, 4> values; // no value: blank or sentinel
};

// Plain dialect only, read without the importer.
std::vector<Row> readPlain(const fs::path& path) {
    std::vector<Row> rows;
    const QString text = QString::fromStdString(*readFile(path));
    const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
    for (qsizetype l = 2; l < lines.size(); ++l) {
        const QStringList cells = lines[l].split(',');
        Row row{*parseTime(cells[0].toStdString()), {}};
        for (std::size_t c = 0; c < 4; ++c)
            if (const QString& cell = cells[static_cast<qsizetype>(c) + 1]; !cell.isEmpty() && cell != "-9999")
                row.values[c] = cell.toDouble();
        rows.push_back(row);
    }
    return rows;
}

double meanOf(const std::vector<Row>& rows, std::size_t channel, const TimeRange& range) {
    double sum = 0;
    int count = 0;
    for (const Row& row : rows)
        if (range.contains(row.time) && row.values[channel]) sum += *row.values[channel], ++count;
    return count > 0 ? sum / count : std::nan("");
}

} // namespace

class TestPumpHall : public QObject {
    Q_OBJECT
    std::optional<TemporaryFolder> m_folder;
    PumpHallFiles m_files;
private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder);
        m_folder.emplace(std::move(folder).value());
        const auto files = generatePumpHall(small(), m_folder->path() / "one");
        QVERIFY2(files, files ? "" : files.error().message.c_str());
        m_files = *files;
    }
    void cleanupTestCase() { m_folder.reset(); }

    void randomNumbersAreThoseOfThePublishedGenerator() {
        // splitmix64 of seed 0 begins e220a8397b1dcdaf, 6e789e6aa1b965f4, 06c45d188009454f, f88bb8a8724c81ec (Vigna's reference code); the
        // first output of xoshiro256** is rotl(s1 x 5, 7) x 9 of that state.
        const std::uint64_t s1 = 0x6e789e6aa1b965f4u * 5, expected = ((s1 << 7) | (s1 >> 57)) * 9;
        QCOMPARE(detail::PlantRandom(0, 0).next(), expected);
        detail::PlantRandom random(5, 5);
        double sum = 0, squares = 0;
        for (int i = 0; i < 200'000; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / 200'000) < 0.01 && std::abs(squares / 200'000 - 1) < 0.015); // four standard errors
        for (int i = 0; i <= 100; ++i) QVERIFY(std::abs(detail::wave(1 + i / 100.0) - std::sin(2 * M_PI * i / 100.0)) < 2e-3);
    }

    void sameSeedGivesTheSameBytes() {
        QVERIFY(generatePumpHall(small(), m_folder->path() / "two"));
        const auto one = contents(m_folder->path() / "one"), two = contents(m_folder->path() / "two");
        QCOMPARE(one.size(), std::size_t(3 * 4 + 3 + 3));
        QVERIFY(one == two);
        QVERIFY(generatePumpHall(small(2), m_folder->path() / "three"));
        QVERIFY(contents(m_folder->path() / "three") != one);
    }

    void theBytesAreThoseOfEveryMachine() {
        // Found with this generator on x86-64; another machine or compiler that differs breaks the promise of the header.
        std::string all;
        for (const auto& [name, text] : contents(m_folder->path() / "one")) all += name + sha256(text);
        QCOMPARE(QString::fromStdString(sha256(all)).left(16), QString("51bd556e8c39832a"));
    }

    void filesHoldWhatTheyPromise() {
        QCOMPARE(m_files.history.size(), std::size_t(12)); // January to April, three pumps
        QCOMPARE(m_files.live.size(), std::size_t(3));
        std::int64_t rows = 0;
        for (const PlantFile& file : m_files.history) {
            const std::string text = *readFile(file.path);
            QCOMPARE(std::count(text.begin(), text.end(), '\n'), file.rows + (file.historian ? 3 : 2));
            QCOMPARE(file.historian, file.asset == "P3");
            if (file.historian) QVERIFY(text.find(';') != std::string::npos && text.find("\r\n") != std::string::npos);
            rows += file.rows;
        }
        const std::int64_t full = 3 * 120 * 144;
        QVERIFY(rows < full && rows > full * 98 / 100); // outages and lost rows
        const std::string plain = *readFile(m_files.live[0].path);
        QVERIFY(plain.rfind("time,vibration,bearing_temperature,motor_current,suction_pressure\n,mm/s,degC,A,bar\n2025-05-01T00:", 0) == 0);
        std::string all;
        for (const auto& [name, text] : contents(m_folder->path() / "one" / "history")) all += text;
        for (const char* cell : {",-9999", ";-9999", ",,", ";;"}) QVERIFY2(all.find(cell) != std::string::npos, cell);
        for (const PlantFile& file : m_files.live) QVERIFY(file.range.from >= small().start + 120 * kNsPerDay);
    }

    void failuresAreSevenAndApart() {
        QCOMPARE(m_files.failures.size(), std::size_t(7));
        QCOMPARE(std::count_if(m_files.failures.begin(), m_files.failures.end(),
                               [](const PlantFailure& f) { return f.className == kBearingWear; }),
                 4);
        QVERIFY(m_files.liveFailures.size() == 2);
        const TimeNs end = small().start + 120 * kNsPerDay;
        for (const PlantFailure& f : m_files.failures) {
            QVERIFY(f.onset > small().start && f.onset < f.visible && f.visible < f.failure && f.failure < f.reported &&
                    f.reported < f.finished && f.finished < end);
            for (const PlantFailure& other : m_files.failures)
                if (&other != &f && other.asset == f.asset)
                    QVERIFY(!TimeRange({f.onset, f.finished}).overlaps({other.onset, other.finished}));
        }
        for (const PlantFailure& f : m_files.liveFailures) QVERIFY(f.onset > end && f.finished < end + 21 * kNsPerDay);
    }

    void sensorsShowTheFailures() {
        for (const PlantFailure& f : m_files.failures) {
            if (f.asset == "P3") continue; // written as a historian does, and one hardly shows
            std::vector<Row> rows;
            for (const PlantFile& file : m_files.history)
                if (file.asset == f.asset)
                    for (Row& row : readPlain(file.path)) rows.push_back(row);
            const TimeRange last{f.failure - 3 * kHour, f.failure - 1}, before{f.onset - 24 * kHour, f.onset},
                down{f.failure + kHour, f.finished - kHour / 2};
            if (f.className == kBearingWear) {
                QVERIFY(meanOf(rows, 0, last) > 2 * meanOf(rows, 0, before));
                QVERIFY(meanOf(rows, 1, last) > meanOf(rows, 1, before) + 2); // 13 degrees of wear, less what a cold hour at low load hides
            } else {
                QVERIFY(meanOf(rows, 3, last) < meanOf(rows, 3, before) - 0.2);
            }
            QVERIFY(meanOf(rows, 2, down) < 1); // tripped: no motor current
        }
    }

    void maintenanceLogReadsAsMaximoAndTellsTheSevenFailures() {
        const auto log = label::readMaintenanceLog(*readFile(m_files.maintenanceLog), "maintenance.csv");
        QVERIFY2(log, log ? "" : log.error().message.c_str());
        QCOMPARE(QString::fromStdString(log->preset), QString("maximo"));
        QCOMPARE(log->events.size(), std::size_t(61));
        QCOMPARE(m_files.workOrders, 61);
        QVERIFY(log->rejects.empty());
        const auto breakdowns = [](const std::vector<label::MaintenanceEvent>& events) {
            return std::count_if(events.begin(), events.end(), [](const auto& e) { return e.kind == label::EventKind::Breakdown; });
        };
        QCOMPARE(breakdowns(log->events), 8); // one was written down twice
        const label::DistinctEvents distinct = label::distinctEvents(log->events, kNsPerDay / 2);
        QCOMPARE(breakdowns(distinct.events), 7);
        for (const label::MaintenanceEvent& event : distinct.events) {
            if (event.kind != label::EventKind::Breakdown) continue;
            const auto truth = std::find_if(m_files.failures.begin(), m_files.failures.end(), [&](const PlantFailure& f) {
                return f.asset == event.asset && std::abs(f.reported - event.reported) < 2 * kNsPerSecond;
            });
            QVERIFY(truth != m_files.failures.end());
            QVERIFY(event.reported > truth->failure); // people report later than machines fail
            QVERIFY(!event.failure || *event.failure == truth->failure);
        }
    }

    void truthReadsAsLabels() {
        label::LabelCsvOptions options;
        const auto labels = label::readLabelsCsv(*readFile(m_files.truthLabels), options);
        QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
        QCOMPARE(std::count_if(labels->begin(), labels->end(), [](const label::Label& l) { return l.isFault(); }), 7);
        for (const label::Label& one : *labels) QVERIFY(label::checkLabel(one));
    }

    void otherLengthsHoldTogetherToo() {
        for (const std::uint64_t seed : {3u, 4u, 5u}) {
            PumpHallOptions options = small(seed);
            options.days = 60;
            options.liveDays = 14;
            const auto files = generatePumpHall(options, m_folder->path() / "short");
            QVERIFY(files);
            QCOMPARE(files->failures.size(), std::size_t(7));
            QCOMPARE(files->workOrders, 61);
            fs::remove_all(m_folder->path() / "short");
        }
    }

    void badOptionsAndFoldersAreRefused() {
        PumpHallOptions options = small();
        options.days = 5;
        QVERIFY(generatePumpHall(options, m_folder->path() / "bad").error().code == ErrorCode::Usage);
        options = small();
        options.stepSeconds = 7;
        QVERIFY(generatePumpHall(options, m_folder->path() / "bad").error().code == ErrorCode::Usage);
        options = small();
        options.start += 1;
        QVERIFY(generatePumpHall(options, m_folder->path() / "bad").error().code == ErrorCode::Usage);
        QVERIFY(!fs::exists(m_folder->path() / "bad"));
        QVERIFY(generatePumpHall(small(), "/proc/nowhere").error().code == ErrorCode::Io);
        CancelSource source;
        source.cancel();
        QVERIFY(generatePumpHall(small(), m_folder->path() / "cancelled", JobContext(source.token(), {})).error().code ==
                ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestPumpHall)
#include "tst_pump_hall.moc"
