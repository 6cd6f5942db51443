// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

struct ConvSettings {
    std::int64_t kernel = 3;
    std::int64_t stride = 1;
    std::int64_t paddingLeft = 0;
    std::int64_t paddingRight = 0;
    std::int64_t dilation = 1;
    std::int64_t groups = 1;
    bool bias = true;
};

struct PoolSettings {
    std::int64_t kernel = 2;
    std::int64_t stride = 2;
    std::int64_t padding = 0;
};

/// Writes a Graph node by node: every call adds one node, infers its shape, draws its initial weights and returns its id.
/// The first mistake is kept and reported by finish(); calls after it do nothing, so an architecture needs no checks of its own.
///
/// Initial weights are those of PyTorch (uniform in +-1/sqrt(fan in); recurrent layers +-1/sqrt(hidden)) with the LSTM's forget bias at 1
/// (Jozefowicz, Zaremba and Sutskever 2015). Each parameter has its own stream drawn from (seed, node name, key): the same seed gives the
/// same network on every machine, whatever else is in the graph.
class GraphBuilder {
public:
    /// Starts with node "window", the input of shape [channels, samples].
    GraphBuilder(std::string architecture, std::int64_t channels, std::int64_t samples, std::uint64_t seed);
    /// Goes on with a finished graph: new nodes come after its own, output() may name others.
    explicit GraphBuilder(Graph graph, std::uint64_t seed = 1) : m_graph(std::move(graph)), m_seed(seed) {}

    [[nodiscard]] int input() const { return 0; }
    /// Shape of a node; empty after a mistake.
    [[nodiscard]] Shape shape(int node) const;

    /// mean 0 and deviation 1 until they are fitted (TorchNetwork::setParameter).
    int normalise(int x, const std::string& name = "normalise");
    int windowNormalise(int x, const std::string& name = "window_normalise", double epsilon = 1e-3);
    int conv1d(int x, std::int64_t channels, const ConvSettings& settings, const std::string& name);
    int convTranspose1d(int x, std::int64_t channels, std::int64_t kernel, std::int64_t stride, std::int64_t padding,
                        std::int64_t outputPadding, const std::string& name);
    int batchNorm(int x, const std::string& name);
    int layerNorm(int x, const std::string& name);
    int linear(int x, std::int64_t features, const std::string& name);
    int lstm(int x, std::int64_t hidden, const std::string& name, bool reverse = false);
    int gru(int x, std::int64_t hidden, const std::string& name, bool reverse = false);
    int maxPool1d(int x, const PoolSettings& settings, const std::string& name);
    int meanPool1d(int x, const PoolSettings& settings, const std::string& name);
    int dropout(int x, double rate, const std::string& name);
    int upsample1dBy(int x, std::int64_t factor, const std::string& name);
    int upsample1dTo(int x, std::int64_t length, const std::string& name);
    int affine(int x, std::vector<float> scale, std::vector<float> shift, const std::string& name);
    int constant(Shape shape, std::vector<float> values, const std::string& name);
    int log(int x, double epsilon, const std::string& name);
    int reshape(int x, Shape shape, const std::string& name);
    int slice(int x, std::int64_t axis, std::int64_t from, std::int64_t to, const std::string& name);
    int repeat(int x, std::int64_t count, const std::string& name);
    /// Mean, Max, Sum.
    int reduce(NodeKind kind, int x, std::int64_t axis, const std::string& name);
    int concat(const std::vector<int>& inputs, std::int64_t axis, const std::string& name);
    /// Kinds without attributes and parameters: Relu, Sigmoid, Tanh, Abs, Square, Sqrt, Transpose, Flatten, Add, Subtract, Multiply,
    /// Maximum, Softmax, MeanSquaredError, PowerSpectrum.
    int apply(NodeKind kind, const std::vector<int>& inputs, const std::string& name);

    /// Any node at all; `parameters` are taken as they are.
    int add(NodeKind kind, const std::vector<int>& inputs, const std::string& name, std::map<std::string, Attribute> attributes = {},
            std::map<std::string, Parameter> parameters = {});

    void output(const std::string& name, int node);
    void classes(std::vector<std::string> names);
    void fail(std::string message);

    /// The validated graph, or the first mistake. The builder is empty afterwards.
    [[nodiscard]] Result<Graph> finish();

private:
    [[nodiscard]] Parameter drawn(const std::string& node, const std::string& key, Shape shape, double bound) const;

    Graph m_graph;
    std::uint64_t m_seed;
    std::optional<Error> m_error;
};

} // namespace tocsin::network
