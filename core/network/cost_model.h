// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/network/graph.h"

namespace tocsin::network {

/// What one node costs for one window.
struct NodeCost {
    int node = 0;
    std::string name;
    NodeKind kind = NodeKind::Input;
    std::int64_t parameters = 0;      ///< trained ones and kept statistics, as the graph holds them
    std::int64_t macs = 0;            ///< multiply-adds; a node that melts into the convolution before it has none
    std::int64_t activationBytes = 0; ///< of its output as float32; 0 where it melts into the node before
    std::int64_t fileBytesFp32 = 0;   ///< estimate
    std::int64_t fileBytesInt8 = 0;   ///< estimate
};

/// Does a network fit the device? Known before training: only shapes count. Nodes that the outputs do not need are left out.
struct Cost {
    std::vector<NodeCost> nodes;
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
    std::int64_t peakActivationBytes = 0;     ///< largest sum of values alive at once, float32, one window, nodes in order
    std::int64_t peakActivationBytesInt8 = 0; ///< the same with the values between the ends as bytes
    std::int64_t fileBytesFp32 = 0;           ///< estimate of model.onnx, within some percent
    std::int64_t fileBytesInt8 = 0;           ///< estimate of model.int8.onnx
};

/// The graph must be valid. outputs as in OnnxOptions.
[[nodiscard]] Cost costOf(const Graph& graph, const std::vector<std::string>& outputs = {"score", "probabilities"});

/// {parameters, macs, peak_activation_bytes, peak_activation_bytes_int8, file_bytes_fp32, file_bytes_int8, nodes: [{name, kind, ...}]}
[[nodiscard]] Json toJson(const Cost& cost);

} // namespace tocsin::network
