// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <stdexcept>

#include "core/network/detail/torch_network.h"
#include "core/network/detail/torch_ops.h"
#include "core/network/graph_analysis.h"

namespace tocsin::network {
namespace {

std::string keyOf(const Node& node, std::string_view key) {
    return fmt::format("{}.{}", node.name, key);
}

/// Unbatched axis 0 is the first after B.
std::int64_t batched(std::int64_t axis) {
    return axis + 1;
}

std::vector<std::int64_t> withBatch(const Shape& shape, std::int64_t batch) {
    std::vector<std::int64_t> out{batch};
    out.insert(out.end(), shape.begin(), shape.end());
    return out;
}

/// For every node the position of the last needed node that reads it; one past the end for outputs, which are kept; -1 for unneeded nodes.
std::vector<int> lastReaders(const Graph& graph, const GraphAnalysis& analysis) {
    std::vector<int> last(graph.nodes.size(), -1);
    for (std::size_t id = 0; id < last.size(); ++id) {
        if (!analysis.needed[id]) continue;
        for (const int reader : analysis.readers[id]) last[id] = std::max(last[id], reader);
        if (analysis.isOutput[id]) last[id] = static_cast<int>(graph.nodes.size());
    }
    return last;
}

/// The way back through `value` asks first.
void interruptible(const torch::Tensor& value, const std::function<void()>& check) {
    if (check && value.requires_grad()) value.register_hook([check](const torch::Tensor&) { check(); });
}

/// The nodes behind a convolution that torch_ops::convNormReluPool computes with it; pool may be null.
struct Block {
    const Node* norm = nullptr;
    const Node* relu = nullptr;
    const Node* pool = nullptr;
    [[nodiscard]] const Node& end() const { return pool ? *pool : *relu; }
};

std::optional<Block> blockBehind(const Graph& graph, const GraphAnalysis& analysis, const Node& conv) {
    const auto onlyReader = [&](const Node* node, NodeKind kind) -> const Node* {
        const auto id = static_cast<std::size_t>(node->id);
        if (analysis.isOutput[id] || analysis.readers[id].size() != 1) return nullptr;
        const Node& reader = graph.node(analysis.readers[id].front());
        return reader.kind == kind ? &reader : nullptr;
    };
    if (conv.kind != NodeKind::Conv1d || conv.integer("groups", 1) != 1 || conv.integer("dilation", 1) != 1) return std::nullopt;
    Block block;
    if (!(block.norm = onlyReader(&conv, NodeKind::BatchNorm)) || !(block.relu = onlyReader(block.norm, NodeKind::Relu)))
        return std::nullopt;
    block.pool = onlyReader(block.relu, NodeKind::MaxPool1d);
    if (block.pool && (block.pool->integer("kernel") != 2 || block.pool->integer("stride", 2) != 2 || block.pool->integer("padding") != 0))
        block.pool = nullptr;
    return block;
}

} // namespace

TorchNetwork::TorchNetwork(Graph graph) : m_graph(std::move(graph)) {
    for (const Node& node : m_graph.nodes) {
        for (const auto& [key, parameter] : node.parameters) {
            torch::Tensor value = torch::from_blob(const_cast<float*>(parameter.values.data()), parameter.shape, torch::kFloat32).clone();
            value.requires_grad_(parameter.trained);
            m_tensors.emplace(keyOf(node, key), std::move(value));
        }
    }
}

const torch::Tensor& TorchNetwork::tensor(const Node& node, const char* key) const {
    return m_tensors.at(keyOf(node, key));
}

torch::Tensor TorchNetwork::tensorOrNone(const Node& node, const char* key) const {
    const auto found = m_tensors.find(keyOf(node, key));
    return found == m_tensors.end() ? torch::Tensor() : found->second;
}

std::map<std::string, torch::Tensor> TorchNetwork::forward(const torch::Tensor& windows, const std::vector<std::string>& outputs,
                                                           const NodeHook& hook) {
    const Shape& shape = m_graph.input().shape;
    if (windows.dim() != 3 || windows.size(1) != shape[0] || windows.size(2) != shape[1] || windows.scalar_type() != torch::kFloat32) {
        throw std::invalid_argument(fmt::format("network wants float32 windows [B, {}, {}]", shape[0], shape[1]));
    }
    std::vector<int> wanted;
    for (const std::string& name : outputs) {
        const auto found = m_graph.outputs.find(name);
        if (found == m_graph.outputs.end()) {
            throw std::invalid_argument(fmt::format("network has no output '{}'", name));
        }
        wanted.push_back(found->second);
    }
    const GraphAnalysis analysis = analyse(m_graph, outputs);
    const std::vector<int> last = lastReaders(m_graph, analysis);
    std::vector<torch::Tensor> values(m_graph.nodes.size());
    std::vector<bool> skipped(m_graph.nodes.size());
    for (const Node& node : m_graph.nodes) {
        if (last[static_cast<std::size_t>(node.id)] < 0 || skipped[static_cast<std::size_t>(node.id)]) {
            continue;
        }
        if (m_interruption) m_interruption();
        if (m_training && !hook && node.kind == NodeKind::Conv1d && windows.size(0) * node.shape.back() > 1) {
            if (const auto block = blockBehind(m_graph, analysis, node)) {
                for (const Node* part : {block->norm, block->relu, block->pool})
                    if (part) skipped[static_cast<std::size_t>(part->id)] = true;
                const torch::Tensor& x = values[static_cast<std::size_t>(node.inputs.front())];
                const torch_ops::NormState norm{tensor(*block->norm, "weight"), tensor(*block->norm, "bias"),
                                                tensor(*block->norm, "running_mean"), tensor(*block->norm, "running_variance")};
                const torch_ops::ConvBlock settings{node.integer("stride", 1),          node.integer("padding_left"),
                                                    node.integer("padding_right"),      block->pool ? 2 : 1,
                                                    block->norm->real("epsilon", 1e-5), block->norm->real("momentum", 0.1)};
                values[static_cast<std::size_t>(block->end().id)] =
                    torch_ops::convNormReluPool(x, tensor(node, "weight"), tensorOrNone(node, "bias"), norm, settings);
                interruptible(values[static_cast<std::size_t>(block->end().id)], m_interruption);
                continue;
            }
        }
        std::vector<torch::Tensor> inputs;
        for (const int input : node.inputs) {
            torch::Tensor& value = values[static_cast<std::size_t>(input)];
            inputs.push_back(value);
            if (last[static_cast<std::size_t>(input)] == node.id && std::ranges::count(node.inputs, input) == 1) {
                value = torch::Tensor(); // inference gives the memory back as it goes
            }
        }
        torch::Tensor value = run(node, inputs, windows);
        interruptible(value, m_interruption);
        if (hook) {
            if (torch::Tensor replaced = hook(node, value); replaced.defined()) {
                value = std::move(replaced);
            }
        }
        values[static_cast<std::size_t>(node.id)] = std::move(value);
    }
    std::map<std::string, torch::Tensor> answer;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        answer[outputs[i]] = values[static_cast<std::size_t>(wanted[i])];
    }
    return answer;
}

