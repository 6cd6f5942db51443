// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::compress {

/// What ONNX Runtime really runs after its own optimisation.
struct OptimisedGraph {
    std::map<std::string, int> operators;   ///< count by operator ("QLinearConv": 5)
    std::vector<std::string> floatProducts; ///< "name (operator)" of float convolutions, matrix products and recurrent nodes left
    int int8Products = 0;                   ///< convolutions and matrix products in int8

    /// int8 throughout: something runs in int8 and no float convolution, matrix product or recurrent node is left.
    [[nodiscard]] bool fused() const { return int8Products > 0 && floatProducts.empty(); }
};

/// Reads an ONNX file's nodes. Error code Data when the bytes are no model.
[[nodiscard]] Result<OptimisedGraph> readOptimisedGraph(std::string_view onnxBytes);

/// Opens the model in ONNX Runtime (all optimisations, one thread), has it write the graph that it runs, and reads that.
[[nodiscard]] Result<OptimisedGraph> optimisedGraphOf(std::string_view onnxBytes);

} // namespace tocsin::compress
