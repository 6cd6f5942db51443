// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>

namespace tocsin::network {
namespace {

struct KindName {
    NodeKind kind;
    std::string_view name;
};

// Names are part of the stored form (graph.json): never change one.
constexpr std::array kKindNames = {
    KindName{NodeKind::Input, "input"},
    KindName{NodeKind::Normalise, "normalise"},
    KindName{NodeKind::WindowNormalise, "window-normalise"},
    KindName{NodeKind::Conv1d, "conv1d"},
    KindName{NodeKind::ConvTranspose1d, "conv-transpose1d"},
    KindName{NodeKind::BatchNorm, "batch-norm"},
    KindName{NodeKind::LayerNorm, "layer-norm"},
    KindName{NodeKind::Relu, "relu"},
    KindName{NodeKind::Sigmoid, "sigmoid"},
    KindName{NodeKind::Tanh, "tanh"},
    KindName{NodeKind::Abs, "abs"},
    KindName{NodeKind::Square, "square"},
    KindName{NodeKind::Sqrt, "sqrt"},
    KindName{NodeKind::Log, "log"},
    KindName{NodeKind::MaxPool1d, "max-pool1d"},
    KindName{NodeKind::MeanPool1d, "mean-pool1d"},
    KindName{NodeKind::Mean, "mean"},
    KindName{NodeKind::Max, "max"},
    KindName{NodeKind::Sum, "sum"},
    KindName{NodeKind::Smallest, "smallest"},
    KindName{NodeKind::Linear, "linear"},
    KindName{NodeKind::Affine, "affine"},
    KindName{NodeKind::Dropout, "dropout"},
    KindName{NodeKind::Lstm, "lstm"},
    KindName{NodeKind::Gru, "gru"},
    KindName{NodeKind::Upsample1d, "upsample1d"},
    KindName{NodeKind::Transpose, "transpose"},
    KindName{NodeKind::Reshape, "reshape"},
    KindName{NodeKind::Flatten, "flatten"},
    KindName{NodeKind::Slice, "slice"},
    KindName{NodeKind::Repeat, "repeat"},
    KindName{NodeKind::Add, "add"},
    KindName{NodeKind::Subtract, "subtract"},
    KindName{NodeKind::Multiply, "multiply"},
    KindName{NodeKind::Maximum, "maximum"},
    KindName{NodeKind::Concat, "concat"},
    KindName{NodeKind::Softmax, "softmax"},
    KindName{NodeKind::MeanSquaredError, "mean-squared-error"},
    KindName{NodeKind::PowerSpectrum, "power-spectrum"},
    KindName{NodeKind::Constant, "constant"},
};

} // namespace

std::string_view nodeKindName(NodeKind kind) {
    const auto* found = std::ranges::find(kKindNames, kind, &KindName::kind);
    return found == kKindNames.end() ? "unknown" : found->name;
}

Result<NodeKind> nodeKindNamed(std::string_view name) {
    const auto* found = std::ranges::find(kKindNames, name, &KindName::name);
    if (found == kKindNames.end()) {
        return Error{ErrorCode::Data, fmt::format("network node kind '{}' is not known to this version", name), {}};
    }
    return found->kind;
}

std::int64_t Node::integer(std::string_view key, std::int64_t fallback) const {
    const auto found = attributes.find(std::string(key));
    if (found == attributes.end()) {
        return fallback;
    }
    const auto* value = std::get_if<std::int64_t>(&found->second);
    return value ? *value : fallback;
}

double Node::real(std::string_view key, double fallback) const {
    const auto found = attributes.find(std::string(key));
    if (found == attributes.end()) {
        return fallback;
    }
    if (const auto* value = std::get_if<double>(&found->second)) {
        return *value;
    }
    const auto* whole = std::get_if<std::int64_t>(&found->second);
    return whole ? static_cast<double>(*whole) : fallback;
}

const Parameter* Node::parameter(std::string_view key) const {
    const auto found = parameters.find(std::string(key));
    return found == parameters.end() ? nullptr : &found->second;
}

const Node& Graph::input() const {
    for (const Node& candidate : nodes) {
        if (candidate.kind == NodeKind::Input) {
            return candidate;
        }
    }
    throw std::logic_error("network graph without input node"); // a valid graph has one (validate)
}

const Node* Graph::find(std::string_view name) const {
    const auto found = std::ranges::find(nodes, name, &Node::name);
    return found == nodes.end() ? nullptr : &*found;
}

std::int64_t Graph::channels() const {
    return input().shape.at(0);
}

std::int64_t Graph::samples() const {
    return input().shape.at(1);
}

} // namespace tocsin::network
