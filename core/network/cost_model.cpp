// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost_model.h"

#include <algorithm>

#include "core/network/node_rules.h"
#include "core/network/quantization_sites.h"
#include "core/network/spectrum_plan.h"

namespace tocsin::network {
namespace {

// Bytes that a protocol buffer spends around the numbers; counted on files of the registered architectures.
constexpr std::int64_t kFileFrame = 200;
constexpr std::int64_t kOperator = 75;  ///< a node with its names and attributes
constexpr std::int64_t kTensor = 22;    ///< name, type and shape of a constant
constexpr std::int64_t kQuantizer = 52; ///< a quantize or dequantize node

std::size_t at(int id) {
    return static_cast<std::size_t>(id);
}

Shape inputShape(const Graph& graph, const Node& node) {
    return node.inputs.empty() ? Shape{} : graph.node(node.inputs.front()).shape;
}

std::int64_t macsOf(const Graph& graph, const Node& node) {
    const Shape in = inputShape(graph, node);
    const Parameter* weight = node.parameter("weight");
    switch (node.kind) {
    case NodeKind::Conv1d: // every output sample reads C / groups x kernel weights
        return node.shape[1] * elementCount(weight->shape);
    case NodeKind::ConvTranspose1d: // every input sample is spread over C' x kernel
        return in[1] * elementCount(weight->shape);
    case NodeKind::Linear:
        return elementCount(in) / in.back() * elementCount(weight->shape);
    case NodeKind::Lstm:
    case NodeKind::Gru:
        return in[0] * (elementCount(node.parameter("weight_ih")->shape) + elementCount(node.parameter("weight_hh")->shape));
    case NodeKind::PowerSpectrum: {
        const SpectrumPlan plan = spectrumPlan(in.back());
        return elementCount(in) / in.back() * (2 * plan.rows * plan.samples + 4 * plan.columns * plan.samples);
    }
    case NodeKind::BatchNorm:
    case NodeKind::Normalise:
    case NodeKind::WindowNormalise:
    case NodeKind::LayerNorm:
    case NodeKind::Affine:
    case NodeKind::Multiply:
    case NodeKind::Square:
    case NodeKind::MeanSquaredError:
    case NodeKind::MeanPool1d:
        return elementCount(in);
    default:
        return 0;
    }
}

std::int64_t constantsOf(const Graph& graph, const Node& node) {
    if (node.kind == NodeKind::PowerSpectrum) {
        const SpectrumPlan plan = spectrumPlan(inputShape(graph, node).back());
        return static_cast<std::int64_t>(plan.hann.size() + plan.first.size() + 2 * plan.twiddleRe.size() + plan.second.size());
    }
    std::int64_t count = 0;
    for (const auto& [key, parameter] : node.parameters) count += elementCount(parameter.shape);
    return count;
}

std::int64_t operatorsOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::Input:
    case NodeKind::Dropout:
        return 0;
    case NodeKind::Normalise:
    case NodeKind::Affine:
    case NodeKind::Log:
    case NodeKind::Repeat:
    case NodeKind::Upsample1d:
        return 2;
    case NodeKind::Lstm:
    case NodeKind::Gru:
    case NodeKind::MeanSquaredError:
    case NodeKind::Constant:
        return 3;
    case NodeKind::PowerSpectrum:
        return 18;
    default:
        return 1;
    }
}

/// Largest sum of values alive at once. bytes: of each node's own output, 0 where it lies in its input's place (`home` tells whose).
std::int64_t peakOf(const Graph& graph, const GraphAnalysis& analysis, const std::vector<std::int64_t>& bytes,
                    const std::vector<int>& home) {
    const int count = static_cast<int>(graph.nodes.size());
    std::vector<int> last(graph.nodes.size(), -1); // last reader of the value whose home is the node
    for (const Node& node : graph.nodes) {
        if (!analysis.needed[at(node.id)]) continue;
        for (const int input : node.inputs) last[at(home[at(input)])] = std::max(last[at(home[at(input)])], node.id);
        if (analysis.isOutput[at(node.id)]) last[at(home[at(node.id)])] = count;
    }
    std::int64_t alive = 0, peak = 0;
    for (const Node& node : graph.nodes) {
        if (!analysis.needed[at(node.id)]) continue;
        alive += bytes[at(node.id)];
        peak = std::max(peak, alive);
        for (int id = 0; id <= node.id; ++id)
            if (last[at(id)] == node.id) alive -= bytes[at(id)];
    }
    return peak;
}

} // namespace

