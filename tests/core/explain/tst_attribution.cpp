// SPDX-License-Identifier: GPL-3.0-or-later
// Attributions of graphs whose right answer follows from their formula, and of a small network that was trained to see a planted defect.
#include <QtTest>
#include <numeric>
#include <random>

#include "core/explain/attribution.h"
#include "core/explain/attribution_output.h"
#include "core/network/architecture.h"
#include "core/network/detail/thread_plan.h"
#include "core/network/detail/torch_network.h"
#include "core/network/graph_builder.h"

using namespace tocsin;
using namespace tocsin::explain;
using namespace tocsin::network;

namespace {

constexpr std::array kMethods = {Method::Saliency, Method::IntegratedGradients, Method::Occlusion};

/// score = sum of w (x - mean) / deviation over [2, 8].
Graph linearGraph(bool normalised) {
    GraphBuilder b("linear", 2, 8, 3);
    const int x = normalised ? b.normalise(b.input()) : b.input();
    b.output("score", b.reshape(b.linear(b.apply(NodeKind::Flatten, {x}, "flat"), 1, "weights"), {}, "score"));
    Graph graph = *b.finish();
    if (normalised) {
        graph.nodes[1].parameters["mean"].values = {10, -3};
        graph.nodes[1].parameters["deviation"].values = {2, 0.5F};
    }
    return graph;
}

std::vector<float> randomWindow(std::int64_t count, unsigned seed, float centre = 0) {
    std::mt19937 random(seed);
    std::normal_distribution<float> noise;
    std::vector<float> window;
    while (static_cast<std::int64_t>(window.size()) < count) window.push_back(centre + noise(random));
    return window;
}

Attribution explained(const Graph& graph, const std::vector<float>& window, Method method, std::optional<int> classIndex = {}) {
    AttributionRequest request;
    request.graph = graph;
    request.window = window;
    request.method = method;
    request.classIndex = classIndex;
    request.occlusionSamples = 1;
    auto result = attribute(request);
    if (!result.ok()) qFatal("%s: %s", result.error().message.c_str(), result.error().detail.c_str());
    return std::move(*result);
}

/// Windows [2, 64] of noise; faulty ones carry a burst in channel 1 from 24 to 40.
torch::Tensor plant(std::int64_t count, bool faulty) {
    torch::Tensor windows = 0.3 * torch::randn({count, 2, 64});
    if (faulty) windows.select(1, 1).narrow(1, 24, 16) += 2.0 * torch::sin(torch::arange(16) * 1.5);
    return windows;
}

Graph trainedOnPlant() {
    torch::manual_seed(2);
    TorchNetwork network(*(*architectureNamed("resnet1d"))->build({2, 64, {"normal", "burst"}, {{"width", "8"}, {"blocks", "1"}}, 4}));
    network.setTraining(true);
    torch::optim::Adam optimizer(network.trainedParameters(), torch::optim::AdamOptions(5e-3));
    const torch::Tensor labels = torch::cat({torch::zeros({32}, torch::kInt64), torch::ones({32}, torch::kInt64)});
    for (int step = 0; step < 80; ++step) {
        optimizer.zero_grad();
        const torch::Tensor windows = torch::cat({plant(32, false), plant(32, true)});
        torch::cross_entropy_loss(network.forward(windows, {"logits"}).at("logits"), labels).backward();
        optimizer.step();
    }
    return network.snapshot();
}

} // namespace

class TstAttribution : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useThreads(1); }
    void linearGraphGivesItsTerms_data();
    void linearGraphGivesItsTerms();
    void partsAddUpBehindWindowNormalisation();
    void everyArchitectureIsExplained_data();
    void everyArchitectureIsExplained();
    void saliencyDeletesBestWhereSlopesAreShares();
    void plantedDefectGetsTheRelevance();
    void scoreThatSeesNothingHasAnEmptyMap();
    void shuffledWeightsChangeTheMapOfALinearGraphAsTheWeightsChange();
    void aMapThatStaysWithShuffledWeightsIsFoundOut();
    void withoutTrainedWeightsThereIsNothingToShuffle();
    void sharesAreThePositiveRelevance();
    void wrongRequestsAreRefused();
    void cancelEndsTheWork();
    void quadratureIsExactForPolynomials();
    void picturesAndJsonAreWhole();
};

