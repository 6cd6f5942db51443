// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "core/network/architecture.h"
#include "core/network/graph_builder.h"
#include "core/network/node_rules.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

ArchitectureRequest request(std::int64_t channels, std::int64_t samples) {
    return {channels, samples, {"normal", "inner", "outer"}, {}, 7};
}

Graph small() {
    GraphBuilder builder("small", 2, 8, 1);
    const int pooled = builder.reduce(NodeKind::Mean, builder.normalise(builder.input()), 1, "mean");
    builder.output("score", builder.reduce(NodeKind::Sum, pooled, 0, "score"));
    return *builder.finish();
}

} // namespace

class TstGraph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyArchitectureIsValidForManyWindowSizes();
    void storedFormComesBackTheSame();
    void sameSeedGivesTheSameWeights();
    void damagedFilesAreRefusedWithTheirPlace();
    void wrongGraphsAreRefused();
    void unknownOptionNamesTheKnownOnes();
    void wdcnnOfThePaperHasItsShapes();
    void firstMistakeOfTheBuilderIsReported();
};

void TstGraph::everyArchitectureIsValidForManyWindowSizes() {
    for (const Architecture& architecture : architectures()) {
        for (const std::int64_t samples : {16, 30, 60, 61, 128, 400, 1024, 2048, 2050}) {
            for (const std::int64_t channels : {1, 8}) {
                const auto graph = architecture.build(request(channels, samples));
                QVERIFY2(graph.ok(), graph.ok() ? "" : qPrintable(QString::fromStdString(graph.error().message)));
                QVERIFY(validate(*graph).ok());
                QCOMPARE(graph->samples(), samples);
                QCOMPARE(graph->channels(), channels);
                QVERIFY(graph->find("normalise") != nullptr);
                QCOMPARE(graph->architecture, architecture.id);
            }
        }
    }
}

void TstGraph::storedFormComesBackTheSame() {
    for (const Architecture& architecture : architectures()) {
        const Graph graph = *architecture.build(request(3, 128));
        const std::string text = graphToJson(graph).dump();
        const std::string bytes = parametersToBytes(graph);
        const auto again = graphFromJson(*parseJson(text, "test"), bytes);
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(QString::fromStdString(again.error().message)));
        QCOMPARE(graphToJson(*again).dump(), text);
        QVERIFY(parametersToBytes(*again) == bytes);
        QCOMPARE(again->classes, graph.classes);
        QCOMPARE(again->outputs, graph.outputs);
    }
}

