// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/train.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/learn/channel_scale.h"
#include "core/learn/detail/baselines.h"
#include "core/learn/detail/material.h"
#include "core/learn/detail/quantile.h"
#include "core/learn/detail/trainer.h"
#include "core/learn/setting_rules.h"
#include "core/learn/windows.h"
#include "core/network/detail/thread_plan.h"

namespace tocsin::learn {

namespace {

using Clock = std::chrono::steady_clock;

std::string fingerprintOf(const TrainRequest& request, const Settings& settings, const SplitPlan& plan) {
    Json json = {{"recipe", request.recipe}, {"seed", request.seed}, {"split", toJson(plan)}, {"settings", Json(settings)}};
    Sha256 hash;
    hash.add(json.dump());
    const auto add = [&hash](const TrainingRecording& recording) {
        hash.add(std::as_bytes(std::span(recording.times)));
        for (const auto& column : recording.columns) hash.add(std::as_bytes(std::span(column)));
        for (const ClassInterval& label : recording.labels)
            hash.add(fmt::format("{} {} {}\n", label.range.from, label.range.to, label.className));
    };
    for (const TrainingRecording& recording : request.recordings) add(recording);
    for (const TrainingRecording& recording : request.reference) add(recording);
    return hash.finish();
}

/// Somebody waits for a stopped training to end: its limit rests on fewer windows, evenly taken.
enum class Haste { No, Yes };
constexpr std::size_t kHastyWindows = 4096;

/// Threshold from held-out normal windows: limit.factor times their limit.quantile; classifiers with a normal class stop at even odds.
Result<alarm::DecisionRule> defaultRule(const network::Graph& graph, const Material& material, const Recipe& recipe,
                                        const Settings& settings, Haste haste, std::vector<std::string>& said, const JobContext& job) {
    alarm::DecisionRule rule;
    if (recipe.task == RecipeTask::Classify) {
        rule.threshold = 0.5;
        return rule;
    }
    TOCSIN_ASSIGN(const double fraction, realSetting(settings, "limit.quantile", 0, 1));
    TOCSIN_ASSIGN(const double factor, realSetting(settings, "limit.factor", 0, 1e6));
    TOCSIN_ASSIGN(const double hysteresis, realSetting(settings, "limit.hysteresis", 0, 1));
    const std::vector<std::size_t> windows =
        thinned(material.calibration.empty() ? material.train : material.calibration, haste == Haste::Yes ? kHastyWindows : SIZE_MAX);
    network::TorchNetwork network(graph);
    TOCSIN_ASSIGN(const torch::Tensor scores, infer(network, material.set, windows, "score", job));
    TOCSIN_TRY(job.check());
    const torch::Tensor flat = scores.contiguous();
    const std::vector<float> values(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
    rule.threshold = factor * quantile(values, fraction);
    rule.hysteresis = hysteresis * rule.threshold;
    said.push_back(fmt::format("limit {:.4g} = {} x the {} quantile of {} {} normal windows", rule.threshold, factor, fraction,
                               values.size(),
                               material.calibration.empty() ? "training (no held-out ones were left)"
                               : material.calibration == material.train
                                   ? "fitted (train and validation; nothing was held out, so a threshold tuned on validation is optimistic)"
                                   : "held-out"));
    return rule;
}

std::int64_t headLength(const SplitPlan& plan) {
    std::int64_t longest = 0;
    for (const SplitRange& range : plan.ranges)
        if (range.part == Part::Train) longest = std::max(longest, range.toRow - range.fromRow);
    if (!plan.testReachesBack) return longest;
    std::int64_t head = 0;
    for (const SplitRange& range : plan.ranges)
        if (range.part == Part::Validation) head = std::max(head, range.toRow);
    return head;
}

bool everythingFitted(const Settings& settings) {
    const auto found = settings.find("fit.windows");
    return found != settings.end() && found->second == "all";
}

Result<ChannelScale> scaleFor(const Material& material, const Recipe& recipe, TrainedModel& model, const TrainRequest& request) {
    const bool anomaly = recipe.task == RecipeTask::Anomaly;
    ScaleKind kind = recipe.kind == RecipeKind::RobustEwma ? ScaleKind::MedianMad : ScaleKind::MeanDeviation;
    TOCSIN_ASSIGN(ChannelScale scale, fitChannelScale(material.set, model.split, kind,
                                                      anomaly && material.labels == LabelUse::Use ? RowUse::NormalOnly : RowUse::All));
    if (model.settings.contains("deviation")) {
        TOCSIN_ASSIGN(const std::string deviation, choiceSetting(model.settings, "deviation", {"raw", "smoothed"}));
        TOCSIN_ASSIGN(const std::int64_t span, integerSetting(model.settings, "span", 1, 1 << 20));
        if (deviation == "smoothed") kind = ScaleKind::MedianMad;
        if (deviation == "smoothed" || everythingFitted(model.settings))
            scale = endScale(material.set, material.train, kind, deviation == "smoothed" ? span : 1);
    } else if (everythingFitted(model.settings)) {
        scale = endScale(material.set, material.train, kind, 1);
    }
    if (anomaly) {
        TOCSIN_ASSIGN(std::vector<std::string> said,
                      addDriftAllowance(scale, model.settings, request.channels, request.reference, headLength(model.split)));
        for (std::string& sentence : said) model.said.push_back(std::move(sentence));
    }
    return scale;
}

Result<network::Graph> fitNetwork(const Recipe& recipe, const Material& material, const ChannelScale& scale, const TrainRequest& request,
                                  TrainedModel& model, const JobContext& job) {
    TOCSIN_ASSIGN(network::Graph graph, untrainedNetwork(recipe, shapeOf(material.set), request.seed, model.settings));
    if (model.threads == 0) {
        TOCSIN_ASSIGN(const std::int64_t batch, integerSetting(model.settings, "batch", 1, 1 << 20));
        model.threads = trainingThreads(request.threads, graph, batch);
        model.said.push_back(fmt::format("{} thread{} planned for a step of this size", model.threads, model.threads == 1 ? "" : "s"));
    }
    network::useThreads(model.threads);
    auto network = guarded("building the network", [&] {
        network::TorchNetwork made(std::move(graph));
        made.setParameter("normalise", "mean", scale.centre);
        made.setParameter("normalise", "deviation", scale.scale);
        return made;
    });
    if (!network.ok()) return std::move(network).error();
    FitRequest fitting{&material.set,
                       material.train,
                       material.stopping.empty() ? material.validation : material.stopping,
                       recipe.task,
                       model.settings,
                       request.seed,
                       request.checkpoint,
                       {},
                       request.onEpoch,
                       {}};
    if (request.onEpoch) {
        TOCSIN_ASSIGN(fitting.watch, eventWatch(material, recipe, model.settings));
    }
    if (!request.checkpoint.empty()) fitting.fingerprint = fingerprintOf(request, model.settings, model.split);
    TOCSIN_ASSIGN(FitResult fitted, fit(*network, fitting, job));
    model.curves = std::move(fitted.curves);
    model.epochs = fitted.epochs;
    model.cancelled = fitted.cancelled;
    if (fitted.resumed) model.said.push_back("went on from the newest checkpoint");
    return guarded("reading the trained weights", [&] { return network->snapshot(); });
}

Result<network::Graph> fitBaseline(const Recipe& recipe, const Material& material, const ChannelScale& scale, const Settings& settings,
                                   const JobContext& job) {
    switch (recipe.kind) {
    case RecipeKind::AlwaysNormal:
        return alwaysNormalGraph(material.set);
    case RecipeKind::MajorityClass:
        return majorityClassGraph(material.set, material.train);
    case RecipeKind::RobustEwma: {
        TOCSIN_ASSIGN(const std::int64_t span, integerSetting(settings, "span", 1, 1 << 20));
        TOCSIN_TRY(job.check());
        return robustEwmaGraph(material.set, scale, span);
    }
    case RecipeKind::PcaT2Spe: {
        TOCSIN_ASSIGN(const double variance, realSetting(settings, "variance", 0.01, 1));
        return pcaGraph(material.set, material.train, scale, variance, job);
    }
    case RecipeKind::KnnDistance: {
        TOCSIN_ASSIGN(const std::int64_t span, integerSetting(settings, "span", 1, 1 << 20));
        TOCSIN_ASSIGN(const std::int64_t neighbours, integerSetting(settings, "neighbours", 1, 1000));
        TOCSIN_ASSIGN(const std::int64_t bank, integerSetting(settings, "bank", 1, 10'000));
        return knnDistanceGraph(material.set, material.train, scale, span, neighbours, bank);
    }
    case RecipeKind::SpectralLda: {
        TOCSIN_ASSIGN(const std::int64_t bands, integerSetting(settings, "bands", 1, 1 << 16));
        TOCSIN_ASSIGN(const double ridge, realSetting(settings, "ridge", 0, 1e6));
        return spectralLdaGraph(material.set, material.train, bands, ridge, job);
    }
    case RecipeKind::Network:
        break;
    }
    return Error{ErrorCode::Internal, "recipe " + recipe.id + " is no baseline", {}};
}

Result<TrainedModel> trainOn(const Recipe& recipe, TrainRequest request, TrainedModel model, const JobContext& job) {
    const auto began = Clock::now();
    if (model.threads == 0 && recipe.kind != RecipeKind::Network) model.threads = 1;
    network::useThreads(std::max(1, model.threads)); // a network plans its own once its size is known
    TOCSIN_ASSIGN(Material material, prepare(std::move(request.recordings), model.contract, model.split, recipe, model.settings, job));
    if (recipe.kind == RecipeKind::Network) {
        TOCSIN_ASSIGN(const std::int64_t patience, integerSetting(model.settings, "patience", 0, 1 << 20));
        if (patience > 0) holdOutForStopping(material, model.split);
        if (!material.stopping.empty())
            model.said.push_back(fmt::format("the best epoch is chosen on {} windows at the end of the training part; the validation part "
                                             "takes no part in the fit",
                                             material.stopping.size()));
    }
    TOCSIN_ASSIGN(const ChannelScale scale, scaleFor(material, recipe, model, request));
    if (recipe.task == RecipeTask::Classify) model.classes = material.set.classes();
    if (recipe.kind == RecipeKind::Network) {
        TOCSIN_ASSIGN(model.graph, fitNetwork(recipe, material, scale, request, model, job));
    } else {
        TOCSIN_ASSIGN(model.graph, fitBaseline(recipe, material, scale, model.settings, job));
    }
    model.said.push_back(fmt::format("{} windows trained, {} validated", material.train.size(), material.validation.size()));
    // A cancelled training still keeps its best weights; finding their limit takes a moment only.
    TOCSIN_ASSIGN(model.defaultRule, defaultRule(model.graph, material, recipe, model.settings, model.cancelled ? Haste::Yes : Haste::No,
                                                 model.said, model.cancelled ? JobContext() : job));
    model.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return model;
}

} // namespace

Result<void> checkRequest(const TrainRequest& request) {
    TOCSIN_ASSIGN(const Recipe* recipe, recipeNamed(request.recipe));
    TOCSIN_ASSIGN(const Settings settings, resolveSettings(*recipe, request.settings));
    for (const auto& [key, value] : request.settings)
        if (const auto problem = settingProblem(*recipe, key, value)) return Error{ErrorCode::Usage, *problem, {}};
    TOCSIN_TRY(checkDriftChannels(settings, request.channels));
    TOCSIN_ASSIGN(const runtime::InputContract contract, contractOf(request, settings));
    TOCSIN_TRY(planSplit(request.split, request.recordings, contract.windowSamples, request.seed));
    if (recipe->kind != RecipeKind::Network) return {};
    const NetworkShape shape{static_cast<std::int64_t>(contract.channels.size()), contract.windowSamples, {"one", "other"}};
    TOCSIN_TRY(untrainedNetwork(*recipe, shape, request.seed, settings));
    return {};
}

Result<TrainedModel> train(TrainRequest request, const JobContext& job) {
    TOCSIN_ASSIGN(const Recipe* recipe, recipeNamed(request.recipe));
    TrainedModel model;
    model.recipe = recipe->id;
    model.seed = request.seed;
    model.threads = std::max(0, request.threads); // 0: planned in trainOn
    TOCSIN_ASSIGN(model.settings, resolveSettings(*recipe, request.settings));
    TOCSIN_ASSIGN(model.contract, contractOf(request, model.settings));
    TOCSIN_ASSIGN(model.split, planSplit(request.split, request.recordings, model.contract.windowSamples, request.seed));
    model.said.push_back(model.split.sentence);
    const auto balanced = [&](const char* key) {
        const auto found = model.settings.find(key);
        return found != model.settings.end() && found->second == "balanced";
    };
    if (balanced("class_weights") && balanced("sampler"))
        model.said.push_back("class_weights=balanced is not applied: sampler=balanced draws every class equally often already; "
                             "sampler=shuffle would weigh the loss instead");
    return trainOn(*recipe, std::move(request), std::move(model), job);
}

Result<TrainedModel> trainBaseline(const Recipe& baseline, const TrainedModel& model, std::vector<TrainingRecording> recordings,
                                   std::vector<TrainingRecording> reference, const JobContext& job) {
    TrainedModel fitted;
    fitted.recipe = baseline.id;
    fitted.settings = baseline.defaults;
    for (const char* key : {"window", "stride", "max_gap", "max_hold", "labels"}) fitted.settings[key] = model.settings.at(key);
    if (const auto fit = model.settings.find("fit.windows"); fit != model.settings.end() && baseline.defaults.contains("fit.windows"))
        fitted.settings["fit.windows"] = fit->second; // what the model may see, the baseline may
    for (const auto& [key, value] : model.settings)
        if (key.starts_with("drift") && baseline.defaults.contains("drift")) fitted.settings[key] = value;
    fitted.contract = model.contract;
    fitted.split = model.split;
    fitted.seed = model.seed;
    fitted.threads = model.threads;
    TrainRequest request;
    request.recipe = baseline.id;
    request.channels = model.contract.channels;
    request.recordings = std::move(recordings);
    request.reference = std::move(reference);
    return trainOn(baseline, std::move(request), std::move(fitted), job);
}

std::optional<std::string> slowBlasWarning() {
    constexpr std::int64_t kSize = 256;
    constexpr double kSlowGflops = 12; // the reference BLAS does about 4.5 here, any optimised one 40 and more
    const torch::Tensor a = torch::ones({kSize, kSize}), b = torch::ones({kSize, kSize});
    double best = 1e9;
    for (int round = 0; round < 4; ++round) {
        const auto began = Clock::now();
        const torch::Tensor product = torch::mm(a, b);
        best = std::min(best, std::chrono::duration<double>(Clock::now() - began).count());
    }
    const double gflops = 2.0 * kSize * kSize * kSize / best * 1e-9;
    if (gflops > kSlowGflops) return std::nullopt;
    return fmt::format("matrix products run at {:.1f} GFLOP/s only: this looks like the reference BLAS; install libopenblas0-pthread and "
                       "training is several times faster",
                       gflops);
}

} // namespace tocsin::learn