void TstAttribution::linearGraphGivesItsTerms_data() {
    QTest::addColumn<bool>("normalised");
    QTest::newRow("raw") << false;
    QTest::newRow("normalised") << true;
}

void TstAttribution::linearGraphGivesItsTerms() {
    // score = b + sum w z with z = (x - mean) / deviation; the baseline is z = 0, so each sample's share is w z, and its slope is w.
    QFETCH(bool, normalised);
    const Graph graph = linearGraph(normalised);
    const std::vector<float> window = randomWindow(16, 5);
    const auto& weights = graph.find("weights")->parameter("weight")->values;
    double change = 0;
    std::vector<double> shares;
    for (std::size_t i = 0; i < window.size(); ++i) {
        const double mean = !normalised ? 0 : i < 8 ? 10 : -3, deviation = !normalised ? 1 : i < 8 ? 2 : 0.5;
        shares.push_back(weights[i] * (window[i] - mean) / deviation);
        change += shares.back();
    }
    for (const Method method : kMethods) {
        const Attribution result = explained(graph, window, method);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double expected = method == Method::Saliency ? std::abs(static_cast<double>(weights[i])) : shares[i];
            QVERIFY2(std::abs(result.map[i] - expected) < 1e-5, std::string(methodName(method)).c_str()); // float32 sums of 16 terms near 1
        }
        QVERIFY(std::abs(result.target - result.baselineTarget - change) < 1e-5);
        QVERIFY(result.completenessGap < 1e-5);
        QVERIFY(result.relativeGap && *result.relativeGap < 1e-4);
    }
}

void TstAttribution::partsAddUpBehindWindowNormalisation() {
    // Per-window normalisation makes the score blind to amplitude: on a way through raw windows the integral would miss nearly all of it.
    const Graph wdcnn = *(*architectureNamed("wdcnn"))->build({1, 256, {"normal", "inner", "outer"}, {}, 6});
    QVERIFY(wdcnn.find("window_normalise") != nullptr);
    const Attribution logit = explained(wdcnn, randomWindow(256, 9, 40), Method::IntegratedGradients, 2);
    QVERIFY2(logit.relativeGap && *logit.relativeGap < 0.02, std::to_string(logit.relativeGap.value_or(-1)).c_str());
}

void TstAttribution::everyArchitectureIsExplained_data() {
    QTest::addColumn<QString>("id");
    for (const Architecture& architecture : architectures())
        QTest::newRow(architecture.id.c_str()) << QString::fromStdString(architecture.id);
}

void TstAttribution::everyArchitectureIsExplained() {
    QFETCH(QString, id);
    const Architecture* architecture = *architectureNamed(id.toStdString());
    const bool classifies = architecture->task != ArchitectureTask::Reconstruction;
    const std::vector<std::string> classes = classifies ? std::vector<std::string>{"normal", "worn"} : std::vector<std::string>{};
    const Graph graph = *architecture->build({2, 128, classes, {}, 6});
    const std::vector<float> window = randomWindow(256, 10);
    for (const Method method : kMethods) {
        const std::string name(methodName(method));
        AttributionRequest request;
        request.graph = graph;
        request.window = window;
        request.method = method;
        if (classifies) request.classIndex = 1;
        const auto result = attribute(request);
        QVERIFY2(result.ok(), result.ok() ? "" : (name + ": " + result.error().message).c_str());
        QCOMPARE(result->map.size(), window.size());
        QVERIFY2(std::ranges::all_of(result->map, [](float value) { return std::isfinite(value); }), name.c_str());
        QVERIFY2(std::ranges::any_of(result->map, [](float value) { return value != 0; }), name.c_str());
        // Both ends of the curve are known without an attribution: nothing deleted, all deleted.
        const double tolerance = 1e-4 * std::max(1.0, std::abs(result->target));
        QVERIFY2(std::abs(result->deletion.front().target - result->target) < tolerance, name.c_str());
        QVERIFY2(std::abs(result->deletion.back().target - result->baselineTarget) < tolerance, name.c_str());
        // Only the integral promises that its parts add up.
        if (method == Method::IntegratedGradients)
            QVERIFY2(result->relativeGap && *result->relativeGap < 0.02, std::to_string(result->relativeGap.value_or(-1)).c_str());
    }
}

