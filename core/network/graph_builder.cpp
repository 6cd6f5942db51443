// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_builder.h"

#include <cmath>
#include <fmt/format.h>

#include "core/network/node_rules.h"

namespace tocsin::network {
namespace {

/// SplitMix64 (Steele, Lea and Flood 2014): small, the same everywhere, good enough for initial weights.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t state) : m_state(state) {}
    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15u;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    /// Uniform in [-1, 1), 24 bits.
    float symmetric() {
        return static_cast<float>(static_cast<std::int64_t>(next() >> 40) - (std::int64_t{1} << 23)) / static_cast<float>(1 << 23);
    }

private:
    std::uint64_t m_state;
};

/// FNV-1a, 64 bits.
std::uint64_t textHash(std::string_view text, std::uint64_t hash) {
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
    }
    return hash;
}

Parameter filled(Shape shape, float value, bool trained = true) {
    const auto count = static_cast<std::size_t>(elementCount(shape));
    return {std::move(shape), std::vector<float>(count, value), trained};
}

double boundOf(std::int64_t fan) {
    return 1.0 / std::sqrt(static_cast<double>(std::max<std::int64_t>(1, fan)));
}

} // namespace

GraphBuilder::GraphBuilder(std::string architecture, std::int64_t channels, std::int64_t samples, std::uint64_t seed) : m_seed(seed) {
    m_graph.architecture = std::move(architecture);
    Node node;
    node.name = "window";
    node.shape = {channels, samples};
    m_graph.nodes.push_back(std::move(node));
    if (channels < 1 || samples < 1) {
        fail(fmt::format("a network needs at least one channel and one sample, got [{}, {}]", channels, samples));
    }
}

Shape GraphBuilder::shape(int node) const {
    return m_error || node < 0 || node >= static_cast<int>(m_graph.nodes.size()) ? Shape{} : m_graph.node(node).shape;
}

Parameter GraphBuilder::drawn(const std::string& node, const std::string& key, Shape shape, double bound) const {
    SplitMix random(textHash(key, textHash(node, 0xcbf29ce484222325u ^ (m_seed * 0x9e3779b97f4a7c15u))));
    Parameter parameter = filled(std::move(shape), 0);
    for (float& value : parameter.values) {
        value = static_cast<float>(bound) * random.symmetric();
    }
    return parameter;
}

int GraphBuilder::add(NodeKind kind, const std::vector<int>& inputs, const std::string& name, std::map<std::string, Attribute> attributes,
                      std::map<std::string, Parameter> parameters) {
    if (m_error) {
        return 0;
    }
    Node node;
    node.id = static_cast<int>(m_graph.nodes.size());
    node.kind = kind;
    node.name = name;
    node.inputs = inputs;
    node.attributes = std::move(attributes);
    node.parameters = std::move(parameters);
    std::vector<Shape> shapes;
    for (const int input : inputs) {
        if (input < 0 || input >= node.id) {
            fail(fmt::format("network node '{}': input {} does not exist", name, input));
            return 0;
        }
        shapes.push_back(m_graph.node(input).shape);
    }
    auto inferred = inferShape(node, shapes);
    if (!inferred) {
        m_error = inferred.error();
        return 0;
    }
    node.shape = std::move(*inferred);
    m_graph.nodes.push_back(std::move(node));
    return m_graph.nodes.back().id;
}

int GraphBuilder::normalise(int x, const std::string& name) {
    const std::int64_t channels = shape(x).empty() ? 1 : shape(x).front();
    return add(NodeKind::Normalise, {x}, name, {}, {{"mean", filled({channels}, 0, false)}, {"deviation", filled({channels}, 1, false)}});
}

int GraphBuilder::windowNormalise(int x, const std::string& name, double epsilon) {
    return add(NodeKind::WindowNormalise, {x}, name, {{"epsilon", epsilon}});
}

