// SPDX-License-Identifier: GPL-3.0-or-later
// int8 against float32 of the same network in ONNX Runtime: one thread, one window a call, both taken in turns in one process. The windows
// are noise, so the parity figures of this program mean nothing; times and sizes do not depend on what is in a window. Prints one JSON
// object.
#include <cstdio>
#include <fmt/format.h>
#include <random>

#include "core/base/json.h"
#include "core/compress/quantizer.h"
#include "core/network/architecture.h"
#include "tests/bench/goals.h"

using namespace tocsin;

namespace {

struct Case {
    const char* architecture;
    std::int64_t channels, samples;
    std::size_t classes;
    std::map<std::string, std::string> options;
};

Result<Json> measured(const Case& which) {
    TOCSIN_ASSIGN(const network::Architecture* architecture, network::architectureNamed(which.architecture));
    network::ArchitectureRequest build{which.channels, which.samples, {}, which.options, 1};
    for (std::size_t i = 0; i < which.classes; ++i) build.classes.push_back(fmt::format("class{}", i));
    compress::QuantizeRequest request;
    TOCSIN_ASSIGN(request.graph, architecture->build(build));
    request.calibration = {which.channels, which.samples, {}};
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    request.calibration.values.resize(64 * request.calibration.windowSize());
    for (float& value : request.calibration.values) value = normal(random);
    request.observer = compress::Observer::MinMax;
    request.latencyCalls = 20'000;
    TOCSIN_ASSIGN(const compress::QuantizedModel model, compress::quantize(request));
    const compress::QuantizationReport& report = model.report;
    return Json{{"network", which.architecture},
                {"input", {which.channels, which.samples}},
                {"options", which.options},
                {"fused", report.fused},
                {"fp32_us", report.latencyMsFp32 * 1000},
                {"int8_us", report.latencyMsInt8 * 1000},
                {"speedup", report.latencyMsFp32 / report.latencyMsInt8},
                {"size_ratio", static_cast<double>(report.bytesInt8) / static_cast<double>(report.bytesFp32)}};
}

} // namespace

int main() {
    const std::vector<Case> cases = {{"wdcnn", 1, 2048, 10, {}},
                                     {"wdcnn", 1, 2048, 10, {{"front", "log-energy"}}},
                                     {"resnet1d", 3, 512, 10, {}},
                                     {"conv-autoencoder", 8, 32, 0, {}},
                                     {"conv-autoencoder", 8, 256, 0, {}}};
    Json rows = Json::array();
    for (const Case& which : cases) {
        auto row = measured(which);
        if (!row.ok()) {
            std::fprintf(stderr, "bench_int8: %s: %s %s\n", which.architecture, row.error().message.c_str(), row.error().detail.c_str());
            return 4;
        }
        rows.push_back(std::move(*row));
    }
    std::printf("%s\n", Json{{"bench", "int8"}, {"rows", rows}}.dump(2).c_str());
    bench::Goals goals("bench_int8");
    for (const Json& row : rows)
        if (!row["fused"].get<bool>()) goals.atLeast(row["network"].get<std::string>() + ": fused", 0, 1);
    const Json& wdcnn = rows.front();
    goals.atLeast("speed of int8 against fp32, wdcnn", wdcnn["speedup"].get<double>(), 1.5);
    goals.atMost("size of int8 against fp32, wdcnn", wdcnn["size_ratio"].get<double>(), 0.30);
    return goals.exitCode();
}
