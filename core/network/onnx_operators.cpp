// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of node as ONNX operators of opset 17. Axis 0 of every value is the batch and stays free: shapes that are written use 0 there
// (ONNX Reshape: "as in the input").
#include <fmt/format.h>
#include <numeric>
#include <stdexcept>

#include "core/network/detail/onnx_graph_writer.h"
#include "core/network/spectrum_plan.h"

namespace tocsin::network {
namespace {

using Integers = std::vector<std::int64_t>;

/// Reorders the gate blocks (rows) of a recurrent parameter.
std::vector<float> reordered(const std::vector<float>& values, const std::vector<std::size_t>& order) {
    const std::size_t block = values.size() / order.size();
    std::vector<float> out;
    out.reserve(values.size());
    for (const std::size_t gate : order) {
        const auto from = values.begin() + static_cast<std::ptrdiff_t>(gate * block);
        out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(block));
    }
    return out;
}

/// Axes 1 .. rank of the batched value.
Integers sampleAxes(std::size_t rank) {
    Integers axes(rank);
    std::iota(axes.begin(), axes.end(), 1);
    return axes;
}

} // namespace

bool OnnxGraphWriter::dividesLater(const Node& node) const {
    const auto id = static_cast<std::size_t>(node.id);
    return node.kind == NodeKind::Normalise && node.shape[0] == 1 && !m_analysis.isOutput[id] && m_analysis.readers[id].size() == 1 &&
           m_graph.node(m_analysis.readers[id].front()).kind == NodeKind::WindowNormalise && node.parameter("deviation")->values[0] > 0;
}

std::string OnnxGraphWriter::scalar(float value) {
    return m_emitter.floats({}, {value});
}

std::string OnnxGraphWriter::parameter(const Node& node, const char* key) {
    const Parameter* found = node.parameter(key);
    return m_emitter.floats(found->shape, found->values);
}

std::string OnnxGraphWriter::reshape(const Shape& shape, const std::string& x) {
    Integers target{0};
    target.insert(target.end(), shape.begin(), shape.end());
    return m_emitter.node("Reshape", {x, m_emitter.integers(target)});
}

std::string OnnxGraphWriter::convolution(const Node& node, const std::string& x) {
    const FoldedWeights folded = foldedWeights(node, foldedBatchNorm(node));
    const Shape& shape = node.parameter("weight")->shape;
    std::vector<std::string> inputs{x, m_emitter.floats(shape, folded.weight)};
    if (!folded.bias.empty()) inputs.push_back(m_emitter.floats({static_cast<std::int64_t>(folded.bias.size())}, folded.bias));
    const Integers kernel{node.integer("kernel")}, strides{node.integer("stride", 1)};
    if (node.kind == NodeKind::ConvTranspose1d) {
        const std::int64_t padding = node.integer("padding");
        return m_emitter.node("ConvTranspose", inputs,
                              {{"kernel_shape", kernel},
                               {"strides", strides},
                               {"pads", Integers{padding, padding}},
                               {"output_padding", Integers{node.integer("output_padding")}}});
    }
    return m_emitter.node("Conv", inputs,
                          {{"kernel_shape", kernel},
                           {"strides", strides},
                           {"dilations", Integers{node.integer("dilation", 1)}},
                           {"pads", Integers{node.integer("padding_left"), node.integer("padding_right")}},
                           {"group", node.integer("groups", 1)}});
}

std::string OnnxGraphWriter::linear(const Node& node, const std::string& x) {
    const FoldedWeights folded = foldedWeights(node, foldedBatchNorm(node));
    const Shape& shape = node.parameter("weight")->shape;
    const auto rows = static_cast<std::size_t>(shape[0]), columns = static_cast<std::size_t>(shape[1]);
    const std::string bias = folded.bias.empty() ? std::string() : m_emitter.floats({shape[0]}, folded.bias);
    if (m_graph.node(node.inputs.front()).shape.size() == 1) {
        std::vector<std::string> inputs{x, m_emitter.floats(shape, folded.weight)};
        if (!bias.empty()) inputs.push_back(bias);
        return m_emitter.node("Gemm", inputs, {{"transB", std::int64_t{1}}});
    }
    std::vector<float> transposed(folded.weight.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) transposed[column * rows + row] = folded.weight[row * columns + column];
    const std::string product = m_emitter.node("MatMul", {x, m_emitter.floats({shape[1], shape[0]}, transposed)});
    return bias.empty() ? product : m_emitter.node("Add", {product, bias});
}

