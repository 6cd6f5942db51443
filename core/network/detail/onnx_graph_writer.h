// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of core/network.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/network/detail/onnx_emitter.h"
#include "core/network/graph_analysis.h"
#include "core/network/quantization_sites.h"

namespace tocsin::network {

/// Writes the needed nodes of a graph, float32 or with quantize / dequantize pairs. Used once.
class OnnxGraphWriter {
public:
    /// plan: null for float32. The arguments stay alive while it is used.
    OnnxGraphWriter(const Graph& graph, const GraphAnalysis& analysis, const QuantizationPlan* plan, OnnxEmitter& emitter);

    void write();
    /// Name of a node's value as float.
    [[nodiscard]] const std::string& value(int id) const { return m_float[static_cast<std::size_t>(id)]; }

private:
    // onnx_graph_writer.cpp
    void writeNode(const Node& node);
    [[nodiscard]] bool foldedAway(const Node& node) const;

    // onnx_operators.cpp: one function a family, returns the name of the value
    [[nodiscard]] std::string operation(const Node& node, const std::vector<std::string>& inputs);
    [[nodiscard]] std::string convolution(const Node& node, const std::string& x);
    [[nodiscard]] std::string linear(const Node& node, const std::string& x);
    [[nodiscard]] std::string batchNorm(const Node& node, const std::string& x);
    [[nodiscard]] std::string recurrent(const Node& node, const std::string& x);
    [[nodiscard]] std::string upsample(const Node& node, const std::string& x);
    [[nodiscard]] std::string powerSpectrum(const Node& node, const std::string& x);
    [[nodiscard]] std::string pool(const Node& node, const std::string& x);
    [[nodiscard]] std::string reshape(const Shape& shape, const std::string& x);
    /// A Normalise of one channel that only a WindowNormalise reads: its division cancels there, but for epsilon.
    [[nodiscard]] bool dividesLater(const Node& node) const;
    [[nodiscard]] std::string scalar(float value);
    [[nodiscard]] std::string parameter(const Node& node, const char* key);

    // onnx_quantized.cpp
    [[nodiscard]] std::optional<ActivationScale> scaleOf(int id) const;
    [[nodiscard]] bool onBytes(const Node& node) const;
    /// Adds the pair and returns the dequantized name.
    [[nodiscard]] std::string quantizePair(const std::string& x, const ActivationScale& scale);
    [[nodiscard]] std::string quantizedConvolution(const Node& node, const std::string& x);
    [[nodiscard]] std::string quantizedLinear(const Node& node, const std::string& x);
    /// Dequantize nodes of int8 weights (axis 0) and int32 bias: names {weight, bias}; bias empty where the layer has none.
    [[nodiscard]] std::vector<std::string> quantizedWeights(const Node& node, const ActivationScale& input);

    [[nodiscard]] const Node* foldedBatchNorm(const Node& node) const;

    const Graph& m_graph;
    const GraphAnalysis& m_analysis;
    const QuantizationPlan* m_plan;
    OnnxEmitter& m_emitter;
    std::optional<QuantizationLayout> m_layout;
    std::vector<std::string> m_float;       // by node id
    std::vector<std::string> m_dequantised; // by node id; empty where not quantized
};

} // namespace tocsin::network
