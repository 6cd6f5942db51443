// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/recipe.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "core/base/durable_file.h"
#include "core/table/dialect.h"

namespace tocsin::ingest {

namespace {

constexpr const char* kFormat = "tocsin-import-recipe";
constexpr int kVersion = 1;

Error badKey(std::string_view key, std::string_view wanted) {
    return Error{ErrorCode::Data, fmt::format("import recipe: '{}' must be {}", key, wanted), {}};
}

Result<std::vector<std::string>> names(const Json& value, std::string_view key) {
    if (!value.is_array()) return badKey(key, "a list of names");
    std::vector<std::string> list;
    for (const Json& item : value) {
        if (!item.is_string()) return badKey(key, "a list of names");
        list.push_back(item.get<std::string>());
    }
    return list;
}

} // namespace

Json toJson(const Recipe& recipe) {
    Json json;
    json["format"] = kFormat;
    json["version"] = kVersion;
    json["importer"] = recipe.importer;
    json["dialect"] = recipe.dialect;
    json["zone"] = recipe.zone;
    json["channels"] = recipe.channels;
    json["label_columns"] = recipe.labelColumns;
    json["rate_hz"] = recipe.rateHz > 0 ? number(recipe.rateHz) : Json(nullptr);
    return json;
}

Result<Recipe> recipeFromJson(const Json& json) {
    if (!json.is_object() || json.value("format", Json()) != kFormat)
        return Error{ErrorCode::Data, fmt::format("not an import recipe: the key format with the value {} is missing", kFormat), {}};
    if (json.value("version", Json()) != kVersion)
        return Error{ErrorCode::Data, "import recipe: this version of the format is not known; write it again with --save-recipe", {}};
    Recipe recipe;
    for (const auto& [key, value] : json.items()) {
        if (key == "format" || key == "version") continue;
        if (key == "importer") {
            if (!value.is_string()) return badKey(key, "the name of an importer");
            recipe.importer = value.get<std::string>();
        } else if (key == "dialect") {
            if (!value.is_null()) TOCSIN_TRY(table::dialectFromJson(value));
            recipe.dialect = value;
        } else if (key == "zone") {
            if (!value.is_string()) return badKey(key, "the name of a time zone");
            recipe.zone = value.get<std::string>();
            TOCSIN_TRY(TimeZone::named(recipe.zone));
        } else if (key == "channels") {
            TOCSIN_ASSIGN(recipe.channels, names(value, key));
        } else if (key == "label_columns") {
            TOCSIN_ASSIGN(recipe.labelColumns, names(value, key));
        } else if (key == "rate_hz") {
            if (!value.is_null() && !(value.is_number() && value.get<double>() > 0)) return badKey(key, "a positive number or null");
            recipe.rateHz = value.is_null() ? 0 : value.get<double>();
        } else {
            return Error{ErrorCode::Data, fmt::format("import recipe: unknown key '{}'", key), {}};
        }
    }
    return recipe;
}

Result<Recipe> loadRecipe(const std::filesystem::path& file) {
    TOCSIN_ASSIGN(const Json json, readJsonFile(file));
    Result<Recipe> recipe = recipeFromJson(json);
    if (!recipe) return Error{recipe.error().code, fmt::format("{}: {}", file.string(), recipe.error().message), recipe.error().detail};
    return recipe;
}

Result<void> saveRecipe(const Recipe& recipe, const std::filesystem::path& file) {
    return durableReplace(file, toJson(recipe).dump(2) + "\n");
}

bool globMatches(std::string_view pattern, std::string_view name) {
    std::size_t p = 0, n = 0, star = std::string_view::npos, resume = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n]) && pattern[p] != '*') {
            ++p;
            ++n;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = n;
        } else if (star != std::string_view::npos) {
            p = star + 1; // the last star takes one character more
            n = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::vector<std::string> unfitted(const std::vector<std::string>& patterns, const std::vector<std::string>& names) {
    std::vector<std::string> rest;
    std::copy_if(patterns.begin(), patterns.end(), std::back_inserter(rest), [&](const std::string& pattern) {
        return std::none_of(names.begin(), names.end(), [&](const std::string& name) { return globMatches(pattern, name); });
    });
    return rest;
}

} // namespace tocsin::ingest