std::string OnnxGraphWriter::batchNorm(const Node& node, const std::string& x) {
    return m_emitter.node(
        "BatchNormalization",
        {x, parameter(node, "weight"), parameter(node, "bias"), parameter(node, "running_mean"), parameter(node, "running_variance")},
        {{"epsilon", static_cast<float>(node.real("epsilon", 1e-5))}});
}

std::string OnnxGraphWriter::recurrent(const Node& node, const std::string& x) {
    const bool isLstm = node.kind == NodeKind::Lstm;
    // PyTorch: i f g o and r z n. ONNX: i o f c and z r h.
    const std::vector<std::size_t> order = isLstm ? std::vector<std::size_t>{0, 3, 1, 2} : std::vector<std::size_t>{1, 0, 2};
    const std::int64_t hidden = node.integer("hidden"), gates = static_cast<std::int64_t>(order.size()) * hidden;
    const std::int64_t features = node.parameter("weight_ih")->shape[1];
    std::vector<float> bias = reordered(node.parameter("bias_ih")->values, order);
    const std::vector<float> second = reordered(node.parameter("bias_hh")->values, order);
    bias.insert(bias.end(), second.begin(), second.end());
    const std::string steps = m_emitter.node("Transpose", {x}, {{"perm", Integers{1, 0, 2}}}); // [T, B, F]
    OnnxAttributes attributes{{"hidden_size", hidden}, {"direction", std::string(node.integer("reverse") != 0 ? "reverse" : "forward")}};
    if (!isLstm) attributes.emplace_back("linear_before_reset", std::int64_t{1});
    const std::string all =
        m_emitter.node(isLstm ? "LSTM" : "GRU",
                       {steps, m_emitter.floats({1, gates, features}, reordered(node.parameter("weight_ih")->values, order)),
                        m_emitter.floats({1, gates, hidden}, reordered(node.parameter("weight_hh")->values, order)),
                        m_emitter.floats({1, 2 * gates}, bias)},
                       attributes); // [T, 1, B, H]
    const std::string squeezed = m_emitter.node("Squeeze", {all, m_emitter.integers({1})});
    return m_emitter.node("Transpose", {squeezed}, {{"perm", Integers{1, 0, 2}}});
}

std::string OnnxGraphWriter::upsample(const Node& node, const std::string& x) {
    const std::int64_t samples = m_graph.node(node.inputs.front()).shape[1], length = node.shape[1];
    const std::int64_t factor = (length + samples - 1) / samples;
    std::string value = x;
    if (factor > 1) {
        value = m_emitter.node("Resize", {x, "", m_emitter.floats({3}, {1.0F, 1.0F, static_cast<float>(factor)})},
                               {{"mode", std::string("nearest")},
                                {"coordinate_transformation_mode", std::string("asymmetric")},
                                {"nearest_mode", std::string("floor")}});
    }
    if (samples * factor == length) return value == x ? m_emitter.node("Identity", {x}) : value;
    return m_emitter.node("Slice", {value, m_emitter.integers({0}), m_emitter.integers({length}), m_emitter.integers({2})});
}

