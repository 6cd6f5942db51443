// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <torch/torch.h>

#include "core/network/graph.h"
#include "core/network/onnx_writer.h"

/// Compares a graph in LibTorch with its ONNX file in ONNX Runtime.
namespace parity {

struct Gap {
    double score = 0;         ///< largest |difference| / largest |value|, over the batch
    double probabilities = 0; ///< the same for the second output
    std::string error;        ///< empty when both ran
};

/// windows: [B, C, T].
Gap compare(const tocsin::network::Graph& graph, const torch::Tensor& windows, const tocsin::network::OnnxOptions& options = {});

/// Gives every BatchNorm statistics and gains that are not the identity, and "normalise" a mean and deviation, so that folding is tested.
tocsin::network::Graph shaken(tocsin::network::Graph graph);

} // namespace parity
