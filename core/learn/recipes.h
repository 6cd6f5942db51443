// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::learn {

enum class RecipeTask { Classify, Anomaly };
/// How a recipe is fitted.
enum class RecipeKind { Network, AlwaysNormal, MajorityClass, RobustEwma, PcaT2Spe, KnnDistance, SpectralLda };

using Settings = std::map<std::string, std::string>;

/// One way from windows to a scoring graph. Networks are the architectures of core/network under the same id.
struct Recipe {
    std::string id;
    RecipeTask task = RecipeTask::Anomaly;
    RecipeKind kind = RecipeKind::Network;
    bool baseline = false;
    std::string purpose; ///< one sentence for people
    Settings defaults;   ///< every key that --set knows, with its default
};

[[nodiscard]] const std::vector<Recipe>& recipes();
/// Error code Usage lists the recipes.
[[nodiscard]] Result<const Recipe*> recipeNamed(std::string_view id);
/// Baselines that a run of this task is compared with. Those of the anomaly task stand beside classifiers too where there is a normal
/// class: their scores find events just as well.
enum class NormalClass { Present, Absent };
[[nodiscard]] std::vector<const Recipe*> baselinesFor(RecipeTask task, NormalClass normal = NormalClass::Present);

/// Defaults overlaid with what the user set. Error code Usage: a key the recipe does not know (the known ones are listed). Keys that begin
/// with "net." go to the architecture, keys that begin with "drift." name channels; both are checked where they are used.
[[nodiscard]] Result<Settings> resolveSettings(const Recipe& recipe, const Settings& given);

/// Typed reading; error code Usage names key, value and what is expected.
[[nodiscard]] Result<std::int64_t> integerSetting(const Settings& settings, const std::string& key, std::int64_t least, std::int64_t most);
[[nodiscard]] Result<double> realSetting(const Settings& settings, const std::string& key, double least, double most);
[[nodiscard]] Result<std::string> choiceSetting(const Settings& settings, const std::string& key, const std::vector<std::string>& choices);

} // namespace tocsin::learn