void TstGraph::sameSeedGivesTheSameWeights() {
    const Architecture* wdcnn = *architectureNamed("wdcnn");
    ArchitectureRequest first = request(1, 256), other = request(1, 256);
    other.seed = 8;
    QVERIFY(parametersToBytes(*wdcnn->build(first)) == parametersToBytes(*wdcnn->build(first)));
    QVERIFY(parametersToBytes(*wdcnn->build(first)) != parametersToBytes(*wdcnn->build(other)));
    // Uniform in +-1/sqrt(fan in): the mean of many is near 0, their deviation near bound / sqrt(3).
    const Graph graph = *wdcnn->build(request(1, 2048));
    const Parameter& weight = *graph.find("hidden")->parameter("weight");
    const double bound = 1 / std::sqrt(static_cast<double>(weight.shape[1]));
    double sum = 0, squares = 0;
    for (const float value : weight.values) {
        QVERIFY(std::abs(value) <= bound);
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    const auto count = static_cast<double>(weight.values.size());
    QVERIFY(std::abs(sum / count) < 5 * bound / std::sqrt(3 * count));
    QVERIFY(std::abs(std::sqrt(squares / count) * std::sqrt(3.0) / bound - 1) < 0.02);
}

void TstGraph::damagedFilesAreRefusedWithTheirPlace() {
    const Graph graph = *(*architectureNamed("wdcnn"))->build(request(1, 256));
    const Json good = graphToJson(graph);
    const std::string bytes = parametersToBytes(graph);
    QVERIFY(!graphFromJson(good, std::string_view(bytes).substr(0, bytes.size() - 4)).ok());
    QVERIFY(!graphFromJson(good, bytes + "1234").ok());
    QVERIFY(!graphFromJson(Json::object(), bytes).ok());
    QVERIFY(!graphFromJson(Json::array(), bytes).ok());
    Json version = good;
    version["version"] = 99;
    QVERIFY(graphFromJson(version, bytes).error().message.find("99") != std::string::npos);
    Json kind = good;
    kind["nodes"][2]["kind"] = "telepathy";
    QVERIFY(graphFromJson(kind, bytes).error().message.find("telepathy") != std::string::npos);
    Json input = good;
    input["nodes"][1]["inputs"][0] = "logits";
    QVERIFY(graphFromJson(input, bytes).error().message.find("logits") != std::string::npos);
    Json shape = good;
    shape["nodes"][1]["parameters"]["mean"]["shape"] = {1000000000, 1000000000, 1000000000};
    QVERIFY(!graphFromJson(shape, bytes).ok());
    for (const auto& [key, value] : good.items()) { // every key of the top level is needed
        Json without = good;
        without.erase(key);
        QVERIFY2(!graphFromJson(without, bytes).ok(), key.c_str());
    }
}

void TstGraph::wrongGraphsAreRefused() {
    QVERIFY(validate(small()).ok());
    Graph noScore = small();
    noScore.outputs.clear();
    QVERIFY(!validate(noScore).ok());
    Graph wideScore = small();
    wideScore.outputs["score"] = wideScore.find("mean")->id;
    QVERIFY(!validate(wideScore).ok());
    Graph later = small();
    later.nodes[1].inputs = {2};
    QVERIFY(!validate(later).ok());
    Graph twice = small();
    twice.nodes[2].name = "normalise";
    QVERIFY(!validate(twice).ok());
    Graph shape = small();
    shape.nodes[1].shape = {2, 9};
    QVERIFY(!validate(shape).ok());
    Graph missing = small();
    missing.nodes[1].parameters.erase("mean");
    QVERIFY(!validate(missing).ok());
    Graph notFinite = small();
    notFinite.nodes[1].parameters["mean"].values[0] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!validate(notFinite).ok());
    Graph twoInputs = small();
    twoInputs.nodes[1].kind = NodeKind::Input;
    QVERIFY(!validate(twoInputs).ok());
    QVERIFY(!validate(Graph{}).ok());
}

void TstGraph::unknownOptionNamesTheKnownOnes() {
    for (const Architecture& architecture : architectures()) {
        ArchitectureRequest wrong = request(1, 256);
        wrong.options["colour"] = "red";
        const auto graph = architecture.build(wrong);
        QVERIFY(!graph.ok());
        QCOMPARE(graph.error().code, ErrorCode::Usage);
        QVERIFY(graph.error().message.find("colour") != std::string::npos);
        QVERIFY(graph.error().message.find("window_normalise") != std::string::npos);
    }
    ArchitectureRequest bad = request(1, 256);
    bad.options["width"] = "many";
    QVERIFY((*architectureNamed("wdcnn"))->build(bad).error().message.find("many") != std::string::npos);
    ArchitectureRequest oneClass = request(1, 256);
    oneClass.classes = {"normal"};
    QVERIFY(!(*architectureNamed("wdcnn"))->build(oneClass).ok());
    QVERIFY(!architectureNamed("oracle").ok());
}

void TstGraph::wdcnnOfThePaperHasItsShapes() {
    // Zhang et al. 2017, table 1, for 2048 samples.
    const Graph graph = *(*architectureNamed("wdcnn"))->build(request(1, 2048));
    QCOMPARE(graph.find("block1.conv")->shape, (Shape{16, 128}));
    QCOMPARE(graph.find("block1.pool")->shape, (Shape{16, 64}));
    QCOMPARE(graph.find("block2.pool")->shape, (Shape{32, 32}));
    QCOMPARE(graph.find("block3.pool")->shape, (Shape{64, 16}));
    QCOMPARE(graph.find("block4.pool")->shape, (Shape{64, 8}));
    QCOMPARE(graph.find("block5.pool")->shape, (Shape{64, 3}));
    QCOMPARE(graph.find("hidden")->shape, (Shape{100}));
}

void TstGraph::firstMistakeOfTheBuilderIsReported() {
    GraphBuilder builder("wrong", 1, 10, 1);
    const int conv = builder.conv1d(builder.input(), 4, {.kernel = 64}, "wide");
    builder.output("score", builder.linear(conv, 0, "nothing"));
    const auto graph = builder.finish();
    QVERIFY(!graph.ok());
    QVERIFY(graph.error().message.find("wide") != std::string::npos);
    QVERIFY(!GraphBuilder("empty", 0, 10, 1).finish().ok());
}

QTEST_GUILESS_MAIN(TstGraph)
#include "tst_graph.moc"
