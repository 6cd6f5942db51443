// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// What the kind of a node demands: number of inputs, attributes, parameter shapes, output shape. The builder and the validator share it.

/// One parameter that a node must (required) or may have, with its shape for the given inputs.
struct ParameterRule {
    std::string key;
    Shape shape;
    bool required = true;
    bool trained = true;
};

/// Number of elements; 1 for shape []. Saturates at the largest int64.
[[nodiscard]] std::int64_t elementCount(const Shape& shape);

/// Parameters of the node for inputs of these shapes. Conv1d, ConvTranspose1d and Linear take their output width from "weight", recurrent
/// nodes from "hidden". Error code Data names node and reason.
[[nodiscard]] Result<std::vector<ParameterRule>> parameterRules(const Node& node, const std::vector<Shape>& inputs);

/// Shape of the node's output, without the batch axis. Error code Data when the inputs, attributes or parameters do not fit ("block1.conv:
/// ...").
[[nodiscard]] Result<Shape> inferShape(const Node& node, const std::vector<Shape>& inputs);

/// "[3, 128]" for messages.
[[nodiscard]] std::string shapeText(const Shape& shape);

} // namespace tocsin::network
