// SPDX-License-Identifier: GPL-3.0-or-later
// The agent's path from a row to a decision (window, model, rule, score line) against ONNX Runtime called directly on a ready window: a
// window a row, both in this process, taken in turns, median of the ratios; what a row costs that ends no window is told apart. Then the
// cold start of tocsin-edge with a 1 MB bundle: process start, verify, open, read a window of CSV, score, end; largest resident set. Prints
// one JSON object.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <numeric>
#include <random>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/edge/install.h"
#include "core/edge/pipeline.h"
#include "core/runtime/detail/ort_library.h"
#include "tests/bench/goals.h"
#include "tests/core/bundle/sample_bundle.h"

using namespace tocsin;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kChannels = 4, kSamples = 2048, kClasses = 4, kHidden = 960; // 256 x 960 weights of the dense layer: 1 MB

constexpr double kRatioGoal = 1.05, kColdStartGoalMs = 50, kResidentGoalMb = 60;

double microseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::micro>(duration).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

bundle::BundleContent content() {
    bundle::BundleContent made = sample::content();
    made.input.channels = {{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}};
    made.input.windowSamples = kSamples;
    made.input.strideSamples = 1;
    for (std::int64_t index = 0; index < kClasses; ++index) made.classes.push_back(fmt::format("class{}", index));
    made.onnx = tiny_onnx::convolutionModel(kChannels, kSamples, kClasses, kHidden);
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    made.goldenWindows.assign(8, std::vector<float>(kChannels * kSamples));
    for (auto& window : made.goldenWindows)
        for (float& value : window) value = normal(random);
    return made;
}

/// The C API with nothing around it: same session settings as the program's, buffers bound once.
class DirectRuntime {
public:
    explicit DirectRuntime(const std::string& model)
        : m_library(*runtime::OrtLibrary::get().value()), m_window(kChannels * kSamples), m_probabilities(kClasses) {
        const OrtApi& api = *m_library.api;
        OrtSessionOptions* options = nullptr;
        need(api.CreateSessionOptions(&options));
        need(api.SetIntraOpNumThreads(options, 1));
        need(api.SetSessionGraphOptimizationLevel(options, ORT_ENABLE_ALL));
        need(api.CreateSessionFromArray(m_library.environment, model.data(), model.size(), options, &m_session));
        OrtMemoryInfo* memory = nullptr;
        need(api.CreateCpuMemoryInfo(OrtArenaAllocator, OrtMemTypeDefault, &memory));
        bind(memory, m_window.data(), m_window.size(), {1, kChannels, kSamples}, &m_input);
        bind(memory, &m_score, 1, {1, 1}, &m_outputs[0]);
        bind(memory, m_probabilities.data(), m_probabilities.size(), {1, kClasses}, &m_outputs[1]);
    }
    void call() {
        const char* in = "window";
        const std::array<const char*, 2> out = {"score", "probabilities"};
        need(m_library.api->Run(m_session, nullptr, &in, &m_input, 1, out.data(), 2, m_outputs.data()));
    }

private:
    void need(OrtStatus* status) const {
        if (!status) return;
        std::fprintf(stderr, "bench_edge: %s\n", m_library.api->GetErrorMessage(status));
        std::exit(4);
    }
    void bind(OrtMemoryInfo* memory, float* data, std::size_t count, std::vector<std::int64_t> shape, OrtValue** value) const {
        need(m_library.api->CreateTensorWithDataAsOrtValue(memory, data, count * sizeof(float), shape.data(), shape.size(),
                                                           ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT, value));
    }
    const runtime::OrtLibrary& m_library;
    OrtSession* m_session = nullptr;
    std::vector<float> m_window, m_probabilities;
    float m_score = 0;
    OrtValue* m_input = nullptr;
    std::array<OrtValue*, 2> m_outputs{};
};

struct Latency {
    double agent = 0, direct = 0, ratio = 0; // microseconds a window
    double row = 0;                          // nanoseconds a row that ends no window
};

/// Random rows, the same for every round.
std::vector<std::array<double, kChannels>> randomRows(std::size_t count) {
    std::vector<std::array<double, kChannels>> rows(count);
    std::mt19937 random(2);
    std::normal_distribution<double> normal;
    for (auto& row : rows)
        for (double& value : row) value = normal(random);
    return rows;
}

