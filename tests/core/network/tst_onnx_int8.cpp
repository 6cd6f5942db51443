// SPDX-License-Identifier: GPL-3.0-or-later
// int8 files in ONNX Runtime: everything between the ends fused, scores near those of float32, small file.
#include <QtTest>
#include <chrono>
#include <fstream>
#include <map>
#include <onnx/onnx_pb.h>
#include <set>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/network/architecture.h"
#include "core/network/detail/torch_network.h"
#include "core/network/graph_builder.h"
#include "core/network/quantization_sites.h"
#include "core/runtime/model.h"
#include "tests/core/network/parity.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

/// Smallest and largest value at every site over the windows, as uint8 ranges that hold 0 exactly.
QuantizationPlan minMaxPlan(const Graph& graph, const torch::Tensor& windows) {
    const std::vector<int> sites = quantizationSites(graph);
    const std::set<int> wanted(sites.begin(), sites.end());
    QuantizationPlan plan;
    TorchNetwork network(graph);
    const torch::NoGradGuard noGradient;
    (void)network.forward(windows, {"score"}, [&](const Node& node, const torch::Tensor& value) {
        if (wanted.contains(node.id)) {
            const float low = std::min(value.min().item<float>(), 0.0F), high = std::max(value.max().item<float>(), 0.0F);
            const float scale = std::max((high - low) / 255, 1e-8F);
            plan.activations[node.id] = {scale, static_cast<std::uint8_t>(std::lround(-low / scale))};
        }
        return torch::Tensor();
    });
    return plan;
}

/// Operators of the graph that ONNX Runtime really runs, with their count.
Result<std::map<std::string, int>> optimisedOperators(const std::string& file) {
    TOCSIN_ASSIGN(const TemporaryFolder folder, TemporaryFolder::create());
    const auto path = folder.path() / "optimised.onnx";
    TOCSIN_TRY(runtime::OnnxModel::loadBytes(file, "int8", {1, path}));
    TOCSIN_ASSIGN(const std::string bytes, readFile(path));
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes)) return Error{ErrorCode::Data, "optimised model is unreadable", {}};
    std::map<std::string, int> operators;
    for (const onnx::NodeProto& node : model.graph().node()) ++operators[node.op_type()];
    return operators;
}

QString text(const std::map<std::string, int>& operators) {
    QStringList list;
    for (const auto& [name, count] : operators) list << QStringLiteral("%1 x%2").arg(QString::fromStdString(name)).arg(count);
    return list.join(", ");
}

Graph built(const std::string& id, std::int64_t channels, std::int64_t samples, const std::map<std::string, std::string>& options = {}) {
    return parity::shaken(*(*architectureNamed(id))->build({channels, samples, {"normal", "inner", "outer", "ball"}, options, 3}));
}

/// Median microseconds of one window, one thread.
double latency(const std::string& file, const std::vector<float>& window) {
    auto model = runtime::OnnxModel::loadBytes(file, "timing");
    runtime::ModelOutput output;
    std::vector<double> times;
    for (int i = 0; i < 400; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (!model->run(window, output)) return -1;
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + 200);
    return times[200];
}

} // namespace

class TstOnnxInt8 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(runtime::runtimeVersion(), "ONNX Runtime is not installed; installer/setup.sh does that"); }
    void nothingFloatIsLeftBetweenTheEnds_data();
    void nothingFloatIsLeftBetweenTheEnds();
    void moreShapesFuse_data();
    void moreShapesFuse();
    void layersWithoutRangeStayFloat();
    void fileIsSmall();
};

void TstOnnxInt8::nothingFloatIsLeftBetweenTheEnds_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("samples");
    QTest::addColumn<QString>("front");
    QTest::newRow("wdcnn log-energy") << "wdcnn" << 1 << 2048 << "log-energy";
    for (const char* id : {"wdcnn", "resnet1d", "conv-autoencoder"}) {
        QTest::addRow("%s 1x2048", id) << id << 1 << 2048 << "";
        QTest::addRow("%s 8x61", id) << id << 8 << 61 << "";
    }
}

void TstOnnxInt8::nothingFloatIsLeftBetweenTheEnds() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    QFETCH(int, samples);
    QFETCH(QString, front);
    const Graph graph =
        built(id.toStdString(), channels, samples,
              front.isEmpty() ? std::map<std::string, std::string>{} : std::map<std::string, std::string>{{"front", front.toStdString()}});
    torch::manual_seed(4);
    const torch::Tensor windows = torch::randn({32, channels, samples});
    const QuantizationPlan plan = minMaxPlan(graph, windows);
    const auto bytes = writeOnnx(graph, {&plan, {"score", "probabilities"}, {}});
    QVERIFY2(bytes.ok(), bytes.ok() ? "" : bytes.error().detail.c_str());
    auto operators = optimisedOperators(*bytes);
    QVERIFY2(operators.ok(), operators.ok() ? "" : operators.error().message.c_str());
    qInfo("%s", qPrintable(text(*operators)));
    for (const char* left : {"Conv", "FusedConv", "Gemm", "FusedGemm", "MatMul", "FusedMatMul"}) QVERIFY2(!operators->contains(left), left);
    // One pair of ends around the bytes; the logarithm of an energy in the middle of them is float and makes two.
    QCOMPARE((*operators)["QuantizeLinear"], front.isEmpty() ? 1 : 2);
    QVERIFY((*operators)["DequantizeLinear"] <= (front.isEmpty() ? 1 : 2));
    QVERIFY(!operators->contains("Relu"));
    const auto gap = parity::compare(graph, windows, {&plan, {"score", "probabilities"}, {}});
    QVERIFY2(gap.error.empty(), gap.error.c_str());
    QVERIFY2(gap.score < 0.05, std::to_string(gap.score).c_str()); // 8 bits a layer: a few percent of the largest score

    const std::string full = *writeOnnx(graph);
    const std::vector<float> one(windows.data_ptr<float>(), windows.data_ptr<float>() + channels * samples);
    qInfo("bytes %zu of %zu (%.3f), us a window int8 %.1f float %.1f, score gap %.4f", bytes->size(), full.size(),
          static_cast<double>(bytes->size()) / static_cast<double>(full.size()), latency(*bytes, one), latency(full, one), gap.score);
}

