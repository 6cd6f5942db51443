// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/quantization_sites.h"

#include <algorithm>
#include <set>

namespace tocsin::network {
namespace {

std::size_t at(int id) {
    return static_cast<std::size_t>(id);
}

bool isCompute(const Graph& graph, const Node& node) {
    return node.kind == NodeKind::Conv1d || (node.kind == NodeKind::Linear && graph.node(node.inputs.front()).shape.size() == 1);
}

/// Moves or selects values: int8 in, the same int8 out.
bool isMove(const Node& node) {
    switch (node.kind) {
    case NodeKind::MaxPool1d:
    case NodeKind::Flatten:
    case NodeKind::Reshape:
    case NodeKind::Transpose:
    case NodeKind::Slice:
    case NodeKind::Upsample1d:
    case NodeKind::Dropout:
        return true;
    default:
        return false;
    }
}

/// Makes new values with a range of their own.
bool isMix(const Graph& graph, const Node& node) {
    switch (node.kind) {
    case NodeKind::Add:
    case NodeKind::Concat:
    case NodeKind::MeanPool1d:
    case NodeKind::Relu:
        return true;
    case NodeKind::Mean: // over time: a global pool
        return graph.node(node.inputs.front()).shape.size() == 2 && node.integer("axis") == 1;
    default:
        return false;
    }
}

} // namespace

QuantizationLayout quantizationLayout(const Graph& graph, const GraphAnalysis& analysis) {
    const std::size_t count = graph.nodes.size();
    QuantizationLayout layout{std::vector<bool>(count), std::vector<int>(count), std::vector<int>(count), std::vector<bool>(count), {}};
    for (const Node& node : graph.nodes) layout.chainEnd[at(node.id)] = layout.chainHead[at(node.id)] = node.id;

    for (const Node& node : graph.nodes) {
        if (!analysis.needed[at(node.id)] || layout.chainHead[at(node.id)] != node.id) continue;
        const auto inputInside = [&](int input) { return layout.inside[at(input)]; };
        const bool compute = isCompute(graph, node);
        if (!compute && !(isMove(node) && inputInside(node.inputs.front())) &&
            !(isMix(graph, node) && std::ranges::any_of(node.inputs, inputInside))) {
            continue;
        }
        layout.inside[at(node.id)] = true;
        layout.keepsScale[at(node.id)] = isMove(node);
        if (!compute && node.kind != NodeKind::Add) continue;
        int end = node.id;
        const auto melt = [&](int id) {
            end = id;
            layout.chainHead[at(id)] = node.id;
            layout.inside[at(id)] = true;
        };
        if (analysis.batchNorm[at(node.id)] >= 0) melt(analysis.batchNorm[at(node.id)]);
        const auto& readers = analysis.readers[at(end)];
        if (!analysis.isOutput[at(end)] && readers.size() == 1 && graph.node(readers.front()).kind == NodeKind::Relu) melt(readers.front());
        layout.chainEnd[at(node.id)] = end;
    }

    std::set<int> sites;
    for (const Node& node : graph.nodes) {
        if (!layout.inside[at(node.id)] || layout.chainHead[at(node.id)] != node.id || layout.keepsScale[at(node.id)]) continue;
        const int end = layout.chainEnd[at(node.id)];
        // A linear layer that only float nodes read gives float itself; any other needs the range of its output.
        const auto& readers = analysis.readers[at(end)];
        const bool readInside = std::ranges::any_of(readers, [&](int reader) { return layout.inside[at(reader)]; });
        if (node.kind != NodeKind::Linear || end != node.id || readInside) sites.insert(end);
        for (const int input : node.inputs)
            if (!layout.inside[at(input)]) sites.insert(input);
    }
    layout.sites.assign(sites.begin(), sites.end());
    return layout;
}

std::vector<int> quantizationSites(const Graph& graph, const std::vector<std::string>& outputs) {
    return quantizationLayout(graph, analyse(graph, outputs)).sites;
}

} // namespace tocsin::network
