// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace tocsin {

using Json = nlohmann::ordered_json;

/// Parses text from outside: depth at most 64, size at most maxBytes, duplicate keys refused. `what` names the source in the error (code
/// Data).
[[nodiscard]] Result<Json> parseJson(std::string_view text, std::string_view what, std::size_t maxBytes = 8u << 20);
[[nodiscard]] Result<Json> readJsonFile(const std::filesystem::path& path);

/// A JSON number, or null where the value is NaN or infinite (unknown numbers are null, never NaN).
[[nodiscard]] inline Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}
[[nodiscard]] inline Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

/// Shortest text that reads back to the same double; "nan" never appears (empty instead). Independent of locale.
[[nodiscard]] std::string shortestNumber(double value);
[[nodiscard]] std::string shortestNumber(float value);

} // namespace tocsin
