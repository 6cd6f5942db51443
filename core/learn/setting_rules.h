// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/learn/recipes.h"

namespace tocsin::learn {

enum class SettingKind { Integer, Real, Choice, Text };

/// What a setting of a recipe means and takes; for forms that check while somebody types. Training checks again where a value is used.
struct SettingRule {
    std::string key;
    SettingKind kind = SettingKind::Text;
    double least = 0, most = 0;       ///< of numbers
    std::vector<std::string> choices; ///< of a choice
    std::string help;                 ///< one sentence
};

/// nullptr for keys that no recipe has ("net.", "drift.CHANNEL").
[[nodiscard]] const SettingRule* settingRule(std::string_view key);
/// Choices depend on the recipe in one case: the loss.
[[nodiscard]] std::vector<std::string> settingChoices(const Recipe& recipe, std::string_view key);

/// What is wrong with a value, as training would say it; nullopt when it fits. Unknown keys are refused as by resolveSettings().
[[nodiscard]] std::optional<std::string> settingProblem(const Recipe& recipe, const std::string& key, const std::string& value);

} // namespace tocsin::learn
