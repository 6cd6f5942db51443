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

/// Ranges of the activations for an int8 file. quantizationSites() (quantization_sites.h) tells which nodes must be listed so that
/// everything fuses; a convolution or linear layer whose input or output has no range stays float. Weights become int8, symmetric per
/// output channel, biases int32 with scale = input scale x weight scale. A Relu after a convolution melts into the clip at zero point 0.
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
