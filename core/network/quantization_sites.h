// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/network/graph_analysis.h"
#include "core/network/onnx_writer.h"

namespace tocsin::network {

/// How a graph's nodes fall together in int8. Convolutions, linear layers over [F] and everything between them run on bytes; a BatchNorm
/// and a Relu after a convolution, a linear layer or a sum melt into it; pooling by maximum and moves of data keep the scale of their
/// input. What comes before the first convolution (normalisation) and after the last one (softmax, score) stays float.
struct QuantizationLayout {
    std::vector<bool> inside;     ///< by node id: computed on bytes once the ranges are known
    std::vector<int> chainEnd;    ///< by node id: last node that melts into it (itself where none does)
    std::vector<int> chainHead;   ///< by node id: the node it melts into (itself where it does not)
    std::vector<bool> keepsScale; ///< by node id: the output has the scale of the first input
    std::vector<int> sites;       ///< ids of the nodes whose output range has to be known, ascending
};

[[nodiscard]] QuantizationLayout quantizationLayout(const Graph& graph, const GraphAnalysis& analysis);

/// Nodes on which a calibration observer hangs: with all of them in QuantizationPlan::activations the written file fuses completely. The
/// range of a Relu's output starts at 0, so its zero point has to be 0. Empty where nothing can be quantized. outputs as in OnnxOptions.
[[nodiscard]] std::vector<int> quantizationSites(const Graph& graph, const std::vector<std::string>& outputs = {"score", "probabilities"});

} // namespace tocsin::network
