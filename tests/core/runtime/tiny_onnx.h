// SPDX-License-Identifier: GPL-3.0-or-later
// Small ONNX files for tests, written byte by byte (field numbers of onnx.proto3), so that agent tests need neither LibTorch nor libonnx.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/runtime/detail/wire.h"
#include "core/runtime/tensor_file.h"

namespace tiny_onnx {

using tocsin::runtime::tensorToBytes;
using tocsin::runtime::wire::putBytes;
using tocsin::runtime::wire::putNumber;

inline std::string integerAttribute(std::string_view name, std::int64_t value) {
    std::string out;
    putBytes(out, 1, name);
    putNumber(out, 3, static_cast<std::uint64_t>(value));
    putNumber(out, 20, 2); // INT
    return out;
}

inline std::string integersAttribute(std::string_view name, const std::vector<std::int64_t>& values) {
    std::string out;
    putBytes(out, 1, name);
    for (const std::int64_t value : values) putNumber(out, 8, static_cast<std::uint64_t>(value));
    putNumber(out, 20, 7); // INTS
    return out;
}

inline std::string node(std::string_view kind, const std::vector<std::string>& inputs, const std::vector<std::string>& outputs,
                        const std::vector<std::string>& attributes = {}, std::string_view domain = {}) {
    std::string out;
    for (const std::string& input : inputs) putBytes(out, 1, input);
    for (const std::string& output : outputs) putBytes(out, 2, output);
    putBytes(out, 3, "node_" + outputs.front());
    putBytes(out, 4, kind);
    for (const std::string& attribute : attributes) putBytes(out, 5, attribute);
    if (!domain.empty()) putBytes(out, 7, domain);
    return out;
}

/// dimension 0: free ("B").
inline std::string valueInfo(std::string_view name, const std::vector<std::int64_t>& shape) {
    std::string shapeMessage;
    for (const std::int64_t size : shape) {
        std::string dimension;
        if (size > 0)
            putNumber(dimension, 1, static_cast<std::uint64_t>(size));
        else
            putBytes(dimension, 2, "B");
        putBytes(shapeMessage, 1, dimension);
    }
    std::string tensor, type, out;
    putNumber(tensor, 1, 1); // float32
    putBytes(tensor, 2, shapeMessage);
    putBytes(type, 1, tensor);
    putBytes(out, 1, name);
    putBytes(out, 2, type);
    return out;
}

struct Graph {
    std::vector<std::string> nodes, initializers, inputs, outputs;
};

inline std::string model(const Graph& graph) {
    std::string body;
    for (const std::string& one : graph.nodes) putBytes(body, 1, one);
    putBytes(body, 2, "tiny");
    for (const std::string& one : graph.initializers) putBytes(body, 5, one);
    for (const std::string& one : graph.inputs) putBytes(body, 11, one);
    for (const std::string& one : graph.outputs) putBytes(body, 12, one);
    std::string opset, out;
    putBytes(opset, 1, "");
    putNumber(opset, 2, 17);
    putNumber(out, 1, 8); // IR version
    putBytes(out, 7, body);
    putBytes(out, 8, opset);
    return out;
}

/// score = mean over channels and time; with `root`, the square root of it (NaN for a negative mean).
inline std::string meanModel(std::int64_t channels, std::int64_t samples, bool root = false) {
    Graph graph;
    graph.inputs = {valueInfo("window", {0, channels, samples})};
    graph.outputs = {valueInfo("score", {0})};
    graph.nodes = {
        node("ReduceMean", {"window"}, {root ? "mean" : "score"}, {integersAttribute("axes", {1, 2}), integerAttribute("keepdims", 0)})};
    if (root) graph.nodes.push_back(node("Sqrt", {"mean"}, {"score"}));
    return model(graph);
}

/// logits = flat window x weights [C * T, K], probabilities = softmax, score = largest probability of the classes.
/// padding: so many bytes more of weights, to make a file of a wanted size.
inline std::string classifierModel(std::int64_t channels, std::int64_t samples, std::int64_t classes, std::size_t padding = 0) {
    tocsin::runtime::Tensor weights{"weights", {channels * samples, classes}, {}};
    for (std::int64_t index = 0; index < channels * samples * classes; ++index)
        weights.values.push_back(static_cast<float>((index * 7919 % 1000) - 500) / 1000.0F / static_cast<float>(samples));
    Graph graph;
    graph.inputs = {valueInfo("window", {0, channels, samples})};
    graph.outputs = {valueInfo("score", {0}), valueInfo("probabilities", {0, classes})};
    graph.initializers = {tensorToBytes(weights)};
    graph.nodes = {node("Flatten", {"window"}, {"flat"}, {integerAttribute("axis", 1)}), node("MatMul", {"flat", "weights"}, {"logits"}),
                   node("Softmax", {"logits"}, {"probabilities"}, {integerAttribute("axis", 1)}),
                   node("ReduceMax", {"probabilities"}, {"score"}, {integersAttribute("axes", {1}), integerAttribute("keepdims", 0)})};
    if (padding > 0) {
        const auto count = static_cast<std::int64_t>(padding / sizeof(float));
        graph.initializers.push_back(tensorToBytes({"ballast", {count}, std::vector<float>(static_cast<std::size_t>(count), 0.25F)}));
    }
    return model(graph);
}

/// A 1-D convolution network of WDCNN's kind: five convolutions with ReLU and max pooling, two dense layers, softmax; score = 1 -
/// probability of class 0 (Zhang et al. 2017, doi:10.3390/s17020425, without batch normalisation). samples: a multiple of 512. weights:
/// pseudo-random.
inline std::string convolutionModel(std::int64_t channels, std::int64_t samples, std::int64_t classes, std::int64_t hidden) {
    Graph graph;
    std::uint32_t state = 12345;
    const auto weights = [&](const std::string& name, const std::vector<std::int64_t>& shape, std::int64_t fanIn) {
        tocsin::runtime::Tensor tensor{name, shape, {}};
        std::int64_t count = 1;
        for (const std::int64_t size : shape) count *= size;
        for (std::int64_t index = 0; index < count; ++index) {
            state = state * 1664525u + 1013904223u; // Numerical Recipes' generator
            tensor.values.push_back((static_cast<float>(state >> 8) / 8388608.0F - 1.0F) * std::sqrt(3.0F / static_cast<float>(fanIn)));
        }
        graph.initializers.push_back(tensorToBytes(tensor));
    };
    std::string value = "window";
    std::int64_t width = channels;
    for (int block = 0; block < 5; ++block) {
        const std::int64_t out = block == 0 ? 16 : block == 1 ? 32 : 64, kernel = block == 0 ? 64 : 3, stride = block == 0 ? 16 : 1;
        const std::string name = std::string("block").append(std::to_string(block));
        weights(name + "_weight", {out, width, kernel}, width * kernel);
        const std::int64_t pad = block == 0 ? 24 : 1;
        graph.nodes.push_back(node(
            "Conv", {value, name + "_weight"}, {name + "_conv"},
            {integersAttribute("kernel_shape", {kernel}), integersAttribute("strides", {stride}), integersAttribute("pads", {pad, pad})}));
        graph.nodes.push_back(node("Relu", {name + "_conv"}, {name + "_relu"}));
        graph.nodes.push_back(node("MaxPool", {name + "_relu"}, {name + "_pool"},
                                   {integersAttribute("kernel_shape", {2}), integersAttribute("strides", {2})}));
        value = name + "_pool";
        width = out;
    }
    const std::int64_t flat = 64 * samples / 512;
    graph.nodes.push_back(node("Flatten", {value}, {"flat"}, {integerAttribute("axis", 1)}));
    weights("dense_weight", {flat, hidden}, flat);
    graph.nodes.push_back(node("MatMul", {"flat", "dense_weight"}, {"dense"}));
    graph.nodes.push_back(node("Relu", {"dense"}, {"dense_relu"}));
    weights("class_weight", {hidden, classes}, hidden);
    graph.nodes.push_back(node("MatMul", {"dense_relu", "class_weight"}, {"logits"}));
    graph.nodes.push_back(node("Softmax", {"logits"}, {"probabilities"}, {integerAttribute("axis", 1)}));
    tocsin::runtime::Tensor first{"first", {classes, 1}, std::vector<float>(static_cast<std::size_t>(classes), 0)};
    first.values[0] = 1;
    graph.initializers.push_back(tensorToBytes(first));
    graph.initializers.push_back(tensorToBytes({"one", {1}, {1}}));
    graph.nodes.push_back(node("MatMul", {"probabilities", "first"}, {"normal"}));
    graph.nodes.push_back(node("Sub", {"one", "normal"}, {"score_column"}));
    graph.nodes.push_back(node("Flatten", {"score_column"}, {"score"}, {integerAttribute("axis", 1)}));
    graph.inputs = {valueInfo("window", {0, channels, samples})};
    graph.outputs = {valueInfo("score", {0, 1}), valueInfo("probabilities", {0, classes})};
    return model(graph);
}

} // namespace tiny_onnx
