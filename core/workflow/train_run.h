// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_files.h"
#include "core/workflow/training_data.h"

namespace tocsin::workflow {

/// What is done with a training that was stopped after its weights are kept. Measure: its figures on the validation part, which can take a
/// while; KeepOnly: nothing, for windows in which somebody waits.
enum class AfterStop { Measure, KeepOnly };

struct TrainRunRequest {
    std::string recipe;
    learn::Settings settings;
    std::string split = "auto";
    std::uint64_t seed = 1;
    int threads = 0;
    DataRequest data;
    std::optional<RunId> resume;                             ///< go on with a run that was stopped, from its newest checkpoint
    std::function<void(const learn::EpochFigures&)> onEpoch; ///< as learn::TrainRequest has it
    AfterStop afterStop = AfterStop::Measure;
};

/// The part of it that learn::train() and learn::trainOutlook() share; copies the recordings.
[[nodiscard]] learn::TrainRequest trainingRequest(const TrainRunRequest& request, const ProjectData& data);

struct TrainRunAnswer {
    RunFiles files;
    bool cancelled = false;
    Json metrics;  ///< modelFigures() on the validation part; null where a stopped run was not measured
    Json baseline; ///< those of the best baseline, with "name"
    std::vector<std::string> warnings;
};

/// Trains a recipe on a project's data, fits the baselines of its task on the same windows, and keeps all of it as a run. A cancelled
/// training keeps its best weights (those of the best epoch where `patience` looks for it, else of the newest whole one) as a run with
/// status cancelled that can be evaluated, tuned and resumed; a failed one keeps its status and reason. What shows before the fit (a name
/// that fits nothing, learn::checkRequest()) makes no run. The figures and those of the best
/// baseline are kept with the run under "validation".
[[nodiscard]] Result<TrainRunAnswer> trainRun(const store::Project& project, const TrainRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
