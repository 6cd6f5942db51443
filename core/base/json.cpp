// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "core/base/json_path.h"

namespace tocsin {

namespace {
constexpr int kMaxDepth = 64;
}

Result<Json> parseJson(std::string_view text, std::string_view what, std::size_t maxBytes) {
    if (text.size() > maxBytes)
        return Error{ErrorCode::Data, fmt::format("{}: {} bytes of JSON, at most {} are read", what, text.size(), maxBytes), {}};
    std::vector<std::set<std::string>> keys;
    std::string problem;
    auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > kMaxDepth && problem.empty()) problem = fmt::format("nested deeper than {}", kMaxDepth);
        if (event == Json::parse_event_t::object_start) keys.emplace_back();
        if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
        if (event == Json::parse_event_t::key && !keys.empty() && !keys.back().insert(parsed.get<std::string>()).second && problem.empty())
            problem = fmt::format("key '{}' twice in one object", parsed.get<std::string>());
        return problem.empty();
    };
    try {
        Json value = Json::parse(text, watch);
        if (!problem.empty()) return Error{ErrorCode::Data, fmt::format("{}: {}", what, problem), {}};
        return value;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Data, fmt::format("{} is not valid JSON", what), exception.what()};
    }
}

Result<Json> readJsonFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::Data, fmt::format("cannot read {}", path.string()), {}};
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parseJson(text, path.filename().string());
}

std::string shortestNumber(double value) {
    if (!std::isfinite(value)) return {};
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string shortestNumber(float value) {
    if (!std::isfinite(value)) return {};
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

const Json& at(const Json& json, std::initializer_list<const char*> keys) {
    static const Json null;
    const Json* value = &json;
    for (const char* key : keys) {
        if (!value->is_object() || !value->contains(key)) return null;
        value = &value->at(key);
    }
    return *value;
}

} // namespace tocsin
