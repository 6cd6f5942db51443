// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/recipes.h"

#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tocsin::learn {

namespace {

Settings with(Settings base, const Settings& more) {
    for (const auto& [key, value] : more) base[key] = value;
    return base;
}

const Settings kWindowing = {{"window", "64"}, {"stride", "1"}, {"max_gap", "0"}, {"max_hold", "10"}, {"labels", "use"}};

const Settings kTraining = with(kWindowing, {{"epochs", "40"},
                                             {"batch", "32"},
                                             {"lr", "0.001"},
                                             {"weight_decay", "0.0001"},
                                             {"patience", "10"},
                                             {"warmup", "0"},
                                             {"clip", "5"},
                                             {"windows_per_epoch", "0"}});

const Settings kClassifier = with(kTraining, {{"window", "2048"},
                                              {"stride", "512"},
                                              {"batch", "64"},
                                              {"loss", "cross-entropy"},
                                              {"class_weights", "balanced"},
                                              {"focal_gamma", "2"},
                                              {"label_smoothing", "0.05"},
                                              {"sampler", "balanced"},
                                              {"augment.noise", "0.05"},
                                              {"augment.gain", "0.1"},
                                              {"augment.shift", "0"},
                                              {"augment.channel_dropout", "0"},
                                              {"augment.tilt", "0"}});

/// Autoencoders and normal-only baselines: how the threshold is set on held-out normal windows and how far channels may wander harmlessly.
const Settings kNormalOnly = {{"limit.quantile", "0.99"}, {"limit.factor", "1.4"},     {"limit.hysteresis", "0.2"},     {"drift", "none"},
                              {"drift.slow", ""},         {"drift.slow_factor", "16"}, {"drift.relative_factor", "0.5"}};

const Settings kAutoencoder = with(with(kTraining, kNormalOnly), {{"loss", "l1"},
                                                                  {"score", "max-channel"},
                                                                  {"epochs", "80"},
                                                                  {"patience", "0"},
                                                                  {"weight_decay", "0"},
                                                                  {"window", "32"},
                                                                  {"augment.noise", "0"},
                                                                  {"augment.gain", "0"},
                                                                  {"augment.shift", "0"},
                                                                  {"augment.channel_dropout", "0"},
                                                                  {"augment.tilt", "0"}});

} // namespace

const std::vector<Recipe>& recipes() {
    static const std::vector<Recipe> all = {
        {"wdcnn", RecipeTask::Classify, RecipeKind::Network, false,
         "Names the fault in fast signals (vibration): wide first kernels, five convolution blocks.",
         with(kClassifier, {{"epochs", "30"}})},
        {"resnet1d", RecipeTask::Classify, RecipeKind::Network, false,
         "Names the fault in signals of several channels: residual convolutions.",
         with(kClassifier, {{"window", "512"}, {"stride", "128"}, {"epochs", "30"}})},
        {"lstm-classifier", RecipeTask::Classify, RecipeKind::Network, false,
         "Names the fault in slow histories where order matters: two LSTM layers.",
         with(kClassifier, {{"window", "64"}, {"stride", "8"}, {"epochs", "30"}, {"lr", "0.002"}})},
        {"conv-autoencoder", RecipeTask::Anomaly, RecipeKind::Network, false,
         "Learns normal operation only and scores what it cannot rebuild; needs no fault.", kAutoencoder},
        {"lstm-autoencoder", RecipeTask::Anomaly, RecipeKind::Network, false,
         "As conv-autoencoder, with LSTM encoder and decoder, for slow histories.",
         with(kAutoencoder, {{"epochs", "40"}, {"lr", "0.003"}})},
        {"always-normal", RecipeTask::Anomaly, RecipeKind::AlwaysNormal, true, "Never alarms: the figure that accuracy hides behind.",
         with(kWindowing, kNormalOnly)},
        {"robust-ewma", RecipeTask::Anomaly, RecipeKind::RobustEwma, true,
         "Largest smoothed deviation from the median over all channels (EWMA chart).",
         with(with(kWindowing, kNormalOnly), {{"window", "32"}, {"span", "20"}, {"deviation", "raw"}, {"fit.windows", "train"}})},
        {"pca-t2-spe", RecipeTask::Anomaly, RecipeKind::PcaT2Spe, true,
         "Principal components with Hotelling's T2 and squared prediction error of each sample.",
         with(with(kWindowing, kNormalOnly), {{"window", "5"},
                                              {"variance", "0.7"},
                                              {"fit.windows", "train"},
                                              {"limit.quantile", "0.99"},
                                              {"limit.factor", "1"},
                                              {"limit.hysteresis", "0"}})},
        {"majority-class", RecipeTask::Classify, RecipeKind::MajorityClass, true,
         "Names the most frequent class of the training part whatever it sees: what accuracy is worth without looking.", kWindowing},
        {"knn-distance", RecipeTask::Anomaly, RecipeKind::KnnDistance, true,
         "Distance of the smoothed standardised channels to the fifth nearest training row.",
         with(with(kWindowing, kNormalOnly),
              {{"window", "32"}, {"span", "5"}, {"neighbours", "5"}, {"bank", "2000"}, {"deviation", "raw"}, {"fit.windows", "train"}})},
        {"spectral-lda", RecipeTask::Classify, RecipeKind::SpectralLda, true,
         "Linear discriminant on log band spectra: what a reviewer would try first.",
         with(kWindowing, {{"window", "2048"}, {"stride", "512"}, {"bands", "128"}, {"ridge", "0.01"}})}};
    return all;
}

