// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before every fit: the contract, the windows by their use, the untrained network. Only for the .cpp files of learn.
#pragma once

#include <vector>

#include "core/base/job.h"
#include "core/learn/recipes.h"
#include "core/learn/train.h"
#include "core/learn/windows.h"

namespace tocsin::learn {

/// What a fit needs, whichever recipe. Indices of windows of the set.
struct Material {
    WindowSet set;
    LabelUse labels = LabelUse::Use;
    std::vector<std::size_t> train, validation, calibration; ///< calibration: held-out normal windows
    std::vector<std::size_t> stopping;                       ///< end of the training part, where the best epoch is chosen
};

[[nodiscard]] Result<runtime::InputContract> contractOf(const TrainRequest& request, const Settings& settings);

/// Code Data when the training part holds no window that the recipe could learn from.
[[nodiscard]] Result<Material> prepare(std::vector<TrainingRecording> recordings, const runtime::InputContract& contract,
                                       const SplitPlan& plan, const Recipe& recipe, const Settings& settings, const JobContext& job);
/// The part of prepare() after the windows are cut.
[[nodiscard]] Result<Material> sortWindows(WindowSet set, LabelUse labels, const SplitPlan& plan, const Recipe& recipe,
                                           const Settings& settings);

/// Moves the windows of the last 15 % of every training stretch from train to stopping, so that choosing the best epoch leaves the
/// validation part unseen; windows across the border are dropped. A class that would lose all its windows keeps them.
void holdOutForStopping(Material& material, const SplitPlan& plan);

/// As wanted, else network::plannedThreads() for this machine.
[[nodiscard]] int trainingThreads(int wanted, const network::Graph& graph, std::int64_t batch);

/// What a network is built for.
struct NetworkShape {
    std::int64_t channels = 0, samples = 0;
    std::vector<std::string> classes; ///< of a classifier; others do not look at them
};
[[nodiscard]] NetworkShape shapeOf(const WindowSet& set);

/// With the tail that turns an autoencoder's error into a score. Code Usage: an option that the architecture does not take.
[[nodiscard]] Result<network::Graph> untrainedNetwork(const Recipe& recipe, const NetworkShape& shape, std::uint64_t seed,
                                                      const Settings& settings);

} // namespace tocsin::learn