torch::Tensor TorchNetwork::run(const Node& node, const std::vector<torch::Tensor>& inputs, const torch::Tensor& windows) {
    const torch::Tensor x = inputs.empty() ? torch::Tensor() : inputs.front();
    const std::int64_t batch = windows.size(0);
    switch (node.kind) {
    case NodeKind::Input:
        return windows;
    case NodeKind::Normalise:
        return (x - tensor(node, "mean").unsqueeze(1)) / tensor(node, "deviation").unsqueeze(1);
    case NodeKind::WindowNormalise:
        return torch_ops::windowNormalise(x, node.real("epsilon", 1e-3));
    case NodeKind::Conv1d: {
        const std::int64_t left = node.integer("padding_left"), right = node.integer("padding_right");
        const torch::Tensor padded = left == right ? x : torch::constant_pad_nd(x, {left, right});
        return torch::conv1d(padded, tensor(node, "weight"), tensorOrNone(node, "bias"), node.integer("stride", 1),
                             left == right ? left : 0, node.integer("dilation", 1), node.integer("groups", 1));
    }
    case NodeKind::ConvTranspose1d:
        return torch::conv_transpose1d(x, tensor(node, "weight"), tensorOrNone(node, "bias"), node.integer("stride", 1),
                                       node.integer("padding"), node.integer("output_padding"));
    case NodeKind::BatchNorm: {
        // One value a channel has no variance; such a batch uses the running statistics.
        const bool fromBatch = m_training && x.numel() > x.size(1);
        return torch::batch_norm(x, tensor(node, "weight"), tensor(node, "bias"), tensor(node, "running_mean"),
                                 tensor(node, "running_variance"), fromBatch, node.real("momentum", 0.1), node.real("epsilon", 1e-5),
                                 false);
    }
    case NodeKind::LayerNorm:
        return torch::layer_norm(x, {x.size(-1)}, tensor(node, "weight"), tensor(node, "bias"), node.real("epsilon", 1e-5));
    case NodeKind::Relu:
        return torch::relu(x);
    case NodeKind::Sigmoid:
        return torch::sigmoid(x);
    case NodeKind::Tanh:
        return torch::tanh(x);
    case NodeKind::Abs:
        return torch::abs(x);
    case NodeKind::Square:
        return torch::square(x);
    case NodeKind::Sqrt:
        return torch::sqrt(x);
    case NodeKind::Log:
        return torch::log(x + node.real("epsilon"));
    case NodeKind::MaxPool1d:
        return torch::max_pool1d(x, node.integer("kernel"), node.integer("stride", node.integer("kernel")), node.integer("padding"));
    case NodeKind::MeanPool1d:
        return torch::avg_pool1d(x, node.integer("kernel"), node.integer("stride", node.integer("kernel")), node.integer("padding"), false,
                                 false);
    case NodeKind::Mean:
        return x.mean(batched(node.integer("axis")));
    case NodeKind::Max:
        return x.amax(batched(node.integer("axis")));
    case NodeKind::Sum:
        return x.sum(batched(node.integer("axis")));
    case NodeKind::Smallest:
        return std::get<0>(x.topk(node.integer("k"), -1, false)).amax(-1);
    case NodeKind::Linear:
        return torch::linear(x, tensor(node, "weight"), tensorOrNone(node, "bias"));
    case NodeKind::Affine:
        return x * tensor(node, "scale") + tensor(node, "shift"); // [B] with [1] broadcasts too
    case NodeKind::Dropout:
        return m_training ? torch::dropout(x, node.real("rate"), true) : x;
    case NodeKind::Lstm:
    case NodeKind::Gru: {
        const torch_ops::RecurrentWeights weights{tensor(node, "weight_ih"), tensor(node, "weight_hh"), tensor(node, "bias_ih"),
                                                  tensor(node, "bias_hh")};
        const auto direction = node.integer("reverse") != 0 ? torch_ops::Direction::Reverse : torch_ops::Direction::Forward;
        return node.kind == NodeKind::Lstm ? torch_ops::lstm(x, weights, direction) : torch_ops::gru(x, weights, direction);
    }
    case NodeKind::Upsample1d:
        return torch_ops::upsample(x, node.shape[1]);
    case NodeKind::Transpose:
        return x.transpose(1, 2);
    case NodeKind::Reshape:
        return x.reshape(withBatch(node.shape, batch));
    case NodeKind::Flatten:
        return x.reshape({batch, -1});
    case NodeKind::Slice: {
        const std::int64_t axis = batched(node.integer("axis")), size = x.size(axis), from = node.integer("from"),
                           to = node.integer("to", size);
        return x.slice(axis, from < 0 ? from + size : from, to < 0 ? to + size : to);
    }
    case NodeKind::Repeat:
        return x.unsqueeze(1).expand({batch, node.integer("count"), x.size(1)});
    case NodeKind::Add:
        return x + inputs[1];
    case NodeKind::Subtract:
        return x - inputs[1];
    case NodeKind::Multiply:
        return x * inputs[1];
    case NodeKind::Maximum: {
        torch::Tensor largest = x;
        for (std::size_t i = 1; i < inputs.size(); ++i) {
            largest = torch::maximum(largest, inputs[i]);
        }
        return largest;
    }
    case NodeKind::Concat:
        return torch::cat(inputs, batched(node.integer("axis")));
    case NodeKind::Softmax:
        return torch::softmax(x, -1);
    case NodeKind::MeanSquaredError:
        return (x - inputs[1]).square().reshape({batch, -1}).mean(1);
    case NodeKind::PowerSpectrum:
        return torch_ops::powerSpectrum(x);
    case NodeKind::Constant:
        return tensor(node, "value").expand(withBatch(node.shape, batch));
    }
    throw std::logic_error("unknown node kind");
}