Result<const Recipe*> recipeNamed(std::string_view id) {
    std::vector<std::string> names;
    for (const Recipe& recipe : recipes()) {
        if (recipe.id == id) return &recipe;
        names.push_back(recipe.id);
    }
    return Error{ErrorCode::Usage, fmt::format("unknown recipe '{}'; there are {}", id, fmt::join(names, ", ")), {}};
}

std::vector<const Recipe*> baselinesFor(RecipeTask task, NormalClass normal) {
    std::vector<const Recipe*> found;
    const bool both = task == RecipeTask::Classify && normal == NormalClass::Present;
    for (const Recipe& recipe : recipes())
        if (recipe.baseline && (recipe.task == task || both)) found.push_back(&recipe);
    return found;
}

Result<Settings> resolveSettings(const Recipe& recipe, const Settings& given) {
    Settings settings = recipe.defaults;
    for (const auto& [key, value] : given) {
        const bool ofNetwork = recipe.kind == RecipeKind::Network && key.starts_with("net.");
        if (!recipe.defaults.contains(key) && !ofNetwork && !(key.starts_with("drift.") && recipe.defaults.contains("drift"))) {
            std::vector<std::string> known;
            for (const auto& [name, fallback] : recipe.defaults) known.push_back(name);
            return Error{
                ErrorCode::Usage, fmt::format("recipe {} knows no setting '{}'; it knows {}", recipe.id, key, fmt::join(known, ", ")), {}};
        }
        settings[key] = value;
    }
    return settings;
}

namespace {

template<class T>
Result<T> numberSetting(const Settings& settings, const std::string& key, T least, T most) {
    const auto found = settings.find(key);
    if (found == settings.end()) return Error{ErrorCode::Internal, "setting '" + key + "' has no default", {}};
    T value{};
    const char* end = found->second.data() + found->second.size();
    const auto [stop, problem] = std::from_chars(found->second.data(), end, value);
    if (problem != std::errc{} || stop != end || !(value >= least && value <= most))
        return Error{ErrorCode::Usage, fmt::format("setting {}={}: a number from {} to {} is needed", key, found->second, least, most), {}};
    return value;
}

} // namespace

Result<std::int64_t> integerSetting(const Settings& settings, const std::string& key, std::int64_t least, std::int64_t most) {
    return numberSetting(settings, key, least, most);
}

Result<double> realSetting(const Settings& settings, const std::string& key, double least, double most) {
    return numberSetting(settings, key, least, most);
}

Result<std::string> choiceSetting(const Settings& settings, const std::string& key, const std::vector<std::string>& choices) {
    const auto found = settings.find(key);
    if (found == settings.end()) return Error{ErrorCode::Internal, "setting '" + key + "' has no default", {}};
    for (const std::string& choice : choices)
        if (choice == found->second) return choice;
    return Error{ErrorCode::Usage, fmt::format("setting {}={}: one of {} is needed", key, found->second, fmt::join(choices, ", ")), {}};
}

} // namespace tocsin::learn
