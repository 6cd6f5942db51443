// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::compress {

/// Where the uint8 tensors of a graph sit, so that every convolution and matrix product runs in int8 and nothing between two of them is
/// float that need not be.
///
/// A convolution or linear node, the BatchNorm after it and the ReLU after that are one step (int8 kernels clip at the zero point); a ReLU
/// after an Add joins that. What a step reads and what it gives are points. Nodes that only move or drop values (max pool, flatten, slice,
/// upsampling ...) share the range of their input.
struct QuantizationPoints {
    std::vector<int> measured;      ///< nodes whose values the observers look at, ascending
    std::map<int, int> rangeOf;     ///< every node that becomes uint8 -> the measured node whose range it has
    std::vector<int> weighted;      ///< Conv1d and Linear nodes that run in int8
    std::vector<std::string> stays; ///< "gru1 (Gru): ..." weighted nodes that have no int8 kernel, with the reason
};

[[nodiscard]] QuantizationPoints findQuantizationPoints(const network::Graph& graph);

} // namespace tocsin::compress
