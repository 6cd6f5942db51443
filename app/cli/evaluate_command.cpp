// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/figures.h"
#include "app/cli/score_choice.h"
#include "core/workflow/evaluate_run.h"

namespace tocsin::cli {

namespace {

struct EvaluateOptions {
    std::string folder, run, part = "test";
    ChoiceOptions choice;
};

Result<Answer> evaluate(const EvaluateOptions& options, const JobContext& job) {
    workflow::EvaluateRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    TOCSIN_ASSIGN(request.choice, scoreChoice(options.choice));
    request.choice.part = options.part == "validation" ? workflow::ScoredPart::Validation : workflow::ScoredPart::Test;
    request.remember = options.part == "test";
    // Where the project cannot be written the figures are shown all the same, and not kept.
    auto project = store::Project::open(options.folder, store::Access::ReadWrite);
    std::string notKept;
    if (!project.ok() && project.error().code == ErrorCode::Io) {
        notKept = "the figures are not kept with the run: " + project.error().message;
        project = store::Project::open(options.folder, store::Access::ReadOnly);
    }
    if (!project.ok()) return std::move(project).error();
    TOCSIN_TRY(checkClasses(*project, options.choice));
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::evaluateRun(*project, request, job));
    if (!notKept.empty()) answer.json["warnings"].push_back(notKept);
    answer.text = fmt::format("run {} on its {} part ({})\n", options.run, options.part, answer.json["split"].get<std::string>()) +
                  figuresTable(answer.json, answer.json["baseline"], answer.json["recipe"].get<std::string>());
    if (!notKept.empty()) answer.text += "  warning: " + notKept + "\n";
    return answer;
}

} // namespace

void addEvaluateCommand(CommandTable& table) {
    auto options = makeOptions<EvaluateOptions>();
    CLI::App& verb = table.add("evaluate", "Figures of a run on its test part, per event and with bounds, beside the best baseline",
                               [options](const CommonOptions&, const JobContext& job) { return evaluate(*options, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("--part", options->part, "test, or validation")->check(CLI::IsMember({"test", "validation"}))->capture_default_str();
    addChoiceOptions(verb, options->choice);
}

} // namespace tocsin::cli
