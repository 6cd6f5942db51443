// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// What the writers of a graph ask about it: which nodes are needed for some outputs, who reads whom, which nodes melt into the one before.
/// Vectors are indexed by node id.
struct GraphAnalysis {
    std::vector<bool> needed;
    std::vector<bool> isOutput;            ///< its value is asked for
    std::vector<std::vector<int>> readers; ///< needed nodes that take it as input
    std::vector<int> batchNorm;            ///< of a convolution or linear layer: id of the BatchNorm that its weights can absorb; -1: none
};

/// outputs: names of the graph's outputs that are wanted; others are ignored.
[[nodiscard]] GraphAnalysis analyse(const Graph& graph, const std::vector<std::string>& outputs);

/// Weight and bias of a convolution or linear layer with the BatchNorm after it (may be null) folded in: w' = w g / sqrt(v + e),
/// b' = (b - m) g / sqrt(v + e) + beta, in double.
struct FoldedWeights {
    std::vector<float> weight; ///< in the layer's own layout
    std::vector<float> bias;   ///< empty where there is neither bias nor BatchNorm
};
[[nodiscard]] FoldedWeights foldedWeights(const Node& layer, const Node* batchNorm);

} // namespace tocsin::network