int GraphBuilder::conv1d(int x, std::int64_t channels, const ConvSettings& settings, const std::string& name) {
    const Shape in = shape(x);
    if (in.size() != 2 || channels < 1 || settings.groups < 1 || settings.kernel < 1) {
        fail(fmt::format("network node '{}': a convolution wants [C, T], channels, groups and kernel of at least 1", name));
        return 0;
    }
    const std::int64_t each = in[0] / settings.groups;
    const double bound = boundOf(each * settings.kernel);
    std::map<std::string, Parameter> parameters{{"weight", drawn(name, "weight", {channels, each, settings.kernel}, bound)}};
    if (settings.bias) {
        parameters.emplace("bias", drawn(name, "bias", {channels}, bound));
    }
    return add(NodeKind::Conv1d, {x}, name,
               {{"kernel", settings.kernel},
                {"stride", settings.stride},
                {"padding_left", settings.paddingLeft},
                {"padding_right", settings.paddingRight},
                {"dilation", settings.dilation},
                {"groups", settings.groups}},
               std::move(parameters));
}

int GraphBuilder::convTranspose1d(int x, std::int64_t channels, std::int64_t kernel, std::int64_t stride, std::int64_t padding,
                                  std::int64_t outputPadding, const std::string& name) {
    const Shape in = shape(x);
    if (in.size() != 2 || channels < 1 || kernel < 1) {
        fail(fmt::format("network node '{}': a transposed convolution wants [C, T], channels and kernel of at least 1", name));
        return 0;
    }
    const double bound = boundOf(channels * kernel);
    return add(NodeKind::ConvTranspose1d, {x}, name,
               {{"kernel", kernel}, {"stride", stride}, {"padding", padding}, {"output_padding", outputPadding}},
               {{"weight", drawn(name, "weight", {in[0], channels, kernel}, bound)}, {"bias", drawn(name, "bias", {channels}, bound)}});
}

int GraphBuilder::batchNorm(int x, const std::string& name) {
    const std::int64_t channels = shape(x).empty() ? 1 : shape(x).front();
    return add(NodeKind::BatchNorm, {x}, name, {{"epsilon", 1e-5}, {"momentum", 0.1}},
               {{"weight", filled({channels}, 1)},
                {"bias", filled({channels}, 0)},
                {"running_mean", filled({channels}, 0, false)},
                {"running_variance", filled({channels}, 1, false)}});
}

int GraphBuilder::layerNorm(int x, const std::string& name) {
    const std::int64_t features = shape(x).empty() ? 1 : shape(x).back();
    return add(NodeKind::LayerNorm, {x}, name, {{"epsilon", 1e-5}}, {{"weight", filled({features}, 1)}, {"bias", filled({features}, 0)}});
}

int GraphBuilder::linear(int x, std::int64_t features, const std::string& name) {
    const Shape in = shape(x);
    if (in.empty() || features < 1) {
        fail(fmt::format("network node '{}': a linear layer wants at least one axis and one feature", name));
        return 0;
    }
    const double bound = boundOf(in.back());
    return add(NodeKind::Linear, {x}, name, {},
               {{"weight", drawn(name, "weight", {features, in.back()}, bound)}, {"bias", drawn(name, "bias", {features}, bound)}});
}

int GraphBuilder::lstm(int x, std::int64_t hidden, const std::string& name, bool reverse) {
    const Shape in = shape(x);
    if (in.size() != 2 || hidden < 1) {
        fail(fmt::format("network node '{}': an LSTM wants [T, F] and at least one hidden unit", name));
        return 0;
    }
    const double bound = boundOf(hidden);
    Parameter bias = drawn(name, "bias_ih", {4 * hidden}, bound);
    std::fill(bias.values.begin() + hidden, bias.values.begin() + 2 * hidden, 1.0F); // gates i f g o: the forget gate starts open
    return add(NodeKind::Lstm, {x}, name, {{"hidden", hidden}, {"reverse", std::int64_t{reverse}}},
               {{"weight_ih", drawn(name, "weight_ih", {4 * hidden, in[1]}, bound)},
                {"weight_hh", drawn(name, "weight_hh", {4 * hidden, hidden}, bound)},
                {"bias_ih", std::move(bias)},
                {"bias_hh", filled({4 * hidden}, 0)}});
}

