// SPDX-License-Identifier: GPL-3.0-or-later
// The ONNX files of every architecture and every kind of node against LibTorch, run by ONNX Runtime.
#include <QtTest>
#include <functional>
#include <set>

#include "core/network/architecture.h"
#include "core/network/graph_builder.h"
#include "core/network/node_rules.h"
#include "core/runtime/model.h"
#include "tests/core/network/parity.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

constexpr double kParity = 1e-4; // relative to the largest value: float32 sums in another order

/// A graph around one body: its value, flattened, is the second output, so that every number of it is compared.
Graph around(std::int64_t channels, std::int64_t samples, const std::function<int(GraphBuilder&)>& body) {
    GraphBuilder builder("body", channels, samples, 5);
    int value = body(builder);
    if (builder.shape(value).size() != 1) {
        value = builder.shape(value).empty() ? builder.reshape(value, {1}, "flat") : builder.apply(NodeKind::Flatten, {value}, "flat");
    }
    const auto count = builder.shape(value).empty() ? 0 : builder.shape(value)[0];
    builder.classes(std::vector<std::string>(static_cast<std::size_t>(count), "k"));
    builder.output("probabilities", value);
    builder.output("score", builder.reduce(NodeKind::Max, value, 0, "score"));
    auto graph = builder.finish();
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return parity::shaken(*graph);
}

struct Body {
    const char* name;
    std::int64_t channels, samples;
    std::function<int(GraphBuilder&)> build;
};

int unary(GraphBuilder& b, NodeKind kind, int x) {
    return b.apply(kind, {x}, "node");
}

/// Two different values of one shape [C, T].
std::pair<int, int> two(GraphBuilder& b) {
    return {b.conv1d(b.input(), 3, {.kernel = 3, .paddingLeft = 1, .paddingRight = 1}, "left"),
            b.conv1d(b.input(), 3, {.kernel = 1}, "right")};
}

