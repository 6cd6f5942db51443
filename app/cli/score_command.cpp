// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/time_option.h"
#include "core/base/apart.h"
#include "core/workflow/score_sources.h"

namespace tocsin::cli {

namespace {

struct ScoreOptions {
    std::string folder, run, out, recipe, asset, zone, start, precision = "auto";
    std::vector<std::string> sources;
    double rateHz = 0;
};

Result<Answer> score(const ScoreOptions& options, const CommonOptions& common, const JobContext& job) {
    workflow::ScoreRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    for (const std::string& source : options.sources) request.sources.emplace_back(source);
    request.out = options.out;
    request.precision = options.precision;
    request.options.asset = options.asset;
    request.options.zone = options.zone;
    request.options.rateHz = options.rateHz;
    request.options.threads = common.threads;
    if (!options.start.empty()) {
        TOCSIN_ASSIGN(request.options.start, timeOption("--start", options.start));
    }
    if (!options.recipe.empty()) {
        TOCSIN_TRY(checkApart({{"--out", options.out}}, {{"--recipe", options.recipe}}));
        TOCSIN_ASSIGN(request.options.recipe, ingest::loadRecipe(options.recipe));
    }
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_ASSIGN(const workflow::ScoreAnswer done, workflow::scoreSources(project, request, job));
    Answer answer;
    answer.json = {{"out", options.out},
                   {"scores", done.scores},
                   {"windows_skipped", done.windowsSkipped},
                   {"windows_not_fit", done.notFit},
                   {"precision", done.precision},
                   {"warnings", done.warnings}};
    answer.text = fmt::format("{} scores written to {} ({})\n", done.scores, options.out, done.precision);
    for (const std::string& warning : done.warnings) answer.text += "  warning: " + warning + "\n";
    return answer;
}

} // namespace

void addScoreCommand(CommandTable& table) {
    auto options = makeOptions<ScoreOptions>();
    CLI::App& verb = table.add("score", "Score files with a run's model, exactly as the agent would",
                               [options](const CommonOptions& common, const JobContext& job) { return score(*options, common, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("SOURCE", options->sources, "Files; they need not be in the project, labels in them are not looked at")->required();
    verb.add_option("--out", options->out, "Score table to write: time,asset,score and p_<class>")->required();
    verb.add_option("--asset", options->asset, "Machine, when a file names none; its stem when not given");
    verb.add_option("--recipe", options->recipe, "Saved import recipe");
    verb.add_option("--zone", options->zone, "Time zone of times that carry none");
    verb.add_option("--rate", options->rateHz, "Samples a second, for sources without time")->check(CLI::Range(1e-6, 1e9));
    verb.add_option("--start", options->start, "Time of the first sample, for sources without time");
    verb.add_option("--precision", options->precision, "fp32, int8 or auto")
        ->check(CLI::IsMember({"fp32", "int8", "auto"}))
        ->capture_default_str();
}

} // namespace tocsin::cli
