// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin where it really runs: in the child, on files of this test and on published ones.
#include <QtTest>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/ingest/child_importer.h"
#include "core/ingest/memory_sink.h"
#include "core/plugin/plugin_registry.h"
#include "tests/plugins/mat/mat_writer.h"

using namespace tocsin;
using namespace tocsin::ingest;
namespace fs = std::filesystem;

namespace {

fs::path dataFolder() {
    if (const char* folder = std::getenv("TOCSIN_DATA_DIR"); folder && *folder) return folder;
    return fs::path(TOCSIN_SOURCE_DIR) / ".." / "shared" / "data";
}

std::vector<double> ramp(std::size_t count) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<double>(i) / 8;
    return values;
}

ImportOptions at(double hz, std::vector<std::string> channels = {}) {
    ImportOptions options;
    options.asset = "rig";
    options.rateHz = hz;
    options.channels = std::move(channels);
    return options;
}

bool anyContains(const std::vector<std::string>& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

} // namespace

class TestMatImporter : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    std::optional<ChildImporter> m_importer;
    [[nodiscard]] fs::path path(const char* name = "x.mat") const { return m_folder->path() / name; }

    Result<ImportReport> import(const fs::path& file, const ImportOptions& options, MemorySink& sink) {
        TOCSIN_ASSIGN(const ImportPlan plan, m_importer->plan(file, options, {}));
        return m_importer->read(plan, sink, {});
    }

