// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the registered architectures: shapes as their papers and findings have them, and ONNX files that agree with LibTorch.
#include <QtTest>

#include <set>

#include "core/network/architecture.h"
#include "core/network/detail/torch_network.h"
#include "core/runtime/model.h"
#include "tests/core/network/parity.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

using Options = std::map<std::string, std::string>;

Result<Graph> built(const std::string& id, std::int64_t channels, std::int64_t samples, const Options& options) {
    return (*architectureNamed(id))->build({channels, samples, {"normal", "inner", "outer"}, options, 4});
}

} // namespace

class TstModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logEnergyFrontHasItsShapes();
    void autoencoderHasItsShapes();
    void autoencoderGivesBackEveryLength();
    void everyWayUpKeepsThePlace_data();
    void everyWayUpKeepsThePlace();
    void optionsAgreeInOnnx_data();
    void optionsAgreeInOnnx();
    void wrongChoicesAreListed();
};

void TstModels::logEnergyFrontHasItsShapes() {
    // 2048 samples: 128 positions of 64 filters, 16 means of eight, then lengths 8, 4, 2, 1.
    const auto graph = built("wdcnn", 1, 2048, {{"front", "log-energy"}});
    QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error().message.c_str());
    QCOMPARE(graph->find("filters")->shape, (Shape{64, 128}));
    QVERIFY(graph->find("filters")->parameter("bias") == nullptr);
    QCOMPARE(graph->find("energy.norm")->shape, (Shape{64, 16}));
    QCOMPARE(graph->find("block2.pool")->shape, (Shape{32, 8}));
    QCOMPARE(graph->find("block5.pool")->shape, (Shape{64, 1}));
    QCOMPARE(graph->find("time_mean")->shape, (Shape{64}));
    QCOMPARE(graph->find("hidden")->shape, (Shape{100}));
}

void TstModels::autoencoderHasItsShapes() {
    const auto graph = built("conv-autoencoder", 8, 32, {});
    QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error().message.c_str());
    QCOMPARE(graph->find("down1.conv")->shape, (Shape{32, 16}));
    QCOMPARE(graph->find("down2.conv")->shape, (Shape{16, 8}));
    QCOMPARE(graph->find("up2.conv")->shape, (Shape{32, 8}));
    QCOMPARE(graph->find("up2.dropout")->shape, (Shape{16, 16}));
    QCOMPARE(graph->find("up1.by_channel")->shape, (Shape{32, 32}));
    QCOMPARE(graph->find("reconstruction")->shape, (Shape{8, 32}));
    std::set<std::string> drops;
    for (const Node& node : graph->nodes)
        if (node.kind == NodeKind::Dropout) drops.insert(node.name);
    QCOMPARE(drops, (std::set<std::string>{"down1.dropout", "up2.dropout"}));
}

void TstModels::autoencoderGivesBackEveryLength() {
    for (const char* up : {"sub-pixel", "upsample", "transpose"})
        for (const char* kernel : {"7", "4", "3"})
            for (const char* depth : {"1", "2", "4"})
                for (std::int64_t samples = 2; samples <= 41; ++samples) {
                    const auto graph = built("conv-autoencoder", 2, samples, {{"up", up}, {"kernel", kernel}, {"depth", depth}});
                    QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error().message.c_str());
                    QCOMPARE(graph->node(graph->outputs.at("reconstruction")).shape, (Shape{2, samples}));
                }
}

void TstModels::everyWayUpKeepsThePlace_data() {
    QTest::addColumn<QString>("up");
    for (const char* up : {"sub-pixel", "upsample", "transpose"}) QTest::newRow(up) << up;
}

void TstModels::everyWayUpKeepsThePlace() {
    // An impulse in the middle comes back within the kernels' reach of where it was.
    QFETCH(QString, up);
    const auto graph = built("conv-autoencoder", 1, 64, {{"up", up.toStdString()}, {"depth", "1"}});
    QVERIFY(graph.ok());
    TorchNetwork network(*graph);
    const torch::NoGradGuard noGradient;
    torch::Tensor windows = torch::zeros({2, 1, 64});
    windows[1][0][32] = 1;
    const torch::Tensor answer = network.forward(windows, {"reconstruction"}).at("reconstruction");
    const torch::Tensor changed = (answer[1][0] - answer[0][0]).abs() > 0;
    for (int i = 0; i < 64; ++i)
        if (std::abs(i - 32) > 12) QVERIFY(!changed[i].item<bool>()); // 3 + 2 * 3 + 3: three kernels of 7, one at half the rate
    QVERIFY(changed[32].item<bool>());
}

void TstModels::optionsAgreeInOnnx_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("samples");
    for (const int samples : {64, 61, 1024}) {
        QTest::addRow("log-energy %d", samples) << "wdcnn"
                                                << "front"
                                                << "log-energy" << samples;
        QTest::addRow("transpose %d", samples) << "conv-autoencoder"
                                               << "up"
                                               << "transpose" << samples;
        QTest::addRow("upsample %d", samples) << "conv-autoencoder"
                                              << "up"
                                              << "upsample" << samples;
        QTest::addRow("norm %d", samples) << "conv-autoencoder"
                                          << "norm"
                                          << "1" << samples;
    }
}

void TstModels::optionsAgreeInOnnx() {
    QVERIFY2(runtime::runtimeVersion(), "ONNX Runtime is not installed; installer/setup.sh does that");
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, samples);
    const auto graph = built(id.toStdString(), 3, samples, {{key.toStdString(), value.toStdString()}});
    QVERIFY2(graph.ok(), graph.ok() ? "" : graph.error().message.c_str());
    torch::manual_seed(3);
    const auto gap = parity::compare(parity::shaken(*graph), torch::randn({3, 3, samples}));
    QVERIFY2(gap.error.empty(), gap.error.c_str());
    QVERIFY2(gap.score <= 1e-4 && gap.probabilities <= 1e-4, std::to_string(gap.score).c_str()); // float32 sums in another order
}

void TstModels::wrongChoicesAreListed() {
    const auto graph = built("wdcnn", 1, 256, {{"front", "narrow"}});
    QCOMPARE(graph.error().code, ErrorCode::Usage);
    QVERIFY(graph.error().message.find("log-energy") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstModels)
#include "tst_models.moc"