void TstAttribution::saliencyDeletesBestWhereSlopesAreShares() {
    // A slope says how much a sample could move the score, not how much it does, so on any window its deletion curve may be worse than a
    // random one. Where every sample is one step from the baseline in the direction of its slope, slope and share are the same number.
    const Graph graph = linearGraph(false);
    const auto& weights = graph.find("weights")->parameter("weight")->values;
    std::vector<float> window, other;
    for (std::size_t i = 0; i < 16; ++i) {
        window.push_back(weights[i] > 0 ? 1.0F : -1.0F);
        other.push_back(-window.back());
    }
    const Attribution saliency = explained(graph, window, Method::Saliency),
                      gradients = explained(graph, window, Method::IntegratedGradients);
    QVERIFY(saliency.deletionArea < saliency.randomArea);
    QVERIFY(std::abs(saliency.deletionArea - gradients.deletionArea) < 1e-6); // the same order
    for (std::size_t i = 1; i < saliency.deletion.size(); ++i)
        QVERIFY(saliency.deletion[i].target <= saliency.deletion[i - 1].target + 1e-6);
    // The other way round the same slopes delete what holds the score down first: worse than random, as the comment says.
    const Attribution wrong = explained(graph, other, Method::Saliency);
    QVERIFY(wrong.deletionArea > wrong.randomArea);
}

void TstAttribution::plantedDefectGetsTheRelevance() {
    const Graph graph = trainedOnPlant();
    torch::manual_seed(77);
    const torch::Tensor drawn = plant(1, true).flatten().contiguous();
    const std::vector<float> window(drawn.data_ptr<float>(), drawn.data_ptr<float>() + drawn.numel());
    for (const Method method : kMethods) {
        AttributionRequest request;
        request.graph = graph;
        request.window = window;
        request.method = method;
        request.classIndex = 1;
        request.occlusionSamples = 8;
        const auto result = attribute(request);
        QVERIFY(result.ok());
        // The burst is an eighth of all samples; the kernels reach a few samples beyond it.
        double inside = 0, all = 0;
        for (std::size_t i = 0; i < result->map.size(); ++i) {
            const double relevance = std::max(0.0F, result->map[i]);
            all += relevance;
            if (i >= 64 + 20 && i < 64 + 44) inside += relevance;
        }
        const std::string name(methodName(method));
        // 24 of 128 samples: chance gives 0.19. A slope is spread wider than a contribution, which is 0 where the window is at rest.
        QVERIFY2(inside > (method == Method::Saliency ? 2 * 24.0 / 128 : 0.5) * all, (name + " " + std::to_string(inside / all)).c_str());
        QVERIFY2(method == Method::Saliency || result->deletionArea < result->randomArea, name.c_str());
        QCOMPARE(result->deletion.size(), std::size_t{21});
        QVERIFY(std::abs(result->deletion.front().target - result->target) < 1e-4);
        QVERIFY(std::abs(result->deletion.back().target - result->baselineTarget) < 1e-3);
        QVERIFY2(result->shuffledCorrelation && std::abs(*result->shuffledCorrelation) < 0.9, name.c_str());
        QCOMPARE(result->shuffledMap.size(), result->map.size());
    }
}

