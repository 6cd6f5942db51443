// SPDX-License-Identifier: GPL-3.0-or-later
// CSV import against pandas.read_csv on the same file in one go: ISO time and 8 numbers a row, 2.5 million rows (210 MB) unless told
// otherwise. usage: bench_csv [ROWS] [THREADS]. Prints throughput, ratio, memory; exit 4 when a value differs from strtod.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <fstream>

#include "core/base/json.h"
#include "core/base/process_memory.h"
#include "core/base/temporary_folder.h"
#include "plugins/csv/csv_importer.h"
#include "tests/bench/goals.h"
#include "tests/bench/table_file.h"

using namespace tocsin;
using namespace tocsin::ingest;
using bench::kColumns, bench::writeTable;

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Typed columns in memory, as pandas makes them; or only counted.
struct Columns final : RecordingSink {
    bool keep = true;
    std::vector<TimeNs> times;
    std::vector<std::vector<double>> values{kColumns};
    std::int64_t rows = 0, bytes = 0;
    Result<void> begin(const std::vector<series::GroupInfo>&) override { return {}; }
    Result<void> append(std::size_t, const series::SampleBlock& block) override {
        rows += static_cast<std::int64_t>(block.times.size());
        if (!keep) return {};
        if (times.empty()) { // a piece is 1 MiB of the file
            const auto all =
                static_cast<std::size_t>(static_cast<double>(block.times.size()) * static_cast<double>(bytes) / (1 << 20) * 1.02) + 1000;
            times.reserve(all);
            for (auto& column : values) column.reserve(all);
        }
        times.insert(times.end(), block.times.begin(), block.times.end());
        for (std::size_t c = 0; c < values.size(); ++c) values[c].insert(values[c].end(), block.columns[c].begin(), block.columns[c].end());
        return {};
    }
    Result<void> reject(const RejectedRow&) override { return {}; }
    Result<void> label(const LabelRun&) override { return {}; }
    Result<void> finish(const ImportReport&) override { return {}; }
};

double import(const std::filesystem::path& path, int threads, Columns& columns) {
    const double start = now();
    csv::CsvImporter importer;
    ImportOptions options;
    options.threads = threads;
    auto plan = importer.plan(path, options, {});
    if (plan) columns.bytes = plan.value().bytes;
    if (!plan || !importer.read(plan.value(), columns, {})) {
        std::fprintf(stderr, "import failed\n");
        std::exit(4);
    }
    return now() - start;
}

/// Every 97th row against strtod.
bool sameBits(const std::filesystem::path& path, const Columns& columns) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    for (std::size_t row = 0; std::getline(file, line); ++row) {
        if (row % 97 != 0) continue;
        const char* p = line.c_str() + 20;
        for (const auto& column : columns.values) {
            char* end = nullptr;
            const double value = std::strtod(p, &end);
            if (std::memcmp(&value, &column[row], sizeof value) != 0) {
                std::printf("row %zu: %.17g is not %.17g\n", row, column[row], value);
                return false;
            }
            p = end + 1;
        }
    }
    return true;
}

/// Seconds of the rival; 0 where Python or pandas is missing.
double pandasSeconds(const std::filesystem::path& path) {
    const std::string command =
        fmt::format("/usr/bin/python3 '{}/tests/bench/rivals/csv_pandas.py' '{}' 2>/dev/null", TOCSIN_SOURCE_DIR, path.string());
    FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe) return 0;
    std::string answer;
    char piece[256];
    while (std::fgets(piece, sizeof piece, pipe)) answer += piece;
    ::pclose(pipe);
    const auto json = parseJson(answer, "pandas");
    return json ? json.value().value("seconds", 0.0) : 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 2'500'000;
    const int threads = argc > 2 ? std::atoi(argv[2]) : 2;
    auto folder = TemporaryFolder::create();
    if (!folder) return 4;
    const auto path = folder.value().path() / "big.csv";
    writeTable(path, rows);
    const double megabytes = static_cast<double>(std::filesystem::file_size(path)) / 1e6;

    Columns counted;
    counted.keep = false;
    double streaming = 1e9;
    for (int i = 0; i < 3; ++i) streaming = std::min(streaming, import(path, threads, counted));
    const double memory = static_cast<double>(peakResidentBytes()) / 1e6;
    double kept = 1e9;
    Columns columns;
    for (int i = 0; i < 3; ++i) {
        columns = {};
        kept = std::min(kept, import(path, threads, columns));
    }
    if (columns.rows != rows || !sameBits(path, columns)) return 4;
    std::printf("csv            %.0f MB, %lld rows x %d numbers, %d threads\n", megabytes, static_cast<long long>(rows), kColumns, threads);
    std::printf("parse          %.3f s  %.0f MB/s (streamed; peak memory %.0f MB)\n", streaming, megabytes / streaming, memory);
    std::printf("into columns   %.3f s  %.0f MB/s (bits equal to strtod)\n", kept, megabytes / kept);
    bench::Goals goals("bench_csv");
    goals.atMost("megabytes of memory while streaming", memory, 300);
    if (const double rival = pandasSeconds(path); rival > 0) {
        std::printf("pandas         %.3f s  %.0f MB/s\nratio          %.2f (streamed %.2f)\n", rival, megabytes / rival, rival / kept,
                    rival / streaming);
        goals.atLeast("ratio to pandas.read_csv", rival / kept, 4);
    } else {
        goals.without("pandas is not here (Debian: python3-pandas)");
    }
    return goals.exitCode();
}
