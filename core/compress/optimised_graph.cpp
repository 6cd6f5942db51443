// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/optimised_graph.h"

#include <fmt/format.h>
#include <limits>
#include <onnx/onnx_pb.h>
#include <set>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/runtime/model.h"

namespace tocsin::compress {

namespace {

// Operator names of ONNX and of ONNX Runtime's own domains, as its optimisers leave them.
const std::set<std::string> kFloatProducts = {"Conv",      "FusedConv", "NhwcFusedConv", "ConvTranspose",  "Gemm",
                                              "FusedGemm", "MatMul",    "FusedMatMul",   "LSTM",           "GRU",
                                              "RNN",       "Einsum",    "Attention",     "TransposeMatMul"};
const std::set<std::string> kInt8Products = {"QLinearConv",          "QGemm",       "QLinearMatMul",
                                             "MatMulIntegerToFloat", "ConvInteger", "MatMulInteger"};

} // namespace

Result<OptimisedGraph> readOptimisedGraph(std::string_view onnxBytes) {
    const auto work = [&]() -> Result<OptimisedGraph> {
        onnx::ModelProto model;
        if (onnxBytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) ||
            !model.ParseFromArray(onnxBytes.data(), static_cast<int>(onnxBytes.size())) || !model.has_graph())
            return Error{ErrorCode::Data, "the optimised graph is not an ONNX model", {}};
        OptimisedGraph graph;
        for (const onnx::NodeProto& node : model.graph().node()) {
            ++graph.operators[node.op_type()];
            if (kInt8Products.contains(node.op_type())) ++graph.int8Products;
            if (kFloatProducts.contains(node.op_type()))
                graph.floatProducts.push_back(fmt::format("{} ({})", node.name().empty() ? node.output(0) : node.name(), node.op_type()));
        }
        return graph;
    };
    auto graph = guarded("reading the optimised graph", work, ErrorCode::Data);
    if (!graph.ok()) return std::move(graph).error();
    return std::move(*graph);
}

Result<OptimisedGraph> optimisedGraphOf(std::string_view onnxBytes) {
    TOCSIN_ASSIGN(const TemporaryFolder folder, TemporaryFolder::create());
    runtime::ModelOptions options;
    options.writeOptimisedTo = folder.path() / "optimised.onnx";
    TOCSIN_ASSIGN(const runtime::OnnxModel model, runtime::OnnxModel::loadBytes(onnxBytes, "int8 candidate", options));
    TOCSIN_ASSIGN(const std::string written, readFile(options.writeOptimisedTo));
    return readOptimisedGraph(written);
}

} // namespace tocsin::compress
