// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/network/architecture.h"
#include "core/network/detail/torch_network.h"
#include "core/network/detail/torch_ops.h"
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
    void interruptionEndsAPassEitherWay();
    void wrongRequestsThrow();
    void ownLstmIsThatOfAten();
    void fusedBlocksTrainLikeTheirParts();
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
            const torch::Tensor gradient = parameters[i].grad();
            QVERIFY2(gradient.defined() && torch::isfinite(gradient).all().item<bool>(), names[i].c_str());
            // A bias before batch normalisation moves nothing and has none.
            const bool cancelled = names[i].ends_with(".bias") && names[i].find("conv") != std::string::npos;
            QVERIFY2(cancelled || gradient.abs().max().item<double>() > 0, names[i].c_str());
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

void TstTorchNetwork::interruptionEndsAPassEitherWay() {
    struct Stop : std::exception {};
    for (const char* id : {"wdcnn", "lstm-classifier"}) {
        const torch::Tensor windows = torch::randn({4, 1, 256});
        const auto gradients = [&](int most, int& calls) { // of a pass that is ended at call `most`
            TorchNetwork network(built(id, 1, 256));
            network.setTraining(true);
            torch::manual_seed(2); // dropout
            network.setInterruption([&] {
                if (++calls > most) throw Stop();
            });
            network.forward(windows, {"logits"}).at("logits").square().sum().backward();
            std::vector<torch::Tensor> all;
            for (const torch::Tensor& parameter : network.trainedParameters()) all.push_back(parameter.grad());
            return all;
        };
        int calls = 0, never = 0;
        const auto asked = gradients(1'000'000, calls);
        QVERIFY(calls > 8);
        TorchNetwork plain(built(id, 1, 256));
        plain.setTraining(true);
        torch::manual_seed(2);
        plain.forward(windows, {"logits"}).at("logits").square().sum().backward();
        const auto parameters = plain.trainedParameters();
        for (std::size_t i = 0; i < asked.size(); ++i) QVERIFY(torch::equal(asked[i], parameters[i].grad()));
        for (const int most : {0, 2, calls / 2 + 2, calls - 1}) { // the last ones are on the way back
            never = 0;
            bool ended = false;
            try {
                (void)gradients(most, never);
            } catch (const std::exception&) {
                ended = true;
            }
            QVERIFY(ended);
            QCOMPARE(never, most + 1);
        }
    }
}

void TstTorchNetwork::wrongRequestsThrow() {
    TorchNetwork network(built("wdcnn", 1, 256));
    QVERIFY_EXCEPTION_THROWN((void)network.forward(torch::randn({2, 2, 256}), {"score"}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN((void)network.forward(torch::randn({2, 1, 256}), {"weather"}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(network.setParameter("normalise", "mean", {1, 2}), std::invalid_argument);
}

void TstTorchNetwork::ownLstmIsThatOfAten() {
    for (const bool reverse : {false, true}) {
        for (const std::int64_t steps : {1, 7}) {
            torch::manual_seed(5);
            torch::Tensor x = torch::randn({4, steps, 3}).requires_grad_(true);
            std::vector<torch::Tensor> weights{torch::randn({20, 3}), torch::randn({20, 5}), torch::randn({20}), torch::randn({20})};
            for (torch::Tensor& weight : weights) weight.requires_grad_(true);
            const torch::Tensor pull = torch::randn({4, steps, 5});
            std::vector<torch::Tensor> leaves = weights;
            leaves.push_back(x);
            const torch::Tensor zero = torch::zeros({1, 4, 5});
            const torch::Tensor turned = reverse ? x.flip(1) : x;
            torch::Tensor expected = std::get<0>(at::lstm(turned, {zero, zero}, weights, true, 1, 0.0, false, false, true));
            if (reverse) expected = expected.flip(1);
            const torch_ops::RecurrentWeights own{weights[0], weights[1], weights[2], weights[3]};
            const torch::Tensor got = torch_ops::lstm(x, own, reverse ? torch_ops::Direction::Reverse : torch_ops::Direction::Forward);
            QVERIFY(torch::allclose(got, expected, 1e-5, 1e-6));
            const auto expectedGradients = torch::autograd::grad({(expected * pull).sum()}, leaves);
            const auto gradients = torch::autograd::grad({(got * pull).sum()}, leaves);
            for (std::size_t i = 0; i < leaves.size(); ++i) QVERIFY(torch::allclose(gradients[i], expectedGradients[i], 1e-4, 1e-5));
            const torch::NoGradGuard noGradient;
            QVERIFY(torch::equal(torch_ops::lstm(x, own, reverse ? torch_ops::Direction::Reverse : torch_ops::Direction::Forward), got));
        }
    }
}

void TstTorchNetwork::fusedBlocksTrainLikeTheirParts() {
    // A hook keeps the parts apart: both ways must give the same values, gradients and running statistics.
    for (const char* id : {"wdcnn", "resnet1d"}) {
        for (const std::int64_t samples : {61, 512}) {
            TorchNetwork fused(built(id, 2, samples)), parts(built(id, 2, samples));
            fused.setTraining(true);
            parts.setTraining(true);
            torch::manual_seed(8);
            const torch::Tensor windows = torch::randn({6, 2, samples}) + 0.5;
            const torch::Tensor pull = torch::randn({6, 3});
            const auto nothing = [](const Node&, const torch::Tensor&) { return torch::Tensor(); };
            const torch::Tensor got = fused.forward(windows, {"logits"}).at("logits");
            const torch::Tensor expected = parts.forward(windows, {"logits"}, nothing).at("logits");
            QVERIFY(torch::allclose(got, expected, 1e-4, 1e-5));
            (got * pull).sum().backward();
            (expected * pull).sum().backward();
            const auto names = fused.trainedNames();
            const auto ours = fused.trainedParameters(), theirs = parts.trainedParameters();
            for (std::size_t i = 0; i < names.size(); ++i) {
                const double gap = (ours[i].grad() - theirs[i].grad()).abs().max().item<double>();
                const double size = theirs[i].grad().abs().max().item<double>();
                QVERIFY2(gap <= 2e-3 * size + 1e-5,
                         qPrintable(QStringLiteral("%1 %2 of %3").arg(QString::fromStdString(names[i])).arg(gap).arg(size)));
            }
            const auto ourState = fused.state(), theirState = parts.state();
            for (const auto& [name, value] : ourState)
                if (name.find("running") != std::string::npos)
                    QVERIFY2(torch::allclose(value, theirState.at(name), 1e-4, 1e-5), name.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TstTorchNetwork)
#include "tst_torch_network.moc"
