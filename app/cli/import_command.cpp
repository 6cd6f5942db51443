// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/key_values.h"
#include "app/cli/time_option.h"
#include "core/base/apart.h"
#include "core/workflow/import_sources.h"
#include "core/workflow/project_info.h"

namespace tocsin::cli {

namespace {

struct ImportCommandOptions {
    std::string folder, asset, label, start, zone, recipe, saveRecipe, importer;
    std::vector<std::string> sources, labelColumns, channels, tags, units;
    double rateHz = 0;
    bool dryRun = false;
};

Result<workflow::ImportRequest> requestOf(const ImportCommandOptions& options, const CommonOptions& common) {
    workflow::ImportRequest request;
    for (const std::string& source : options.sources) request.sources.emplace_back(source);
    request.wholeLabel = options.label;
    request.importer = options.importer;
    request.saveRecipe = options.saveRecipe;
    request.idleNames = workflow::IdleNames::Refuse;
    request.options.asset = options.asset;
    request.options.labelColumns = options.labelColumns;
    request.options.channels = options.channels;
    request.options.rateHz = options.rateHz;
    request.options.zone = options.zone;
    request.options.threads = common.threads;
    TOCSIN_ASSIGN(request.options.tags, keyValues(options.tags, "--tag"));
    TOCSIN_ASSIGN(request.options.units, keyValues(options.units, "--unit"));
    if (!options.start.empty()) {
        TOCSIN_ASSIGN(request.options.start, timeOption("--start", options.start));
    }
    if (!options.recipe.empty()) {
        TOCSIN_ASSIGN(request.options.recipe, ingest::loadRecipe(options.recipe));
    }
    return request;
}

/// "failed" of the answer, its lines for people and the exit code, where some sources could not be read.
void tellFailed(const std::vector<workflow::FailedSource>& sources, const char* what, Answer& answer) {
    if (sources.empty()) return;
    answer.exitCode = exitCode(ErrorCode::Data);
    answer.json["failed"] = Json::array();
    for (const auto& failed : sources) {
        answer.json["failed"].push_back({{"source", failed.source},
                                         {"code", errorCodeName(failed.error.code)},
                                         {"error", failed.error.message},
                                         {"message", failed.error.message}});
        answer.text += fmt::format("{}: {}: {}\n", what, failed.source, failed.error.message);
    }
}

Result<Answer> dryRun(const workflow::ImportRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const workflow::PlanAnswer planned, workflow::planSources(request, job));
    Answer answer;
    if (request.sources.size() == 1) {
        answer.json = ingest::toJson(planned.plans.front());
    } else {
        answer.json["plans"] = Json::array();
        for (const auto& plan : planned.plans) answer.json["plans"].push_back(ingest::toJson(plan));
    }
    for (const auto& plan : planned.plans) {
        answer.text += fmt::format("{} ({})\n", plan.path.filename().string(), plan.importer);
        for (const std::string& sentence : plan.sentences) answer.text += "  " + sentence + "\n";
        for (const std::string& warning : plan.warnings) answer.text += "  warning: " + warning + "\n";
    }
    tellFailed(planned.failed, "cannot be imported", answer);
    return answer;
}

Result<Answer> import(const ImportCommandOptions& options, const CommonOptions& common, const JobContext& job) {
    TOCSIN_ASSIGN(const workflow::ImportRequest request, requestOf(options, common));
    if (options.dryRun) {
        // The folder must be a project, so that a plan is never made for nothing.
        TOCSIN_TRY(store::Project::open(options.folder, store::Access::ReadOnly));
        TOCSIN_TRY(checkOutside({"--save-recipe", options.saveRecipe}, options.folder));
        return dryRun(request, job);
    }
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const workflow::ImportAnswer done, workflow::importSources(project, request, job));
    Answer answer;
    answer.json = {{"recordings", Json::array()}, {"said", done.said}, {"warnings", done.warnings}};
    for (const auto& recording : done.recordings) {
        answer.json["recordings"].push_back(workflow::recordingJson(recording));
        answer.text += fmt::format("recording {}: {} for {}, {} rows, {} rejected, {} channels, {} to {}\n", recording.id.value,
                                   recording.source, recording.asset, recording.rows, recording.rejected, recording.channelNames().size(),
                                   formatTime(recording.range.from), formatTime(recording.range.to));
    }
    for (const std::string& sentence : done.said) answer.text += "  " + sentence + "\n";
    for (const std::string& warning : done.warnings) answer.text += "  warning: " + warning + "\n";
    tellFailed(done.failed, "not imported", answer);
    return answer;
}

} // namespace

void addImportCommand(CommandTable& table) {
    auto options = makeOptions<ImportCommandOptions>();
    CLI::App& verb = table.add("import", "Bring files into a project",
                               [options](const CommonOptions& common, const JobContext& job) { return import(*options, common, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("SOURCE", options->sources, "Files to import; each becomes one recording")->required();
    verb.add_option("--asset", options->asset, "Machine that the recordings belong to")->required();
    verb.add_option("--label-column", options->labelColumns, "Column whose runs of nonzero become labels of that name; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--label", options->label, "Class of the whole recording");
    verb.add_option("--rate", options->rateHz, "Samples a second, for sources without time")->check(CLI::Range(1e-6, 1e9));
    verb.add_option("--start", options->start, "Time of the first sample, for sources without time");
    verb.add_option("--zone", options->zone, "Time zone of times that carry none, for example Europe/Berlin; UTC when not given");
    verb.add_option("--tag", options->tags, "KEY=VALUE kept with the recordings; splits can use it; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--channel", options->channels, "Only channels whose name fits this glob, for example '*DE_time'; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--unit", options->units, "CHANNEL=UNIT instead of what the file says; repeat for several")->allow_extra_args(false);
    verb.add_option("--importer", options->importer, "Importer to use instead of the one the file suggests: csv, mat");
    verb.add_option("--recipe", options->recipe, "Use a saved import recipe");
    verb.add_option("--save-recipe", options->saveRecipe, "Save how this file is read, for the next ones; with --dry-run too");
    verb.add_flag("--dry-run", options->dryRun, "Print the plan, change nothing in the project");
}

} // namespace tocsin::cli
