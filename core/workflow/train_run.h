// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_files.h"
#include "core/workflow/training_data.h"

namespace tocsin::workflow {

struct TrainRunRequest {
    std::string recipe;
    learn::Settings settings;
    std::string split = "auto";
    std::uint64_t seed = 1;
    int threads = 0;
    DataRequest data;
    std::optional<RunId> resume; ///< go on with a run that was stopped, from its newest checkpoint
};

struct TrainRunAnswer {
    RunFiles files;
    bool cancelled = false;
    Json metrics;  ///< modelFigures() on the validation part
    Json baseline; ///< those of the best baseline, with "name"
    std::vector<std::string> warnings;
};

/// Trains a recipe on a project's data, fits the baselines of its task on the same windows, and keeps all of it as a run. A cancelled
/// training keeps its best weights as a run with status cancelled; a failed one keeps its status and reason.
[[nodiscard]] Result<TrainRunAnswer> trainRun(const store::Project& project, const TrainRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
