// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/train_run.h"

#include <fmt/format.h>

#include "core/workflow/evaluate_run.h"

namespace tocsin::workflow {

namespace {

std::string taskName(learn::RecipeTask task) {
    return task == learn::RecipeTask::Classify ? "classify" : "anomaly";
}

RunFiles filesOf(RunId id, std::filesystem::path folder, const learn::TrainedModel& model,
                 const std::vector<learn::TrainedModel>& baselines, std::string task, std::string fingerprint) {
    RunFiles files;
    files.id = id;
    files.folder = std::move(folder);
    files.recipe = model.recipe;
    files.task = std::move(task);
    files.settings = Json(model.settings);
    files.seed = model.seed;
    files.threads = model.threads;
    files.split = model.split;
    files.contract = model.contract;
    files.classes = model.classes;
    files.epochs = model.epochs;
    files.seconds = model.seconds;
    files.defaultRule = model.defaultRule;
    for (const auto& baseline : baselines) files.baselines.push_back({baseline.recipe, baseline.defaultRule});
    files.said = model.said;
    files.fingerprint = std::move(fingerprint);
    return files;
}

/// Everything after the run's row exists; any error marks the run as failed.
Result<TrainRunAnswer> trainInto(const store::Project& project, RunId id, const learn::Recipe& recipe, const TrainRunRequest& request,
                                 ProjectData data, const JobContext& job) {
    TOCSIN_ASSIGN(const std::filesystem::path folder, project.runs().folder(id));
    learn::TrainRequest training;
    training.recipe = request.recipe;
    training.settings = request.settings;
    training.split = request.split;
    training.seed = request.seed;
    training.threads = request.threads;
    training.channels = data.channels;
    training.dialect = data.dialect;
    training.recordings = data.recordings; // the baselines need them again
    training.reference = data.reference;
    training.checkpoint = folder / "checkpoint";
    const JobContext fitting(job, [&job](const ProgressUpdate& update) { job.progress(update.fraction * 0.9, update.step); });
    TOCSIN_ASSIGN(const learn::TrainedModel model, learn::train(std::move(training), fitting));

    std::vector<learn::TrainedModel> baselines;
    TrainRunAnswer answer;
    answer.cancelled = model.cancelled;
    for (const learn::Recipe* baseline : learn::baselinesFor(recipe.task)) {
        if (baseline->id == recipe.id || model.cancelled) continue;
        job.progress(0.9, "fitting the baseline " + baseline->id);
        auto fitted = learn::trainBaseline(*baseline, model, data.recordings, data.reference, job);
        if (fitted.ok())
            baselines.push_back(std::move(*fitted));
        else
            answer.warnings.push_back(fmt::format("baseline {} could not be fitted: {}", baseline->id, fitted.error().message));
    }
    answer.files = filesOf(id, folder, model, baselines, taskName(recipe.task), std::move(data.fingerprint));
    TOCSIN_TRY(writeRunFiles(answer.files, model, baselines));
    std::error_code ignored; // the finished run needs no way back into training
    if (!model.cancelled) std::filesystem::remove(folder / "checkpoint", ignored);
    TOCSIN_TRY(project.runs().setStatus(id, model.cancelled ? store::RunStatus::Cancelled : store::RunStatus::Finished));

    ScoreChoice choice;
    choice.part = ScoredPart::Validation;
    choice.precision = "fp32";
    choice.classes = request.data.classes;
    choice.ignoredClasses = request.data.ignoredClasses;
    choice.rule = RuleSource::Untuned; // a resumed run may have been tuned on earlier weights
    const JobContext last = model.cancelled ? JobContext() : job;
    TOCSIN_ASSIGN(answer.metrics, modelFigures(project, answer.files, choice, nullptr, last));
    answer.baseline = nullptr;
    for (const BaselineFile& baseline : answer.files.baselines) {
        TOCSIN_ASSIGN(Json figures, modelFigures(project, answer.files, choice, &baseline, last));
        figures["name"] = baseline.name;
        const auto better = [](const Json& a, const Json& b) {
            const char* key = a.contains("accuracy") && b.contains("accuracy") ? "accuracy" : "auc";
            const double first = a[key].is_number() ? a[key].get<double>() : -1, second = b[key].is_number() ? b[key].get<double>() : -1;
            return first > second;
        };
        if (answer.baseline.is_null() || better(figures, answer.baseline)) answer.baseline = std::move(figures);
    }
    TOCSIN_TRY(project.runs().setMetrics(id, "validation", answer.metrics));
    return answer;
}

} // namespace

Result<TrainRunAnswer> trainRun(const store::Project& project, const TrainRunRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const learn::Recipe* recipe, learn::recipeNamed(request.recipe));
    TOCSIN_TRY(learn::resolveSettings(*recipe, request.settings));
    std::optional<std::string> slow = learn::slowBlasWarning();
    TOCSIN_ASSIGN(ProjectData data, readProjectData(project, request.data, job));
    RunId id;
    if (request.resume) {
        TOCSIN_ASSIGN(const store::RunRecord record, project.runs().find(*request.resume));
        if (record.recipe != request.recipe)
            return Error{
                ErrorCode::Usage, fmt::format("run {} is of recipe {}, not {}", record.id.value, record.recipe, request.recipe), {}};
        id = record.id;
    } else {
        Json settings = {{"set", Json(request.settings)}, {"split", request.split}, {"seed", request.seed}, {"threads", request.threads}};
        TOCSIN_ASSIGN(id, project.runs().create(request.recipe, settings));
    }
    TOCSIN_TRY(project.runs().setStatus(id, store::RunStatus::Running));
    auto answer = trainInto(project, id, *recipe, request, std::move(data), job);
    if (!answer.ok()) {
        const bool stopped = answer.error().code == ErrorCode::Cancelled;
        TOCSIN_TRY(project.runs().setMetrics(id, "failure", {{"message", answer.error().message}}));
        TOCSIN_TRY(project.runs().setStatus(id, stopped ? store::RunStatus::Cancelled : store::RunStatus::Failed));
        return std::move(answer).error();
    }
    if (slow) answer->warnings.push_back(*slow);
    return answer;
}

} // namespace tocsin::workflow
