// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/figures.h"
#include "app/cli/time_option.h"
#include "core/workflow/explain_run.h"

namespace tocsin::cli {

namespace {

struct ExplainOptions {
    std::string folder, run, asset, at, method = "integrated-gradients", out, target;
};

/// Areas under the deletion curve and a few of its points.
std::string deletionText(const Json& json) {
    std::string text = fmt::format("  deletion: area {} with the most relevant samples first, {} in random order\n",
                                   figureText(json["deletion_area"]), figureText(json["random_area"]));
    text += fmt::format("  {:<20} {:>12} {:>12}\n", "put to the baseline", "relevant", "random");
    const Json& curve = json["deletion"];
    constexpr std::size_t kEvery = 4; // of the 21 points: steps of 20 %
    for (std::size_t i = 0; i < curve.size(); i += kEvery)
        text += fmt::format("  {:>18.0f} % {:>12} {:>12}\n", curve[i]["fraction"].get<double>() * 100, figureText(curve[i]["score"]),
                            figureText(curve[i]["random"]));
    return text;
}

Result<Answer> explain(const ExplainOptions& options, const JobContext& job) {
    workflow::ExplainRunRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    TOCSIN_ASSIGN(request.at, timeOption("--at", options.at));
    request.asset = options.asset;
    request.method = options.method;
    request.out = options.out;
    request.target = options.target;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::explainRun(project, request, job));
    answer.text = fmt::format("{} written to {}: score {}, completeness gap {}\n", options.method, options.out,
                              figureText(answer.json["score"]), figureText(answer.json["completeness_gap"]));
    answer.text += deletionText(answer.json);
    return answer;
}

} // namespace

void addExplainCommand(CommandTable& table) {
    auto options = makeOptions<ExplainOptions>();
    CLI::App& verb = table.add("explain", "Show what in a window made its score",
                               [options](const CommonOptions&, const JobContext& job) { return explain(*options, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("--asset", options->asset, "Machine")->required();
    verb.add_option("--at", options->at, "Time of the window's last sample")->required();
    verb.add_option("--method", options->method, "saliency, integrated-gradients or occlusion")
        ->check(CLI::IsMember({"saliency", "integrated-gradients", "occlusion"}))
        ->capture_default_str();
    verb.add_option("--out", options->out, "File to write, .png or .json")->required();
    verb.add_option("--target", options->target, "score, or a class of a classifier");
}

} // namespace tocsin::cli
