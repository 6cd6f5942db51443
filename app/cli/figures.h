// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"

namespace tocsin::cli {

/// The model's figures and those of the best baseline side by side, for people.
[[nodiscard]] std::string figuresTable(const Json& model, const Json& baseline, const std::string& modelName);

/// A number with three significant digits, "-" for null.
[[nodiscard]] std::string figureText(const Json& value);

} // namespace tocsin::cli