void TstAttribution::scoreThatSeesNothingHasAnEmptyMap() {
    GraphBuilder b("always", 2, 8, 1);
    b.output("score", b.reduce(NodeKind::Sum, b.constant({1}, {0.25F}, "constant"), 0, "score"));
    const Graph graph = *b.finish();
    for (const Method method : kMethods) {
        const Attribution result = explained(graph, randomWindow(16, 1), method);
        QVERIFY(std::ranges::all_of(result.map, [](float value) { return value == 0; }));
        QVERIFY(!result.relativeGap);
        QCOMPARE(result.target, 0.25);
    }
}

void TstAttribution::shuffledWeightsChangeTheMapOfALinearGraphAsTheWeightsChange() {
    // score = b + sum w x: the saliency map is |w| itself, so the shuffled map holds the same values in another order.
    const Graph graph = linearGraph(false);
    const Attribution result = explained(graph, randomWindow(16, 5), Method::Saliency);
    std::vector<float> before = result.map, after = result.shuffledMap;
    QVERIFY(before != after);
    std::ranges::sort(before);
    std::ranges::sort(after);
    for (std::size_t i = 0; i < before.size(); ++i) QVERIFY(std::abs(before[i] - after[i]) < 1e-6);
    // Spearman without ties: 1 - 6 sum d^2 / (n (n^2 - 1)), ranks by counting.
    const auto rank = [](const std::vector<float>& map, std::size_t i) {
        return std::ranges::count_if(map, [&](float v) { return v < map[i]; });
    };
    double squares = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        const auto difference = static_cast<double>(rank(result.map, i) - rank(result.shuffledMap, i));
        squares += difference * difference;
    }
    QVERIFY(result.shuffledCorrelation);
    QVERIFY(std::abs(*result.shuffledCorrelation - (1 - 6 * squares / (16.0 * (16 * 16 - 1)))) < 1e-9);
}

void TstAttribution::aMapThatStaysWithShuffledWeightsIsFoundOut() {
    // Equal weights but one in a hundred: whatever their order, (x - b) w has nearly the ranks of x. The map shows the window.
    GraphBuilder b("flat", 2, 50, 3);
    b.output("score", b.reshape(b.linear(b.apply(NodeKind::Flatten, {b.input()}, "flat"), 1, "weights"), {}, "score"));
    Graph graph = *b.finish();
    for (Node& node : graph.nodes)
        if (node.parameters.contains("weight")) {
            std::ranges::fill(node.parameters["weight"].values, 1.0F);
            node.parameters["weight"].values[0] = 1.01F;
        }
    const Attribution flat = explained(graph, randomWindow(100, 4), Method::IntegratedGradients);
    QVERIFY(flat.shuffledCorrelation);
    QVERIFY2(*flat.shuffledCorrelation > 0.99, std::to_string(*flat.shuffledCorrelation).c_str());
    QVERIFY(sanityOf(flat.shuffledCorrelation) == Sanity::Stays);
    // A network that learned where to look fails to find it with shuffled weights.
    QVERIFY(sanityOf(0.08) == Sanity::Changes);
    QVERIFY(sanityOf(-0.5) == Sanity::Partly);
    QVERIFY(sanityOf(-0.95) == Sanity::Stays); // the same picture with its sign changed
    QVERIFY(sanityOf(std::nullopt) == Sanity::Unknown);
}

void TstAttribution::withoutTrainedWeightsThereIsNothingToShuffle() {
    // A fixed reduction of the window, as simple baselines are.
    GraphBuilder b("fixed", 2, 8, 1);
    b.output("score", b.reduce(NodeKind::Sum, b.apply(NodeKind::Flatten, {b.input()}, "flat"), 0, "score"));
    const Graph graph = *b.finish();
    for (const Method method : kMethods) {
        const Attribution result = explained(graph, randomWindow(16, 1), method);
        QVERIFY(result.shuffledMap.empty());
        QVERIFY(!result.shuffledCorrelation);
        WindowContext context;
        context.channelNames = context.channelUnits = {"a", "b"};
        QVERIFY(toJson(result, context)["shuffled_weights_correlation"].is_null());
    }
}

