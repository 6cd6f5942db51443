// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// Range of an activation edge as uint8, per tensor: real = (q - zeroPoint) * scale.
struct ActivationScale {
    float scale = 1;
    std::uint8_t zeroPoint = 0;
};

/// Where to put quantize / dequantize pairs. Nodes in `activations` have their output quantized; Conv1d and Linear nodes whose input and
/// output are both listed get int8 weights, symmetric per output channel, and int32 bias (design: all of it fuses or none).
struct QuantizationPlan {
    std::map<int, ActivationScale> activations; ///< by node id
};

struct OnnxOptions {
    const QuantizationPlan* quantization = nullptr;                ///< null: float32
    std::vector<std::string> outputs = {"score", "probabilities"}; ///< those that the graph has are written
    std::map<std::string, std::string> metadata;
};

/// The graph as an ONNX file, opset 17, IR version 8: input "window" float32 [B, C, T] with B free, outputs by name. BatchNorm is folded
/// into the convolution before it. The result passes onnx::checker. Error code Internal names the node that cannot be written.
[[nodiscard]] Result<std::string> writeOnnx(const Graph& graph, const OnnxOptions& options = {});

} // namespace tocsin::network