private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder.emplace(std::move(*folder));
        const plugin::PluginRegistry registry(fs::path(TOCSIN_BIN_DIR) / ".." / "lib" / "plugins");
        const plugin::PluginInfo* info = registry.find("mat");
        QVERIFY2(info, registry.failures().empty() ? "no mat plugin" : registry.failures()[0].reason.c_str());
        QVERIFY(info->foreign);
        m_importer.emplace(info->library, fs::path(TOCSIN_BIN_DIR) / "tocsin-parser");
    }

    void aFileBecomesARecording() {
        {
            MatWriter writer(path(), MAT_FT_MAT5, MAT_COMPRESSION_ZLIB);
            writer.vector("X105_DE_time", ramp(200'000)); // more than one block
            writer.vector("X105_FE_time", ramp(200'000));
            writer.vector("X105_oil", ramp(50));
            writer.scalar("X105RPM", 1797);
        }
        ImportOptions options = at(12000);
        options.start = 10 * kNsPerSecond;
        const auto plan = m_importer->plan(path(), options, {});
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().message.c_str());
        QCOMPARE(plan->importer, std::string("mat"));
        QCOMPARE(plan->channels.size(), std::size_t{3});
        QCOMPARE(plan->first.size(), std::size_t{200});
        QCOMPARE(plan->last.size(), std::size_t{20});
        QCOMPARE(plan->last.back().values[0], 199'999 / 8.0);
        QVERIFY(anyContains(plan->sentences, "X105_DE_time is called DE_time"));
        QVERIFY(plan->warnings.empty());
        QCOMPARE(plan->recipe.rateHz, 12000.0);
        MemorySink sink;
        const auto report = m_importer->read(*plan, sink, {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->rows, 200'000);
        QCOMPARE(report->rejected, 0);
        QCOMPARE(report->from, 10 * kNsPerSecond);
        QCOMPARE(report->to, 10 * kNsPerSecond + std::llround(199'999 * 1e9 / 12000));
        QCOMPARE(report->metadata["RPM"].get<double>(), 1797.0);
        QVERIFY(sink.source());
        QCOMPARE(sink.source()->groups().size(), std::size_t{2});
        QCOMPARE(sink.source()->groups()[0].channels[1].name, std::string("FE_time"));
        QCOMPARE(sink.source()->groups()[0].channels[0].rateHz, 12000.0);
        const auto values = sink.source()->values(0, 1, 0, 200'000);
        QVERIFY(values.ok());
        QCOMPARE(*values, ramp(200'000));
        QCOMPARE(sink.source()->rows(1), 50);
    }

    void missingRateIsAskedForAndMissingStartIsSaid() {
        {
            MatWriter writer(path());
            writer.vector("a", ramp(100));
        }
        const auto refused = m_importer->plan(path(), at(0), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.find("x.mat") == 0);
        MemorySink sink;
        const auto report = import(path(), at(10), sink);
        QVERIFY(report.ok());
        QCOMPARE(report->from, TimeNs{0});
        QVERIFY(anyContains(report->warnings, "1970-01-01"));
    }

    void aTimeVectorIsUsedAndItsFaultsAreCounted() {
        {
            MatWriter writer(path());
            std::vector<double> times(100);
            for (std::size_t i = 0; i < times.size(); ++i) times[i] = 1.6e9 + static_cast<double>(i) / 4;
            times[10] = times[9];
            times[20] = times[18];
            times[30] = std::nan("");
            writer.vector("t", times);
            writer.vector("a", ramp(100));
            std::vector<double> fault(100);
            fault[50] = fault[51] = 1;
            writer.vector("fault", fault);
            writer.vector("empty", std::vector<double>(100, std::nan("")));
        }
        ImportOptions options = at(0);
        options.labelColumns = {"fault"};
        MemorySink sink;
        const auto report = import(path(), options, sink);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->rows, 99);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(sink.rejected().at(0).line, 31);
        QCOMPARE(report->duplicates, 1);
        QCOMPARE(report->backward, 1);
        QCOMPARE(report->from, 1'600'000'000 * kNsPerSecond);
        QCOMPARE(sink.source()->groups()[0].channels.size(), std::size_t{1});
        QCOMPARE(sink.source()->groups()[0].channels[0].rateHz, 4.0);
        QVERIFY(anyContains(report->warnings, "empty"));
        QCOMPARE(sink.labels().size(), std::size_t{1});
        QCOMPARE(sink.labels()[0].from, 1'600'000'000 * kNsPerSecond + 12'500'000'000);
        QCOMPARE(sink.labels()[0].to, 1'600'000'000 * kNsPerSecond + 12'750'000'000);
    }

    void oneSampleIsNoVector() {
        {
            MatWriter writer(path());
            writer.scalar("a", 1);
        }
        const auto plan = m_importer->plan(path(), at(10), {});
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().code, ErrorCode::Data);
    }

    void mutatedFilesNeverReachThisProcess() {
        std::size_t refused = 0, read = 0;
        std::uint32_t state = 5;
        const auto next = [&state](std::size_t n) {
            state = state * 1664525u + 1013904223u;
            return (state >> 8) % n;
        };
        for (const auto compression : {MAT_COMPRESSION_NONE, MAT_COMPRESSION_ZLIB}) {
            {
                MatWriter writer(path(), MAT_FT_MAT5, compression);
                writer.vector("X1_a", ramp(200));
                writer.add(MatWriter::structure(
                    "rig", {{"de", MatWriter::doubles(nullptr, ramp(64), 64, 1)}, {"who", MatWriter::text(nullptr, "lab")}}));
                writer.scalar("rpm", 5);
            }
            const std::string whole = *readFile(path());
            for (int i = 0; i < 60; ++i) {
                std::string bytes = whole;
                if (i % 3 == 0) bytes.resize(1 + next(bytes.size() - 1));
                // Mostly in the tags and headers, where it hurts.
                for (int k = 0; k < 4; ++k) bytes[next(bytes.size())] = static_cast<char>(next(256));
                for (int k = 0; k < 3 && bytes.size() > 400; ++k) bytes[128 + next(200)] = static_cast<char>(next(256));
                std::ofstream(path("m.mat"), std::ios::binary) << bytes;
                MemorySink sink;
                const auto report = import(path("m.mat"), at(10), sink);
                if (report.ok())
                    ++read;
                else {
                    ++refused;
                    QVERIFY2(report.error().message.find("m.mat") != std::string::npos, report.error().message.c_str());
                    QVERIFY(!sink.source());
                }
            }
        }
        QVERIFY(refused + read == 120);
        QVERIFY(refused > 40); // every cut, at least
    }

    void cwruFilesAreReadAsTheirCatalogueSays() {
        const fs::path folder = dataFolder() / "cwru";
        std::ifstream manifest(folder / "manifest.csv");
        if (!manifest) QSKIP("no CWRU data (TOCSIN_DATA_DIR)");
        std::string line;
        std::getline(manifest, line);
        int files = 0;
        while (std::getline(manifest, line)) {
            const QStringList cells = QString::fromStdString(line).split(',');
            const fs::path file = folder / cells[0].toStdString();
            if (!fs::exists(file)) continue;
            if (++files % 4 != 1 && file.filename() != "174.mat" && file.filename() != "97_first70.mat")
                continue; // a quarter is enough here
            MemorySink sink;
            const auto report = import(file, at(cells[7].toDouble(), {"*_DE_time"}), sink);
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
            QCOMPARE(report->rows, cells[8].toLongLong());
            QCOMPARE(sink.source()->groups()[0].channels.size(), std::size_t{1});
            QCOMPARE(sink.source()->groups()[0].channels[0].name, std::string("DE_time"));
            if (!cells[9].isEmpty() && report->metadata.contains("RPM"))
                QCOMPARE(report->metadata["RPM"].get<double>(), cells[9].toDouble());
        }
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(TestMatImporter)
#include "tst_mat_importer.moc"
