// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>

#include "core/base/temporary_folder.h"
#include "core/bundle/signature.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/export_run.h"
#include "core/workflow/train_run.h"
#include "core/workflow/tune_run.h"
#include "tests/core/workflow/run_project.h"

namespace tocsin::tests {

using namespace tocsin::workflow;

inline constexpr std::int64_t kWindow = 8;
inline constexpr double kMinutesPerDay = 1440;

/// A project with one pump: seal fault and note in the test part, spikes on both sides of the gap.
struct Plant {
    TemporaryFolder folder = taken(TemporaryFolder::create());
    store::Project project = taken(store::Project::create(folder.path() / "plant.tocsin"));

    explicit Plant(std::vector<label::Label> more = {}) {
        addRun(project, "pump", {{3400, 3403, 2}, {4200, 4249, 3}, {4300, 4349, 3}, {4585, 4595, 5}, {4615, 4625, 5}}, 1);
        more.push_back(labelOf("pump", 4200, 4249, "seal"));
        more.push_back(labelOf("pump", 4300, 4349, "bearing"));
        taken(project.labels().add(more, "test"));
    }
    RunId train(const std::string& recipe, learn::Settings settings = {}) const {
        TrainRunRequest request;
        request.recipe = recipe;
        request.settings = std::move(settings);
        request.settings.try_emplace("window", std::to_string(kWindow));
        request.settings.try_emplace("stride", "1");
        request.settings.try_emplace("max_gap", "30");
        request.split = "time";
        request.threads = 1;
        return taken(trainRun(project, request)).files.id;
    }
    RunId autoencoder() const {
        return train("conv-autoencoder", {{"window", "16"}, {"epochs", "2"}, {"windows_per_epoch", "512"}, {"limit.factor", "1"}});
    }
    alarm::DecisionRecord tune(RunId run, const std::string& budget = "30/1d", ScoreChoice choice = {}, TimeNs coolDown = 0) const {
        TuneRequest request;
        request.run = run;
        request.budget = taken(alarm::parseBudget(budget));
        request.choice = std::move(choice);
        request.choice.part = ScoredPart::Validation;
        request.coolDownNs = coolDown;
        return taken(tuneRun(project, request));
    }
    Json evaluate(RunId run, ScoreChoice choice = {}) const { return taken(evaluateRun(project, {run, std::move(choice)})); }
    ExportRequest exportOf(RunId run) const {
        const auto key = folder.path() / "release.key";
        if (!std::filesystem::exists(key)) taken(bundle::writeKeyPair(key));
        ExportRequest request;
        request.run = run;
        request.key = key;
        request.out = folder.path() / "out.bundle";
        return request;
    }
    RunFiles files(RunId run) const { return taken(readRunFiles(project, run)); }
};

/// Rows counted by figure["points"].
inline std::int64_t rowsOf(const Json& figures, std::initializer_list<const char*> keys) {
    std::int64_t sum = 0;
    for (const char* key : keys) sum += figures["points"][key].get<std::int64_t>();
    return sum;
}

inline bool near(double value, double expected, double relative = 1e-9) {
    return std::abs(value - expected) <= relative * std::max(1.0, std::abs(expected));
}

} // namespace tocsin::tests
