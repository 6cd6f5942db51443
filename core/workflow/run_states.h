// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "core/base/job.h"
#include "core/learn/train.h"
#include "core/store/project.h"

namespace tocsin::workflow {

enum class Freshness {
    Unknown, ///< the run has no model, or its files cannot be read
    Current, ///< trained on the data and labels that are there now
    Older,   ///< recordings or labels have changed since
};

/// What is true of a run beyond its row: lists show it.
struct RunState {
    Freshness freshness = Freshness::Unknown;
    bool usable = false;                 ///< has a model: it can be evaluated, tuned, explained
    std::optional<int> checkpointEpochs; ///< stopped, and training can go on after so many epochs
    std::vector<learn::EpochFigures> curves;
};

/// Of every run, by id. Reads no sample. A run that cannot be read is Unknown, not an error.
[[nodiscard]] Result<std::map<std::int64_t, RunState>> runStates(const store::Project& project, const JobContext& job = {});

} // namespace tocsin::workflow