std::string OnnxGraphWriter::powerSpectrum(const Node& node, const std::string& x) {
    const Shape& in = m_graph.node(node.inputs.front()).shape;
    const SpectrumPlan plan = spectrumPlan(in.back());
    const std::int64_t rows = plan.rows, columns = plan.columns;
    Shape split = in;
    split.back() = rows;
    split.push_back(columns);
    const auto rank = static_cast<std::int64_t>(split.size()); // last axis of the batched, split value
    const auto slice = [&](const std::string& value, std::int64_t axis, std::int64_t from, std::int64_t to) {
        return m_emitter.node("Slice", {value, m_emitter.integers({from}), m_emitter.integers({to}), m_emitter.integers({axis})});
    };
    const auto binary = [&](const char* operation, const std::string& a, const std::string& b) {
        return m_emitter.node(operation, {a, b});
    };
    const std::string value = reshape(split, binary("Mul", x, m_emitter.floats({plan.samples}, plan.hann)));
    const std::string half = binary("MatMul", m_emitter.floats({2 * rows, rows}, plan.first), value);
    const std::string re = slice(half, rank - 1, 0, rows), im = slice(half, rank - 1, rows, 2 * rows);
    const std::string cosine = m_emitter.floats({rows, columns}, plan.twiddleRe), sine = m_emitter.floats({rows, columns}, plan.twiddleIm);
    const std::string turnedRe = binary("Sub", binary("Mul", re, cosine), binary("Mul", im, sine));
    const std::string turnedIm = binary("Add", binary("Mul", re, sine), binary("Mul", im, cosine));
    const std::string turned = m_emitter.node("Concat", {turnedRe, turnedIm}, {{"axis", rank}});
    const std::string lines = binary("MatMul", turned, m_emitter.floats({2 * columns, 2 * columns}, plan.second));
    const std::string squares = binary("Mul", lines, lines);
    const std::string power = binary("Add", slice(squares, rank, 0, columns), slice(squares, rank, columns, 2 * columns));
    Integers swapped(static_cast<std::size_t>(rank) + 1);
    std::iota(swapped.begin(), swapped.end(), 0);
    std::swap(swapped[swapped.size() - 1], swapped[swapped.size() - 2]);
    const std::string flat = reshape(in, m_emitter.node("Transpose", {power}, {{"perm", swapped}}));
    return slice(flat, rank - 1, 1, plan.samples / 2 + 1);
}

std::string OnnxGraphWriter::pool(const Node& node, const std::string& x) {
    const std::int64_t padding = node.integer("padding");
    const OnnxAttributes attributes{{"kernel_shape", Integers{node.integer("kernel")}},
                                    {"strides", Integers{node.integer("stride", node.integer("kernel"))}},
                                    {"pads", Integers{padding, padding}}};
    return m_emitter.node(node.kind == NodeKind::MaxPool1d ? "MaxPool" : "AveragePool", {x}, attributes);
}

