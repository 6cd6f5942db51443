// SPDX-License-Identifier: GPL-3.0-or-later
// graph.json:
//   format        "tocsin-graph"
//   version       1
//   architecture  registered name
//   classes       [name...]
//   outputs       {name: node name}
//   nodes         [{name, kind, inputs: [node name...], shape, attributes: {key: integer | real | [integer...] | text},
//                   parameters: {key: {shape, trained}}}] in topological order
// graph.bin: float32 little endian, all parameters in node order, then key order; nothing else.
#include <bit>
#include <cstring>
#include <fmt/format.h>

#include "core/network/graph.h"
#include "core/network/node_rules.h"

namespace tocsin::network {
namespace {

static_assert(std::endian::native == std::endian::little, "graph.bin is written as it lies in memory");

constexpr std::int64_t kFormatVersion = 1;

Json attributeToJson(const Attribute& attribute) {
    return std::visit([](const auto& value) { return Json(value); }, attribute);
}

Result<Attribute> attributeFromJson(const Json& json, std::string_view where) {
    if (json.is_number_integer()) {
        return Attribute(json.get<std::int64_t>());
    }
    if (json.is_number_float()) {
        return Attribute(json.get<double>());
    }
    if (json.is_string()) {
        return Attribute(json.get<std::string>());
    }
    if (json.is_array()) {
        std::vector<std::int64_t> values;
        for (const Json& item : json) {
            if (!item.is_number_integer()) {
                return Error{ErrorCode::Data, fmt::format("graph.json: {} holds a list with something else than integers", where), {}};
            }
            values.push_back(item.get<std::int64_t>());
        }
        return Attribute(std::move(values));
    }
    return Error{ErrorCode::Data, fmt::format("graph.json: {} has a value of an unknown type", where), {}};
}

/// Takes parameter values from the blob, piece by piece.
class Blob {
public:
    explicit Blob(std::string_view bytes) : m_bytes(bytes) {}

