// SPDX-License-Identifier: GPL-3.0-or-later
// One training step (forward, backward, AdamW) of wdcnn (64 windows of 1 x 2048) and of a two-layer LSTM of 64 (128 windows of 30 x 14),
// beside the same networks in Python PyTorch (rivals/train_step.py) with 1 and 2 threads of LibTorch and of the BLAS. Rounds alternate; the
// best median of each side counts.
//
// usage: bench_train_step [ROUNDS] [SECONDS]
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <torch/torch.h>
#include <vector>

#include "core/learn/detail/optimizer.h"
#include "core/network/architecture.h"
#include "core/network/detail/thread_plan.h"
#include "core/network/detail/torch_network.h"
#include "core/network/graph_builder.h"
#include "tests/bench/goals.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Timing {
    double median = 1e9, least = 1e9;
};

Graph wdcnn() {
    std::vector<std::string> classes{"normal"};
    while (classes.size() < 10) classes.push_back("fault" + std::to_string(classes.size()));
    return *(*architectureNamed("wdcnn"))->build({1, 2048, classes, {{"window_normalise", "0"}}, 1});
}

Graph lstm() {
    GraphBuilder builder("lstm", 14, 30, 1);
    int x = builder.apply(NodeKind::Transpose, {builder.input()}, "steps");
    x = builder.lstm(builder.lstm(x, 64, "lstm1"), 64, "lstm2");
    x = builder.linear(builder.apply(NodeKind::Flatten, {builder.slice(x, 0, -1, 30, "last")}, "state"), 1, "out");
    builder.output("score", builder.reshape(x, {}, "score"));
    return *builder.finish();
}

Timing ours(const std::string& name, double seconds) {
    torch::manual_seed(0);
    const bool isWdcnn = name == "wdcnn";
    TorchNetwork network(isWdcnn ? wdcnn() : lstm());
    network.setTraining(true);
    const torch::Tensor x = isWdcnn ? torch::randn({64, 1, 2048}) : torch::randn({128, 14, 30});
    const torch::Tensor y = isWdcnn ? torch::randint(0, 10, {64}, torch::kInt64) : torch::randn({128});
    const std::string output = isWdcnn ? "logits" : "score";
    learn::AdamW optimizer(network.trainedParameters(), 0.01);
    std::vector<double> times;
    for (const double end = now() + seconds; times.size() < 5 || now() < end;) {
        const double start = now();
        optimizer.zeroGradients();
        const torch::Tensor answer = network.forward(x, {output}).at(output);
        (isWdcnn ? torch::cross_entropy_loss(answer, y) : torch::mse_loss(answer, y)).backward();
        optimizer.step(1e-3);
        times.push_back(now() - start);
    }
    times.erase(times.begin(), times.begin() + 2);
    std::ranges::sort(times);
    return {times[times.size() / 2] * 1e3, times.front() * 1e3};
}

/// The rival's line; empty when it did not run.
std::string rival(const std::string& name, int threads, int blas, double seconds) {
    const std::string command = "OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=" + std::to_string(blas) + " /usr/bin/python3 '" +
                                TOCSIN_SOURCE_DIR "/tests/bench/rivals/train_step.py' " + name + " " + std::to_string(threads) + " " +
                                std::to_string(seconds) + " 2>/dev/null";
    std::string line;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        std::array<char, 256> buffer{};
        while (std::fgets(buffer.data(), buffer.size(), pipe)) line += buffer.data();
        pclose(pipe);
    }
    return line;
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 3;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 1.5;
    useThreads(1); // as training plans it
    std::string load;
    std::getline(std::ifstream("/proc/loadavg"), load);
    const char* core = std::getenv("OPENBLAS_CORETYPE");
    std::printf("load %s, OPENBLAS_CORETYPE %s, ours: 1 thread\n", load.c_str(), core ? core : "unset");
    bench::Goals goals("bench_train_step");
    for (const std::string name : {"wdcnn", "lstm"}) {
        Timing best, other;
        std::string setting, note;
        for (int round = 0; round < rounds; ++round) {
            const Timing mine = ours(name, seconds);
            best = {std::min(best.median, mine.median), std::min(best.least, mine.least)};
            for (const auto& [threads, blas] : {std::pair{1, 1}, std::pair{2, 2}, std::pair{2, 1}, std::pair{1, 2}}) {
                const std::string line = rival(name, threads, blas, seconds);
                Timing theirs;
                int steps = 0;
                std::array<char, 64> version{};
                if (std::sscanf(line.c_str(), "%lf %lf %d %63s", &theirs.median, &theirs.least, &steps, version.data()) != 4) {
                    note = line;
                    continue;
                }
                other.least = std::min(other.least, theirs.least);
                if (theirs.median >= other.median) continue;
                other.median = theirs.median;
                setting =
                    "PyTorch " + std::string(version.data()) + ", " + std::to_string(threads) + " threads, BLAS " + std::to_string(blas);
            }
        }
        if (setting.empty()) {
            std::printf("%-6s %.2f ms a step (least %.2f); rival: %s\n", name.c_str(), best.median, best.least,
                        note.empty() ? "did not run\n" : note.c_str());
            goals.without("PyTorch for Python is not here (Debian: python3-torch)");
            continue;
        }
        std::printf("%-6s %.2f ms a step (least %.2f); rival %.2f ms (least %.2f, %s); ratio %.2f x (of the least %.2f x)\n", name.c_str(),
                    best.median, best.least, other.median, other.least, setting.c_str(), other.median / best.median,
                    other.least / best.least);
        goals.atLeast("ratio of a training step to PyTorch, " + name, other.median / best.median, 1.2);
    }
    return goals.exitCode();
}
