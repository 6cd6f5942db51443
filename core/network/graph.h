// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::network {

/// Kinds of node. Axis letters: B batch, C channel, T time, K class, F feature. Shapes below leave B out.
enum class NodeKind {
    Input,           ///< the raw window, float32 [C, T], engineering units
    Normalise,       ///< (x - mean[C]) / deviation[C]; parameters "mean", "deviation", not trained
    WindowNormalise, ///< per window and channel: (x - mean) / sqrt(variance over T + epsilon^2); attribute "epsilon"
    Conv1d, ///< [C, T] -> [C', T']; "kernel", "stride", "padding_left", "padding_right", "dilation", "groups"; "weight" [C', C/groups,
            ///< kernel], optional "bias" [C']
    ConvTranspose1d, ///< [C, T] -> [C', T']; "kernel", "stride", "padding", "output_padding"; "weight" [C, C', kernel], "bias"
    BatchNorm,       ///< over C; "weight", "bias" trained; "running_mean", "running_variance" kept; "epsilon", "momentum"
    LayerNorm,       ///< over the last axis; "weight", "bias"; "epsilon"
    Relu,
    Sigmoid,
    Tanh,
    Abs,
    Square,
    Sqrt,
    Log,        ///< log(x + "epsilon")
    MaxPool1d,  ///< "kernel", "stride", "padding"
    MeanPool1d, ///< "kernel", "stride", "padding" (padding not counted)
    Mean,       ///< mean over "axis" of the unbatched shape (0 = first axis after B); the axis goes
    Max,        ///< maximum over "axis"; the axis goes
    Sum,        ///< sum over "axis"; the axis goes
    Smallest,   ///< "k"-th smallest over the last axis (1: minimum); the axis goes
    Linear,     ///< last axis F -> F'; "weight" [F', F], optional "bias" [F']
    Affine,     ///< x * scale + shift, parameters "scale", "shift" broadcast over the last axis (or one value); not trained
    Dropout,    ///< training only; "rate"
    Lstm, ///< [T, F] -> [T, H]; "hidden", "reverse" 0/1; "weight_ih" [4H, F], "weight_hh" [4H, H], "bias_ih", "bias_hh"; gate order i f g o
          ///< (PyTorch)
    Gru,  ///< [T, F] -> [T, H]; gate order r z n (PyTorch), linear_before_reset = 1
    Upsample1d, ///< nearest; "factor" or "length" (output T)
    Transpose,  ///< swaps the two unbatched axes
    Reshape,    ///< "shape" of the unbatched value
    Flatten,    ///< all unbatched axes into one
    Slice,      ///< "axis", "from", "to" (half open, negatives count from the end)
    Repeat,     ///< [F] -> ["count", F]: the same vector at each time step (decoder of an LSTM autoencoder)
    Add,        ///< two inputs of one shape
    Subtract,
    Multiply,
    Maximum,          ///< element-wise of two or more inputs
    Concat,           ///< inputs along "axis"
    Softmax,          ///< over the last axis
    MeanSquaredError, ///< two inputs of one shape -> one number a sample (shape []): mean over all unbatched axes
    PowerSpectrum, ///< last axis T -> T/2: |FFT(x * Hann)|^2 without the zero line, computed as one fixed linear map (exported as MatMul)
    Constant,      ///< parameter "value", broadcast over B
};

[[nodiscard]] std::string_view nodeKindName(NodeKind kind);
[[nodiscard]] Result<NodeKind> nodeKindNamed(std::string_view name);

using Attribute = std::variant<std::int64_t, double, std::vector<std::int64_t>, std::string>;
using Shape = std::vector<std::int64_t>; ///< without the batch axis

/// Weights of a node: float32, row-major. trained: an optimiser moves them; otherwise they are constants or running statistics.
struct Parameter {
    Shape shape;
    std::vector<float> values;
    bool trained = true;
};

struct Node {
    int id = 0; ///< position in Graph::nodes
    NodeKind kind = NodeKind::Input;
    std::string name;        ///< unique, shown to people ("block2.conv")
    std::vector<int> inputs; ///< ids of earlier nodes
    std::map<std::string, Attribute> attributes;
    std::map<std::string, Parameter> parameters;
    Shape shape; ///< of the output, without B; filled by the builder

    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t fallback = 0) const;
    [[nodiscard]] double real(std::string_view key, double fallback = 0) const;
    [[nodiscard]] const Parameter* parameter(std::string_view key) const;
};

/// A network as data: typed nodes in topological order. It knows nothing of LibTorch, ONNX or quantization; its readers do
/// (TorchNetwork, OnnxWriter, CostModel, the quantizer, the views).
/// outputs: name -> node id. "score" (shape [], higher = worse) always; "logits" and "probabilities" [K] for classifiers,
/// "reconstruction" [C, T] for autoencoders ("input_normalised" beside it), "map" [C, T] where the score has one.
struct Graph {
    std::string architecture; ///< registered name ("wdcnn")
    std::vector<Node> nodes;
    std::map<std::string, int> outputs;
    std::vector<std::string> classes; ///< of "probabilities", in order; empty for normal-only networks

    [[nodiscard]] const Node& node(int id) const { return nodes.at(static_cast<std::size_t>(id)); }
    [[nodiscard]] const Node& input() const;
    [[nodiscard]] const Node* find(std::string_view name) const;
    [[nodiscard]] std::int64_t channels() const; ///< C of the input
    [[nodiscard]] std::int64_t samples() const;  ///< T of the input
};

/// Structure as JSON and parameters as one float32 blob (little endian, in node and key order). Error code Data names the place.
[[nodiscard]] Json graphToJson(const Graph& graph);
[[nodiscard]] std::string parametersToBytes(const Graph& graph);
[[nodiscard]] Result<Graph> graphFromJson(const Json& json, std::string_view parameterBytes);

/// Every input earlier than its node, shapes and parameter sizes consistent, names unique, "score" present with shape [].
[[nodiscard]] Result<void> validate(const Graph& graph);

} // namespace tocsin::network