void TstAttribution::sharesAreThePositiveRelevance() {
    Attribution attribution;
    attribution.channels = 2;
    attribution.samples = 3;
    attribution.map = {1, -5, 2, 0, 1, -1};
    QCOMPARE(channelShares(attribution), (std::vector<double>{0.75, 0.25}));
    attribution.map = {0, -1, -2, 0, 0, 0};
    QVERIFY(channelShares(attribution).empty());
}

void TstAttribution::wrongRequestsAreRefused() {
    AttributionRequest request;
    request.graph = linearGraph(true);
    QCOMPARE(attribute(request).error().code, ErrorCode::Usage); // no window
    request.window = randomWindow(16, 1);
    request.window[3] = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(attribute(request).error().code, ErrorCode::Data);
    request.window[3] = 0;
    request.classIndex = 0;
    QCOMPARE(attribute(request).error().code, ErrorCode::Usage); // no classes
    request.classIndex.reset();
    request.steps = 0;
    QCOMPARE(attribute(request).error().code, ErrorCode::Usage);
    QVERIFY(methodNamed("tea-leaves").error().message.find("occlusion") != std::string::npos);
}

void TstAttribution::cancelEndsTheWork() {
    AttributionRequest request;
    request.graph = *(*architectureNamed("conv-autoencoder"))->build({4, 256, {}, {}, 1});
    request.window = randomWindow(1024, 1);
    request.method = Method::Occlusion;
    CancelSource source;
    source.cancel();
    QCOMPARE(attribute(request, JobContext(source.token(), {})).error().code, ErrorCode::Cancelled);
}

void TstAttribution::quadratureIsExactForPolynomials() {
    // n nodes integrate x^p over [0, 1] exactly to 1 / (p + 1) for p < 2 n.
    for (const int nodes : {1, 2, 5, 32, 256}) {
        const Quadrature rule = gaussLegendre(nodes);
        QVERIFY(std::abs(std::accumulate(rule.weights.begin(), rule.weights.end(), 0.0) - 1) < 1e-12);
        for (const int power : {1, nodes, 2 * nodes - 1}) {
            double sum = 0;
            for (std::size_t i = 0; i < rule.nodes.size(); ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], power);
            QVERIFY2(std::abs(sum - 1.0 / (power + 1)) < 1e-12, std::to_string(nodes).c_str());
        }
    }
}

void TstAttribution::picturesAndJsonAreWhole() {
    const Graph graph = linearGraph(true);
    WindowContext context;
    context.asset = "pump 7";
    context.channelNames = {"bearing temperature", "flow"};
    context.channelUnits = {"degC", ""};
    context.window = randomWindow(16, 1);
    for (int i = 0; i < 8; ++i) context.times.push_back(i * kNsPerSecond);
    const Attribution result = explained(graph, context.window, Method::IntegratedGradients);
    const auto picture = toPng(result, context);
    QVERIFY(picture.ok());
    if (qEnvironmentVariableIsSet("TOCSIN_KEEP_PICTURE")) {
        QFile file(qEnvironmentVariable("TOCSIN_KEEP_PICTURE"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(*picture));
    }
    QVERIFY(picture->starts_with("\x89PNG\r\n\x1a\n"));
    QVERIFY(picture->substr(picture->size() - 8).starts_with("IEND"));
    const Json json = toJsonWithMap(result, context);
    QCOMPARE(json["map"].size(), std::size_t{2});
    QCOMPARE(json["map"][1].size(), std::size_t{8});
    QCOMPARE(json["channels"][0]["name"].get<std::string>(), std::string("bearing temperature"));
    QVERIFY(!toJson(result, context).contains("map"));
    QVERIFY(json.dump().find("nan") == std::string::npos);
}

QTEST_GUILESS_MAIN(TstAttribution)
#include "tst_attribution.moc"
