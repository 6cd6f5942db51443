// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/parity.h"

#include <cmath>

#include "core/network/detail/torch_network.h"
#include "core/runtime/model.h"

namespace parity {
namespace {

using namespace tocsin;

double relativeGap(const torch::Tensor& expected, const std::vector<float>& got) {
    const torch::Tensor flat = expected.contiguous().flatten();
    const torch::Tensor other = torch::from_blob(const_cast<float*>(got.data()), {static_cast<std::int64_t>(got.size())});
    if (flat.numel() != other.numel() || !torch::isfinite(flat).all().item<bool>() || !torch::isfinite(other).all().item<bool>())
        return INFINITY;
    return (flat - other).abs().max().item<double>() / std::max(flat.abs().max().item<double>(), 1e-30);
}

} // namespace

Gap compare(const network::Graph& graph, const torch::Tensor& windows, const network::OnnxOptions& options) {
    Gap gap;
    const auto file = network::writeOnnx(graph, options);
    if (!file) {
        gap.error = file.error().message + ": " + file.error().detail;
        return gap;
    }
    auto model = runtime::OnnxModel::loadBytes(*file, graph.architecture);
    if (!model) {
        gap.error = model.error().message + ": " + model.error().detail;
        return gap;
    }
    const torch::Tensor packed = windows.contiguous();
    const auto answer = model->runBatch({packed.data_ptr<float>(), static_cast<std::size_t>(packed.numel())});
    if (!answer) {
        gap.error = answer.error().message + ": " + answer.error().detail;
        return gap;
    }
    const torch::NoGradGuard noGradient;
    network::TorchNetwork network(graph);
    const bool classes = graph.outputs.contains("probabilities");
    auto expected =
        network.forward(windows, classes ? std::vector<std::string>{"score", "probabilities"} : std::vector<std::string>{"score"});
    gap.score = relativeGap(expected.at("score"), answer->scores);
    if (classes) gap.probabilities = relativeGap(expected.at("probabilities"), answer->probabilities);
    return gap;
}

network::Graph shaken(network::Graph graph) {
    int seed = 1;
    const auto draw = [&](network::Node& node, const char* key, double from, double to) {
        torch::manual_seed(++seed);
        auto& values = node.parameters.at(key).values;
        const torch::Tensor drawn = torch::empty({static_cast<std::int64_t>(values.size())}).uniform_(from, to);
        values.assign(drawn.data_ptr<float>(), drawn.data_ptr<float>() + drawn.numel());
    };
    for (network::Node& node : graph.nodes) {
        if (node.kind == network::NodeKind::BatchNorm) {
            draw(node, "weight", 0.5, 1.5);
            draw(node, "bias", -0.5, 0.5);
            draw(node, "running_mean", -0.3, 0.3);
            draw(node, "running_variance", 0.2, 2.0);
        }
        if (node.kind == network::NodeKind::Normalise) {
            draw(node, "mean", -0.5, 0.5);
            draw(node, "deviation", 0.5, 1.5);
        }
    }
    return graph;
}

} // namespace parity
