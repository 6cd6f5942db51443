// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/network/architecture.h"
#include "core/network/cost_model.h"
#include "core/network/detail/thread_plan.h"
#include "core/network/graph_builder.h"
#include "core/network/onnx_writer.h"
#include "core/network/quantization_sites.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

Graph built(const std::string& id, std::int64_t channels, std::int64_t samples) {
    return *(*architectureNamed(id))->build({channels, samples, {"normal", "inner", "outer", "ball"}, {}, 3});
}

const NodeCost& named(const Cost& cost, const std::string& name) {
    return *std::ranges::find(cost.nodes, name, &NodeCost::name);
}

} // namespace

class TstCostModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsOfWdcnnAreThoseOfThePaperNetwork();
    void recurrentLayersCountEveryStep();
    void peakIsTheLargestSumAlive();
    void fileSizesAreNearTheFiles();
    void unneededNodesCostNothing();
    void threadsFollowTheWorkOfAStep();
};

void TstCostModel::countsOfWdcnnAreThoseOfThePaperNetwork() {
    const Cost cost = costOf(built("wdcnn", 1, 2048));
    // By hand: positions x channels out x channels in x kernel.
    QCOMPARE(named(cost, "block1.conv").macs, 128 * 16 * 1 * 64);
    QCOMPARE(named(cost, "block2.conv").macs, 64 * 32 * 16 * 3);
    QCOMPARE(named(cost, "block5.conv").macs, 6 * 64 * 64 * 3);
    QCOMPARE(named(cost, "hidden").macs, 192 * 100);
    QCOMPARE(named(cost, "block1.conv").parameters, 16 * 64 + 16);
    QCOMPARE(named(cost, "block1.norm").macs, 0);
    QCOMPARE(named(cost, "block1.norm").activationBytes, 0);
    const Json json = toJson(cost);
    QCOMPARE(json["macs"].get<std::int64_t>(), cost.macs);
    QCOMPARE(json["nodes"].size(), cost.nodes.size());
}

void TstCostModel::recurrentLayersCountEveryStep() {
    const Cost cost = costOf(built("lstm-classifier", 14, 30));
    QCOMPARE(named(cost, "lstm1").macs, 30 * (4 * 64 * 14 + 4 * 64 * 64));
    QCOMPARE(named(cost, "lstm2").macs, 30 * (4 * 64 * 64 + 4 * 64 * 64));
}

void TstCostModel::peakIsTheLargestSumAlive() {
    GraphBuilder b("peak", 2, 10, 1);
    const int left = b.conv1d(b.input(), 5, {.kernel = 1}, "left");   // [5, 10]
    const int right = b.conv1d(b.input(), 5, {.kernel = 1}, "right"); // [5, 10], the input still lives
    const int sum = b.apply(NodeKind::Add, {left, b.apply(NodeKind::Relu, {right}, "relu")}, "sum");
    b.output("score", b.reduce(NodeKind::Sum, b.reduce(NodeKind::Mean, sum, 1, "mean"), 0, "score"));
    // While the sum is made: left, right and sum, 50 floats each. While right is made: input 20, left 50, right 50.
    QCOMPARE(costOf(*b.finish()).peakActivationBytes, 3 * 50 * 4);
}

void TstCostModel::fileSizesAreNearTheFiles() {
    for (const Architecture& architecture : architectures()) {
        for (const auto& [channels, samples] : {std::pair{1, 2048}, std::pair{8, 60}}) {
            const Graph graph = built(architecture.id, channels, samples);
            const Cost cost = costOf(graph);
            const auto full = static_cast<double>(writeOnnx(graph)->size());
            QVERIFY2(std::abs(static_cast<double>(cost.fileBytesFp32) / full - 1) < 0.05,
                     qPrintable(QStringLiteral("%1 %2 %3").arg(QString::fromStdString(architecture.id)).arg(cost.fileBytesFp32).arg(full)));
            QuantizationPlan plan;
            for (const int site : quantizationSites(graph)) plan.activations[site] = {0.1F, 0};
            const auto small = static_cast<double>(writeOnnx(graph, {&plan, {"score", "probabilities"}, {}})->size());
            QVERIFY2(
                std::abs(static_cast<double>(cost.fileBytesInt8) / small - 1) < 0.08,
                qPrintable(QStringLiteral("%1 %2 %3").arg(QString::fromStdString(architecture.id)).arg(cost.fileBytesInt8).arg(small)));
        }
    }
}

void TstCostModel::unneededNodesCostNothing() {
    const Graph graph = built("conv-autoencoder", 2, 64);
    const Cost all = costOf(graph, {"score", "map"}), score = costOf(graph);
    QVERIFY(all.nodes.size() > score.nodes.size());
    QVERIFY(score.peakActivationBytesInt8 < score.peakActivationBytes);
}

void TstCostModel::threadsFollowTheWorkOfAStep() {
    QCOMPARE(plannedThreads(built("wdcnn", 1, 2048), 64, 2), 1); // 17 ms with one, 49 ms with two
    QCOMPARE(plannedThreads(built("lstm-classifier", 14, 30), 1 << 20, 16), 1);
    GraphBuilder b("wide", 4, 1000, 1);
    const int wide = b.conv1d(b.input(), 250, {.kernel = 1}, "wide"); // 1000 x 250 x 4 = 1 M multiply-adds
    b.output("score", b.reduce(NodeKind::Sum, b.reduce(NodeKind::Mean, wide, 1, "mean"), 0, "score"));
    const Graph graph = *b.finish();
    QCOMPARE(plannedThreads(graph, 900, 16), 1);  // 3 x 0.9 G
    QCOMPARE(plannedThreads(graph, 1001, 16), 2); // 3 x 1 G: two of 1.5 G
    QCOMPARE(plannedThreads(graph, 1001, 1), 1);
    QCOMPARE(plannedThreads(graph, 1 << 20, 6), 6);
    QCOMPARE(plannedThreads(graph, 1 << 20, 64), 8);
    QCOMPARE(plannedThreads(graph, 0, 0), 1);
}

QTEST_GUILESS_MAIN(TstCostModel)
#include "tst_cost_model.moc"
