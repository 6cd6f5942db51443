// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_analysis.h"

#include <cmath>

namespace tocsin::network {
namespace {

std::size_t at(int id) {
    return static_cast<std::size_t>(id);
}

bool absorbsBatchNorm(const Graph& graph, const Node& node) {
    switch (node.kind) {
    case NodeKind::Conv1d:
    case NodeKind::ConvTranspose1d:
        return true;
    case NodeKind::Linear: // over [T, F] the BatchNorm after it would work on the other axis
        return graph.node(node.inputs.front()).shape.size() == 1;
    default:
        return false;
    }
}

} // namespace

GraphAnalysis analyse(const Graph& graph, const std::vector<std::string>& outputs) {
    const std::size_t count = graph.nodes.size();
    GraphAnalysis analysis{std::vector<bool>(count), std::vector<bool>(count), std::vector<std::vector<int>>(count),
                           std::vector<int>(count, -1)};
    for (const std::string& name : outputs) {
        if (const auto found = graph.outputs.find(name); found != graph.outputs.end()) {
            analysis.needed[at(found->second)] = true;
            analysis.isOutput[at(found->second)] = true;
        }
    }
    for (auto node = graph.nodes.rbegin(); node != graph.nodes.rend(); ++node) {
        if (!analysis.needed[at(node->id)]) continue;
        for (const int input : node->inputs) {
            analysis.needed[at(input)] = true;
            analysis.readers[at(input)].push_back(node->id);
        }
    }
    for (const Node& node : graph.nodes) {
        const auto& readers = analysis.readers[at(node.id)];
        if (!absorbsBatchNorm(graph, node) || analysis.isOutput[at(node.id)] || readers.size() != 1) continue;
        if (graph.node(readers.front()).kind == NodeKind::BatchNorm) analysis.batchNorm[at(node.id)] = readers.front();
    }
    return analysis;
}

FoldedWeights foldedWeights(const Node& layer, const Node* batchNorm) {
    FoldedWeights folded;
    folded.weight = layer.parameter("weight")->values;
    if (const Parameter* bias = layer.parameter("bias")) folded.bias = bias->values;
    if (!batchNorm) return folded;
    const auto& gain = batchNorm->parameter("weight")->values;
    const auto& shift = batchNorm->parameter("bias")->values;
    const auto& mean = batchNorm->parameter("running_mean")->values;
    const auto& variance = batchNorm->parameter("running_variance")->values;
    const double epsilon = batchNorm->real("epsilon", 1e-5);
    const std::size_t channels = gain.size();
    folded.bias.resize(channels, 0.0F);
    std::vector<double> factor(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        factor[c] = gain[c] / std::sqrt(static_cast<double>(variance[c]) + epsilon);
        folded.bias[c] = static_cast<float>((static_cast<double>(folded.bias[c]) - mean[c]) * factor[c] + shift[c]);
    }
    // Output channel of a weight: axis 0, but axis 1 of ConvTranspose1d's [C, C', kernel].
    const Shape& shape = layer.parameter("weight")->shape;
    const bool transposed = layer.kind == NodeKind::ConvTranspose1d;
    const std::size_t inner = transposed ? static_cast<std::size_t>(shape[2]) : folded.weight.size() / channels;
    for (std::size_t i = 0; i < folded.weight.size(); ++i) {
        folded.weight[i] = static_cast<float>(folded.weight[i] * factor[i / inner % channels]);
    }
    return folded;
}

} // namespace tocsin::network
