// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/score_choice.h"
#include "core/workflow/tune_run.h"

namespace tocsin::cli {

namespace {

struct TuneOptions {
    std::string folder, run, budget, coolDown = "0s", minDuration = "0s";
    double confidence = 0.95;
    ChoiceOptions choice;
};

Result<Answer> tune(const TuneOptions& options, const JobContext& job) {
    workflow::TuneRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    TOCSIN_ASSIGN(request.budget, alarm::parseBudget(options.budget));
    TOCSIN_ASSIGN(request.choice, scoreChoice(options.choice));
    TOCSIN_ASSIGN(request.coolDownNs, parseDuration(options.coolDown));
    TOCSIN_ASSIGN(request.minDurationNs, parseDuration(options.minDuration));
    request.choice.part = workflow::ScoredPart::Validation;
    request.confidence = options.confidence;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_TRY(checkClasses(project, options.choice));
    TOCSIN_ASSIGN(const alarm::DecisionRecord record, workflow::tuneRun(project, request, job));
    Answer answer;
    answer.json = alarm::toJson(record);
    // The contract's keys stand at the top; the whole record is around them.
    answer.json["threshold"] = number(record.rule.threshold);
    answer.json["m"] = record.rule.m;
    answer.json["n"] = record.rule.n;
    answer.json["hysteresis"] = number(record.rule.hysteresis);
    answer.text =
        fmt::format("{}: threshold {:.5g}, {} of {} windows, hysteresis {:.3g}\n"
                    "  at most {:.3g} false alarms a machine-day at {:.0f} % ({} in {:.3g} clean machine-days; {})\n",
                    record.shown ? "budget shown" : "budget NOT shown yet", record.rule.threshold, record.rule.m, record.rule.n,
                    record.rule.hysteresis, record.bound, record.confidence * 100, record.falseAlarms, record.cleanDays, record.method);
    if (record.missing) answer.text += "  missing: " + record.missing->sentence + "\n";
    if (record.eventsFound)
        answer.text += fmt::format("  {} of {} events of the validation part found\n", *record.eventsFound, record.events.value_or(0));
    for (const std::string& warning : record.warnings) answer.text += "  warning: " + warning + "\n";
    return answer;
}

} // namespace

void addTuneCommand(CommandTable& table) {
    auto options = makeOptions<TuneOptions>();
    CLI::App& verb = table.add("tune", "Find the threshold that keeps a false-alarm budget, or say what is missing to show one",
                               [options](const CommonOptions&, const JobContext& job) { return tune(*options, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("--budget", options->budget, "False alarms in machine time: 1/30d, or in words: 1 false alarm per pump per month")
        ->required();
    verb.add_option("--confidence", options->confidence, "Of the bound")->check(CLI::Range(0.5, 0.999999))->capture_default_str();
    verb.add_option("--cool-down", options->coolDown, "No new alarm for this long after one has ended")->capture_default_str();
    verb.add_option("--min-duration", options->minDuration, "The condition must hold this long before an alarm is raised")
        ->capture_default_str();
    addChoiceOptions(verb, options->choice);
}

} // namespace tocsin::cli
