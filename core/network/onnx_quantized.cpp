// SPDX-License-Identifier: GPL-3.0-or-later
// Quantize / dequantize form (QDQ) of the layers that run on bytes, laid out so that ONNX Runtime fuses every one of them: uint8 asymmetric
// activations per tensor, int8 symmetric weights per output channel, int32 bias at input scale x weight scale.
#include <algorithm>
#include <cmath>

#include "core/network/detail/onnx_graph_writer.h"

namespace tocsin::network {
namespace {

std::size_t at(int id) {
    return static_cast<std::size_t>(id);
}

} // namespace

std::optional<ActivationScale> OnnxGraphWriter::scaleOf(int id) const {
    const int head = m_layout->chainHead[at(id)];
    if (m_layout->keepsScale[at(head)]) return scaleOf(m_graph.node(head).inputs.front());
    const auto found = m_plan->activations.find(m_layout->chainEnd[at(head)]);
    return found == m_plan->activations.end() ? std::nullopt : std::optional(found->second);
}

bool OnnxGraphWriter::onBytes(const Node& node) const {
    if (!m_layout->inside[at(node.id)]) return false;
    const int head = m_layout->chainHead[at(node.id)];
    const Node& first = m_graph.node(head);
    const auto known = [&](int input) { return scaleOf(input).has_value(); };
    return std::ranges::all_of(first.inputs, known) && (first.kind == NodeKind::Linear || scaleOf(head).has_value());
}

std::string OnnxGraphWriter::quantizePair(const std::string& x, const ActivationScale& scale) {
    const std::string step = m_emitter.floats({}, {scale.scale}), zero = m_emitter.bytes({}, {scale.zeroPoint});
    const std::string bytes = m_emitter.node("QuantizeLinear", {x, step, zero});
    return m_emitter.node("DequantizeLinear", {bytes, step, zero});
}

std::vector<std::string> OnnxGraphWriter::quantizedWeights(const Node& node, const ActivationScale& input) {
    const FoldedWeights folded = foldedWeights(node, foldedBatchNorm(node));
    const Shape& shape = node.parameter("weight")->shape;
    const auto channels = static_cast<std::size_t>(shape[0]);
    const std::size_t inner = folded.weight.size() / channels;
    std::vector<std::int8_t> weight(folded.weight.size());
    std::vector<float> weightScale(channels), biasScale(channels);
    std::vector<std::int32_t> bias(folded.bias.size());
    for (std::size_t c = 0; c < channels; ++c) {
        float largest = 0;
        for (std::size_t i = 0; i < inner; ++i) largest = std::max(largest, std::abs(folded.weight[c * inner + i]));
        float scale = largest > 0 ? largest / 127.0F : 1.0F;
        if (!folded.bias.empty()) { // the bias must fit into 31 bits of input scale x weight scale
            constexpr float kBiasLimit = 1073741824.0F;
            scale = std::max(scale, std::abs(folded.bias[c]) / (input.scale * kBiasLimit));
        }
        scale = std::max(scale, 1e-30F);
        weightScale[c] = scale;
        biasScale[c] = scale * input.scale;
        for (std::size_t i = 0; i < inner; ++i) {
            weight[c * inner + i] =
                static_cast<std::int8_t>(std::clamp(std::nearbyint(folded.weight[c * inner + i] / scale), -127.0F, 127.0F));
        }
        if (!folded.bias.empty()) bias[c] = static_cast<std::int32_t>(std::llround(static_cast<double>(folded.bias[c]) / biasScale[c]));
    }
    const OnnxAttributes axis{{"axis", std::int64_t{0}}};
    const std::vector<std::int64_t> one{shape[0]};
    std::vector<std::string> names{m_emitter.node("DequantizeLinear",
                                                  {m_emitter.signedBytes(shape, weight), m_emitter.floats(one, weightScale),
                                                   m_emitter.signedBytes(one, std::vector<std::int8_t>(channels))},
                                                  axis)};
    names.push_back(bias.empty() ? std::string()
                                 : m_emitter.node("DequantizeLinear",
                                                  {m_emitter.integers32(one, bias), m_emitter.floats(one, biasScale),
                                                   m_emitter.integers32(one, std::vector<std::int32_t>(channels))},
                                                  axis));
    return names;
}

std::string OnnxGraphWriter::quantizedConvolution(const Node& node, const std::string& x) {
    std::vector<std::string> inputs = quantizedWeights(node, *scaleOf(node.inputs.front()));
    inputs.insert(inputs.begin(), x);
    if (inputs.back().empty()) inputs.pop_back();
    const std::vector<std::int64_t> kernel{node.integer("kernel")}, strides{node.integer("stride", 1)},
        dilations{node.integer("dilation", 1)}, pads{node.integer("padding_left"), node.integer("padding_right")};
    return m_emitter.node(
        "Conv", inputs,
        {{"kernel_shape", kernel}, {"strides", strides}, {"dilations", dilations}, {"pads", pads}, {"group", node.integer("groups", 1)}});
}

std::string OnnxGraphWriter::quantizedLinear(const Node& node, const std::string& x) {
    std::vector<std::string> inputs = quantizedWeights(node, *scaleOf(node.inputs.front()));
    inputs.insert(inputs.begin(), x);
    if (inputs.back().empty()) inputs.pop_back();
    return m_emitter.node("Gemm", inputs, {{"transB", std::int64_t{1}}});
}

} // namespace tocsin::network
