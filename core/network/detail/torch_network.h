// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of network, learn, explain and compress: the one public place where LibTorch shows.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <torch/torch.h>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// Called for every node with its output while the network runs (calibration observers, activations for Grad-CAM).
/// May return another tensor to be used in its place (fake quantization), or an undefined one to leave it.
using NodeHook = std::function<torch::Tensor(const Node&, const torch::Tensor&)>;

/// Runs a Graph in LibTorch with autograd. Owns tensors made from the graph's parameters; one thread at a time. Functions throw what
/// LibTorch throws (wrap in guarded()), and std::invalid_argument for names and shapes that do not fit.
class TorchNetwork {
public:
    /// Copies the parameters. The graph must be valid (network::validate). Starts in inference mode (setTraining).
    explicit TorchNetwork(Graph graph);
    TorchNetwork(TorchNetwork&&) = default;
    TorchNetwork& operator=(TorchNetwork&&) = default;

    /// windows: float32 [B, C, T]; returns the wanted outputs by name, each with the batch axis first ("score" is [B]). Unneeded nodes are
    /// not run. Names that the graph does not have throw. Without a hook neighbouring nodes may be computed in one step.
    [[nodiscard]] std::map<std::string, torch::Tensor> forward(const torch::Tensor& windows, const std::vector<std::string>& outputs,
                                                               const NodeHook& hook = {});

    /// Called between the nodes of every pass, on the way forward and on the way back; what it throws (a std::exception) ends the pass. For
    /// a stop that is asked for in the midst of a long step: values and gradients are as without it.
    void setInterruption(std::function<void()> check) { m_interruption = std::move(check); }
    void setTraining(bool training) { m_training = training; }
    [[nodiscard]] bool training() const { return m_training; }
    /// Leaf tensors that require a gradient, in node and key order.
    [[nodiscard]] std::vector<torch::Tensor> trainedParameters() const;
    /// Names of trainedParameters(), in the same order ("block1.conv.weight").
    [[nodiscard]] std::vector<std::string> trainedNames() const;
    /// Every parameter and running statistic by "node.key", for checkpoints. The tensors are the network's own: clone what must stay.
    [[nodiscard]] std::map<std::string, torch::Tensor> state() const;
    /// Copies values into the network's tensors (resume, best epoch). All names must exist, shapes must fit; names left out keep their
    /// value.
    void setState(const std::map<std::string, torch::Tensor>& state);
    [[nodiscard]] const Graph& graph() const { return m_graph; }
    /// The graph with the tensors' present values.
    [[nodiscard]] Graph snapshot() const;
    /// Replaces the values of one parameter ("normalise", "mean"), for statistics fitted on training data.
    void setParameter(const std::string& node, const std::string& key, const std::vector<float>& values);

private:
    [[nodiscard]] const torch::Tensor& tensor(const Node& node, const char* key) const;
    [[nodiscard]] torch::Tensor tensorOrNone(const Node& node, const char* key) const;
    [[nodiscard]] torch::Tensor run(const Node& node, const std::vector<torch::Tensor>& inputs, const torch::Tensor& windows);

    Graph m_graph;
    bool m_training = false;
    std::function<void()> m_interruption;
    std::map<std::string, torch::Tensor> m_tensors; // by "node.key"
};

} // namespace tocsin::network