const std::vector<Body>& bodies() {
    static const std::vector<Body> all{
        {"normalise", 3, 20, [](auto& b) { return b.normalise(b.input()); }},
        {"windowNormalise", 3, 20, [](auto& b) { return b.windowNormalise(b.input()); }},
        {"convStrided", 2, 33,
         [](auto& b) { return b.conv1d(b.input(), 5, {.kernel = 8, .stride = 3, .paddingLeft = 2, .paddingRight = 3}, "c"); }},
        {"convDilated", 2, 33, [](auto& b) { return b.conv1d(b.input(), 5, {.kernel = 3, .paddingLeft = 6, .dilation = 3}, "c"); }},
        {"convGrouped", 4, 33, [](auto& b) { return b.conv1d(b.input(), 6, {.kernel = 3, .groups = 2, .bias = false}, "c"); }},
        {"convDepthwise", 4, 33, [](auto& b) { return b.conv1d(b.input(), 4, {.kernel = 5, .groups = 4}, "c"); }},
        {"convBatchNorm", 2, 33, [](auto& b) { return b.batchNorm(b.conv1d(b.input(), 5, {.kernel = 3, .bias = false}, "c"), "n"); }},
        {"convBatchNormRelu", 2, 33, [](auto& b) { return unary(b, NodeKind::Relu, b.batchNorm(b.conv1d(b.input(), 5, {}, "c"), "n")); }},
        {"batchNormAlone", 3, 16, [](auto& b) { return b.batchNorm(b.input(), "n"); }},
        {"batchNormOfSharedConv", 2, 16,
         [](auto& b) {
             const int conv = b.conv1d(b.input(), 3, {}, "c");
             return b.apply(NodeKind::Add, {conv, b.batchNorm(conv, "n")}, "sum");
         }},
        {"transposed", 3, 9, [](auto& b) { return b.convTranspose1d(b.input(), 4, 5, 3, 1, 2, "t"); }},
        {"transposedBatchNorm", 3, 9, [](auto& b) { return b.batchNorm(b.convTranspose1d(b.input(), 4, 4, 2, 1, 0, "t"), "n"); }},
        {"layerNorm", 3, 9, [](auto& b) { return b.layerNorm(b.input(), "n"); }},
        {"relu", 2, 9, [](auto& b) { return unary(b, NodeKind::Relu, b.input()); }},
        {"sigmoid", 2, 9, [](auto& b) { return unary(b, NodeKind::Sigmoid, b.input()); }},
        {"tanh", 2, 9, [](auto& b) { return unary(b, NodeKind::Tanh, b.input()); }},
        {"abs", 2, 9, [](auto& b) { return unary(b, NodeKind::Abs, b.input()); }},
        {"square", 2, 9, [](auto& b) { return unary(b, NodeKind::Square, b.input()); }},
        {"sqrtOfSquare", 2, 9, [](auto& b) { return unary(b, NodeKind::Sqrt, b.apply(NodeKind::Square, {b.input()}, "s")); }},
        {"log", 2, 9, [](auto& b) { return b.log(b.apply(NodeKind::Abs, {b.input()}, "a"), 1e-3, "l"); }},
        {"maxPool", 2, 17,
         [](auto& b) {
             return b.maxPool1d(b.input(), {3, 2, 1}, "p");
         }},
        {"meanPool", 2, 17,
         [](auto& b) {
             return b.meanPool1d(b.input(), {3, 2, 1}, "p");
         }},
        {"meanTime", 3, 17, [](auto& b) { return b.reduce(NodeKind::Mean, b.input(), 1, "m"); }},
        {"meanChannel", 3, 17, [](auto& b) { return b.reduce(NodeKind::Mean, b.input(), 0, "m"); }},
        {"max", 3, 17, [](auto& b) { return b.reduce(NodeKind::Max, b.input(), 1, "m"); }},
        {"sum", 3, 17, [](auto& b) { return b.reduce(NodeKind::Sum, b.input(), 0, "m"); }},
        {"linearOfSequence", 3, 7, [](auto& b) { return b.linear(b.input(), 5, "l"); }},
        {"linearOfVector", 3, 7, [](auto& b) { return b.linear(b.apply(NodeKind::Flatten, {b.input()}, "f"), 5, "l"); }},
        {"linearBatchNorm", 3, 7, [](auto& b) { return b.batchNorm(b.linear(b.apply(NodeKind::Flatten, {b.input()}, "f"), 5, "l"), "n"); }},
        {"linearOfSequenceBatchNorm", 3, 7, [](auto& b) { return b.batchNorm(b.linear(b.input(), 5, "l"), "n"); }},
        {"affine", 2, 4,
         [](auto& b) {
             return b.affine(b.input(), {1, -2, 3, 4}, {0.5F}, "a");
         }},
        {"dropout", 2, 4, [](auto& b) { return b.dropout(b.input(), 0.5, "d"); }},
        {"lstm", 4, 11, [](auto& b) { return b.lstm(b.apply(NodeKind::Transpose, {b.input()}, "t"), 6, "l"); }},
        {"lstmReverse", 4, 11, [](auto& b) { return b.lstm(b.apply(NodeKind::Transpose, {b.input()}, "t"), 6, "l", true); }},
        {"gru", 4, 11, [](auto& b) { return b.gru(b.apply(NodeKind::Transpose, {b.input()}, "t"), 6, "g"); }},
        {"gruReverse", 4, 11, [](auto& b) { return b.gru(b.apply(NodeKind::Transpose, {b.input()}, "t"), 6, "g", true); }},
        {"upsampleBy", 2, 5, [](auto& b) { return b.upsample1dBy(b.input(), 3, "u"); }},
        {"upsampleTo", 2, 5, [](auto& b) { return b.upsample1dTo(b.input(), 9, "u"); }},
        {"upsampleToSame", 2, 5, [](auto& b) { return b.upsample1dTo(b.input(), 5, "u"); }},
        {"reshape", 4, 6,
         [](auto& b) {
             return b.reshape(b.input(), {3, 8}, "r");
         }},
        {"slice", 4, 6, [](auto& b) { return b.slice(b.input(), 1, -3, 5, "s"); }},
        {"repeat", 4, 6, [](auto& b) { return b.repeat(b.reduce(NodeKind::Mean, b.input(), 1, "m"), 3, "r"); }},
        {"add", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.apply(NodeKind::Add, {x, y}, "n");
         }},
        {"subtract", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.apply(NodeKind::Subtract, {x, y}, "n");
         }},
        {"multiply", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.apply(NodeKind::Multiply, {x, y}, "n");
         }},
        {"maximum", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.apply(NodeKind::Maximum, {x, y}, "n");
         }},
        {"concatChannels", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.concat({x, y, x}, 0, "n");
         }},
        {"concatTime", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.concat({x, y}, 1, "n");
         }},
        {"smallest", 2, 9,
         [](auto& b) {
             return b.add(NodeKind::Smallest, {b.input()}, "n", {{"k", std::int64_t{3}}});
         }},
        {"softmax", 2, 9, [](auto& b) { return unary(b, NodeKind::Softmax, b.input()); }},
        {"meanSquaredError", 2, 9,
         [](auto& b) {
             const auto [x, y] = two(b);
             return b.apply(NodeKind::MeanSquaredError, {x, y}, "n");
         }},
        {"spectrumEven", 2, 60, [](auto& b) { return unary(b, NodeKind::PowerSpectrum, b.input()); }},
        {"spectrumPrime", 2, 31, [](auto& b) { return unary(b, NodeKind::PowerSpectrum, b.input()); }},
        {"spectrumOfVector", 1, 64,
         [](auto& b) { return unary(b, NodeKind::PowerSpectrum, b.apply(NodeKind::Flatten, {b.input()}, "f")); }},
        {"constant", 2, 3,
         [](auto& b) {
             return b.apply(NodeKind::Multiply, {b.input(), b.constant({2, 3}, {1, 2, 3, 4, 5, 6}, "c")}, "n");
         }},
        {"constantConcat", 2, 3,
         [](auto& b) {
             return b.concat({b.input(), b.constant({1, 3}, {7, 8, 9}, "c")}, 0, "n");
         }},
    };
    return all;
}

} // namespace

class TstOnnxWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfNodeIsCovered();
    void onnxRuntimeAgreesWithLibTorch_data();
    void onnxRuntimeAgreesWithLibTorch();
    void everyArchitectureAgrees_data();
    void everyArchitectureAgrees();
    void sameGraphGivesTheSameBytes();
    void spectrumIsThatOfTheDefinition();
    void invalidGraphsAreRefused();
};

void TstOnnxWriter::everyKindOfNodeIsCovered() {
    std::set<NodeKind> seen;
    for (const Body& body : bodies())
        for (const Node& node : around(body.channels, body.samples, body.build).nodes) seen.insert(node.kind);
    for (int kind = 0; kind <= static_cast<int>(NodeKind::Constant); ++kind)
        QVERIFY2(seen.contains(static_cast<NodeKind>(kind)), std::string(nodeKindName(static_cast<NodeKind>(kind))).c_str());
}

void TstOnnxWriter::onnxRuntimeAgreesWithLibTorch_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < bodies().size(); ++i) QTest::newRow(bodies()[i].name) << static_cast<int>(i);
}

void TstOnnxWriter::onnxRuntimeAgreesWithLibTorch() {
    QVERIFY2(runtime::runtimeVersion(), "ONNX Runtime is not installed; installer/setup.sh does that");
    QFETCH(int, index);
    const Body& body = bodies()[static_cast<std::size_t>(index)];
    const Graph graph = around(body.channels, body.samples, body.build);
    torch::manual_seed(11);
    for (const std::int64_t batch : {1, 4}) {
        const auto gap = parity::compare(graph, torch::randn({batch, body.channels, body.samples}));
        QVERIFY2(gap.error.empty(), gap.error.c_str());
        QVERIFY2(gap.score <= kParity && gap.probabilities <= kParity, std::to_string(gap.probabilities).c_str());
    }
}

