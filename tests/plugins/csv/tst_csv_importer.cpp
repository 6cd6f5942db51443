// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <cstring>
#include <fstream>

#include "core/base/process_memory.h"
#include "core/base/temporary_folder.h"
#include "core/ingest/memory_sink.h"
#include "core/table/dialect.h"
#include "core/table/row_reader.h"
#include "plugins/csv/csv_importer.h"
#include "tests/core/table/csv_traps.h"

using namespace tocsin;
using namespace tocsin::ingest;

namespace {

struct Imported {
    ImportPlan plan;
    MemorySink sink;
    std::string error;
    ErrorCode code = ErrorCode::Internal;
    [[nodiscard]] const ImportReport& report() const { return sink.report(); }
    [[nodiscard]] std::vector<double> column(std::size_t group, std::size_t channel) const {
        return sink.source()->values(group, channel, 0, sink.source()->rows(group)).value();
    }
    [[nodiscard]] bool says(std::string_view word) const {
        for (const std::string& warning : report().warnings)
            if (warning.find(word) != std::string::npos) return true;
        return false;
    }
};

std::unique_ptr<Imported> import(const std::filesystem::path& path, const ImportOptions& options = {}, const JobContext& job = {}) {
    auto result = std::make_unique<Imported>();
    csv::CsvImporter importer;
    auto plan = importer.plan(path, options, job);
    const Error* error = plan ? nullptr : &plan.error();
    Result<ImportReport> report = Error{};
    if (plan) {
        result->plan = plan.value();
        report = importer.read(plan.value(), result->sink, job);
        if (!report) error = &report.error();
    }
    if (error) {
        result->error = error->message;
        result->code = error->code;
    }
    return result;
}

} // namespace

