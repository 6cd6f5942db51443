// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/outlook.h"

#include <algorithm>

#include "core/learn/detail/event_watch.h"
#include "core/learn/detail/material.h"
#include "core/learn/detail/trainer.h"
#include "core/network/cost_model.h"
#include "core/network/detail/thread_plan.h"

namespace tocsin::learn {

namespace {

constexpr double kMeasuredSeconds = 0.4;
constexpr std::size_t kInferenceBatch = 256; // of validate() and infer()

Part partOfRow(const SplitPlan& plan, RecordingId recording, std::int64_t row) {
    for (const SplitRange& range : plan.ranges)
        if (range.recording == recording && row >= range.fromRow && row < range.toRow) return range.part;
    return Part::None;
}

SplitBar barOf(const TrainingRecording& recording, const SplitPlan& plan) {
    SplitBar bar{recording.id, recording.asset, recording.source, {}, {}, {}};
    if (recording.times.empty()) return bar;
    bar.range = {recording.times.front(), recording.times.back()};
    for (const SplitRange& range : plan.ranges)
        if (range.recording == recording.id && range.fromRow < range.toRow)
            bar.pieces.push_back({{recording.times[static_cast<std::size_t>(range.fromRow)],
                                   recording.times[static_cast<std::size_t>(std::min(range.toRow, recording.rows()) - 1)]},
                                  range.part});
    for (const ClassInterval& fault : faultStretches(recording)) {
        const auto row = std::lower_bound(recording.times.begin(), recording.times.end(), fault.range.from) - recording.times.begin();
        if (row < recording.rows()) bar.events.push_back({fault.range, fault.className, partOfRow(plan, recording.id, row)});
    }
    return bar;
}

/// Test windows that reach over a row which a training window holds too.
std::int64_t sharedWindows(const WindowSet& set) {
    std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> trained(set.recordings().size()); // [first, last], merged, ascending
    for (const Window& window : set.windows()) {
        if (window.part != Part::Train) continue;
        auto& own = trained[window.recording];
        const std::int64_t first = window.lastRow + 1 - set.samples();
        if (!own.empty() && first <= own.back().second)
            own.back().second = std::max(own.back().second, window.lastRow);
        else
            own.emplace_back(first, window.lastRow);
    }
    return std::count_if(set.windows().begin(), set.windows().end(), [&](const Window& window) {
        if (window.part != Part::Test) return false;
        const auto& own = trained[window.recording];
        const std::int64_t first = window.lastRow + 1 - set.samples();
        const auto reach =
            std::lower_bound(own.begin(), own.end(), first, [](const auto& span, std::int64_t row) { return span.second < row; });
        return reach != own.end() && reach->first <= window.lastRow;
    });
}

/// Estimate. The samples twice (the baselines need them again after the fit), 32 bytes a window and five lists of indices, the weights with
/// gradient, two moments and the best ones so far, what LibTorch takes for itself, and what a step holds: the values of all nodes with
/// their gradients and a copy to work in, or the largest values alive of a batch of inference. A recurrent node keeps four gates, two
/// states and their gradients for every time step.
std::int64_t trainingMemory(const WindowSet& set, const network::Graph& graph, const network::Cost& cost, std::int64_t batch) {
    constexpr std::int64_t kLibrary = 30'000'000, kValue = 3, kRecurrent = 12, kIndices = 5 * 8;
    std::int64_t rows = 0, values = 0;
    for (const TrainingRecording& recording : set.recordings()) rows += recording.rows();
    for (const network::Node& node : graph.nodes) {
        std::int64_t count = 4;
        for (const std::int64_t size : node.shape) count *= size;
        values += count * (node.kind == network::NodeKind::Lstm ? kRecurrent : kValue);
    }
    const std::int64_t data = 2 * rows * (set.channels() * 4 + 8) + static_cast<std::int64_t>(set.windows().size()) * (32 + kIndices);
    const std::int64_t step = std::max(batch * values, static_cast<std::int64_t>(kInferenceBatch) * cost.peakActivationBytes);
    return kLibrary + data + 5 * 4 * cost.parameters + step;
}

void countWindows(TrainOutlook& outlook, const WindowSet& set) {
    for (const Window& window : set.windows()) ++outlook.parts[static_cast<std::size_t>(window.part)].windows;
    outlook.parts[static_cast<std::size_t>(Part::Test)].used = outlook.parts[static_cast<std::size_t>(Part::Test)].windows;
    outlook.sharedWindows = sharedWindows(set);
    outlook.classes = set.classes();
}

Result<void> addNetwork(TrainOutlook& outlook, const Recipe& recipe, const TrainRequest& request, const Settings& settings,
                        Material material, Measure measure, const JobContext& job) {
    NetworkFigures figures;
    TOCSIN_ASSIGN(figures.patience, integerSetting(settings, "patience", 0, 1 << 20));
    TOCSIN_ASSIGN(figures.epochs, integerSetting(settings, "epochs", 1, 100'000));
    TOCSIN_ASSIGN(const std::int64_t batch, integerSetting(settings, "batch", 1, 1 << 20));
    TOCSIN_ASSIGN(const std::int64_t perEpoch, integerSetting(settings, "windows_per_epoch", 0, 1'000'000'000));
    if (figures.patience > 0) holdOutForStopping(material, outlook.split);
    TOCSIN_ASSIGN(network::Graph graph, untrainedNetwork(recipe, shapeOf(material.set), request.seed, settings));
    const network::Cost cost = network::costOf(graph);
    figures.parameters = cost.parameters;
    figures.fileBytesFp32 = cost.fileBytesFp32;
    figures.macs = cost.macs;
    figures.threads = trainingThreads(request.threads, graph, batch);
    const auto trained = perEpoch > 0 ? perEpoch : static_cast<std::int64_t>(material.train.size());
    figures.steps = (trained + batch - 1) / batch;
    figures.trainingBytes = trainingMemory(material.set, graph, cost, batch);
    outlook.network = figures;
    if (measure == Measure::No) return {};
    TOCSIN_TRY(job.check());
    network::useThreads(figures.threads);
    auto network = guarded("building the network", [&] { return network::TorchNetwork(std::move(graph)); });
    if (!network.ok()) return std::move(network).error();
    const std::vector<std::size_t>& validated = material.stopping.empty() ? material.validation : material.stopping;
    const FitRequest fitting{&material.set, material.train, validated, recipe.task, settings, request.seed, {}, {}, {}, {}};
    TOCSIN_ASSIGN(const StepTime step, measureSteps(*network, fitting, kMeasuredSeconds, job));
    // Validation is forward only, about a third of a step for as many windows.
    const double inference = static_cast<double>(validated.size()) / static_cast<double>(batch) / 3;
    outlook.time = MeasuredTime{step.seconds * (static_cast<double>(figures.steps) + inference), step.steps};
    return {};
}

} // namespace

Result<TrainOutlook> trainOutlook(TrainRequest request, Measure measure, const JobContext& job) {
    TOCSIN_ASSIGN(const Recipe* recipe, recipeNamed(request.recipe));
    TOCSIN_ASSIGN(const Settings settings, resolveSettings(*recipe, request.settings));
    TrainOutlook outlook;
    TOCSIN_ASSIGN(outlook.contract, contractOf(request, settings));
    TOCSIN_ASSIGN(outlook.split, planSplit(request.split, request.recordings, outlook.contract.windowSamples, request.seed));
    for (const TrainingRecording& recording : request.recordings) {
        outlook.recordings.push_back(barOf(recording, outlook.split));
        for (const SplitBar::Event& event : outlook.recordings.back().events) ++outlook.parts[static_cast<std::size_t>(event.part)].events;
    }
    TOCSIN_ASSIGN(const std::string labels, choiceSetting(settings, "labels", {"use", "ignore"}));
    const LabelUse use = labels == "use" ? LabelUse::Use : LabelUse::Ignore;
    auto set = WindowSet::build(std::move(request.recordings), outlook.contract, outlook.split, use, job);
    if (!set.ok()) {
        if (set.error().code == ErrorCode::Cancelled) return std::move(set).error();
        outlook.problem = set.error().message;
        return outlook;
    }
    countWindows(outlook, *set);
    auto material = sortWindows(std::move(*set), use, outlook.split, *recipe, settings);
    if (!material.ok()) {
        outlook.problem = material.error().message;
        return outlook;
    }
    outlook.parts[static_cast<std::size_t>(Part::Train)].used = static_cast<std::int64_t>(material->train.size());
    outlook.parts[static_cast<std::size_t>(Part::Validation)].used = static_cast<std::int64_t>(material->validation.size());
    if (recipe->kind != RecipeKind::Network) return outlook;
    const auto added = addNetwork(outlook, *recipe, request, settings, std::move(*material), measure, job);
    if (!added.ok() && added.error().code == ErrorCode::Cancelled) return added.error();
    if (!added.ok()) outlook.problem = added.error().message;
    return outlook;
}

} // namespace tocsin::learn
