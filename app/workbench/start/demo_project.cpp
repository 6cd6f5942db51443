// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/start/demo_project.h"

#include <map>

#include "core/workflow/import_sources.h"
#include "core/workflow/label_exchange.h"
#include "datasets/pump_hall.h"

namespace tocsin::workbench {

namespace {

constexpr double kPlantPart = 0.3; // of the time

Result<void> fill(const std::filesystem::path& folder, const datasets::PumpHallFiles& files, const JobContext& job) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::create(folder));
    std::map<std::string, workflow::ImportRequest> byAsset;
    for (const auto& file : files.history) {
        byAsset[file.asset].options.asset = file.asset;
        byAsset[file.asset].sources.push_back(file.path);
    }
    double done = 0;
    const double share = (1 - kPlantPart) / static_cast<double>(byAsset.size());
    for (const auto& [asset, request] : byAsset) {
        const JobContext part(job, [&job, done, share](const ProgressUpdate& update) {
            if (update.fraction >= 0) job.progress(kPlantPart + done + share * update.fraction, update.step);
        });
        job.progress(kPlantPart + done, "importing the history of " + asset);
        TOCSIN_ASSIGN(const workflow::ImportAnswer answer, workflow::importSources(project, request, part));
        if (!answer.failed.empty()) return answer.failed.front().error;
        done += share;
    }
    workflow::EventImportRequest log;
    log.file = files.maintenanceLog;
    log.preset = "maximo";
    log.proposal.horizon = 5 * kNsPerDay; // wear shows for days before the breakdown
    TOCSIN_TRY(workflow::importEvents(project, log));
    return job.check();
}

} // namespace

Result<std::filesystem::path> makeDemoProject(const std::filesystem::path& folder, const JobContext& job) {
    const std::filesystem::path project = folder / "pump-hall.tocsin", half = folder / "pump-hall.tocsin.part";
    std::error_code problem;
    if (std::filesystem::exists(project / "project.db", problem)) return project;
    const JobContext writing(job, [&job](const ProgressUpdate& update) {
        job.progress(update.fraction < 0 ? update.fraction : kPlantPart * update.fraction, update.step);
    });
    TOCSIN_ASSIGN(const datasets::PumpHallFiles files, datasets::generatePumpHall({}, folder / "plant", writing));
    std::filesystem::remove_all(half, problem); // of a start that was killed
    auto filled = fill(half, files, job);
    if (filled.ok()) {
        std::filesystem::rename(half, project, problem);
        if (!problem) return project;
        filled = Error{ErrorCode::Io, "cannot make " + project.string() + ": " + problem.message() + "; choose another folder", {}};
    }
    std::filesystem::remove_all(half, problem);
    return std::move(filled).error();
}

} // namespace tocsin::workbench