std::string OnnxGraphWriter::operation(const Node& node, const std::vector<std::string>& inputs) {
    const std::string x = inputs.empty() ? std::string() : inputs.front();
    const auto simple = [&](const char* name) { return m_emitter.node(name, inputs); };
    const std::int64_t axis = node.integer("axis") + 1;
    switch (node.kind) {
    case NodeKind::Input:
        return "window";
    case NodeKind::Normalise: {
        const Integers shape{node.shape[0], 1};
        if (dividesLater(node)) return m_emitter.node("Sub", {x, m_emitter.floats(shape, node.parameter("mean")->values)});
        const std::string centred = m_emitter.node("Sub", {x, m_emitter.floats(shape, node.parameter("mean")->values)});
        return m_emitter.node("Div", {centred, m_emitter.floats(shape, node.parameter("deviation")->values)});
    }
    case NodeKind::WindowNormalise: {
        const auto channels = static_cast<std::size_t>(node.shape[0]);
        const Node& before = m_graph.node(node.inputs.front());
        const double epsilon = node.real("epsilon", 1e-3) * (dividesLater(before) ? before.parameter("deviation")->values[0] : 1.0F);
        return m_emitter.node("InstanceNormalization",
                              {x, m_emitter.floats({node.shape[0]}, std::vector<float>(channels, 1.0F)),
                               m_emitter.floats({node.shape[0]}, std::vector<float>(channels, 0.0F))},
                              {{"epsilon", static_cast<float>(epsilon * epsilon)}});
    }
    case NodeKind::Conv1d:
    case NodeKind::ConvTranspose1d:
        return convolution(node, x);
    case NodeKind::BatchNorm:
        return batchNorm(node, x);
    case NodeKind::LayerNorm:
        return m_emitter.node("LayerNormalization", {x, parameter(node, "weight"), parameter(node, "bias")},
                              {{"axis", std::int64_t{-1}}, {"epsilon", static_cast<float>(node.real("epsilon", 1e-5))}});
    case NodeKind::Relu:
        return simple("Relu");
    case NodeKind::Sigmoid:
        return simple("Sigmoid");
    case NodeKind::Tanh:
        return simple("Tanh");
    case NodeKind::Abs:
        return simple("Abs");
    case NodeKind::Square:
        return m_emitter.node("Mul", {x, x});
    case NodeKind::Sqrt:
        return simple("Sqrt");
    case NodeKind::Log:
        return m_emitter.node("Log", {m_emitter.node("Add", {x, scalar(static_cast<float>(node.real("epsilon")))})});
    case NodeKind::MaxPool1d:
    case NodeKind::MeanPool1d:
        return pool(node, x);
    case NodeKind::Mean:
        if (m_layout && onBytes(node)) return reshape(node.shape, simple("GlobalAveragePool")); // the form that has an int8 kernel
        return m_emitter.node("ReduceMean", {x}, {{"axes", Integers{axis}}, {"keepdims", std::int64_t{0}}});
    case NodeKind::Max:
        return m_emitter.node("ReduceMax", {x}, {{"axes", Integers{axis}}, {"keepdims", std::int64_t{0}}});
    case NodeKind::Sum:
        return m_emitter.node("ReduceSum", {x, m_emitter.integers({axis})}, {{"keepdims", std::int64_t{0}}});
    case NodeKind::Smallest: {
        const std::string least =
            m_emitter.node("TopK", {x, m_emitter.integers({node.integer("k")})}, {{"largest", std::int64_t{0}}}, {}, 1);
        return m_emitter.node("ReduceMax", {least}, {{"axes", Integers{-1}}, {"keepdims", std::int64_t{0}}});
    }
    case NodeKind::Linear:
        return linear(node, x);
    case NodeKind::Affine:
        return m_emitter.node("Add", {m_emitter.node("Mul", {x, parameter(node, "scale")}), parameter(node, "shift")});
    case NodeKind::Dropout:
        return x;
    case NodeKind::Lstm:
    case NodeKind::Gru:
        return recurrent(node, x);
    case NodeKind::Upsample1d:
        return upsample(node, x);
    case NodeKind::Transpose:
        return m_emitter.node("Transpose", {x}, {{"perm", Integers{0, 2, 1}}});
    case NodeKind::Reshape:
        return reshape(node.shape, x);
    case NodeKind::Flatten:
        return m_emitter.node("Flatten", {x}, {{"axis", std::int64_t{1}}});
    case NodeKind::Slice: {
        const std::int64_t size = m_graph.node(node.inputs.front()).shape[static_cast<std::size_t>(axis - 1)];
        std::int64_t from = node.integer("from"), to = node.integer("to", size);
        from = from < 0 ? from + size : from;
        to = to < 0 ? to + size : to;
        return m_emitter.node("Slice", {x, m_emitter.integers({from}), m_emitter.integers({to}), m_emitter.integers({axis})});
    }
    case NodeKind::Repeat: {
        const std::string one = m_emitter.node("Unsqueeze", {x, m_emitter.integers({1})});
        return m_emitter.node("Expand", {one, m_emitter.integers({1, node.integer("count"), 1})});
    }
    case NodeKind::Add:
        return simple("Add");
    case NodeKind::Subtract:
        return simple("Sub");
    case NodeKind::Multiply:
        return simple("Mul");
    case NodeKind::Maximum:
        return simple("Max");
    case NodeKind::Concat:
        return m_emitter.node("Concat", inputs, {{"axis", axis}});
    case NodeKind::Softmax:
        return m_emitter.node("Softmax", {x}, {{"axis", std::int64_t{-1}}});
    case NodeKind::MeanSquaredError: {
        const std::string difference = simple("Sub");
        const std::size_t rank = m_graph.node(node.inputs.front()).shape.size();
        const std::string square = m_emitter.node("Mul", {difference, difference});
        if (rank == 0) return square;
        return m_emitter.node("ReduceMean", {square}, {{"axes", sampleAxes(rank)}, {"keepdims", std::int64_t{0}}});
    }
    case NodeKind::PowerSpectrum:
        return powerSpectrum(node, x);
    case NodeKind::Constant: {
        Integers shape{1};
        shape.insert(shape.end(), node.shape.begin(), node.shape.end());
        const std::string batch = m_emitter.node("Shape", {"window"}, {{"start", std::int64_t{0}}, {"end", std::int64_t{1}}});
        const std::string target =
            node.shape.empty() ? batch : m_emitter.node("Concat", {batch, m_emitter.integers(node.shape)}, {{"axis", std::int64_t{0}}});
        return m_emitter.node("Expand", {m_emitter.floats(shape, node.parameter("value")->values), target});
    }
    }
    throw std::logic_error(fmt::format("node '{}' has an unknown kind", node.name));
}

} // namespace tocsin::network
