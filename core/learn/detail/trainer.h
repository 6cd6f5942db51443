// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/job.h"
#include "core/learn/detail/event_watch.h"
#include "core/learn/recipes.h"
#include "core/learn/train.h"
#include "core/learn/windows.h"
#include "core/network/detail/torch_network.h"

namespace tocsin::learn {

/// Windows as float32 [B, C, T].
[[nodiscard]] torch::Tensor gather(const WindowSet& set, const std::vector<std::size_t>& indices, std::size_t from, std::size_t to);

/// An output of a network in inference mode for many windows, [N, ...]; batches of 256, no gradient. Code Cancelled when asked to stop.
[[nodiscard]] Result<torch::Tensor> infer(network::TorchNetwork& network, const WindowSet& set, const std::vector<std::size_t>& indices,
                                          const std::string& output, const JobContext& job);

struct FitRequest {
    const WindowSet* set = nullptr;
    std::vector<std::size_t> train, validation; ///< indices of windows
    RecipeTask task = RecipeTask::Classify;
    Settings settings;
    std::uint64_t seed = 1;
    std::filesystem::path checkpoint;
    std::string fingerprint; ///< a checkpoint of another request is not resumed
    std::function<void(const EpochFigures&)> onEpoch;
    EventWatch watch;
};

struct FitResult {
    std::vector<EpochFigures> curves;
    int epochs = 0;
    bool cancelled = false;
    bool resumed = false;
};

/// Trains in place with AdamW (Loshchilov and Hutter 2019), a cosine schedule after a linear warm-up, clipped gradients; keeps the weights
/// of the best validation loss where patience > 0 (0: no early stop, the last weights). State is written after every epoch and taken up
/// exactly: all randomness derives from (seed, epoch).
[[nodiscard]] Result<FitResult> fit(network::TorchNetwork& network, const FitRequest& request, const JobContext& job);

/// How long training steps take here and now: one step to warm up, then as many as fit into `seconds`, at least two. The network learns
/// from them and is of no use afterwards.
struct StepTime {
    double seconds = 0; ///< median of a step of one batch
    int steps = 0;      ///< measured
};
[[nodiscard]] Result<StepTime> measureSteps(network::TorchNetwork& network, const FitRequest& request, double seconds,
                                            const JobContext& job);

} // namespace tocsin::learn
