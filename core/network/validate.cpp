// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "core/network/graph.h"
#include "core/network/node_rules.h"

namespace tocsin::network {
namespace {

Error bad(const Node& node, const std::string& why) {
    return {ErrorCode::Data, fmt::format("network node '{}' ({}): {}", node.name, nodeKindName(node.kind), why), {}};
}

Result<void> checkParameters(const Node& node, const std::vector<Shape>& inputs) {
    TOCSIN_ASSIGN(const std::vector<ParameterRule> rules, parameterRules(node, inputs));
    for (const ParameterRule& rule : rules) {
        const Parameter* present = node.parameter(rule.key);
        if (!present) {
            if (rule.required) {
                return bad(node, fmt::format("parameter '{}' is missing", rule.key));
            }
            continue;
        }
        if (present->shape != rule.shape) {
            return bad(node,
                       fmt::format("parameter '{}' has shape {}, wants {}", rule.key, shapeText(present->shape), shapeText(rule.shape)));
        }
        if (static_cast<std::int64_t>(present->values.size()) != elementCount(present->shape)) {
            return bad(node, fmt::format("parameter '{}' has {} values, wants {}", rule.key, present->values.size(),
                                         elementCount(present->shape)));
        }
        if (!std::ranges::all_of(present->values, [](float value) { return std::isfinite(value); })) {
            return bad(node, fmt::format("parameter '{}' holds a value that is not finite", rule.key));
        }
    }
    for (const auto& [key, parameter] : node.parameters) {
        if (std::ranges::find(rules, key, &ParameterRule::key) == rules.end()) {
            return bad(node, fmt::format("parameter '{}' does not belong to this kind", key));
        }
    }
    return {};
}

Result<void> checkOutputs(const Graph& graph) {
    for (const auto& [name, id] : graph.outputs) {
        if (id < 0 || id >= static_cast<int>(graph.nodes.size())) {
            return Error{ErrorCode::Data, fmt::format("network output '{}' points at node {}, which does not exist", name, id), {}};
        }
    }
    const auto score = graph.outputs.find("score");
    if (score == graph.outputs.end()) {
        return Error{ErrorCode::Data, "the network has no output 'score'", {}};
    }
    if (const Shape& shape = graph.node(score->second).shape; !shape.empty()) {
        return Error{
            ErrorCode::Data, fmt::format("the network's 'score' has shape {}, it must be one number a window", shapeText(shape)), {}};
    }
    for (const char* name : {"logits", "probabilities"}) {
        const auto found = graph.outputs.find(name);
        if (found != graph.outputs.end() && graph.node(found->second).shape != Shape{static_cast<std::int64_t>(graph.classes.size())}) {
            return Error{ErrorCode::Data,
                         fmt::format("the network's '{}' has shape {}, but there are {} classes", name,
                                     shapeText(graph.node(found->second).shape), graph.classes.size()),
                         {}};
        }
    }
    return {};
}

} // namespace

Result<void> validate(const Graph& graph) {
    std::set<std::string> names;
    int inputCount = 0;
    for (std::size_t position = 0; position < graph.nodes.size(); ++position) {
        const Node& node = graph.nodes[position];
        if (node.id != static_cast<int>(position)) {
            return bad(node, fmt::format("has id {} at position {}", node.id, position));
        }
        if (node.name.empty() || !names.insert(node.name).second) {
            return bad(node, "the name is empty or used twice");
        }
        inputCount += node.kind == NodeKind::Input ? 1 : 0;
        std::vector<Shape> inputs;
        for (const int input : node.inputs) {
            if (input < 0 || input >= node.id) {
                return bad(node, fmt::format("takes node {} as input, which does not come before it", input));
            }
            inputs.push_back(graph.node(input).shape);
        }
        TOCSIN_ASSIGN(const Shape shape, inferShape(node, inputs));
        if (shape != node.shape) {
            return bad(node, fmt::format("states shape {}, its inputs give {}", shapeText(node.shape), shapeText(shape)));
        }
        TOCSIN_TRY(checkParameters(node, inputs));
    }
    if (inputCount != 1) {
        return Error{ErrorCode::Data, fmt::format("the network has {} input nodes, it must have one", inputCount), {}};
    }
    return checkOutputs(graph);
}

} // namespace tocsin::network
