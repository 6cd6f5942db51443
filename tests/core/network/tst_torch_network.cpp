// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/network/architecture.h"
#include "core/network/detail/torch_network.h"
#include "core/network/graph_builder.h"

using namespace tocsin;
using namespace tocsin::network;

namespace {

Graph built(const std::string& id, std::int64_t channels, std::int64_t samples) {
    return *(*architectureNamed(id))->build({channels, samples, {"normal", "inner", "outer"}, {}, 3});
}

} // namespace

class TstTorchNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::manual_seed(1); }
    void everyArchitectureGivesItsOutputs();
    void gradientsReachEveryTrainedParameter();
    void snapshotHoldsTheChangedWeights();
    void hookSeesAndReplacesValues();
    void wrongRequestsThrow();
};

void TstTorchNetwork::everyArchitectureGivesItsOutputs() {
    for (const Architecture& architecture : architectures()) {
        TorchNetwork network(built(architecture.id, 2, 128));
        std::vector<std::string> names;
        for (const auto& [name, id] : network.graph().outputs) {
            names.push_back(name);
        }
        const torch::NoGradGuard noGradient;
        const auto outputs = network.forward(torch::randn({5, 2, 128}), names);
        for (const auto& [name, value] : outputs) {
            const Shape& shape = network.graph().node(network.graph().outputs.at(name)).shape;
            QCOMPARE(value.size(0), 5);
            QCOMPARE(value.sizes().slice(1).vec(), shape);
            QVERIFY(torch::isfinite(value).all().item<bool>());
        }
        const torch::Tensor score = outputs.at("score");
        if (outputs.contains("probabilities")) {
            QVERIFY(torch::allclose(score, 1 - outputs.at("probabilities").select(1, 0), 1e-5, 1e-6));
        } else {
            QVERIFY(torch::allclose(score, outputs.at("map").flatten(1).mean(1)));
        }
    }
}

void TstTorchNetwork::gradientsReachEveryTrainedParameter() {
    for (const Architecture& architecture : architectures()) {
        TorchNetwork network(built(architecture.id, 2, 128));
        network.setTraining(true);
        const std::string output = network.graph().classes.empty() ? "score" : "logits";
        network.forward(torch::randn({8, 2, 128}), {output}).at(output).square().sum().backward();
        const auto names = network.trainedNames();
        const auto parameters = network.trainedParameters();
        QCOMPARE(names.size(), parameters.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            QVERIFY2(parameters[i].grad().defined() && torch::isfinite(parameters[i].grad()).all().item<bool>(), names[i].c_str());
        }
    }
}

void TstTorchNetwork::snapshotHoldsTheChangedWeights() {
    TorchNetwork network(built("wdcnn", 1, 256));
    network.setParameter("normalise", "mean", {2.5F});
    QCOMPARE(network.snapshot().find("normalise")->parameter("mean")->values, std::vector<float>{2.5F});
    QVERIFY(validate(network.snapshot()).ok());
    TorchNetwork other(built("wdcnn", 1, 256));
    other.setState(network.state());
    QVERIFY(parametersToBytes(other.snapshot()) == parametersToBytes(network.snapshot()));
}

void TstTorchNetwork::hookSeesAndReplacesValues() {
    TorchNetwork network(built("wdcnn", 1, 256));
    int seen = 0;
    const torch::NoGradGuard noGradient;
    const auto outputs = network.forward(torch::randn({2, 1, 256}), {"logits"}, [&](const Node& node, const torch::Tensor& value) {
        ++seen;
        return node.name == "logits" ? torch::ones_like(value) : torch::Tensor();
    });
    QVERIFY(outputs.at("logits").eq(1).all().item<bool>());
    QCOMPARE(seen, network.graph().find("logits")->id + 1);
}

void TstTorchNetwork::wrongRequestsThrow() {
    TorchNetwork network(built("wdcnn", 1, 256));
    QVERIFY_EXCEPTION_THROWN((void)network.forward(torch::randn({2, 2, 256}), {"score"}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN((void)network.forward(torch::randn({2, 1, 256}), {"weather"}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(network.setParameter("normalise", "mean", {1, 2}), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstTorchNetwork)
#include "tst_torch_network.moc"
