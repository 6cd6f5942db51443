// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/onnx_emitter.h"

#include <algorithm>
#include <fmt/format.h>

namespace tocsin::network {
namespace {

constexpr std::size_t kShared = 4096; // constants up to this many bytes are looked up among those already written

template<class Value>
std::string_view rawBytes(const std::vector<Value>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

void setAttribute(onnx::AttributeProto& proto, const OnnxAttribute& attribute) {
    if (const auto* integer = std::get_if<std::int64_t>(&attribute)) {
        proto.set_type(onnx::AttributeProto::INT);
        proto.set_i(*integer);
    } else if (const auto* real = std::get_if<float>(&attribute)) {
        proto.set_type(onnx::AttributeProto::FLOAT);
        proto.set_f(*real);
    } else if (const auto* text = std::get_if<std::string>(&attribute)) {
        proto.set_type(onnx::AttributeProto::STRING);
        proto.set_s(*text);
    } else {
        proto.set_type(onnx::AttributeProto::INTS);
        for (const std::int64_t value : std::get<std::vector<std::int64_t>>(attribute)) proto.add_ints(value);
    }
}

} // namespace

std::string OnnxEmitter::fresh() {
    return fmt::format("v{}", m_count++);
}

std::string OnnxEmitter::node(std::string_view operation, const std::vector<std::string>& inputs, const OnnxAttributes& attributes,
                              std::string output, int unread) {
    onnx::NodeProto& proto = *m_graph.add_node();
    proto.set_op_type(std::string(operation));
    proto.set_name(fmt::format("n{}", m_graph.node_size())); // ONNX Runtime makes names of its own from it: must be unique
    for (const std::string& input : inputs) proto.add_input(input);
    if (output.empty()) output = fresh();
    proto.add_output(output);
    for (; unread > 0; --unread) proto.add_output(fresh());
    for (const auto& [name, attribute] : attributes) {
        onnx::AttributeProto& added = *proto.add_attribute();
        added.set_name(name);
        setAttribute(added, attribute);
    }
    return output;
}

bool OnnxEmitter::rename(const std::string& value, const std::string& name) {
    const auto produced =
        std::ranges::find_if(*m_graph.mutable_node(), [&](const onnx::NodeProto& node) { return node.output(0) == value; });
    if (produced == m_graph.mutable_node()->end()) return false;
    produced->set_output(0, name);
    for (onnx::NodeProto& node : *m_graph.mutable_node())
        for (std::string& input : *node.mutable_input())
            if (input == value) input = name;
    return true;
}

std::string OnnxEmitter::constant(int type, const std::vector<std::int64_t>& shape, std::string_view raw) {
    std::string key;
    // int8 zero points stay apart: ONNX Runtime rewrites each layer's to uint8 under a derived name and stumbles over one that two layers
    // share.
    if (raw.size() <= kShared && (type == onnx::TensorProto::FLOAT || type == onnx::TensorProto::INT64)) {
        key = fmt::format("{}:{}:{}", type, fmt::join(shape, ","), raw);
        if (const auto found = m_constants.find(key); found != m_constants.end()) return found->second;
    }
    onnx::TensorProto& proto = *m_graph.add_initializer();
    const std::string name = fresh();
    proto.set_name(name);
    proto.set_data_type(type);
    for (const std::int64_t axis : shape) proto.add_dims(axis);
    proto.set_raw_data(std::string(raw));
    if (!key.empty()) m_constants.emplace(std::move(key), name);
    return name;
}

std::string OnnxEmitter::floats(const std::vector<std::int64_t>& shape, const std::vector<float>& values) {
    return constant(onnx::TensorProto::FLOAT, shape, rawBytes(values));
}

std::string OnnxEmitter::integers(const std::vector<std::int64_t>& values) {
    return constant(onnx::TensorProto::INT64, {static_cast<std::int64_t>(values.size())}, rawBytes(values));
}

std::string OnnxEmitter::bytes(const std::vector<std::int64_t>& shape, const std::vector<std::uint8_t>& values) {
    return constant(onnx::TensorProto::UINT8, shape, rawBytes(values));
}

std::string OnnxEmitter::signedBytes(const std::vector<std::int64_t>& shape, const std::vector<std::int8_t>& values) {
    return constant(onnx::TensorProto::INT8, shape, rawBytes(values));
}

std::string OnnxEmitter::integers32(const std::vector<std::int64_t>& shape, const std::vector<std::int32_t>& values) {
    return constant(onnx::TensorProto::INT32, shape, rawBytes(values));
}

} // namespace tocsin::network