class CsvImporterTest : public QObject {
    Q_OBJECT
private:
    std::optional<TemporaryFolder> m_folder;
    std::filesystem::path write(const std::string& content, const std::string& name = "file.csv") {
        const auto path = m_folder->path() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

private Q_SLOTS:
    void init() { m_folder.emplace(TemporaryFolder::create().value()); }

    void everyTrapHasItsTrueFigures_data() {
        QTest::addColumn<int>("index");
        const auto list = traps::all();
        for (std::size_t i = 0; i < list.size(); ++i) QTest::newRow(list[i].name.c_str()) << static_cast<int>(i);
    }
    void everyTrapHasItsTrueFigures() {
        QFETCH(int, index);
        const traps::Trap trap = traps::all()[static_cast<std::size_t>(index)];
        const auto result = import(write(trap.content, trap.name + ".csv"));
        QCOMPARE(result->error, std::string());
        const ImportReport& report = result->report();
        if (trap.rows) QCOMPARE(report.rows, std::int64_t{*trap.rows});
        if (trap.rejected) QCOMPARE(report.rejected, std::int64_t{*trap.rejected});
        if (trap.channels && trap.name != "quoted with embedded separator")
            QCOMPARE(result->plan.channels.size(), static_cast<std::size_t>(*trap.channels));
        if (trap.dataLines) QCOMPARE(report.rows + report.rejected, std::int64_t{*trap.dataLines});
        QCOMPARE(report.from, trap.start * kNsPerSecond);
        QCOMPARE(report.to, trap.end * kNsPerSecond);
        for (const std::string& word : trap.warns) QVERIFY2(result->says(word), word.c_str());
        QCOMPARE(result->sink.rejected().size(), static_cast<std::size_t>(report.rejected));
        QVERIFY(!toJson(result->plan).dump().empty()); // valid UTF-8 throughout
        QVERIFY(!result->plan.first.empty());
    }

    /// Both rows of 02:00 at the end of summer time in Berlin, hour by hour and quarter by quarter; a row written twice stays twice.
    void hoursThatRunTwiceAreTwoHours() {
        const std::int64_t before = 1'729'972'800; // 2024-10-26 20:00 UTC
        for (const std::int64_t step : {3600, 900}) {
            std::string wide = "time,a,b\n", tagged = "time,tag,value\n";
            std::vector<TimeNs> expected;
            for (int i = 0; i < 40; ++i) {
                const std::int64_t utc = before + i * step;
                const std::int64_t local = utc + (utc < 1'729'990'800 ? 7200 : 3600);
                wide += fmt::format("{},{},{}\n", traps::iso(local), i, -i);
                for (const char* tag : {"x", "y", "z"}) tagged += fmt::format("{},{},{}\n", traps::iso(local), tag, i);
                expected.push_back(utc * kNsPerSecond);
                if (step == 900 && i % 7 == 3) { // twice in the file
                    wide += fmt::format("{},{},{}\n", traps::iso(local), i, -i);
                    expected.push_back(utc * kNsPerSecond);
                }
            }
            ImportOptions options;
            options.zone = "Europe/Berlin";
            for (const std::string& content : {wide, tagged}) {
                const auto result = import(write(content), options);
                QCOMPARE(result->error, std::string());
                QCOMPARE(result->report().backward, std::int64_t{0});
                auto times = result->sink.source()->times(0, 0, result->sink.source()->rows(0)).value();
                if (content == tagged) expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
                QVERIFY2(times == expected, content == tagged ? "long" : "wide");
            }
        }
    }

    void thousandsMarksOfEveryKindAreRead() {
        for (const auto& trap : traps::all()) {
            if (!trap.name.starts_with("thousands")) continue;
            const auto result = import(write(trap.content));
            const auto temp = result->column(0, 0);
            for (int i = 0; i < traps::kRows; ++i)
                QVERIFY2(temp[static_cast<std::size_t>(i)] == (i % 9 + 1) * 1000 + 234.5, trap.name.c_str());
        }
    }

    void markersAreBlankedCountedAndSaid_data() {
        QTest::addColumn<double>("base");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("marker");
        QTest::addColumn<int>("markers");
        QTest::newRow("950..956, ten of -999") << 950.0 << 1.0 << -999.0 << 10;
        QTest::newRow("0..1000, ten of -999") << 0.0 << 166.5 << -999.0 << 10;
        QTest::newRow("0..1000, one -999") << 0.0 << 166.5 << -999.0 << 1;
        QTest::newRow("around 5000, -9999") << 4990.0 << 3.5 << -9999.0 << 10;
        QTest::newRow("around 3500, 9999") << 3490.0 << 3.5 << 9999.0 << 10;
        QTest::newRow("20..26, one -999") << 20.0 << 1.0 << -999.0 << 1;
        QTest::newRow("20..26, one 9999") << 20.0 << 1.0 << 9999.0 << 1;
        QTest::newRow("20..26, one 1e30") << 20.0 << 1.0 << 1e30 << 1;
    }
    void markersAreBlankedCountedAndSaid() {
        QFETCH(double, base);
        QFETCH(double, step);
        QFETCH(double, marker);
        QFETCH(int, markers);
        std::string content = "time,a,b\n";
        for (int i = 0; i < 200; ++i) {
            const bool marked = i % 20 == 7 && i / 20 < markers;
            content += fmt::format("{},{},{}\n", traps::iso(traps::kStart + i), marked ? marker : base + i % 7 * step, i);
        }
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        const auto column = result->column(0, 0);
        QCOMPARE(std::count_if(column.begin(), column.end(), [](double v) { return std::isnan(v); }), std::ptrdiff_t{markers});
        QVERIFY(result->says(fmt::format("column 'a': {} cells hold", markers)));
        QVERIFY(!result->says("column 'b':"));
    }

    /// Smooth columns that pass through a marker keep it; a marker not far enough from the rest is kept and said.
    void numbersThatOnlyLookLikeMarkersStay() {
        std::string content = "time,up,down,end,both\n";
        for (int i = 0; i < 300; ++i)
            content += fmt::format("{},{},{},{},{}\n", traps::iso(traps::kStart + i), 9900 + i, -800 - i, 9700 + i,
                                   i % 50 == 3 ? 9999.0 : 6000 + i % 7 * 400.0);
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->column(0, 0).at(99), 9999.0);
        QCOMPARE(result->column(0, 1).at(199), -999.0);
        QCOMPARE(result->column(0, 2).at(299), 9999.0);
        QCOMPARE(result->column(0, 3).at(3), 9999.0);
        QVERIFY(!result->says("cells hold"));
        QVERIFY(result->says("column 'both': 9999 in 6 of 300 cells may mean missing"));
    }

    void tagsBesideTwoColumnsOfNumbersAreSaid() {
        std::string content = "time,sensor,temp,flow\n";
        for (int i = 0; i < 200; ++i)
            for (const char* sensor : {"north", "south", "west"})
                content += fmt::format("{},{},{},{}\n", traps::iso(traps::kStart + i), sensor, i % 9, i % 5);
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        QVERIFY(result->says("times repeat for each 'sensor'"));
        QVERIFY(result->says("long layout"));
    }

    void ratesThatStampNoTimeAreRefused() {
        const auto path = write("a,b\n1,2\n3,4\n5,6\n");
        for (const double rate : {1e300, 1e12, -1.0, std::nan(""), static_cast<double>(INFINITY)}) {
            ImportOptions options;
            options.rateHz = rate;
            const auto result = import(path, options);
            QCOMPARE(result->code, ErrorCode::Usage);
            QVERIFY2(result->error.find("sampling rate") != std::string::npos, result->error.c_str());
        }
        ImportOptions slow;
        slow.rateHz = 1e-12;
        const auto beyond = import(path, slow);
        QCOMPARE(beyond->code, ErrorCode::Data);
        QVERIFY(beyond->error.find("2262") != std::string::npos);
    }

    void aMissingStartIsSaidAndAGivenOneIsNot() {
        const auto elapsed = write("time_s,a\n0,1\n1,2\n2,3\n3,4\n", "elapsed.csv"), bare = write("a,b\n1,2\n3,4\n", "bare.csv");
        ImportOptions options;
        QVERIFY(import(elapsed, options)->says("give the start"));
        options.rateHz = 2;
        QVERIFY(import(bare, options)->says("1970"));
        options.start = traps::kStart * kNsPerSecond;
        const auto stamped = import(bare, options);
        QVERIFY(!stamped->says("start"));
        QCOMPARE(stamped->report().from, *options.start);
        options.rateHz = 0;
        const auto given = import(elapsed, options);
        QVERIFY(!given->says("give the start"));
        QCOMPARE(given->report().from, *options.start);
    }

    /// The file is cut off while its pieces are being parsed.
    void aFileThatBecomesShorterIsAnError() {
        std::string content = "time,a\n";
        for (int i = 0; content.size() < (40u << 20); ++i) content += traps::iso(traps::kStart + i) + ",1.5\n";
        for (const bool wide : {false, true}) {
            const auto path = write(wide ? traps::utf16(content, false) : content);
            CancelSource never;
            const JobContext job(never.token(), [&](const ProgressUpdate&) { std::filesystem::resize_file(path, 1000); });
            const auto result = import(path, {}, job);
            QCOMPARE(result->code, ErrorCode::Data);
            QVERIFY2(result->error.find("became shorter") != std::string::npos, result->error.c_str());
            QVERIFY(result->sink.source() == nullptr);
        }
    }

    void headingRowsGiveUnitsAndDescriptions() {
        for (const auto& trap : traps::all()) {
            if (trap.name != "names, units, descriptions") continue;
            const auto result = import(write(trap.content));
            QCOMPARE(result->plan.channels[0].name, std::string("temp"));
            QCOMPARE(result->plan.channels[0].unit, std::string("degC"));
            QCOMPARE(result->plan.channels[1].description, std::string("inlet flow"));
        }
    }

    void windows1252NamesBecomeUtf8() {
        for (const auto& trap : traps::all())
            if (trap.name == "Windows-1252") {
                const auto result = import(write(trap.content));
                QCOMPARE(result->plan.channels[0].name, std::string("Temp \u00b0C"));
                QCOMPARE(result->plan.channels[1].name, std::string("Zuflu\u00df m\u00b3/h"));
            }
    }

    void aColumnWithoutNumberIsLeftOutAndSaid() {
        for (const auto& trap : traps::all())
            if (trap.name == "all-NaN channel") {
                const auto result = import(write(trap.content));
                QCOMPARE(result->report().leftOut.size(), std::size_t{1});
                QCOMPARE(result->report().leftOut[0].name, std::string("flow"));
                QVERIFY(result->says("flow"));
            }
    }

    void aColumnWhoseOnlyNumberComesLateIsKept() {
        std::string content = "time,a,b,c\n";
        for (int i = 0; i < 60'000; ++i) content += traps::iso(traps::kStart + i) + (i == 30'000 ? ",1,7,\n" : ",1,,\n");
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->plan.channels.size(), std::size_t{2});
        QCOMPARE(result->column(0, 1)[30'000], 7.0);
        QCOMPARE(result->report().leftOut.at(0).name, std::string("c"));
    }

    void labelColumnsBecomeRunsAndNoChannels() {
        std::string content = "time;a;anomaly;state\n";
        for (int i = 0; i < 100; ++i)
            content += fmt::format("{};{};{};{}\n", traps::iso(traps::kStart + i), i, (i >= 10 && i < 20) || i >= 95 ? "1.0" : "0.0",
                                   i == 50 ? "true" : "false");
        ImportOptions options;
        options.labelColumns = {"anomaly", "state"};
        const auto result = import(write(content), options);
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->plan.channels.size(), std::size_t{1});
        const auto at = [](int i) { return (traps::kStart + i) * kNsPerSecond; };
        const std::vector<LabelRun> expected = {{"anomaly", at(10), at(19)}, {"state", at(50), at(50)}, {"anomaly", at(95), at(99)}};
        auto labels = result->sink.labels();
        std::sort(labels.begin(), labels.end(), [](const auto& x, const auto& y) { return x.from < y.from; });
        QVERIFY(labels == expected);
        options.labelColumns = {"nothing"};
        const auto missing = import(write(content), options);
        QCOMPARE(missing->code, ErrorCode::Data);
        QVERIFY(missing->error.find("anomaly") != std::string::npos);
    }

    /// A pause of more than five steps, in either layout; one of five is none.
    void aGapEndsTheRunOfALabelColumn() {
        std::string wide = "time,a,leak\n", tagged = "tag,time,value\n";
        const auto second = [](int i) { return traps::kStart + i + (i >= 30 ? 4 : 0) + (i >= 60 ? 3600 : 0); };
        for (int i = 0; i < 100; ++i) {
            const int bad = (i >= 20 && i < 80) || i == 90;
            wide += fmt::format("{},{},{}\n", traps::iso(second(i)), i, bad);
            tagged += fmt::format("a,{},{}\nleak,{},{}\n", traps::iso(second(i)), i, traps::iso(second(i)), bad);
        }
        ImportOptions options;
        options.labelColumns = {"leak"};
        const auto at = [&](int i) { return second(i) * kNsPerSecond; };
        const std::vector<LabelRun> expected = {{"leak", at(20), at(59)}, {"leak", at(60), at(79)}, {"leak", at(90), at(90)}};
        for (const std::string& content : {wide, tagged}) {
            const auto result = import(write(content), options);
            QCOMPARE(result->error, std::string());
            QVERIFY(result->sink.labels() == expected);
        }
    }

    void patternsThatFitNothingAreNamed() {
        std::string wide = "time,temp,flow\n", tagged = "tag,time,value\n";
        for (int i = 0; i < 20; ++i) {
            wide += fmt::format("{},{},{}\n", traps::iso(traps::kStart + i), i, -i);
            tagged += fmt::format("temp,{},{}\nflow,{},{}\n", traps::iso(traps::kStart + i), i, traps::iso(traps::kStart + i), -i);
        }
        for (const std::string& content : {wide, tagged}) {
            ImportOptions options;
            options.channels = {"temp", "typo"};
            QCOMPARE(import(write(content), options)->plan.unfitted, std::vector<std::string>{"typo"});
            options.channels = {"typo"};
            const auto none = import(write(content), options);
            QCOMPARE(none->code, ErrorCode::Usage);
            QVERIFY(none->error.find("typo") != std::string::npos);
        }
    }

    void aRecipeDecidesWhatAFileLeavesOpen() {
        for (const bool dayFirst : {true, false}) {
            const traps::Lines lines =
                traps::rows({.when = dayFirst ? traps::dayFirst : traps::monthFirst, .start = traps::kFebruary, .step = traps::kQuarter});
            const auto whole = import(write(traps::text(lines)));
            QCOMPARE(whole->error, std::string());
            const auto file = m_folder->path() / "recipe.json";
            QVERIFY(saveRecipe(whole->plan.recipe, file).ok());
            ImportOptions options;
            options.recipe = loadRecipe(file).value();
            QVERIFY(*options.recipe == whole->plan.recipe);
            const auto part = import(write(traps::text(traps::Lines(lines.begin(), lines.begin() + 31))), options);
            QCOMPARE(part->error, std::string());
            QCOMPARE(part->report().from, traps::kFebruary * kNsPerSecond);
            QCOMPARE(part->report().to, (traps::kFebruary + 29 * traps::kQuarter) * kNsPerSecond);
        }
    }

    void undecidedDatesAreSaid() {
        const traps::Lines lines = traps::rows({.when = traps::dayFirst, .start = traps::kFebruary, .step = 60, .count = 30});
        const auto result = import(write(traps::text(lines)));
        QCOMPARE(result->report().from, traps::kFebruary * kNsPerSecond); // 03/02: day first by default
        QVERIFY(result->says("day and month"));
    }

    /// Scoring and the agent must take the same rows: every trap, read the way a model of another trap's channels wants it.
    void anExpectedInputIsReadAsTheAgentReadsIt() {
        const auto training = import(write(traps::text(traps::rows())));
        int read = 0;
        for (const traps::Trap& trap : traps::all()) {
            if (trap.name == "long layout") continue; // one row there is one line here
            const auto path = write(trap.content);
            for (const bool known : {true, false}) {
                ImportOptions options;
                options.expected = ExpectedInput{known ? training->plan.dialect : Json(nullptr), {"flow", "temp"}};
                const auto result = import(path, options);
                table::RowReaderOptions wanted;
                wanted.channels = options.expected->channels;
                if (known) wanted.dialect = table::dialectFromJson(training->plan.dialect).value();
                table::RowReader reader(wanted);
                for (std::size_t at = 0; at < trap.content.size(); at += 50) reader.feed(std::string_view(trap.content).substr(at, 50));
                reader.finish();
                std::vector<TimeNs> times;
                std::vector<double> flow, temp;
                std::string error;
                for (;;) {
                    const auto next = reader.next();
                    if (!next) error = next.error().message;
                    if (!next || next.value() == table::RowReader::Next::End) break;
                    if (next.value() != table::RowReader::Next::Row) continue;
                    times.push_back(reader.time());
                    flow.push_back(reader.values()[0]);
                    temp.push_back(reader.values()[1]);
                }
                QVERIFY2(error.empty() == result->error.empty(), (trap.name + ": " + error + " / " + result->error).c_str());
                if (!error.empty()) continue;
                ++read;
                const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
                    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
                               return x == y || (std::isnan(x) && std::isnan(y));
                           });
                };
                QVERIFY2(same(result->column(0, 0), flow) && same(result->column(0, 1), temp), trap.name.c_str());
                QVERIFY2(result->sink.source()->times(0, 0, result->sink.source()->rows(0)).value() == times, trap.name.c_str());
            }
        }
        QVERIFY(read > 60);
    }

    void aColumnOfNumbersAloneIsATable() {
        ImportOptions options;
        options.rateHz = 10;
        const auto result = import(write("44 \n51 \n27 \n-3.5\n"), options);
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->report().rows, std::int64_t{4});
    }

    void withoutTimeARateStampsTheRows() {
        std::string content = "a,b\n";
        for (int i = 0; i < 5000; ++i) content += fmt::format("{},{}\n", i * 0.5, i % 3);
        const auto refused = import(write(content));
        QCOMPARE(refused->code, ErrorCode::Data);
        QVERIFY(refused->error.find("time") != std::string::npos);
        ImportOptions options;
        options.rateHz = 12'000;
        options.start = traps::kStart * kNsPerSecond;
        const auto result = import(write(content), options);
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->report().rows, std::int64_t{5000});
        QCOMPARE(result->report().from, *options.start);
        QCOMPARE(result->report().to, *options.start + static_cast<TimeNs>(std::llround(4999 * 1e9 / 12'000)));
        QCOMPARE(result->plan.channels.size(), std::size_t{2});
    }

    void longTablesWithUnlikeTimesGiveAGroupATag() {
        std::string content = "timestamp;sensor;value\n";
        for (int i = 0; i < 1000; ++i) {
            content += fmt::format("{};fast;{}\n", traps::iso(traps::kStart + i), i);
            if (i % 10 == 0) content += fmt::format("{};slow;{}\n", traps::iso(traps::kStart + i), -i);
        }
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->report().rows, std::int64_t{1100});
        QCOMPARE(result->sink.source()->groups().size(), std::size_t{2});
        QCOMPARE(result->column(0, 0).size(), std::size_t{1000});
        QCOMPARE(result->column(1, 0).at(99), -990.0);
        QCOMPARE(result->report().backward, std::int64_t{0});
    }

    void longTablesInBlocksOfTagsShareOneGroupToo() {
        std::string content = "tag,time,value\n";
        for (const char* tag : {"a", "b", "c"})
            for (int i = 0; i < 3000; ++i) content += fmt::format("{},{},{}\n", tag, traps::iso(traps::kStart + i), tag[0] * 1000 + i);
        const auto result = import(write(content));
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->sink.source()->groups().size(), std::size_t{1});
        QCOMPARE(result->column(0, 2).at(2999), 'c' * 1000 + 2999.0);
    }

    /// Every cut of the file into pieces must give what a plain loop over strtod gives.
    void bigFilesAreReadBitByBitLikeStrtod() {
        std::string content = "time,a,\"b, quoted\",c\n";
        std::vector<std::array<double, 3>> expected;
        std::uint64_t seed = 1;
        const auto random = [&] { return seed = seed * 6364136223846793005u + 1442695040888963407u; };
        for (int i = 0; content.size() < (5u << 20); ++i) {
            std::array<std::string, 3> cells;
            for (std::size_t c = 0; c < 3; ++c) {
                const double value =
                    static_cast<double>(static_cast<std::int64_t>(random())) * std::pow(10.0, static_cast<double>(random() >> 59) - 26);
                cells[c] = random() % 2 ? fmt::format("{}", value) : fmt::format("{:.6f}", value * 1e-3);
            }
            const char* note = i % 1000 == 7 ? ",\"a note\nover, \"\"lines\"\"\"\n" : ",x\n";
            if (i == 0) content = "time,a,\"b, quoted\",c,note\n";
            content += traps::iso(traps::kStart + i) + "," + cells[0] + ",\"" + cells[1] + "\"," + cells[2] + note;
            expected.push_back(
                {std::strtod(cells[0].c_str(), nullptr), std::strtod(cells[1].c_str(), nullptr), std::strtod(cells[2].c_str(), nullptr)});
        }
        const auto path = write(content);
        for (const int threads : {2, 3}) {
            ImportOptions options;
            options.threads = threads;
            const auto result = import(path, options);
            QCOMPARE(result->error, std::string());
            QCOMPARE(result->report().rejected, std::int64_t{0});
            QCOMPARE(result->report().rows, static_cast<std::int64_t>(expected.size()));
            for (std::size_t c = 0; c < 3; ++c) {
                const auto column = result->column(0, c);
                for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(std::memcmp(&column[i], &expected[i][c], sizeof(double)) == 0);
            }
            QCOMPARE(result->report().duplicates + result->report().backward, std::int64_t{0});
        }
    }

    void rejectedLinesOfBigFilesHaveTheirNumbers() {
        std::string content = "time,a\n";
        std::vector<std::int64_t> bad;
        for (int i = 0; i < 200'000; ++i) {
            const bool wrong = i % 33'333 == 12'345;
            content += traps::iso(traps::kStart + i) + (wrong ? ",oops\n" : ",1.5\n");
            if (wrong) bad.push_back(i + 2);
        }
        const auto result = import(write(content));
        QCOMPARE(result->sink.rejected().size(), bad.size());
        for (std::size_t i = 0; i < bad.size(); ++i) QCOMPARE(result->sink.rejected()[i].line, bad[i]);
    }

    void aLineBeyondTheLimitInsideAFileIsOneRejectedRow() {
        traps::Lines lines = traps::rows();
        lines.insert(lines.begin() + 101, std::string(40u << 20, 'x'));
        const std::string content = traps::text(lines);
        for (const bool wide : {false, true}) {
            const auto result = import(write(wide ? traps::utf16(content, true) : content));
            QCOMPARE(result->error, std::string());
            QCOMPARE(result->report().rows, std::int64_t{200});
            QCOMPARE(result->report().rejected, std::int64_t{1});
            QCOMPARE(result->sink.rejected().at(0).line, std::int64_t{102});
            QCOMPARE(result->report().to, (traps::kStart + 199 * 60) * kNsPerSecond);
        }
        // The same in the long layout, and with a label column.
        std::string tagged = "tag,time,value\n", labelled = "time,a,alarm\n";
        for (int i = 0; i < 200; ++i) {
            if (i == 100) tagged += std::string(40u << 20, 'x') + "\n", labelled += std::string(40u << 20, 'x') + "\n";
            tagged += fmt::format("a,{},{}\nb,{},{}\n", traps::iso(traps::kStart + i), i, traps::iso(traps::kStart + i), -i);
            labelled += fmt::format("{},{},{}\n", traps::iso(traps::kStart + i), i, i > 150 ? 1 : 0);
        }
        const auto apart = import(write(tagged));
        QCOMPARE(apart->error, std::string());
        QCOMPARE(apart->report().rows, std::int64_t{400});
        ImportOptions options;
        options.labelColumns = {"alarm"};
        const auto labels = import(write(labelled), options);
        QCOMPARE(labels->report().rejected, std::int64_t{1});
        QCOMPARE(labels->sink.labels().size(), std::size_t{1});
    }

    void bigUtf16FilesAreTheSame() {
        std::string content = "time,a\r\n";
        for (int i = 0; i < 100'000; ++i) content += traps::iso(traps::kStart + i) + fmt::format(",{}.25\r\n", i);
        const auto plain = import(write(content)), wide = import(write(traps::utf16(content, false)));
        QCOMPARE(wide->error, std::string());
        QCOMPARE(wide->report().rows, std::int64_t{100'000});
        QVERIFY(plain->column(0, 0) == wide->column(0, 0));
    }

    void anAwkwardFileIsAnErrorOfItsOwn_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("header only") << QByteArray("time,temp\n");
        QTest::newRow("binary") << QByteArray("\x01\x02\x00\xff\xfe\x00\x08\x07\x11\x13", 10).repeated(3000);
        QTest::newRow("prose") << QByteArray("The pump ran dry, as pumps do.\nNobody was there, nobody saw.\n").repeated(50);
        QTest::newRow("20 MB line") << QByteArray(20 << 20, '1');
        QTest::newRow("20 MB of NUL") << QByteArray(20 << 20, '\0');
        QTest::newRow("all NaN") << QByteArray("time,a\n2024-01-01 00:00:00,NaN\n2024-01-01 00:00:01,NaN\n");
        QTest::newRow("words") << QByteArray("time,a\n2024-01-01 00:00:00,on\n2024-01-01 00:00:01,off\n");
        QTest::newRow("5000 columns") << QByteArray("1,").repeated(5000) + "1\n" + QByteArray("2,").repeated(5000) + "3\n";
    }
    void anAwkwardFileIsAnErrorOfItsOwn() {
        QFETCH(QByteArray, content);
        const auto result = import(write(content.toStdString()));
        QCOMPARE(result->code, ErrorCode::Data);
        QVERIFY2(result->error.starts_with("file.csv: "), result->error.c_str());
        QVERIFY(result->sink.source() == nullptr);
    }

    void missingFilesAndFoldersAreErrors() {
        QCOMPARE(import(m_folder->path() / "nothing.csv")->code, ErrorCode::NotFound);
        QCOMPARE(import(m_folder->path())->code, ErrorCode::Data);
    }

    void cancelStopsAndNothingIsFinished() {
        std::string content = "time,a\n";
        for (int i = 0; i < 200'000; ++i) content += traps::iso(traps::kStart + i) + ",1.5\n";
        CancelSource cancel;
        JobContext job(cancel.token(), [&](const ProgressUpdate&) { cancel.cancel(); });
        const auto result = import(write(content), {}, job);
        QCOMPARE(result->code, ErrorCode::Cancelled);
        QVERIFY(result->sink.source() == nullptr);
    }

    void realFilesOfTheValveRigAreRead() {
        const QByteArray folder = qgetenv("TOCSIN_DATA_DIR");
        const std::filesystem::path data =
            folder.isEmpty() ? std::filesystem::path(TOCSIN_SOURCE_DIR) / "../shared/data" : std::filesystem::path(folder.toStdString());
        const auto path = data / "skab/valve1/0.csv";
        if (!std::filesystem::exists(path)) QSKIP("the SKAB data are not here (TOCSIN_DATA_DIR)");
        ImportOptions options;
        options.labelColumns = {"anomaly", "changepoint"};
        const auto result = import(path, options);
        QCOMPARE(result->error, std::string());
        QCOMPARE(result->plan.channels.size(), std::size_t{8});
        QCOMPARE(result->report().rejected, std::int64_t{0});
        QVERIFY(result->report().rows > 1000);
        QVERIFY(!result->sink.labels().empty());
    }
};

QTEST_GUILESS_MAIN(CsvImporterTest)
#include "tst_csv_importer.moc"