int GraphBuilder::gru(int x, std::int64_t hidden, const std::string& name, bool reverse) {
    const Shape in = shape(x);
    if (in.size() != 2 || hidden < 1) {
        fail(fmt::format("network node '{}': a GRU wants [T, F] and at least one hidden unit", name));
        return 0;
    }
    const double bound = boundOf(hidden);
    return add(NodeKind::Gru, {x}, name, {{"hidden", hidden}, {"reverse", std::int64_t{reverse}}},
               {{"weight_ih", drawn(name, "weight_ih", {3 * hidden, in[1]}, bound)},
                {"weight_hh", drawn(name, "weight_hh", {3 * hidden, hidden}, bound)},
                {"bias_ih", drawn(name, "bias_ih", {3 * hidden}, bound)},
                {"bias_hh", drawn(name, "bias_hh", {3 * hidden}, bound)}});
}

int GraphBuilder::maxPool1d(int x, const PoolSettings& settings, const std::string& name) {
    return add(NodeKind::MaxPool1d, {x}, name, {{"kernel", settings.kernel}, {"stride", settings.stride}, {"padding", settings.padding}});
}

int GraphBuilder::meanPool1d(int x, const PoolSettings& settings, const std::string& name) {
    return add(NodeKind::MeanPool1d, {x}, name, {{"kernel", settings.kernel}, {"stride", settings.stride}, {"padding", settings.padding}});
}

int GraphBuilder::dropout(int x, double rate, const std::string& name) {
    if (!(rate >= 0 && rate < 1)) {
        fail(fmt::format("network node '{}': dropout rate {} is not in [0, 1)", name, rate));
    }
    return add(NodeKind::Dropout, {x}, name, {{"rate", rate}});
}

int GraphBuilder::upsample1dBy(int x, std::int64_t factor, const std::string& name) {
    return add(NodeKind::Upsample1d, {x}, name, {{"factor", factor}});
}

int GraphBuilder::upsample1dTo(int x, std::int64_t length, const std::string& name) {
    return add(NodeKind::Upsample1d, {x}, name, {{"length", length}});
}

int GraphBuilder::affine(int x, std::vector<float> scale, std::vector<float> shift, const std::string& name) {
    const auto parameter = [](std::vector<float> values) {
        const auto count = static_cast<std::int64_t>(values.size());
        return Parameter{{count}, std::move(values), false};
    };
    return add(NodeKind::Affine, {x}, name, {}, {{"scale", parameter(std::move(scale))}, {"shift", parameter(std::move(shift))}});
}

int GraphBuilder::constant(Shape shape, std::vector<float> values, const std::string& name) {
    return add(NodeKind::Constant, {}, name, {}, {{"value", Parameter{std::move(shape), std::move(values), false}}});
}

int GraphBuilder::log(int x, double epsilon, const std::string& name) {
    return add(NodeKind::Log, {x}, name, {{"epsilon", epsilon}});
}

int GraphBuilder::reshape(int x, Shape shape, const std::string& name) {
    return add(NodeKind::Reshape, {x}, name, {{"shape", std::move(shape)}});
}

int GraphBuilder::slice(int x, std::int64_t axis, std::int64_t from, std::int64_t to, const std::string& name) {
    return add(NodeKind::Slice, {x}, name, {{"axis", axis}, {"from", from}, {"to", to}});
}

int GraphBuilder::repeat(int x, std::int64_t count, const std::string& name) {
    return add(NodeKind::Repeat, {x}, name, {{"count", count}});
}

int GraphBuilder::reduce(NodeKind kind, int x, std::int64_t axis, const std::string& name) {
    return add(kind, {x}, name, {{"axis", axis}});
}

int GraphBuilder::concat(const std::vector<int>& inputs, std::int64_t axis, const std::string& name) {
    return add(NodeKind::Concat, inputs, name, {{"axis", axis}});
}

int GraphBuilder::apply(NodeKind kind, const std::vector<int>& inputs, const std::string& name) {
    return add(kind, inputs, name);
}

void GraphBuilder::output(const std::string& name, int node) {
    m_graph.outputs[name] = node;
}

void GraphBuilder::classes(std::vector<std::string> names) {
    m_graph.classes = std::move(names);
}

void GraphBuilder::fail(std::string message) {
    if (!m_error) {
        m_error = Error{ErrorCode::Data, std::move(message), {}};
    }
}

Result<Graph> GraphBuilder::finish() {
    if (m_error) {
        return *m_error;
    }
    TOCSIN_TRY(validate(m_graph));
    return std::move(m_graph);
}

} // namespace tocsin::network
