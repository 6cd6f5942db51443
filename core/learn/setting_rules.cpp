// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/setting_rules.h"

#include <algorithm>

namespace tocsin::learn {

namespace {

SettingRule integer(std::string key, double least, double most, std::string help) {
    return {std::move(key), SettingKind::Integer, least, most, {}, std::move(help)};
}
SettingRule real(std::string key, double least, double most, std::string help) {
    return {std::move(key), SettingKind::Real, least, most, {}, std::move(help)};
}
SettingRule choice(std::string key, std::vector<std::string> choices, std::string help) {
    return {std::move(key), SettingKind::Choice, 0, 0, std::move(choices), std::move(help)};
}

const std::vector<SettingRule>& rules() {
    static const std::vector<SettingRule> all = {
        integer("window", 2, 1 << 20, "Samples of one window, what the model sees at once"),
        integer("stride", 1, 1 << 20, "Samples from one window to the next"),
        real("max_gap", 0, 1e9, "A pause longer than this many samples begins a new history; 0: none does"),
        integer("max_hold", 0, 1 << 20, "Missing samples that may take the value before them"),
        choice("labels", {"use", "ignore"}, "Whether labelled faults are kept out of what counts as normal"),
        integer("epochs", 1, 100'000, "How often the training part is gone through"),
        integer("batch", 1, 1 << 20, "Windows of one step"),
        real("lr", 1e-9, 10, "Learning rate at the start; it falls along a cosine"),
        real("weight_decay", 0, 10, "Pull of the weights towards zero (AdamW)"),
        integer("patience", 0, 100'000, "Epochs without a better loss before it stops; 0: never early, the last weights are kept"),
        integer("warmup", 0, 100'000, "Epochs in which the learning rate rises"),
        real("clip", 0, 1e9, "Largest norm of the gradient; 0: no limit"),
        integer("windows_per_epoch", 0, 1'000'000'000, "Windows drawn for an epoch; 0: all"),
        choice("loss", {"cross-entropy", "focal", "l1", "mse"}, "What training makes small"),
        choice("class_weights", {"none", "balanced"}, "Whether rare classes weigh more"),
        real("focal_gamma", 0, 10, "How much the focal loss leaves easy windows alone"),
        real("label_smoothing", 0, 0.5, "Share of doubt in every label"),
        choice("sampler", {"shuffle", "balanced"}, "balanced: rare classes are drawn as often as frequent ones"),
        real("augment.noise", 0, 10, "Noise added, in standard deviations"),
        real("augment.gain", 0, 1, "Random gain, as a share"),
        real("augment.shift", 0, 10, "Random offset, in standard deviations"),
        real("augment.channel_dropout", 0, 1, "Chance that a channel is blanked"),
        real("augment.tilt", 0, 60, "Random tilt of the spectrum, in dB"),
        real("limit.quantile", 0, 1, "The limit rests on this quantile of held-out normal scores"),
        real("limit.factor", 0, 1e6, "The limit is this many times that quantile"),
        real("limit.hysteresis", 0, 1, "An alarm ends this share below the limit"),
        choice("drift", {"none", "reference"}, "reference: harmless drift is measured on recordings with the tag role=reference"),
        {"drift.slow", SettingKind::Text, 0, 0, {}, "Names of slow channels (thermal state, supply), with commas"},
        real("drift.slow_factor", 0, 1e6, "Allowance of slow channels"),
        real("drift.relative_factor", 0, 1e6, "Allowance of the other channels"),
        choice("score", {"max-channel", "mean", "mse"}, "How the error of a window becomes its score"),
        integer("span", 1, 1 << 20, "Samples that the moving average spans"),
        choice("deviation", {"raw", "smoothed"}, "What a deviation is measured in: that of the samples or of their average"),
        choice("fit.windows", {"train", "all"}, "all: fitted on train and validation, nothing is held out"),
        real("variance", 0.01, 1, "Share of the variance that the components keep"),
        integer("neighbours", 1, 1000, "The distance is that to this neighbour"),
        integer("bank", 1, 10'000, "Training rows kept to compare with"),
        integer("bands", 1, 1 << 16, "Bands of the spectrum"),
        real("ridge", 0, 1e6, "Regularisation of the covariance")};
    return all;
}

} // namespace

const SettingRule* settingRule(std::string_view key) {
    const auto found = std::find_if(rules().begin(), rules().end(), [&](const SettingRule& rule) { return rule.key == key; });
    return found == rules().end() ? nullptr : &*found;
}

std::vector<std::string> settingChoices(const Recipe& recipe, std::string_view key) {
    if (key == "loss")
        return recipe.task == RecipeTask::Classify ? std::vector<std::string>{"cross-entropy", "focal"}
                                                   : std::vector<std::string>{"l1", "mse"};
    const SettingRule* rule = settingRule(key);
    return rule ? rule->choices : std::vector<std::string>();
}

std::optional<std::string> settingProblem(const Recipe& recipe, const std::string& key, const std::string& value) {
    const Settings settings{{key, value}};
    const auto known = resolveSettings(recipe, settings);
    if (!known.ok()) return known.error().message;
    const SettingRule* rule = settingRule(key);
    const auto told = [](const auto& result) { return result.ok() ? std::optional<std::string>() : result.error().message; };
    if (!rule || rule->kind == SettingKind::Text) return std::nullopt;
    if (rule->kind == SettingKind::Choice) return told(choiceSetting(settings, key, settingChoices(recipe, key)));
    if (rule->kind == SettingKind::Real) return told(realSetting(settings, key, rule->least, rule->most));
    return told(integerSetting(settings, key, static_cast<std::int64_t>(rule->least), static_cast<std::int64_t>(rule->most)));
}

} // namespace tocsin::learn
