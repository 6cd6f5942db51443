// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include <optional>
#include <vector>

#include "core/base/job.h"
#include "core/learn/detail/material.h"
#include "core/network/detail/torch_network.h"

namespace tocsin::learn {

/// Windows of the validation part that are scored after every epoch, to show how many of its faults would be found by now. For the eye
/// only: nothing in the fit depends on it. At most kWatchedWindows normal and as many faulty ones, evenly taken.
struct EventWatch {
    std::vector<std::size_t> normal, fault; ///< indices of windows
    std::vector<int> eventOf;               ///< by faulty window: 0 .. events - 1
    int events = 0;                         ///< labelled faults of the validation part; 0: nothing to watch
    double quantile = 0, factor = 0;        ///< limit = factor x quantile of the normal scores; factor 0: the limit is 0.5
};
inline constexpr std::size_t kWatchedWindows = 2048;

/// An event is a stretch of fault labels of one recording in which a validation window ends.
[[nodiscard]] Result<EventWatch> eventWatch(const Material& material, const Recipe& recipe, const Settings& settings);

/// Events with a window above the limit; nullopt when there is nothing to watch or the job was stopped.
[[nodiscard]] Result<std::optional<int>> eventsFound(network::TorchNetwork& network, const WindowSet& set, const EventWatch& watch,
                                                     const JobContext& job);

/// Stretches of fault labels of a recording, those that touch made one, by time.
[[nodiscard]] std::vector<ClassInterval> faultStretches(const TrainingRecording& recording);

} // namespace tocsin::learn
