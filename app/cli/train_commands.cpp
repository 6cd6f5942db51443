// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/figures.h"
#include "app/cli/key_values.h"
#include "core/workflow/train_run.h"

namespace tocsin::cli {

namespace {

struct TrainOptions {
    std::string folder, recipe, split = "auto", resume;
    std::vector<std::string> settings, channels, classes, ignoredClasses;
    std::vector<std::int64_t> recordings;
};

Result<Answer> recipes() {
    Answer answer;
    answer.json = {{"recipes", Json::array()}};
    for (const learn::Recipe& recipe : learn::recipes()) {
        answer.json["recipes"].push_back({{"id", recipe.id},
                                          {"task", recipe.task == learn::RecipeTask::Classify ? "classify" : "anomaly"},
                                          {"for", recipe.purpose},
                                          {"baseline", recipe.baseline},
                                          {"settings", Json(recipe.defaults)}});
        answer.text += fmt::format("{:<18} {}{}\n", recipe.id, recipe.purpose, recipe.baseline ? " (baseline)" : "");
    }
    return answer;
}

Result<Answer> train(const TrainOptions& options, const CommonOptions& common, const JobContext& job) {
    workflow::TrainRunRequest request;
    request.recipe = options.recipe;
    request.split = options.split;
    request.seed = common.seed;
    request.threads = common.threads;
    TOCSIN_ASSIGN(request.settings, keyValues(options.settings, "--set"));
    request.data.channels = options.channels;
    request.data.classes = options.classes;
    request.data.ignoredClasses = options.ignoredClasses;
    for (const std::int64_t recording : options.recordings) request.data.recordings.push_back({recording});
    if (!options.resume.empty()) {
        TOCSIN_ASSIGN(request.resume, workflow::parseRunId(options.resume));
    }
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const workflow::TrainRunAnswer done, workflow::trainRun(project, request, job));
    const workflow::RunFiles& run = done.files;
    Answer answer;
    answer.json = {{"run", run.id.value},         {"recipe", run.recipe},    {"seconds", number(run.seconds)},
                   {"epochs", run.epochs},        {"seed", run.seed},        {"threads", run.threads},
                   {"split", run.split.sentence}, {"classes", run.classes},  {"cancelled", done.cancelled},
                   {"baseline", done.baseline},   {"metrics", done.metrics}, {"said", run.said},
                   {"warnings", done.warnings}};
    answer.text = fmt::format("run {}: {}, {} epochs in {:.1f} s{}\n", run.id.value, run.recipe, run.epochs, run.seconds,
                              done.cancelled ? " (stopped, best weights kept)" : "");
    for (const std::string& sentence : run.said) answer.text += "  " + sentence + "\n";
    answer.text += "  on the validation part:\n" + figuresTable(done.metrics, done.baseline, run.recipe);
    for (const std::string& warning : done.warnings) answer.text += "  warning: " + warning + "\n";
    return answer;
}

} // namespace

void addTrainCommands(CommandTable& table) {
    table.add("recipes", "List the recipes", [](const CommonOptions&, const JobContext&) { return recipes(); });
    auto options = makeOptions<TrainOptions>();
    CLI::App& verb = table.add("train", "Train a recipe",
                               [options](const CommonOptions& common, const JobContext& job) { return train(*options, common, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("--recipe", options->recipe, "What to train; tocsin recipes lists them")->required();
    verb.add_option("--set", options->settings, "KEY=VALUE of the recipe, for example epochs=20; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--split", options->split, "auto, asset, recording, time, head:ROWS or tag:KEY=VALUE")->capture_default_str();
    verb.add_option("--recording", options->recordings, "Only this recording; repeat for several")->allow_extra_args(false);
    verb.add_option("--channel", options->channels, "Only channels whose name fits this glob; repeat for several")->allow_extra_args(false);
    verb.add_option("--class", options->classes, "Only labels of this fault class, time of the others is left out; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--ignore-class", options->ignoredClasses, "Labels of this class are not looked at; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--resume", options->resume, "Go on with a stopped run from its newest checkpoint");
}

} // namespace tocsin::cli
