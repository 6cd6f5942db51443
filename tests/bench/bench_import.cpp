// SPDX-License-Identifier: GPL-3.0-or-later
// Import into a project (samples, pyramid, hashes, rows, all synced) against pandas.read_csv followed by h5py with gzip, which is what an
// engineer would write herself: the same file in one run. 2.5 million rows (210 MB) unless told otherwise. usage: bench_import [ROWS]
// The seconds of `tocsin import` are those of the whole process, the rival's begin after its libraries are loaded.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/json.h"
#include "core/base/temporary_folder.h"
#include "tests/bench/goals.h"
#include "tests/bench/table_file.h"

using namespace tocsin;

namespace {

struct Outcome {
    int code = -1;
    double seconds = 0, megabytes = 0; ///< wall clock; peak memory of the process
    std::string out;
};

Outcome runProgram(const std::vector<std::string>& words) {
    int ends[2];
    if (::pipe(ends) != 0) return {};
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0) return {};
    if (child == 0) {
        ::dup2(ends[1], 1);
        ::close(ends[0]);
        ::close(ends[1]);
        std::vector<char*> argv;
        for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    Outcome outcome;
    char piece[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], piece, sizeof piece)) > 0;) outcome.out.append(piece, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    outcome.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return outcome;
}

} // namespace

int main(int argc, char** argv) {
    const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 2'500'000;
    auto folder = TemporaryFolder::create();
    if (!folder) return 4;
    const auto source = folder.value().path() / "big.csv";
    bench::writeTable(source, rows);
    const double megabytes = static_cast<double>(std::filesystem::file_size(source)) / 1e6;
    const std::string tocsin = TOCSIN_BIN_DIR "/tocsin";

    Outcome ours;
    ours.seconds = 1e9;
    for (int round = 0; round < 2; ++round) {
        const auto project = (folder.value().path() / fmt::format("project{}.tocsin", round)).string();
        if (runProgram({tocsin, "new", project, "--json"}).code != 0) return 4;
        const Outcome once = runProgram({tocsin, "import", project, source.string(), "--asset", "bench", "--json"});
        const auto answer = parseJson(once.out, "import");
        if (once.code != 0 || !answer.ok() || (*answer)["recordings"][0].value("rows", std::int64_t{0}) != rows) {
            std::fprintf(stderr, "import failed: %s\n", once.out.c_str());
            return 4;
        }
        if (once.seconds < ours.seconds) ours = once;
        std::filesystem::remove_all(project);
    }
    std::printf("file                 %.0f MB, %lld rows x %d numbers\n", megabytes, static_cast<long long>(rows), bench::kColumns);
    std::printf("tocsin import        %.2f s  %.0f MB/s, peak memory %.0f MB (whole process)\n", ours.seconds, megabytes / ours.seconds,
                ours.megabytes);
    const Outcome rival = runProgram({"/usr/bin/python3", TOCSIN_SOURCE_DIR "/tests/bench/rivals/import_h5py.py", source.string(),
                                      (folder.value().path() / "rival.h5").string()});
    const auto answer = parseJson(rival.out, "rival");
    bench::Goals goals("bench_import");
    goals.atMost("megabytes of memory", ours.megabytes, 300);
    if (rival.code != 0 || !answer.ok()) {
        goals.without("pandas and h5py are not here (Debian: python3-pandas, python3-h5py)");
        return goals.exitCode();
    }
    const double seconds = answer->value("seconds", 0.0);
    std::printf("pandas + h5py (gzip) %.2f s  %.0f MB/s, peak memory %.0f MB\nratio                %.1f\n", seconds, megabytes / seconds,
                rival.megabytes, seconds / ours.seconds);
    goals.atLeast("ratio to pandas and h5py", seconds / ours.seconds, 5);
    return goals.exitCode();
}
