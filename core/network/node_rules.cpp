// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/node_rules.h"

#include <fmt/format.h>
#include <limits>

namespace tocsin::network {
namespace {

constexpr std::int64_t kLargestAxis = std::int64_t{1} << 28;   // no window or layer of ours comes near; keeps products inside int64
constexpr std::int64_t kLargestTensor = std::int64_t{1} << 31; // elements of one sample's value

Error bad(const Node& node, const std::string& why) {
    return {ErrorCode::Data, fmt::format("network node '{}' ({}): {}", node.name, nodeKindName(node.kind), why), {}};
}

const Shape* weightShape(const Node& node) {
    const Parameter* weight = node.parameter("weight");
    return weight ? &weight->shape : nullptr;
}

/// Fields shared by convolutions and pools.
struct Sliding {
    std::int64_t kernel, stride, left, right, dilation;
};

Result<std::int64_t> slidLength(const Node& node, std::int64_t length, const Sliding& s) {
    if (s.kernel < 1 || s.stride < 1 || s.dilation < 1 || s.left < 0 || s.right < 0 || s.kernel > kLargestAxis ||
        s.dilation > kLargestAxis || s.left > kLargestAxis || s.right > kLargestAxis) {
        return bad(node, "kernel, stride and dilation must be at least 1 and padding at least 0");
    }
    const std::int64_t reach = s.dilation * (s.kernel - 1) + 1;
    if (length + s.left + s.right < reach) {
        return bad(node,
                   fmt::format("{} samples are too few for a kernel that spans {}; use a longer window or fewer layers", length, reach));
    }
    return (length + s.left + s.right - reach) / s.stride + 1;
}

std::size_t fewestInputs(NodeKind kind) {
    switch (kind) {
    case NodeKind::Input:
    case NodeKind::Constant:
        return 0;
    case NodeKind::Add:
    case NodeKind::Subtract:
    case NodeKind::Multiply:
    case NodeKind::Maximum:
    case NodeKind::MeanSquaredError:
        return 2;
    default:
        return 1;
    }
}

std::size_t mostInputs(NodeKind kind) {
    switch (kind) {
    case NodeKind::Maximum:
    case NodeKind::Concat:
        return 1000;
    default:
        return fewestInputs(kind);
    }
}

Result<std::size_t> axisOf(const Node& node, const Shape& shape) {
    const std::int64_t axis = node.integer("axis");
    if (axis < 0 || axis >= static_cast<std::int64_t>(shape.size())) {
        return bad(node, fmt::format("axis {} does not exist in a value of shape {}", axis, shapeText(shape)));
    }
    return static_cast<std::size_t>(axis);
}

Result<Shape> needRank(const Node& node, const Shape& shape, std::size_t rank) {
    if (shape.size() != rank) {
        return bad(node, fmt::format("wants an input with {} axes, got shape {}", rank, shapeText(shape)));
    }
    return shape;
}

Result<Shape> rawShape(const Node& node, const std::vector<Shape>& inputs) {
    const Shape in = inputs.empty() ? Shape{} : inputs.front();
    switch (node.kind) {
    case NodeKind::Input:
        if (node.shape.size() != 2) {
            return bad(node, "the input must have shape [channels, samples]");
        }
        return node.shape;
    case NodeKind::Constant: {
        const Parameter* value = node.parameter("value");
        if (!value) {
            return bad(node, "parameter 'value' is missing");
        }
        return value->shape;
    }
    case NodeKind::Normalise:
    case NodeKind::WindowNormalise:
        return needRank(node, in, 2);
    case NodeKind::BatchNorm:
        if (in.empty() || in.size() > 2) {
            return bad(node, "wants shape [C] or [C, T]");
        }
        return in;
    case NodeKind::LayerNorm:
    case NodeKind::Softmax:
        if (in.empty()) {
            return bad(node, "wants at least one axis");
        }
        return in;
    case NodeKind::Relu:
    case NodeKind::Sigmoid:
    case NodeKind::Tanh:
    case NodeKind::Abs:
    case NodeKind::Square:
    case NodeKind::Sqrt:
    case NodeKind::Log:
    case NodeKind::Dropout:
    case NodeKind::Affine:
        return in;
    case NodeKind::Conv1d: {
        TOCSIN_TRY(needRank(node, in, 2));
        const Shape* weight = weightShape(node);
        const std::int64_t groups = node.integer("groups", 1);
        if (!weight || weight->size() != 3) {
            return bad(node, "parameter 'weight' must have shape [C', C/groups, kernel]");
        }
        if (groups < 1 || in[0] % groups != 0 || (*weight)[0] % groups != 0) {
            return bad(node, fmt::format("{} groups do not divide {} input and {} output channels", groups, in[0], (*weight)[0]));
        }
        TOCSIN_ASSIGN(const std::int64_t length,
                      slidLength(node, in[1],
                                 {node.integer("kernel"), node.integer("stride", 1), node.integer("padding_left"),
                                  node.integer("padding_right"), node.integer("dilation", 1)}));
        return Shape{(*weight)[0], length};
    }
    case NodeKind::ConvTranspose1d: {
        TOCSIN_TRY(needRank(node, in, 2));
        const Shape* weight = weightShape(node);
        const std::int64_t kernel = node.integer("kernel"), stride = node.integer("stride", 1), padding = node.integer("padding"),
                           extra = node.integer("output_padding");
        if (!weight || weight->size() != 3) {
            return bad(node, "parameter 'weight' must have shape [C, C', kernel]");
        }
        if (kernel < 1 || stride < 1 || padding < 0 || extra < 0 || extra >= stride || kernel > kLargestAxis || stride > kLargestAxis ||
            padding > kLargestAxis) {
            return bad(node, "kernel and stride must be at least 1, padding at least 0, output_padding less than stride");
        }
        return Shape{(*weight)[1], (in[1] - 1) * stride - 2 * padding + kernel + extra};
    }
    case NodeKind::MaxPool1d:
    case NodeKind::MeanPool1d: {
        TOCSIN_TRY(needRank(node, in, 2));
        const std::int64_t kernel = node.integer("kernel"), padding = node.integer("padding");
        if (padding * 2 > kernel) {
            return bad(node, "padding must be at most half the kernel");
        }
        TOCSIN_ASSIGN(const std::int64_t length, slidLength(node, in[1], {kernel, node.integer("stride", kernel), padding, padding, 1}));
        return Shape{in[0], length};
    }
    case NodeKind::Mean:
    case NodeKind::Max:
    case NodeKind::Sum: {
        TOCSIN_ASSIGN(const std::size_t axis, axisOf(node, in));
        Shape out = in;
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(axis));
        return out;
    }
    case NodeKind::Smallest: {
        if (in.empty() || node.integer("k") < 1 || node.integer("k") > in.back()) {
            return bad(node, fmt::format("k must be from 1 to the length of the last axis, got {} for shape {}", node.integer("k"),
                                         shapeText(in)));
        }
        return Shape(in.begin(), in.end() - 1);
    }
    case NodeKind::Linear: {
        const Shape* weight = weightShape(node);
        if (in.empty() || !weight || weight->size() != 2) {
            return bad(node, "parameter 'weight' must have shape [F', F] and the input at least one axis");
        }
        Shape out = in;
        out.back() = (*weight)[0];
        return out;
    }
    case NodeKind::Lstm:
    case NodeKind::Gru:
        TOCSIN_TRY(needRank(node, in, 2));
        if (node.integer("hidden") < 1) {
            return bad(node, "'hidden' must be at least 1");
        }
        return Shape{in[0], node.integer("hidden")};
    case NodeKind::Upsample1d: {
        TOCSIN_TRY(needRank(node, in, 2));
        const std::int64_t factor = node.integer("factor"), length = node.integer("length");
        if ((factor < 1 && length < in[1]) || factor > kLargestAxis) {
            return bad(node, "needs 'factor' of at least 1 or 'length' of at least the input's samples");
        }
        return Shape{in[0], length > 0 ? length : in[1] * factor};
    }
    case NodeKind::Transpose:
        TOCSIN_TRY(needRank(node, in, 2));
        return Shape{in[1], in[0]};
    case NodeKind::Reshape: {
        const auto found = node.attributes.find("shape");
        const auto* shape = found == node.attributes.end() ? nullptr : std::get_if<std::vector<std::int64_t>>(&found->second);
        if (!shape || elementCount(*shape) != elementCount(in)) {
            return bad(node, fmt::format("cannot reshape {} to {}", shapeText(in), shape ? shapeText(*shape) : "an unknown shape"));
        }
        return *shape;
    }
    case NodeKind::Flatten:
        return Shape{elementCount(in)};
    case NodeKind::Slice: {
        TOCSIN_ASSIGN(const std::size_t axis, axisOf(node, in));
        const std::int64_t size = in[axis];
        std::int64_t from = node.integer("from"), to = node.integer("to", size);
        from = from < 0 ? from + size : from;
        to = to < 0 ? to + size : to;
        if (from < 0 || to > size || from >= to) {
            return bad(node, fmt::format("slice {} to {} is outside an axis of {}", node.integer("from"), node.integer("to", size), size));
        }
        Shape out = in;
        out[axis] = to - from;
        return out;
    }
    case NodeKind::Repeat:
        TOCSIN_TRY(needRank(node, in, 1));
        return Shape{node.integer("count"), in[0]};
    case NodeKind::Add:
    case NodeKind::Subtract:
    case NodeKind::Multiply:
    case NodeKind::Maximum:
    case NodeKind::MeanSquaredError:
        for (const Shape& other : inputs) {
            if (other != in) {
                return bad(node, fmt::format("inputs differ in shape: {} and {}", shapeText(in), shapeText(other)));
            }
        }
        return node.kind == NodeKind::MeanSquaredError ? Shape{} : in;
    case NodeKind::Concat: {
        TOCSIN_ASSIGN(const std::size_t axis, axisOf(node, in));
        Shape out = in;
        for (std::size_t i = 1; i < inputs.size(); ++i) {
            Shape expected = inputs[i];
            if (expected.size() == in.size()) {
                expected[axis] = in[axis];
            }
            if (expected != in) {
                return bad(node, fmt::format("inputs {} and {} do not fit along axis {}", shapeText(in), shapeText(inputs[i]), axis));
            }
            out[axis] += inputs[i][axis];
        }
        return out;
    }
    case NodeKind::PowerSpectrum: {
        if (in.empty() || in.back() < 2) {
            return bad(node, "needs at least two samples on its last axis");
        }
        Shape out = in;
        out.back() /= 2;
        return out;
    }
    }
    return bad(node, "unknown kind");
}

} // namespace

