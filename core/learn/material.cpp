// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/material.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <thread>

#include "core/learn/score_tail.h"
#include "core/network/architecture.h"
#include "core/network/detail/thread_plan.h"

namespace tocsin::learn {

namespace {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Median step over the recordings, in seconds; 0 when there is none.
double nominalStep(const std::vector<TrainingRecording>& recordings) {
    std::vector<double> steps;
    for (const TrainingRecording& recording : recordings) {
        std::vector<double> own;
        for (std::size_t i = 1; i < recording.times.size() && own.size() < 20'000; ++i)
            if (recording.times[i] > recording.times[i - 1])
                own.push_back(static_cast<double>(recording.times[i] - recording.times[i - 1]) * 1e-9);
        if (!own.empty()) steps.push_back(median(std::move(own)));
    }
    return median(std::move(steps));
}

constexpr double kStoppingShare = 0.15;

/// Normal windows none of whose rows is of the test part, those that reach from train into validation among them.
std::vector<std::size_t> outsideTest(const WindowSet& set, const SplitPlan& plan) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < set.windows().size(); ++i) {
        const Window& window = set.windows()[i];
        if (window.touchesFault || window.classIndex != 0 || window.part == Part::Test) continue;
        const RecordingId recording = set.recordings()[window.recording].id;
        std::int64_t rows = 0;
        for (const SplitRange& range : plan.ranges)
            if (range.recording == recording && (range.part == Part::Train || range.part == Part::Validation))
                rows += std::max<std::int64_t>(0, std::min(range.toRow, window.lastRow + 1) -
                                                      std::max(range.fromRow, window.lastRow + 1 - set.samples()));
        if (rows == set.samples()) found.push_back(i);
    }
    return found;
}

} // namespace

Result<runtime::InputContract> contractOf(const TrainRequest& request, const Settings& settings) {
    runtime::InputContract contract;
    contract.channels = request.channels;
    contract.dialect = request.dialect;
    TOCSIN_ASSIGN(contract.windowSamples, integerSetting(settings, "window", 2, 1 << 20));
    TOCSIN_ASSIGN(contract.strideSamples, integerSetting(settings, "stride", 1, 1 << 20));
    TOCSIN_ASSIGN(contract.maxHoldRows, integerSetting(settings, "max_hold", 0, 1 << 20));
    TOCSIN_ASSIGN(const double gap, realSetting(settings, "max_gap", 0, 1e9));
    const double step = nominalStep(request.recordings);
    contract.rateHz = step > 0 ? 1 / step : 0;
    // Given in steps of the nominal rate: "100" means that after a pause of 100 samples the history begins anew.
    contract.maxGapNs = static_cast<TimeNs>(gap * step * 1e9);
    return contract;
}

void holdOutForStopping(Material& material, const SplitPlan& plan) {
    std::vector<std::size_t> train, stopping;
    std::set<std::int32_t> kept;
    for (const std::size_t index : material.train) {
        const Window& window = material.set.windows()[index];
        const RecordingId recording = material.set.recordings()[window.recording].id;
        const std::int64_t first = window.lastRow + 1 - material.set.samples();
        for (const SplitRange& range : plan.ranges) {
            if (range.part != Part::Train || range.recording != recording || window.lastRow < range.fromRow ||
                window.lastRow >= range.toRow)
                continue;
            const auto border = range.toRow - static_cast<std::int64_t>(kStoppingShare * static_cast<double>(range.toRow - range.fromRow));
            if (window.lastRow < border) {
                train.push_back(index);
                kept.insert(window.classIndex);
            } else if (first >= border) {
                stopping.push_back(index);
            }
            break;
        }
    }
    const auto lost = [&](std::size_t index) { return !kept.contains(material.set.windows()[index].classIndex); };
    std::copy_if(material.train.begin(), material.train.end(), std::back_inserter(train), lost);
    std::erase_if(stopping, lost);
    if (stopping.empty()) return;
    std::sort(train.begin(), train.end());
    material.train = std::move(train);
    material.stopping = std::move(stopping);
}

Result<Material> sortWindows(WindowSet set, LabelUse labels, const SplitPlan& plan, const Recipe& recipe, const Settings& settings) {
    Material material;
    material.labels = labels;
    material.set = std::move(set);
    const auto normal = [](const Window& window) { return !window.touchesFault && window.classIndex == 0; };
    const auto labelled = [](const Window& window) { return window.classIndex != kUnknownClass; };
    const bool classify = recipe.task == RecipeTask::Classify;
    material.train = classify ? material.set.select(Part::Train, labelled) : material.set.select(Part::Train, normal);
    material.validation = classify ? material.set.select(Part::Validation, labelled) : material.set.select(Part::Validation, normal);
    const bool hasNormal = !classify || (!material.set.classes().empty() && material.set.classes().front() == "normal");
    if (hasNormal) material.calibration = material.set.select(Part::Validation, normal);
    if (settings.contains("fit.windows")) {
        TOCSIN_ASSIGN(const std::string fitted, choiceSetting(settings, "fit.windows", {"train", "all"}));
        if (fitted == "all") material.train = material.calibration = outsideTest(material.set, plan);
    }
    if (material.train.empty())
        return Error{ErrorCode::Data,
                     fmt::format("the training part holds no {} window of {} samples; check labels, window length and split",
                                 classify ? "labelled" : "normal", material.set.samples()),
                     plan.sentence};
    return material;
}

Result<Material> prepare(std::vector<TrainingRecording> recordings, const runtime::InputContract& contract, const SplitPlan& plan,
                         const Recipe& recipe, const Settings& settings, const JobContext& job) {
    TOCSIN_ASSIGN(const std::string labels, choiceSetting(settings, "labels", {"use", "ignore"}));
    const LabelUse use = labels == "use" ? LabelUse::Use : LabelUse::Ignore;
    TOCSIN_ASSIGN(WindowSet set, WindowSet::build(std::move(recordings), contract, plan, use, job));
    return sortWindows(std::move(set), use, plan, recipe, settings);
}

int trainingThreads(int wanted, const network::Graph& graph, std::int64_t batch) {
    return wanted > 0 ? wanted : network::plannedThreads(graph, batch, std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
}

NetworkShape shapeOf(const WindowSet& set) {
    return {set.channels(), set.samples(), set.classes()};
}

Result<network::Graph> untrainedNetwork(const Recipe& recipe, const NetworkShape& shape, std::uint64_t seed, const Settings& settings) {
    TOCSIN_ASSIGN(const network::Architecture* architecture, network::architectureNamed(recipe.id));
    network::ArchitectureRequest build{shape.channels, shape.samples, {}, {}, seed};
    if (recipe.task == RecipeTask::Classify) build.classes = shape.classes;
    for (const auto& [key, value] : settings)
        if (key.starts_with("net.")) build.options[key.substr(4)] = value;
    TOCSIN_ASSIGN(network::Graph graph, architecture->build(build));
    if (recipe.task == RecipeTask::Classify) return graph;
    TOCSIN_ASSIGN(const std::string tail, choiceSetting(settings, "score", {"max-channel", "mean", "mse"}));
    return withScoreTail(std::move(graph), tail);
}

} // namespace tocsin::learn
