// SPDX-License-Identifier: GPL-3.0-or-later
// Threshold curve, solver and ROC over 10 million scores. Prints one line a figure and, where scikit-learn is there, the ratio to it on the
// same numbers.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <sys/wait.h>

#include "core/alarm/episode_curve.h"
#include "core/alarm/point_metrics.h"
#include "core/alarm/threshold_solver.h"
#include "core/base/temporary_folder.h"
#include "tests/bench/goals.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Least of three runs.
template<class F>
double seconds(F run) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const double start = now();
        run();
        best = std::min(best, now() - start);
    }
    return best;
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    std::mt19937_64 random(1);
    std::normal_distribution<float> noise;
    std::vector<float> scores(count);
    std::vector<std::uint8_t> bad(count);
    float state = 0;
    for (std::size_t i = 0; i < count; ++i) {
        state = 0.9f * state + noise(random); // scores of overlapping windows hang together
        bad[i] = random() % 1000 == 0;
        scores[i] = state + (bad[i] ? 3.0f : 0.0f);
    }
    SolverRequest request;
    request.budget = *parseBudget("1/1d");
    for (int machine = 0; machine < 10; ++machine) {
        ScoreSeries series{"M" + std::to_string(machine), {}, {}, kNsPerSecond};
        for (std::size_t i = 0; i < count / 10; ++i) {
            series.times.push_back(static_cast<TimeNs>(i) * kNsPerSecond);
            series.scores.push_back(scores[static_cast<std::size_t>(machine) * (count / 10) + i]);
        }
        request.clean.push_back(std::move(series));
    }

    bench::Goals goals("bench_alarm");
    std::optional<EpisodeCurve> curve;
    for (const RuleForm form : {RuleForm{1, 1, 0}, RuleForm{1, 1, 0.5}, RuleForm{3, 5, 0.5}}) {
        const double first = seconds([&] { curve.emplace(request.clean, form); });
        std::int64_t sum = 0;
        constexpr int kMoves = 10'000;
        const double moves = seconds([&] {
            for (int i = 0; i < kMoves; ++i) {
                const double u = curve->lowest() + (static_cast<double>(curve->highest()) - curve->lowest()) * i / kMoves;
                sum += curve->falseAlarms(u) + static_cast<std::int64_t>(curve->alarmDays(u)) + curve->eventsFound(u);
            }
        });
        std::printf("curve %d of %d, hysteresis %.1f: first %.3f s, a move of the slider %.2f us (check %lld)\n", form.m, form.n,
                    form.hysteresis, first, 1e6 * moves / kMoves, static_cast<long long>(sum));
        goals.atMost("seconds of the first curve", first, 1);
        goals.atMost("milliseconds of a move of the slider", 1e3 * moves / kMoves, 16);
    }
    std::size_t points = 0;
    const double chart = seconds([&] { points = curve->points(2000).size(); });
    std::printf("%zu points for the chart: %.2f ms\n", points, 1e3 * chart);
    std::string answer;
    const double solved = seconds([&] {
        const auto record = solveThreshold(request);
        answer = record ? toJson(*record).dump() : record.error().message;
    });
    std::printf("solver: %.3f s\n  %s\n", solved, answer.c_str());
    goals.atMost("seconds of the solver", solved, 1);
    RankMetrics ranks;
    const double ranked = seconds([&] { ranks = rankMetrics(scores, bad); });
    std::printf("ROC AUC and average precision: %.3f s (auc %.9f, ap %.9f)\n", ranked, ranks.auc.value_or(0),
                ranks.averagePrecision.value_or(0));
    std::fflush(stdout);

    const auto folder = TemporaryFolder::create();
    if (!folder) return 4;
    std::ofstream(folder->path() / "scores.f32", std::ios::binary)
        .write(reinterpret_cast<const char*>(scores.data()), static_cast<std::streamsize>(4 * count));
    std::ofstream(folder->path() / "bad.u8", std::ios::binary)
        .write(reinterpret_cast<const char*>(bad.data()), static_cast<std::streamsize>(count));
    const std::string rival = std::string("/usr/bin/python3 " TOCSIN_SOURCE_DIR "/tests/bench/rivals/roc_sklearn.py ") +
                              folder->path().string() + " " + std::to_string(ranked);
    const int status = std::system(rival.c_str());
    if (WIFEXITED(status) && WEXITSTATUS(status) == bench::kNoRival)
        goals.without("scikit-learn is not here (Debian: python3-sklearn)");
    else if (status != 0)
        return 4;
    return goals.exitCode();
}
