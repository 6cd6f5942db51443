// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/alarm/decision_rule.h"
#include "core/learn/train.h"
#include "core/runtime/scorer.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// A baseline fitted beside the model on the same windows and parts.
struct BaselineFile {
    std::string name;         ///< recipe id; its model is baseline-<name>.onnx
    alarm::DecisionRule rule; ///< its default threshold
};

/// What run.json says about a run. Field table: recipe, task, settings, seed, threads, split {learn::SplitPlan}, contract
/// {runtime::InputContract}, classes, epochs, seconds, default_rule, baselines [{name, rule}], said [sentence], recordings [id] (those it
/// was trained on or held out from), data_fingerprint.
struct RunFiles {
    RunId id;
    std::filesystem::path folder;
    std::string recipe;
    std::string task; ///< "classify" or "anomaly"
    Json settings = Json::object();
    std::uint64_t seed = 1;
    int threads = 1;
    learn::SplitPlan split;
    runtime::InputContract contract;
    std::vector<std::string> classes;
    int epochs = 0;
    double seconds = 0;
    alarm::DecisionRule defaultRule;
    std::vector<BaselineFile> baselines;
    std::vector<std::string> said;
    std::string fingerprint; ///< SHA-256 over the recordings' content hashes and the labels that were used

    [[nodiscard]] std::filesystem::path model(const std::string& precision) const;
    [[nodiscard]] std::filesystem::path baselineModel(const std::string& name) const { return folder / ("baseline-" + name + ".onnx"); }
};

/// Writes run.json, graph.json, graph.bin, model.onnx, curves.json and the baselines' models; run.json last.
[[nodiscard]] Result<void> writeRunFiles(const RunFiles& run, const learn::TrainedModel& model,
                                         const std::vector<learn::TrainedModel>& baselines);

/// Reads a finished run. Code NotFound: no such run; Data: it has not finished, or a file is damaged.
[[nodiscard]] Result<RunFiles> readRunFiles(const store::Project& project, RunId id);
/// "3" or "run 3" as people write it; code Usage for anything else.
[[nodiscard]] Result<RunId> parseRunId(const std::string& text);
/// The figures of each epoch, from curves.json; empty for baselines.
[[nodiscard]] Result<std::vector<learn::EpochFigures>> readCurves(const std::filesystem::path& runFolder);
[[nodiscard]] Result<network::Graph> readGraph(const RunFiles& run);

/// "fp32" or "int8" as asked; "auto" is int8 where `quantize` kept it, else fp32. Code Usage: unknown word; Data: int8 asked and not there;
/// Finding: the int8 model is not that of the present model.onnx (checkQuantized()).
[[nodiscard]] Result<std::string> resolvePrecision(const RunFiles& run, const std::string& asked);

/// The scorer of a run's model, as the agent would run it.
[[nodiscard]] Result<runtime::Scorer> openScorer(const RunFiles& run, const std::string& precision);

} // namespace tocsin::workflow
