// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::ingest {

/// What one import teaches the next: everything that was guessed or chosen about the form of the file, nothing about the asset.
///
/// | key | content |
/// | --- | --- |
/// | format | "tocsin-import-recipe" |
/// | version | 1 |
/// | importer | "csv", "mat" |
/// | dialect | table::Dialect (csv; holds date order and zone), null for other importers |
/// | zone | zone of times that carry none |
/// | channels | globs; empty: all |
/// | label_columns | names |
/// | rate_hz | samples a second for sources without time; null when not needed |
struct Recipe {
    std::string importer;
    Json dialect;
    std::string zone;
    std::vector<std::string> channels;
    std::vector<std::string> labelColumns;
    double rateHz = 0;
    friend bool operator==(const Recipe&, const Recipe&) = default;
};

[[nodiscard]] Json toJson(const Recipe& recipe);
/// Unknown keys and bad values are errors of code Data that name the key.
[[nodiscard]] Result<Recipe> recipeFromJson(const Json& json);
[[nodiscard]] Result<Recipe> loadRecipe(const std::filesystem::path& file);
[[nodiscard]] Result<void> saveRecipe(const Recipe& recipe, const std::filesystem::path& file);

/// Shell-like match of a whole name: * any run, ? one character, no brackets; case counts.
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view name);

/// Those of the patterns that match none of the names.
[[nodiscard]] std::vector<std::string> unfitted(const std::vector<std::string>& patterns, const std::vector<std::string>& names);

} // namespace tocsin::ingest
