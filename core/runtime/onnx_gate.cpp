// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/detail/onnx_gate.h"

#include <fmt/format.h>

#include "core/runtime/detail/wire.h"

namespace tocsin::runtime {

namespace {

constexpr int kMaxNodes = 20'000;

// Field numbers of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3), by message.
namespace model {
constexpr std::uint32_t kGraph = 7, kTraining = 20, kFunctions = 25;
}
namespace graph {
constexpr std::uint32_t kNode = 1, kInitializer = 5, kSparseInitializer = 15;
}
namespace node {
constexpr std::uint32_t kName = 3, kOperator = 4, kAttribute = 5, kDomain = 7;
}
namespace attribute {
constexpr std::uint32_t kTensor = 5, kGraph = 6, kTensors = 10, kGraphs = 11, kSparseTensor = 22, kSparseTensors = 23;
}
namespace tensor {
constexpr std::uint32_t kName = 8, kExternalData = 13, kDataLocation = 14;
}

class Gate {
public:
    explicit Gate(std::string_view name) : m_name(name) {}

    Result<void> checkModel(std::string_view bytes) {
        int graphs = 0;
        wire::Reader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->id == model::kFunctions || field->id == model::kTraining)
                return refuse("functions or training steps are not allowed");
            if (field->id != model::kGraph) continue;
            if (field->type != wire::Type::Bytes || ++graphs > 1) return refuse("it must hold one graph");
            TOCSIN_TRY(checkGraph(field->bytes));
        }
        if (reader.failed() || graphs == 0) return refuse("it is not an ONNX file");
        return {};
    }

private:
    Error refuse(std::string_view why) const { return {ErrorCode::Data, fmt::format("model {} cannot be used: {}", m_name, why), {}}; }

    Result<void> checkGraph(std::string_view bytes) {
        int nodes = 0;
        wire::Reader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->id == graph::kSparseInitializer) return refuse("sparse weights are not allowed");
            if (field->id == graph::kInitializer) TOCSIN_TRY(checkTensor(field->bytes));
            if (field->id != graph::kNode) continue;
            if (++nodes > kMaxNodes) return refuse(fmt::format("it has more than {} nodes", kMaxNodes));
            TOCSIN_TRY(checkNode(field->bytes));
        }
        if (reader.failed()) return refuse("its graph is damaged");
        return {};
    }

    Result<void> checkNode(std::string_view bytes) {
        std::string_view nodeName, kind, domain;
        wire::Reader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->id == node::kName) nodeName = field->bytes;
            if (field->id == node::kOperator) kind = field->bytes;
            if (field->id == node::kDomain) domain = field->bytes;
            if (field->id == node::kAttribute) TOCSIN_TRY(checkAttribute(field->bytes));
        }
        if (reader.failed()) return refuse("a node is damaged");
        if (!domain.empty() && domain != "ai.onnx")
            return refuse(
                fmt::format("node '{}' uses operator '{}' of '{}'; only ONNX's own operators are allowed", nodeName, kind, domain));
        return {};
    }

    Result<void> checkAttribute(std::string_view bytes) {
        wire::Reader reader(bytes);
        while (const auto field = reader.next()) {
            switch (field->id) {
            case attribute::kGraph:
            case attribute::kGraphs:
                return refuse("control flow (a graph inside a node) is not allowed");
            case attribute::kSparseTensor:
            case attribute::kSparseTensors:
                return refuse("sparse weights are not allowed");
            case attribute::kTensor:
            case attribute::kTensors:
                TOCSIN_TRY(checkTensor(field->bytes));
                break;
            default:
                break;
            }
        }
        if (reader.failed()) return refuse("an attribute is damaged");
        return {};
    }

    Result<void> checkTensor(std::string_view bytes) {
        std::string_view tensorName;
        bool external = false;
        wire::Reader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->id == tensor::kName) tensorName = field->bytes;
            external = external || field->id == tensor::kExternalData || (field->id == tensor::kDataLocation && field->number != 0);
        }
        if (reader.failed()) return refuse("a tensor is damaged");
        if (external) return refuse(fmt::format("the data of tensor '{}' lie outside the file", tensorName));
        return {};
    }

    std::string_view m_name;
};

} // namespace

Result<void> checkOnnx(std::string_view bytes, std::string_view name) {
    return Gate(name).checkModel(bytes);
}

} // namespace tocsin::runtime
