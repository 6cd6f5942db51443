// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <fmt/format.h>

#include "core/compress/optimised_graph.h"
#include "core/compress/quantizer.h"
#include "core/network/architecture.h"
#include "core/network/detail/torch_network.h"
#include "core/network/graph_builder.h"
#include "core/network/onnx_writer.h"
#include "core/runtime/model.h"

using namespace tocsin;
using namespace tocsin::compress;

namespace {

/// Noise with a tone (even windows) or with knocks (odd ones); the same for the same seed.
WindowPool toyWindows(std::int64_t channels, std::int64_t samples, std::size_t count, int seed) {
    torch::manual_seed(static_cast<std::uint64_t>(seed));
    torch::Tensor windows = 0.1 * torch::randn({static_cast<std::int64_t>(count), channels, samples});
    const torch::Tensor time = torch::arange(samples, torch::kFloat32);
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(count); ++i) {
        if (i % 2 == 0)
            windows[i] += torch::sin(time * (0.2 + 0.001 * static_cast<double>(i % 7)));
        else
            windows[i] += 3 * (torch::fmod(time + static_cast<double>(i), 97) < 4).to(torch::kFloat32);
    }
    const float* begin = windows.data_ptr<float>();
    return {channels, samples, std::vector<float>(begin, begin + windows.numel())};
}

network::Graph built(const std::string& id, std::int64_t channels, std::int64_t samples, std::vector<std::string> classes,
                     std::map<std::string, std::string> options = {}) {
    const auto architecture = network::architectureNamed(id);
    if (!architecture.ok()) qFatal("%s", architecture.error().message.c_str());
    if ((*architecture)->task == network::ArchitectureTask::Reconstruction) classes.clear();
    auto graph =
        (*architecture)
            ->build({.channels = channels, .samples = samples, .classes = std::move(classes), .options = std::move(options), .seed = 3});
    if (!graph.ok()) qFatal("%s", graph.error().message.c_str());
    return std::move(*graph);
}

/// A few steps on the toy windows, so that weights, running statistics and scores are those of a network that knows something.
network::Graph trained(const network::Graph& graph, int steps) {
    const WindowPool pool = toyWindows(graph.channels(), graph.samples(), 64, 11);
    const torch::Tensor windows =
        torch::from_blob(const_cast<float*>(pool.values.data()), {64, pool.channels, pool.samples}, torch::kFloat32).clone();
    const torch::Tensor classes = torch::arange(64, torch::kInt64).remainder(2);
    network::TorchNetwork network(graph);
    network.setTraining(true);
    torch::optim::AdamW optimizer(network.trainedParameters(), torch::optim::AdamWOptions(3e-3));
    for (int step = 0; step < steps; ++step) {
        optimizer.zero_grad();
        torch::Tensor loss;
        if (graph.classes.empty())
            loss = network.forward(windows, {"score"}).at("score").mean();
        else
            loss = torch::nn::functional::cross_entropy(network.forward(windows, {"logits"}).at("logits"), classes);
        loss.backward();
        optimizer.step();
    }
    return network.snapshot();
}

QuantizeRequest requestFor(network::Graph graph, std::int64_t latencyCalls = 0) {
    QuantizeRequest request;
    request.calibration = toyWindows(graph.channels(), graph.samples(), 96, 1);
    request.heldOut = toyWindows(graph.channels(), graph.samples(), 48, 2);
    request.calibrationWindows = 48;
    request.latencyCalls = latencyCalls;
    request.graph = std::move(graph);
    return request;
}

QString listed(const QuantizationReport& report) {
    return QString::fromStdString(toJson(report).dump(1));
}

} // namespace

class TestQuantizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        const auto version = runtime::runtimeVersion();
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
    }

    /// The contract of the issue: everything fused, at most 0.30 of the float32 file, decisions kept.
    void wdcnnFusesCompletely() {
        const network::Graph graph = trained(built("wdcnn", 1, 2048, {"normal", "knock"}), 40);
        const auto model = quantize(requestFor(graph, 200));
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        const QuantizationReport& report = model->report;

        QVERIFY2(report.fused, qPrintable(listed(report)));
        QVERIFY(report.floatLeft.empty());
        QVERIFY(static_cast<double>(report.bytesInt8) <= 0.30 * static_cast<double>(report.bytesFp32));
        QCOMPARE(*report.parity.sameClass, 1.0);
        QVERIFY(report.parity.signalToNoiseDb.value_or(99) > 25);
        QVERIFY(report.latencyMsFp32 > 0 && report.latencyMsInt8 > 0);
        QCOMPARE(report.trials.size() >= 4, true);
        QVERIFY(!model->plan["tensors"].empty());
    }

    void paysOnlyWhenAllIsFusedAndQuicker() {
        QuantizationReport report;
        QVERIFY(!report.pays()); // nothing measured
        report.latencyMsFp32 = 2;
        report.latencyMsInt8 = 1;
        QVERIFY(!report.pays()); // quicker, but float products are left
        report.fused = true;
        QVERIFY(report.pays());
        report.latencyMsInt8 = 2;
        QVERIFY(!report.pays()); // as quick as before is no gain
        report.latencyMsInt8 = 3;
        QVERIFY(!report.pays());
    }

    /// Float steps in the middle (square, mean, logarithm) leave no float product behind them.
    void logEnergyFrontFusesToo() {
        const network::Graph graph = trained(built("wdcnn", 1, 2048, {"normal", "knock"}, {{"front", "log-energy"}}), 20);
        const auto model = quantize(requestFor(graph));
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        QVERIFY2(model->report.fused, qPrintable(listed(model->report)));
        QCOMPARE(*model->report.parity.sameClass, 1.0);
    }

    void autoencoderKeepsItsOrder() {
        const network::Graph graph = trained(built("conv-autoencoder", 2, 64, {}), 60);
        const auto model = quantize(requestFor(graph));
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        const QuantizationReport& report = model->report;

        QVERIFY2(report.fused, qPrintable(listed(report)));
        QVERIFY(*report.parity.rankCorrelation > 0.95);
        QVERIFY(*report.parity.signalToNoiseDb > 15);
    }

    /// Every registered network gives a file that ONNX Runtime runs and a report that says whether it fused; none is kept unless it did.
    void everyArchitectureIsReported() {
        for (const network::Architecture& architecture : network::architectures()) {
            const network::Graph graph = built(architecture.id, 2, 128, {"normal", "worn"});
            const auto model = quantize(requestFor(graph));
            QVERIFY2(model.ok(), qPrintable(QString::fromStdString(architecture.id + ": " +
                                                                   (model.ok() ? "" : model.error().message + model.error().detail))));
            const bool recurrent = std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const network::Node& node) {
                return node.kind == network::NodeKind::Lstm || node.kind == network::NodeKind::Gru;
            });
            QVERIFY2(model->report.fused != recurrent, qPrintable(QString::fromStdString(architecture.id) + listed(model->report)));
            if (!model->report.fused) {
                QVERIFY(!model->report.pays());
                QVERIFY(!model->report.floatLeft.empty());
            }
            QVERIFY(runtime::OnnxModel::loadBytes(model->onnxInt8, architecture.id).ok());
        }
    }

    /// The control of the reader: a float32 file is not called fused.
    void float32FileIsNotFused() {
        const auto onnx = network::writeOnnx(built("wdcnn", 1, 512, {"normal", "knock"}));
        QVERIFY(onnx.ok());
        const auto optimised = optimisedGraphOf(*onnx);
        QVERIFY(optimised.ok());
        QVERIFY(!optimised->fused());
        QVERIFY(!optimised->floatProducts.empty());
        QCOMPARE(readOptimisedGraph("no model").error().code, ErrorCode::Data);
    }

    void mixedIsAtLeastAsGoodAsEachObserver() {
        const auto model = quantize(requestFor(trained(built("wdcnn", 1, 512, {"normal", "knock"}), 20)));
        QVERIFY(model.ok());
        double best = -1e9, chosen = -1e9;
        for (const ObserverTrial& trial : model->report.trials) {
            best = std::max(best, trial.parity.signalToNoiseDb.value_or(999));
            if (trial.observer == model->report.observer) chosen = trial.parity.signalToNoiseDb.value_or(999);
        }
        QCOMPARE(chosen, best);
    }

    void namedObserverIsTheOnlyOneTried() {
        QuantizeRequest request = requestFor(built("conv-autoencoder", 1, 64, {}));
        request.observer = Observer::Percentile;
        request.heldOut = {}; // a quarter of the calibration windows takes its place
        const auto model = quantize(request);
        QVERIFY(model.ok());
        QCOMPARE(model->report.observer, std::string("percentile"));
        QCOMPARE(model->report.trials.size(), std::size_t{1});
        QCOMPARE(model->report.parity.windows, 24);
    }

    void sameInputSameBytes() {
        const QuantizeRequest request = requestFor(built("wdcnn", 1, 256, {"normal", "knock"}));
        const auto first = quantize(request), second = quantize(request);
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(first->onnxInt8, second->onnxInt8);
        QCOMPARE(first->onnxFp32, second->onnxFp32);
    }

    void oneWindowIsEnough() {
        QuantizeRequest request = requestFor(built("wdcnn", 1, 256, {"normal", "knock"}));
        request.calibration = toyWindows(1, 256, 1, 5);
        request.heldOut = {};
        const auto model = quantize(request);
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        QCOMPARE(model->report.parity.windows, 1);
    }

    void windowsThatDoNotFitAreRefused() {
        QuantizeRequest request = requestFor(built("wdcnn", 1, 256, {"normal", "knock"}));
        request.heldOut = toyWindows(1, 128, 4, 1);
        QCOMPARE(quantize(request).error().code, ErrorCode::Data);
        request.heldOut = {};
        request.calibration.values[300] = std::numeric_limits<float>::quiet_NaN();
        const auto missing = quantize(request);
        QCOMPARE(missing.error().code, ErrorCode::Data);
        QVERIFY(missing.error().message.find("window 1") != std::string::npos);
        request.calibration = {1, 256, {}};
        QCOMPARE(quantize(request).error().code, ErrorCode::Data);
    }

    void nothingForInt8IsSaid() {
        network::GraphBuilder builder("always-normal", 1, 8, 1);
        const int mean =
            builder.reduce(network::NodeKind::Mean, builder.reduce(network::NodeKind::Mean, builder.input(), 1, "over_time"), 0, "score");
        builder.output("score", mean);
        auto graph = builder.finish();
        QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error().message.c_str());
        const auto model = quantize(requestFor(std::move(*graph)));
        QCOMPARE(model.error().code, ErrorCode::Data);
        QVERIFY(model.error().message.find("always-normal") != std::string::npos);
    }

    void cancelIsHeard() {
        CancelSource source;
        int seen = 0;
        const JobContext job(source.token(), [&](const ProgressUpdate& update) {
            ++seen;
            if (update.fraction > 0.25) source.cancel();
        });
        const auto model = quantize(requestFor(built("wdcnn", 1, 256, {"normal", "knock"})), job);
        QCOMPARE(model.error().code, ErrorCode::Cancelled);
        QVERIFY(seen > 2);
    }
};

QTEST_GUILESS_MAIN(TestQuantizer)
#include "tst_quantizer.moc"
