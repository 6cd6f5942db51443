// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of network, learn, explain and compress: the one public place where LibTorch shows.
#pragma once

#include <map>
#include <string>
#include <torch/torch.h>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// Called for every node with its output while the network runs (calibration observers, activations for Grad-CAM).
/// May return another tensor to be used in its place (fake quantization), or an undefined one to leave it.
using NodeHook = std::function<torch::Tensor(const Node&, const torch::Tensor&)>;

/// Runs a Graph in LibTorch with autograd. Owns tensors made from the graph's parameters; one thread at a time.
class TorchNetwork {
public:
    /// Copies the parameters. The graph must be valid (network::validate).
    explicit TorchNetwork(Graph graph);

    /// windows: float32 [B, C, T]; returns the wanted outputs by name, each with the batch axis first. Unneeded nodes are not run.
    [[nodiscard]] std::map<std::string, torch::Tensor> forward(const torch::Tensor& windows, const std::vector<std::string>& outputs,
                                                                const NodeHook& hook = {});

    void setTraining(bool training) { m_training = training; }
    [[nodiscard]] std::vector<torch::Tensor> trainedParameters() const;
    /// Every parameter and running statistic by "node.key", for checkpoints.
    [[nodiscard]] std::map<std::string, torch::Tensor> state() const;
    [[nodiscard]] const Graph& graph() const { return m_graph; }
    /// The graph with the tensors' present values.
    [[nodiscard]] Graph snapshot() const;
    /// Replaces the values of one parameter ("normalise", "mean"), for statistics fitted on training data.
    void setParameter(const std::string& node, const std::string& key, const std::vector<float>& values);

private:
    Graph m_graph;
    bool m_training = false;
    std::map<std::string, torch::Tensor> m_tensors;
};

} // namespace tocsin::network