void TstOnnxInt8::moreShapesFuse_data() {
    QTest::addColumn<int>("index");
    QTest::newRow("concat of two convolutions") << 0;
    QTest::newRow("mean pool and upsample") << 1;
    QTest::newRow("strided, dilated, grouped, without bias") << 2;
    QTest::newRow("sum of a convolution and its input") << 3;
    QTest::newRow("linear layers after slice and transpose") << 4;
}

void TstOnnxInt8::moreShapesFuse() {
    QFETCH(int, index);
    GraphBuilder b("shape", 4, 48, 2);
    const int x = b.normalise(b.input());
    const auto conv = [&](int from, const char* name, std::int64_t channels = 4) {
        return b.conv1d(from, channels, {.kernel = 3, .paddingLeft = 1, .paddingRight = 1}, name);
    };
    const auto relu = [&](int from, const char* name) { return b.apply(NodeKind::Relu, {from}, name); };
    int end = 0;
    switch (index) {
    case 0:
        end = conv(b.concat({relu(conv(x, "a"), "ra"), conv(x, "b")}, 0, "concat"), "c");
        break;
    case 1:
        end = conv(b.upsample1dTo(b.meanPool1d(relu(conv(x, "a"), "ra"), {2, 2, 0}, "pool"), 47, "up"), "c");
        break;
    case 2:
        end = b.conv1d(relu(b.conv1d(x, 8, {.kernel = 5, .stride = 2, .dilation = 3, .groups = 2, .bias = false}, "a"), "ra"), 8,
                       {.kernel = 3, .groups = 8}, "depthwise");
        break;
    case 3:
        end = conv(relu(b.apply(NodeKind::Add, {conv(x, "a"), x}, "sum"), "rs"), "c");
        break;
    default:
        end = b.linear(
            relu(b.linear(b.apply(NodeKind::Flatten, {b.slice(b.apply(NodeKind::Transpose, {conv(x, "a")}, "t"), 0, 4, 20, "s")}, "f"), 10,
                          "l1"),
                 "r"),
            6, "l2");
        end = b.reshape(end, {6, 1}, "matrix");
        break;
    }
    b.output("score", b.reduce(NodeKind::Max, b.apply(NodeKind::Flatten, {b.apply(NodeKind::Abs, {end}, "abs")}, "flat"), 0, "score"));
    const auto finished = b.finish();
    QVERIFY2(finished.ok(), finished.ok() ? "" : finished.error().message.c_str());
    const Graph graph = parity::shaken(*finished);
    torch::manual_seed(4);
    const torch::Tensor windows = torch::randn({16, 4, 48});
    const QuantizationPlan plan = minMaxPlan(graph, windows);
    const auto bytes = writeOnnx(graph, {&plan, {"score"}, {}});
    QVERIFY2(bytes.ok(), bytes.ok() ? "" : bytes.error().detail.c_str());
    auto operators = optimisedOperators(*bytes);
    QVERIFY2(operators.ok(), operators.ok() ? "" : operators.error().message.c_str());
    for (const char* left : {"Conv", "FusedConv", "Gemm", "FusedGemm", "MatMul", "Relu", "AveragePool", "Add", "Concat"})
        QVERIFY2(!operators->contains(left), qPrintable(text(*operators)));
    const auto gap = parity::compare(graph, windows, {&plan, {"score"}, {}});
    QVERIFY2(gap.error.empty() && gap.score < 0.05, (gap.error + std::to_string(gap.score)).c_str());
}

void TstOnnxInt8::layersWithoutRangeStayFloat() {
    const Graph graph = built("wdcnn", 1, 256);
    torch::manual_seed(4);
    const torch::Tensor windows = torch::randn({16, 1, 256});
    QuantizationPlan plan = minMaxPlan(graph, windows);
    plan.activations.erase(graph.find("block2.relu")->id);
    const auto gap = parity::compare(graph, windows, {&plan, {"score", "probabilities"}, {}});
    QVERIFY2(gap.error.empty() && gap.score < 0.05, gap.error.c_str());
    const QuantizationPlan none;
    const auto exact = parity::compare(graph, windows, {&none, {"score", "probabilities"}, {}});
    QVERIFY2(exact.error.empty() && exact.score < 1e-4, exact.error.c_str());
    plan.activations[0] = {0, 0};
    QVERIFY(!writeOnnx(graph, {&plan, {"score"}, {}}).ok());
}

void TstOnnxInt8::fileIsSmall() {
    const Graph graph = built("wdcnn", 1, 2048);
    torch::manual_seed(4);
    const QuantizationPlan plan = minMaxPlan(graph, torch::randn({4, 1, 2048}));
    const auto small = writeOnnx(graph, {&plan, {"score", "probabilities"}, {}}), full = writeOnnx(graph);
    QVERIFY(small.ok() && full.ok());
    QVERIFY2(static_cast<double>(small->size()) <= 0.30 * static_cast<double>(full->size()), std::to_string(small->size()).c_str());
}

QTEST_GUILESS_MAIN(TstOnnxInt8)
#include "tst_onnx_int8.moc"
