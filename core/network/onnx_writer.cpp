// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <onnx/checker.h>

#include "core/network/detail/onnx_graph_writer.h"

namespace tocsin::network {
namespace {

constexpr int kOpset = 17;
constexpr int kIrVersion = 8;
constexpr std::size_t kLargestFile = std::size_t{2'000'000'000}; // a protocol buffer ends at 2 GiB

void describe(onnx::ValueInfoProto& info, const std::string& name, const Shape& shape) {
    info.set_name(name);
    auto& tensor = *info.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(onnx::TensorProto::FLOAT);
    tensor.mutable_shape()->add_dim()->set_dim_param("batch");
    for (const std::int64_t axis : shape) tensor.mutable_shape()->add_dim()->set_dim_value(axis);
}

std::string writeModel(const Graph& graph, const OnnxOptions& options) {
    onnx::ModelProto model;
    model.set_ir_version(kIrVersion);
    model.set_producer_name("tocsin");
    auto& opset = *model.add_opset_import();
    opset.set_domain("");
    opset.set_version(kOpset);
    onnx::GraphProto& target = *model.mutable_graph();
    target.set_name(graph.architecture.empty() ? "network" : graph.architecture);
    describe(*target.add_input(), "window", graph.input().shape);

    const GraphAnalysis analysis = analyse(graph, options.outputs);
    OnnxEmitter emitter(target);
    OnnxGraphWriter writer(graph, analysis, options.quantization, emitter);
    writer.write();
    std::map<std::string, std::string> carried; // value -> name of the output that it became
    for (const auto& [name, id] : graph.outputs) {
        if (std::ranges::find(options.outputs, name) == options.outputs.end()) continue;
        const std::string& value = writer.value(id);
        const auto earlier = carried.find(value);
        if (earlier == carried.end() && emitter.rename(value, name)) {
            carried.emplace(value, name);
        } else { // the window itself, or a second output of the same value
            emitter.node("Identity", {earlier == carried.end() ? value : earlier->second}, {}, name);
        }
        describe(*target.add_output(), name, graph.node(id).shape);
    }
    for (const auto& [key, value] : options.metadata) {
        auto& entry = *model.add_metadata_props();
        entry.set_key(key);
        entry.set_value(value);
    }
    if (model.ByteSizeLong() > kLargestFile) throw std::length_error("the network is too large for one ONNX file");
    onnx::checker::check_model(model);
    return model.SerializeAsString();
}

} // namespace

Result<std::string> writeOnnx(const Graph& graph, const OnnxOptions& options) {
    TOCSIN_TRY(validate(graph));
    if (options.quantization) {
        for (const auto& [id, scale] : options.quantization->activations) {
            if (id < 0 || id >= static_cast<int>(graph.nodes.size()) || !(scale.scale > 0)) {
                return Error{ErrorCode::Internal, fmt::format("quantization of node {} is not usable (scale {})", id, scale.scale), {}};
            }
        }
    }
    return guarded(fmt::format("writing network '{}' as ONNX", graph.architecture), [&] { return writeModel(graph, options); });
}

} // namespace tocsin::network
