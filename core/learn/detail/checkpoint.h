// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <torch/torch.h>
#include <vector>

#include "core/base/result.h"
#include "core/learn/train.h"

namespace tocsin::learn {

/// Everything that training needs to go on exactly: written after each epoch by durableReplace.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | "TOCSINCK" |
/// | 8 | length of the JSON, little endian |
/// | n | JSON {fingerprint, epoch, steps, best_epoch, best_loss, curves, tensors: [{name, shape}]} |
/// | rest | float32 tensors in that order |
/// | 64 | SHA-256 of all before, hex |
struct Checkpoint {
    std::string fingerprint;
    int epoch = 0; ///< completed
    std::int64_t steps = 0;
    int bestEpoch = 0;
    double bestLoss = 0;
    std::vector<EpochFigures> curves;
    std::map<std::string, torch::Tensor> tensors; ///< "now/", "best/", "first/", "second/" + name
};

[[nodiscard]] Result<void> writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);
/// nullopt when there is none, it is damaged, or it belongs to another request: training then starts anew.
[[nodiscard]] std::optional<Checkpoint> readCheckpoint(const std::filesystem::path& file, const std::string& fingerprint);

} // namespace tocsin::learn