void TstOnnxWriter::everyArchitectureAgrees_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("samples");
    QTest::addColumn<bool>("normal");
    for (const Architecture& architecture : architectures()) {
        for (const auto& [channels, samples] : {std::pair{1, 2048}, std::pair{8, 61}, std::pair{3, 128}}) {
            for (const bool normal : {true, false}) {
                QTest::addRow("%s %dx%d %s", architecture.id.c_str(), channels, samples, normal ? "normal" : "faults only")
                    << QString::fromStdString(architecture.id) << channels << samples << normal;
            }
        }
    }
}

void TstOnnxWriter::everyArchitectureAgrees() {
    QVERIFY2(runtime::runtimeVersion(), "ONNX Runtime is not installed; installer/setup.sh does that");
    QFETCH(QString, id);
    QFETCH(int, channels);
    QFETCH(int, samples);
    QFETCH(bool, normal);
    std::vector<std::string> classes{"inner", "outer", "ball"};
    if (normal) classes.emplace_back("normal");
    const auto built = (*architectureNamed(id.toStdString()))->build({channels, samples, classes, {}, 9});
    QVERIFY(built.ok());
    torch::manual_seed(12);
    const auto gap = parity::compare(parity::shaken(*built), torch::randn({3, channels, samples}));
    QVERIFY2(gap.error.empty(), gap.error.c_str());
    QVERIFY2(gap.score <= kParity && gap.probabilities <= kParity, std::to_string(gap.score).c_str());
}

void TstOnnxWriter::sameGraphGivesTheSameBytes() {
    const Graph graph = *(*architectureNamed("resnet1d"))->build({2, 128, {"normal", "fault"}, {}, 1});
    const auto first = writeOnnx(graph, {nullptr, {"score", "probabilities"}, {{"run", "4"}}});
    QVERIFY(first.ok());
    QVERIFY(*first == *writeOnnx(graph, {nullptr, {"score", "probabilities"}, {{"run", "4"}}}));
    QVERIFY(first->find("run") != std::string::npos);
}

void TstOnnxWriter::spectrumIsThatOfTheDefinition() {
    // A cosine of amplitude 3 on line 5 of 60 samples under a periodic Hann window: the window's own lines are T/2 at 0 and -T/4 at +-1, so
    // |X[5]| = 3 T / 4, |X[4]| = |X[6]| = 3 T / 8, all other lines 0.
    constexpr int kSamples = 60;
    const Graph graph = around(1, kSamples, [](GraphBuilder& b) { return b.apply(NodeKind::PowerSpectrum, {b.input()}, "spectrum"); });
    std::vector<float> window;
    for (int n = 0; n < kSamples; ++n) window.push_back(static_cast<float>(3 * std::cos(2 * M_PI * 5 * n / kSamples + 0.3)));
    const auto file = writeOnnx(graph);
    QVERIFY(file.ok());
    QVERIFY2(runtime::runtimeVersion(), "ONNX Runtime is not installed; installer/setup.sh does that");
    auto model = runtime::OnnxModel::loadBytes(*file, "spectrum");
    QVERIFY(model.ok());
    const auto output = model->run(window);
    QVERIFY(output.ok());
    QCOMPARE(output->probabilities.size(), std::size_t{kSamples / 2});
    for (int line = 1; line <= kSamples / 2; ++line) {
        const double expected = line == 5                ? std::pow(3 * kSamples / 4.0, 2)
                                : line == 4 || line == 6 ? std::pow(3 * kSamples / 8.0, 2)
                                                         : 0.0;
        QVERIFY(std::abs(output->probabilities[static_cast<std::size_t>(line - 1)] - expected) < 1e-5 * std::pow(3 * kSamples / 4.0, 2));
    }
}

void TstOnnxWriter::invalidGraphsAreRefused() {
    Graph graph = *(*architectureNamed("wdcnn"))->build({1, 128, {"normal", "fault"}, {}, 1});
    graph.nodes[3].shape = {1, 1};
    QVERIFY(!writeOnnx(graph).ok());
}

QTEST_GUILESS_MAIN(TstOnnxWriter)
#include "tst_onnx_writer.moc"
