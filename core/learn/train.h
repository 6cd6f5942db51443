// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/alarm/decision_rule.h"
#include "core/base/job.h"
#include "core/learn/recipes.h"
#include "core/learn/splits.h"
#include "core/learn/training_data.h"
#include "core/network/graph.h"
#include "core/runtime/input_contract.h"

namespace tocsin::learn {

/// One row of the curves.
struct EpochFigures {
    int epoch = 0;
    double trainLoss = 0, validationLoss = 0, validationRecall = 0, learningRate = 0;
    int eventsFound = -1, events = -1; ///< labelled faults of the validation part above the limit by now; -1: nobody looked
};

struct TrainRequest {
    std::string recipe;
    Settings settings; ///< as given by the user; defaults come from the recipe
    std::string split = "auto";
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: planned by the program
    std::vector<runtime::ContractChannel> channels;
    Json dialect; ///< goes into the input contract
    std::vector<TrainingRecording> recordings;
    std::vector<TrainingRecording> reference; ///< long normal histories of the same machine, for the drift allowance only (drift=reference)
    std::filesystem::path checkpoint;         ///< file for resumable state; empty: none
    /// Called from the training thread after every whole epoch, at a resume first for those of before; then the events found are looked at
    /// too (not in the fit: the model is the same to the bit with and without).
    std::function<void(const EpochFigures&)> onEpoch;
};

struct TrainedModel {
    std::string recipe;
    Settings settings; ///< resolved
    network::Graph graph;
    runtime::InputContract contract;
    SplitPlan split;
    std::vector<std::string> classes;
    std::vector<EpochFigures> curves;
    int epochs = 0; ///< run, 0 for baselines
    double seconds = 0;
    int threads = 1;
    std::uint64_t seed = 1;
    /// Threshold with hysteresis from held-out normal windows, no label used; what counts as an alarm until `tune` decides. m = n = 1.
    alarm::DecisionRule defaultRule;
    std::vector<std::string> said; ///< what was done, in sentences
    bool cancelled = false;        ///< stopped by the user; the best weights so far are in the graph
};

/// What shows before any fit: every setting by its rule, the contract, the split and the network's options. Cheap: no window is cut.
/// Errors as train().
[[nodiscard]] Result<void> checkRequest(const TrainRequest& request);

/// Fits one recipe. Error codes: Usage (settings, split), Data (too little or unfit data), Cancelled before a first epoch ended.
/// Same recordings, settings, seed and threads give the same bytes.
[[nodiscard]] Result<TrainedModel> train(TrainRequest request, const JobContext& job = {});

/// Fits a baseline on the very windows and parts of a trained model, for the table beside it.
[[nodiscard]] Result<TrainedModel> trainBaseline(const Recipe& baseline, const TrainedModel& model,
                                                 std::vector<TrainingRecording> recordings, std::vector<TrainingRecording> reference,
                                                 const JobContext& job = {});

/// Whole epochs that a checkpoint file holds; nullopt when it is none. Reads the head only.
[[nodiscard]] std::optional<int> checkpointEpochs(const std::filesystem::path& file);

/// A sentence when matrix products run on the slow reference BLAS (a 256 x 256 product is timed, about 1 ms); nullopt when all is well.
[[nodiscard]] std::optional<std::string> slowBlasWarning();

} // namespace tocsin::learn