Latency measureLatency(const bundle::VerifiedBundle& verified, const std::string& model) {
    edge::Pipeline pipeline(edge::openBundle(verified, "fp32").value());
    DirectRuntime direct(model);
    const auto rows = randomRows(kSamples);
    TimeNs time = 0;
    std::size_t next = 0;
    const auto agentWindow = [&] { return pipeline.push("machine", time += 1'000'000, rows[next++ % rows.size()]).ok(); };
    for (std::int64_t row = 0; row < kSamples + 50; ++row) {
        if (!agentWindow()) return {};
        direct.call();
    }
    std::vector<double> agent, plain, ratios;
    constexpr int kCalls = 100;
    for (int round = 0; round < 61; ++round) {
        const auto start = Clock::now();
        for (int call = 0; call < kCalls; ++call) (void)agentWindow();
        (void)pipeline.takeScores();
        (void)pipeline.takeAlarms();
        const auto middle = Clock::now();
        for (int call = 0; call < kCalls; ++call) direct.call();
        const auto end = Clock::now();
        agent.push_back(microseconds(middle - start) / kCalls);
        plain.push_back(microseconds(end - middle) / kCalls);
        ratios.push_back(agent.back() / plain.back());
    }
    runtime::InputContract contract = verified.manifest.input;
    contract.strideSamples = std::int64_t{1} << 24;
    runtime::Windower windower(contract);
    constexpr int kRows = 2'000'000;
    const auto start = Clock::now();
    for (int row = 0; row < kRows; ++row) (void)windower.push(time += 1'000'000, rows[next++ % rows.size()]);
    return {median(agent), median(plain), median(ratios), 1000 * microseconds(Clock::now() - start) / kRows};
}

struct ColdStart {
    double milliseconds = 0, megabytes = 0;
    double processorMs = 0; // what a quiet machine would need at least
};

ColdStart measureColdStart(const std::filesystem::path& folder) {
    std::string csv = "time,a,b,c,d\n";
    for (int row = 0; row < kSamples; ++row) csv += formatTime(row * 1'000'000) + ",1,2,3,4\n";
    (void)durableReplace(folder / "one_window.csv", csv);
    const std::string program = std::string(TOCSIN_BIN_DIR) + "/tocsin-edge", root = (folder / "root").string(),
                      input = (folder / "one_window.csv").string(), output = (folder / "alarms").string(),
                      scores = (folder / "scores").string();
    std::vector<double> times, processor, sizes;
    for (int round = 0; round < 21; ++round) {
        std::vector<const char*> words = {program.c_str(), "run",          "--root",   root.c_str(),   "--input", input.c_str(),
                                          "--output",      output.c_str(), "--scores", scores.c_str(), nullptr};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        const auto start = Clock::now();
        pid_t child = 0;
        if (posix_spawn(&child, program.c_str(), &actions, nullptr, const_cast<char**>(words.data()), environ) != 0) return {};
        int status = 0;
        struct rusage usage {};
        ::wait4(child, &status, 0, &usage);
        posix_spawn_file_actions_destroy(&actions);
        if (status != 0) return {};
        times.push_back(microseconds(Clock::now() - start) / 1000);
        const auto milliseconds = [](const timeval& value) {
            return static_cast<double>(value.tv_sec) * 1e3 + static_cast<double>(value.tv_usec) / 1e3;
        };
        processor.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
        sizes.push_back(static_cast<double>(usage.ru_maxrss) / 1024);
    }
    const auto lines = readFile(scores);
    if (!lines.ok() || std::count(lines->begin(), lines->end(), '\n') != 2) return {};
    return {median(times), median(sizes), median(processor)};
}

} // namespace

int main() {
    const auto folder = TemporaryFolder::create();
    const bundle::BundleContent made = content();
    const auto bytes = bundle::packBundle(made, sample::key());
    if (!folder.ok() || !bytes.ok()) {
        std::fprintf(stderr, "bench_edge: %s\n", bytes.ok() ? "no temporary folder" : bytes.error().message.c_str());
        return 4;
    }
    const auto file = folder->path() / "bench.bundle";
    const auto trusted = std::span(&sample::key().publicKey(), 1);
    if (!durableReplace(file, *bytes).ok() || !edge::installBundle(file, folder->path() / "root", trusted).ok()) return 4;
    const auto verifyStart = Clock::now();
    const auto verified = bundle::verifyBundle(file, trusted);
    const double verifyMs = microseconds(Clock::now() - verifyStart) / 1000;
    if (!verified.ok()) return 4;
    const Latency latency = measureLatency(*verified, made.onnx);
    const ColdStart cold = measureColdStart(folder->path());
    const Json answer = {{"bundle_bytes", bytes->size()},
                         {"agent_us", latency.agent},
                         {"onnxruntime_us", latency.direct},
                         {"ratio", latency.ratio},
                         {"ratio_goal", kRatioGoal},
                         {"row_ns", latency.row},
                         {"verify_ms", verifyMs},
                         {"cold_start_ms", cold.milliseconds > 0 ? Json(cold.milliseconds) : Json(nullptr)},
                         {"cold_start_goal_ms", kColdStartGoalMs},
                         {"cold_start_processor_ms", cold.processorMs},
                         {"resident_mb", cold.megabytes > 0 ? Json(cold.megabytes) : Json(nullptr)},
                         {"resident_goal_mb", kResidentGoalMb}};
    std::printf("%s\n", answer.dump(1).c_str());
    if (cold.milliseconds <= 0 || latency.direct <= 0) return 4;
    bench::Goals goals("bench_edge");
    goals.atMost("time of a window against ONNX Runtime called directly", latency.ratio, kRatioGoal);
    goals.atMost("milliseconds from start to the first score", cold.milliseconds, kColdStartGoalMs);
    goals.atMost("megabytes of memory", cold.megabytes, kResidentGoalMb);
    return goals.exitCode();
}