    Result<std::vector<float>> take(std::int64_t count, std::string_view what) {
        if (count < 0 || static_cast<std::uint64_t>(count) > m_bytes.size() / sizeof(float)) {
            return Error{
                ErrorCode::Data, fmt::format("graph.bin ends within {}; the file is cut or belongs to another graph.json", what), {}};
        }
        std::vector<float> values(static_cast<std::size_t>(count));
        std::memcpy(values.data(), m_bytes.data(), values.size() * sizeof(float));
        m_bytes.remove_prefix(values.size() * sizeof(float));
        return values;
    }
    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
};

Result<void> readParameters(const Json& json, Blob& blob, Node& node) {
    // The blob is in key order of the std::map, whatever the order in the file is.
    std::map<std::string, const Json*> sorted;
    for (const auto& [key, value] : json.items()) {
        sorted.emplace(key, &value);
    }
    for (const auto& [key, value] : sorted) {
        Parameter parameter;
        parameter.shape = value->at("shape").get<Shape>();
        parameter.trained = value->at("trained").get<bool>();
        for (const std::int64_t axis : parameter.shape) {
            if (axis < 1) {
                return Error{ErrorCode::Data,
                             fmt::format("graph.json: parameter {}.{} has shape {}", node.name, key, shapeText(parameter.shape)),
                             {}};
            }
        }
        TOCSIN_ASSIGN(parameter.values, blob.take(elementCount(parameter.shape), fmt::format("parameter {}.{}", node.name, key)));
        node.parameters.emplace(key, std::move(parameter));
    }
    return {};
}

Result<Graph> readGraph(const Json& json, std::string_view parameterBytes) {
    if (json.value("format", std::string()) != "tocsin-graph") {
        return Error{ErrorCode::Data, "graph.json: not a network (\"format\" is not \"tocsin-graph\")", {}};
    }
    if (const auto version = json.at("version").get<std::int64_t>(); version != kFormatVersion) {
        return Error{ErrorCode::Data,
                     fmt::format("graph.json: version {} is not readable by this program (it reads {})", version, kFormatVersion),
                     {}};
    }
    Graph graph;
    graph.architecture = json.at("architecture").get<std::string>();
    graph.classes = json.at("classes").get<std::vector<std::string>>();
    Blob blob(parameterBytes);
    std::map<std::string, int> ids;
    for (const Json& item : json.at("nodes")) {
        Node node;
        node.id = static_cast<int>(graph.nodes.size());
        node.name = item.at("name").get<std::string>();
        TOCSIN_ASSIGN(node.kind, nodeKindNamed(item.at("kind").get<std::string>()));
        node.shape = item.at("shape").get<Shape>();
        for (const Json& input : item.at("inputs")) {
            const auto found = ids.find(input.get<std::string>());
            if (found == ids.end()) {
                return Error{ErrorCode::Data,
                             fmt::format("graph.json: node '{}' takes its input from '{}', which does not come before it", node.name,
                                         input.get<std::string>()),
                             {}};
            }
            node.inputs.push_back(found->second);
        }
        for (const auto& [key, value] : item.at("attributes").items()) {
            TOCSIN_ASSIGN(Attribute attribute, attributeFromJson(value, fmt::format("node '{}', attribute '{}'", node.name, key)));
            node.attributes.emplace(key, std::move(attribute));
        }
        TOCSIN_TRY(readParameters(item.at("parameters"), blob, node));
        ids.emplace(node.name, node.id);
        graph.nodes.push_back(std::move(node));
    }
    for (const auto& [name, value] : json.at("outputs").items()) {
        const auto found = ids.find(value.get<std::string>());
        if (found == ids.end()) {
            return Error{
                ErrorCode::Data, fmt::format("graph.json: output '{}' names the unknown node '{}'", name, value.get<std::string>()), {}};
        }
        graph.outputs.emplace(name, found->second);
    }
    if (blob.left() != 0) {
        return Error{ErrorCode::Data, fmt::format("graph.bin holds {} bytes more than graph.json describes", blob.left()), {}};
    }
    TOCSIN_TRY(validate(graph));
    return graph;
}

} // namespace

Json graphToJson(const Graph& graph) {
    Json json;
    json["format"] = "tocsin-graph";
    json["version"] = kFormatVersion;
    json["architecture"] = graph.architecture;
    json["classes"] = graph.classes;
    json["outputs"] = Json::object();
    for (const auto& [name, id] : graph.outputs) {
        json["outputs"][name] = graph.node(id).name;
    }
    json["nodes"] = Json::array();
    for (const Node& node : graph.nodes) {
        Json item;
        item["name"] = node.name;
        item["kind"] = nodeKindName(node.kind);
        item["inputs"] = Json::array();
        for (const int input : node.inputs) {
            item["inputs"].push_back(graph.node(input).name);
        }
        item["shape"] = node.shape;
        item["attributes"] = Json::object();
        for (const auto& [key, value] : node.attributes) {
            item["attributes"][key] = attributeToJson(value);
        }
        item["parameters"] = Json::object();
        for (const auto& [key, parameter] : node.parameters) {
            item["parameters"][key] = Json{{"shape", parameter.shape}, {"trained", parameter.trained}};
        }
        json["nodes"].push_back(std::move(item));
    }
    return json;
}

std::string parametersToBytes(const Graph& graph) {
    std::string bytes;
    for (const Node& node : graph.nodes) {
        for (const auto& [key, parameter] : node.parameters) {
            bytes.append(reinterpret_cast<const char*>(parameter.values.data()), parameter.values.size() * sizeof(float));
        }
    }
    return bytes;
}

Result<Graph> graphFromJson(const Json& json, std::string_view parameterBytes) {
    try {
        return readGraph(json, parameterBytes);
    } catch (const std::exception& exception) { // nlohmann: a key is missing or of another type
        return Error{ErrorCode::Data, "graph.json is not a network of this program; train again or restore the run folder",
                     exception.what()};
    }
}

} // namespace tocsin::network