std::vector<torch::Tensor> TorchNetwork::trainedParameters() const {
    std::vector<torch::Tensor> trained;
    for (const Node& node : m_graph.nodes) {
        for (const auto& [key, parameter] : node.parameters) {
            if (parameter.trained) {
                trained.push_back(m_tensors.at(keyOf(node, key)));
            }
        }
    }
    return trained;
}

std::vector<std::string> TorchNetwork::trainedNames() const {
    std::vector<std::string> names;
    for (const Node& node : m_graph.nodes) {
        for (const auto& [key, parameter] : node.parameters) {
            if (parameter.trained) {
                names.push_back(keyOf(node, key));
            }
        }
    }
    return names;
}

std::map<std::string, torch::Tensor> TorchNetwork::state() const {
    return m_tensors;
}

void TorchNetwork::setState(const std::map<std::string, torch::Tensor>& state) {
    for (const auto& [name, value] : state) {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end() || found->second.sizes() != value.sizes()) {
            throw std::invalid_argument(fmt::format("network has no parameter '{}' of that shape", name));
        }
    }
    const torch::NoGradGuard noGradient;
    for (const auto& [name, value] : state) {
        m_tensors.at(name).copy_(value);
    }
}

Graph TorchNetwork::snapshot() const {
    Graph graph = m_graph;
    for (Node& node : graph.nodes) {
        for (auto& [key, parameter] : node.parameters) {
            const torch::Tensor value = m_tensors.at(keyOf(node, key)).detach().contiguous();
            parameter.values.assign(value.data_ptr<float>(), value.data_ptr<float>() + value.numel());
        }
    }
    return graph;
}

void TorchNetwork::setParameter(const std::string& node, const std::string& key, const std::vector<float>& values) {
    const auto found = m_tensors.find(fmt::format("{}.{}", node, key));
    if (found == m_tensors.end() || found->second.numel() != static_cast<std::int64_t>(values.size())) {
        throw std::invalid_argument(fmt::format("network has no parameter '{}.{}' with {} values", node, key, values.size()));
    }
    const torch::NoGradGuard noGradient;
    found->second.copy_(torch::from_blob(const_cast<float*>(values.data()), found->second.sizes(), torch::kFloat32));
}

} // namespace tocsin::network