std::int64_t elementCount(const Shape& shape) {
    std::int64_t count = 1;
    for (const std::int64_t axis : shape) {
        if (__builtin_mul_overflow(count, axis, &count)) {
            return std::numeric_limits<std::int64_t>::max();
        }
    }
    return count;
}

std::string shapeText(const Shape& shape) {
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

Result<Shape> inferShape(const Node& node, const std::vector<Shape>& inputs) {
    if (inputs.size() < fewestInputs(node.kind) || inputs.size() > mostInputs(node.kind)) {
        return bad(node, fmt::format("has {} inputs, wants {}", inputs.size(), fewestInputs(node.kind)));
    }
    TOCSIN_ASSIGN(Shape shape, rawShape(node, inputs));
    for (const std::int64_t axis : shape) {
        if (axis < 1 || axis > kLargestAxis) {
            return bad(node, fmt::format("output shape {} is out of range", shapeText(shape)));
        }
    }
    if (elementCount(shape) > kLargestTensor) {
        return bad(node, fmt::format("output shape {} is too large", shapeText(shape)));
    }
    return shape;
}

Result<std::vector<ParameterRule>> parameterRules(const Node& node, const std::vector<Shape>& inputs) {
    const Shape in = inputs.empty() ? Shape{} : inputs.front();
    const Shape* weight = weightShape(node);
    const std::int64_t channels = in.empty() ? 1 : in.front();
    const std::int64_t features = in.empty() ? 1 : in.back();
    switch (node.kind) {
    case NodeKind::Normalise:
        return std::vector<ParameterRule>{{"mean", {channels}, true, false}, {"deviation", {channels}, true, false}};
    case NodeKind::Conv1d: {
        const std::int64_t out = weight && weight->size() == 3 ? (*weight)[0] : 0;
        const std::int64_t groups = std::max<std::int64_t>(1, node.integer("groups", 1));
        return std::vector<ParameterRule>{{"weight", {out, channels / groups, node.integer("kernel")}}, {"bias", {out}, false}};
    }
    case NodeKind::ConvTranspose1d: {
        const std::int64_t out = weight && weight->size() == 3 ? (*weight)[1] : 0;
        return std::vector<ParameterRule>{{"weight", {channels, out, node.integer("kernel")}}, {"bias", {out}, false}};
    }
    case NodeKind::Linear: {
        const std::int64_t out = weight && weight->size() == 2 ? (*weight)[0] : 0;
        return std::vector<ParameterRule>{{"weight", {out, features}}, {"bias", {out}, false}};
    }
    case NodeKind::BatchNorm:
        return std::vector<ParameterRule>{{"weight", {channels}},
                                          {"bias", {channels}},
                                          {"running_mean", {channels}, true, false},
                                          {"running_variance", {channels}, true, false}};
    case NodeKind::LayerNorm:
        return std::vector<ParameterRule>{{"weight", {features}}, {"bias", {features}}};
    case NodeKind::Affine: {
        std::vector<ParameterRule> rules;
        for (const char* key : {"scale", "shift"}) {
            const Parameter* present = node.parameter(key);
            const bool one = present && present->shape == Shape{1};
            rules.push_back({key, {one ? 1 : features}, true, false});
        }
        return rules;
    }
    case NodeKind::Lstm:
    case NodeKind::Gru: {
        const std::int64_t hidden = node.integer("hidden"), gates = (node.kind == NodeKind::Lstm ? 4 : 3) * hidden;
        return std::vector<ParameterRule>{
            {"weight_ih", {gates, features}}, {"weight_hh", {gates, hidden}}, {"bias_ih", {gates}}, {"bias_hh", {gates}}};
    }
    case NodeKind::Constant:
        return std::vector<ParameterRule>{{"value", node.shape, true, false}};
    default:
        return std::vector<ParameterRule>{};
    }
}

} // namespace tocsin::network
