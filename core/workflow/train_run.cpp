// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/train_run.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/log.h"
#include "core/label/label.h"
#include "core/workflow/evaluate_run.h"

namespace tocsin::workflow {

learn::TrainRequest trainingRequest(const TrainRunRequest& request, const ProjectData& data) {
    learn::TrainRequest training;
    training.recipe = request.recipe;
    training.settings = request.settings;
    training.split = request.split;
    training.seed = request.seed;
    training.threads = request.threads;
    training.channels = data.channels;
    training.dialect = data.dialect;
    training.recordings = data.recordings;
    return training;
}

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

Json settingsOf(const TrainRunRequest& request) {
    Json settings = {{"set", Json(request.settings)}, {"split", request.split}, {"seed", request.seed}, {"threads", request.threads}};
    if (Json data = toJson(request.data); !data.empty()) settings["data"] = std::move(data);
    return settings;
}

/// Everything after the run's row exists; any error marks the run as failed.
Result<TrainRunAnswer> trainInto(const store::Project& project, RunId id, const learn::Recipe& recipe, const TrainRunRequest& request,
                                 ProjectData data, const JobContext& job) {
    TOCSIN_ASSIGN(const std::filesystem::path folder, project.runs().folder(id));
    learn::TrainRequest training = trainingRequest(request, data); // a copy: the baselines need the recordings again
    training.reference = data.reference;
    training.checkpoint = folder / "checkpoint";
    training.onEpoch = request.onEpoch;
    const JobContext fitting(job, [&job](const ProgressUpdate& update) { job.progress(update.fraction * 0.9, update.step); });
    TOCSIN_ASSIGN(const learn::TrainedModel model, learn::train(std::move(training), fitting));

    std::vector<learn::TrainedModel> baselines;
    TrainRunAnswer answer;
    answer.cancelled = model.cancelled;
    const bool anyNormal = std::find(model.classes.begin(), model.classes.end(), label::kNormalClass) != model.classes.end();
    for (const learn::Recipe* baseline :
         learn::baselinesFor(recipe.task, anyNormal ? learn::NormalClass::Present : learn::NormalClass::Absent)) {
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

    if (model.cancelled && request.afterStop == AfterStop::KeepOnly) return answer;
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
        if (answer.baseline.is_null() || figureRank(figures) > figureRank(answer.baseline)) answer.baseline = std::move(figures);
    }
    Json kept = answer.metrics;
    kept["baseline"] = answer.baseline;
    TOCSIN_TRY(project.runs().setMetrics(id, "validation", kept));
    return answer;
}

/// A run that finished stays what it is: decisions, int8 models and bundles rest on it. What is left at its default comes from the run;
/// what is given must be as it was begun.
Result<TrainRunRequest> resumedRequest(const store::Project& project, TrainRunRequest request) {
    TOCSIN_ASSIGN(const store::RunRecord record, project.runs().find(*request.resume));
    if (record.status == store::RunStatus::Finished)
        return Error{
            ErrorCode::Usage,
            fmt::format("run {} has finished and is not trained again: its threshold, int8 model and bundles rest on it; leave out "
                        "--resume to train a new run",
                        record.id.value),
            {}};
    if (record.recipe != request.recipe)
        return Error{ErrorCode::Usage, fmt::format("run {} is of recipe {}, not {}", record.id.value, record.recipe, request.recipe), {}};
    const Json begun = record.settings;
    const TrainRunRequest defaults;
    if (request.settings.empty()) request.settings = begun.value("set", learn::Settings{});
    if (request.split == defaults.split) request.split = begun.value("split", defaults.split);
    if (request.seed == defaults.seed) request.seed = begun.value("seed", defaults.seed);
    if (request.threads == defaults.threads) request.threads = begun.value("threads", defaults.threads);
    if (toJson(request.data).empty()) request.data = dataRequestFromJson(begun.value("data", Json::object()));
    const Json given = settingsOf(request);
    for (const auto& [key, value] : given.items())
        if (key == "set" ? begun.value("set", learn::Settings{}) != request.settings : begun.value(key, Json()) != value)
            return Error{ErrorCode::Usage,
                         fmt::format("run {} was begun with {} {}, not {}; give the same or leave it out", record.id.value, key,
                                     begun.value(key, Json()).dump(), value.dump()),
                         {}};
    return request;
}

/// What earlier weights of a stopped run left behind says nothing about those to come.
Result<void> dropStale(const store::Project& project, RunId id) {
    TOCSIN_ASSIGN(const std::filesystem::path folder, project.runs().folder(id));
    std::error_code problem;
    for (const char* name : {"model.int8.onnx", "quantization.json"}) {
        std::filesystem::remove(folder / name, problem);
        if (problem) return errnoError("cannot remove " + (folder / name).string(), problem.value());
    }
    for (const char* occasion : {"evaluate", "quantize", "validation", "failure"}) TOCSIN_TRY(project.runs().dropMetrics(id, occasion));
    return {};
}

} // namespace

Result<TrainRunAnswer> trainRun(const store::Project& project, const TrainRunRequest& asked, const JobContext& job) {
    TOCSIN_ASSIGN(const learn::Recipe* recipe, learn::recipeNamed(asked.recipe));
    TrainRunRequest request = asked;
    if (request.resume) {
        TOCSIN_ASSIGN(request, resumedRequest(project, asked));
    }
    TOCSIN_TRY(learn::resolveSettings(*recipe, request.settings));
    TOCSIN_TRY(checkDataRequest(project, asked.data));
    std::optional<std::string> slow = learn::slowBlasWarning();
    if (slow) logWarning(*slow); // now, not after an hour of training
    TOCSIN_ASSIGN(ProjectData data, readProjectData(project, request.data, job));
    TOCSIN_TRY(learn::checkRequest(trainingRequest(request, data)));
    RunId id;
    if (request.resume) {
        id = *request.resume;
        TOCSIN_TRY(dropStale(project, id));
    } else {
        TOCSIN_ASSIGN(id, project.runs().create(request.recipe, settingsOf(request)));
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