Cost costOf(const Graph& graph, const std::vector<std::string>& outputs) {
    const GraphAnalysis analysis = analyse(graph, outputs);
    const QuantizationLayout layout = quantizationLayout(graph, analysis);
    const std::size_t count = graph.nodes.size();
    std::vector<std::int64_t> full(count, 0), bytes(count, 0);
    std::vector<int> home(count);
    Cost cost;
    cost.fileBytesFp32 = cost.fileBytesInt8 = kFileFrame;
    for (const Node& node : graph.nodes) {
        home[at(node.id)] = node.id;
        if (!analysis.needed[at(node.id)]) continue;
        NodeCost item{node.id, node.name, node.kind, 0, 0, 0, 0, 0};
        for (const auto& [key, parameter] : node.parameters) item.parameters += elementCount(parameter.shape);
        const bool folded = node.kind == NodeKind::BatchNorm && analysis.batchNorm[at(node.inputs.front())] == node.id;
        const bool inPlace = folded || node.kind == NodeKind::Relu || node.kind == NodeKind::Dropout || node.kind == NodeKind::Flatten ||
                             node.kind == NodeKind::Reshape;
        if (inPlace) {
            home[at(node.id)] = home[at(node.inputs.front())];
        } else {
            full[at(node.id)] = elementCount(node.shape) * 4;
            bytes[at(node.id)] = layout.inside[at(node.id)] ? elementCount(node.shape) : full[at(node.id)];
        }
        item.activationBytes = full[at(node.id)];
        if (!folded) {
            item.macs = macsOf(graph, node);
            const std::int64_t constants = constantsOf(graph, node), operators = operatorsOf(node.kind);
            const std::int64_t frame = operators * kOperator + static_cast<std::int64_t>(node.parameters.size()) * kTensor;
            item.fileBytesFp32 = 4 * constants + frame;
            item.fileBytesInt8 = item.fileBytesFp32;
            const bool weighted = layout.inside[at(node.id)] && (node.kind == NodeKind::Conv1d || node.kind == NodeKind::Linear);
            if (weighted) { // weight 1 byte; scale, zero point, bias, its scale and zero point a channel; two dequantize nodes
                const std::int64_t channels = node.parameter("weight")->shape[0];
                item.fileBytesInt8 = elementCount(node.parameter("weight")->shape) + 17 * channels + frame + 2 * kQuantizer + 4 * kTensor;
            }
            if (layout.chainHead[at(node.id)] != node.id) item.fileBytesInt8 = 0; // a Relu that is only a clip
        }
        if (std::ranges::find(layout.sites, node.id) != layout.sites.end() || layout.keepsScale[at(node.id)])
            item.fileBytesInt8 += 2 * kQuantizer + 2 * kTensor;
        cost.parameters += item.parameters;
        cost.macs += item.macs;
        cost.fileBytesFp32 += item.fileBytesFp32;
        cost.fileBytesInt8 += item.fileBytesInt8;
        cost.nodes.push_back(std::move(item));
    }
    cost.peakActivationBytes = peakOf(graph, analysis, full, home);
    cost.peakActivationBytesInt8 = peakOf(graph, analysis, bytes, home);
    return cost;
}

Json toJson(const Cost& cost) {
    Json json{{"parameters", cost.parameters},
              {"macs", cost.macs},
              {"peak_activation_bytes", cost.peakActivationBytes},
              {"peak_activation_bytes_int8", cost.peakActivationBytesInt8},
              {"file_bytes_fp32", cost.fileBytesFp32},
              {"file_bytes_int8", cost.fileBytesInt8},
              {"nodes", Json::array()}};
    for (const NodeCost& node : cost.nodes) {
        json["nodes"].push_back(Json{{"name", node.name},
                                     {"kind", nodeKindName(node.kind)},
                                     {"parameters", node.parameters},
                                     {"macs", node.macs},
                                     {"activation_bytes", node.activationBytes},
                                     {"file_bytes_fp32", node.fileBytesFp32},
                                     {"file_bytes_int8", node.fileBytesInt8}});
    }
    return json;
}

} // namespace tocsin::network
