// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/time_option.h"
#include "core/workflow/label_exchange.h"
#include "core/workflow/propose_labels.h"

namespace tocsin::cli {

namespace {

struct LabelOptions {
    std::string folder, file, rater, asset, start;
};

Result<TimeNs> startOf(const LabelOptions& options) {
    if (options.start.empty()) return TimeNs{0};
    return timeOption("--start", options.start);
}

Result<Answer> importFile(const LabelOptions& options) {
    TOCSIN_ASSIGN(const TimeNs start, startOf(options));
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const auto done, workflow::importLabels(project, {options.file, options.rater, options.asset, start}));
    Answer answer;
    answer.json = {{"added", done.added}, {"changed", done.changed}, {"known", done.known}, {"warnings", done.warnings}};
    answer.text = fmt::format("{} labels added, {} changed, {} known already\n", done.added, done.changed, done.known);
    for (const std::string& warning : done.warnings) fmt::print(stderr, "tocsin: warning: {}\n", warning);
    return answer;
}

Result<Answer> exportFile(const LabelOptions& options) {
    TOCSIN_ASSIGN(const TimeNs start, startOf(options));
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_ASSIGN(const std::int64_t count, workflow::exportLabels(project, {options.file, options.rater, options.asset, start}));
    Answer answer;
    answer.json = {{"labels", count}, {"file", options.file}};
    answer.text = fmt::format("{} labels written to {}\n", count, options.file);
    return answer;
}

struct JudgeOptions {
    std::string folder, asset;
    std::vector<std::int64_t> ids;
    bool all = false;
};

Result<Answer> judge(const JudgeOptions& options, label::LabelStatus status) {
    if (options.ids.empty() && !options.all && options.asset.empty())
        return Error{ErrorCode::Usage, "name the labels by their id ('tocsin info' lists them), or give --asset or --all", {}};
    workflow::JudgeRequest request;
    for (const std::int64_t id : options.ids) request.ids.push_back(LabelId{id});
    request.asset = options.asset;
    request.status = status;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const std::int64_t count, workflow::judgeLabels(project, request));
    Answer answer;
    answer.json = {{"labels", count}};
    answer.text = fmt::format("{} labels {}\n", count, label::statusName(status));
    return answer;
}

struct EventOptions {
    std::string folder, file, preset, zone, asset, horizon = "7d", settle = "1d", labels = "propose";
};

Result<Answer> importLog(const EventOptions& options) {
    workflow::EventImportRequest request;
    request.file = options.file;
    request.preset = options.preset;
    request.zone = options.zone;
    request.asset = options.asset;
    request.handling = options.labels == "confirm" ? workflow::ProposalHandling::Confirm
                       : options.labels == "none"  ? workflow::ProposalHandling::None
                                                   : workflow::ProposalHandling::Propose;
    TOCSIN_ASSIGN(request.proposal.horizon, parseDuration(options.horizon));
    TOCSIN_ASSIGN(request.proposal.settle, parseDuration(options.settle));
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const auto done, workflow::importEvents(project, request));
    Answer answer;
    answer.json = {{"preset", done.preset},     {"events", done.read},   {"added", done.added}, {"known", done.known},
                   {"rejected", done.rejected}, {"labels", done.labels}, {"said", done.said},   {"warnings", done.warnings}};
    answer.text = fmt::format("{} work orders read as {} ({} new, {} known, {} rejected), {} labels {}\n", done.read, done.preset,
                              done.added, done.known, done.rejected, done.labels, options.labels == "confirm" ? "confirmed" : "proposed");
    for (const std::string& sentence : done.said) answer.text += "  " + sentence + "\n";
    for (const std::string& warning : done.warnings) answer.text += "  warning: " + warning + "\n";
    return answer;
}

struct ProposeOptions {
    std::string folder, asset, from = "both", horizon = "7d", settle = "1d";
    std::size_t most = 20;
};

Result<Answer> propose(const ProposeOptions& options, const JobContext& context) {
    workflow::ProposeRequest request;
    request.asset = options.asset;
    request.from = options.from == "events"    ? workflow::ProposalOrigin::Events
                   : options.from == "changes" ? workflow::ProposalOrigin::Changes
                                               : workflow::ProposalOrigin::Both;
    request.changes.most = options.most;
    TOCSIN_ASSIGN(request.events.horizon, parseDuration(options.horizon));
    TOCSIN_ASSIGN(request.events.settle, parseDuration(options.settle));
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const auto done, workflow::proposeLabels(project, request, context));
    Answer answer;
    answer.json = {{"from_events", done.fromEvents}, {"from_changes", done.fromChanges}, {"known", done.known},
                   {"settled", done.settled},        {"labels", Json::array()},          {"said", done.said},
                   {"warnings", done.warnings}};
    for (const LabelId id : done.labels) answer.json["labels"].push_back(id.value);
    answer.text =
        fmt::format("{} labels proposed from maintenance events, {} from changes; {} known already, {} where somebody has confirmed "
                    "a label\n",
                    done.fromEvents, done.fromChanges, done.known, done.settled);
    for (const std::string& sentence : done.said) answer.text += "  " + sentence + "\n";
    for (const std::string& warning : done.warnings) answer.text += "  warning: " + warning + "\n";
    return answer;
}

CLI::App& addCommonLabelOptions(CLI::App& app, LabelOptions& options) {
    app.add_option("DIR", options.folder, "The project")->required();
    app.add_option("FILE", options.file, "Label CSV, or .txt for an Audacity label track")->required();
    app.add_option("--asset", options.asset, "Asset of the labels, where the file names none");
    app.add_option("--start", options.start, "Time of second 0 of an Audacity label track");
    return app;
}

} // namespace

void addLabelCommands(CommandTable& table) {
    auto in = makeOptions<LabelOptions>();
    addCommonLabelOptions(
        table.add("label import", "Read labels from a file", [in](const CommonOptions&, const JobContext&) { return importFile(*in); }),
        *in)
        .add_option("--rater", in->rater, "Who labelled, where the file does not say");
    auto out = makeOptions<LabelOptions>();
    addCommonLabelOptions(
        table.add("label export", "Write labels to a file", [out](const CommonOptions&, const JobContext&) { return exportFile(*out); }),
        *out)
        .add_option("--rater", out->rater, "Only labels of this rater");
    auto proposal = makeOptions<ProposeOptions>();
    CLI::App& proposing = table.add("label propose", "Propose labels from maintenance events and from changes in the channels",
                                    [proposal](const CommonOptions&, const JobContext& context) { return propose(*proposal, context); });
    proposing.add_option("DIR", proposal->folder, "The project")->required();
    proposing.add_option("--asset", proposal->asset, "Only this asset");
    proposing.add_option("--from", proposal->from, "What to propose from: events, changes, both")
        ->check(CLI::IsMember({"events", "changes", "both"}))
        ->capture_default_str();
    proposing.add_option("--most", proposal->most, "At most so many changes of an asset, the strongest")->capture_default_str();
    proposing.add_option("--horizon", proposal->horizon, "How long before a failure its signs are expected")->capture_default_str();
    proposing.add_option("--settle", proposal->settle, "How long after a repair the machine is taken for healthy")->capture_default_str();
    const auto addJudge = [&table](const char* name, const char* help, label::LabelStatus status) {
        auto options = makeOptions<JudgeOptions>();
        CLI::App& verb =
            table.add(name, help, [options, status](const CommonOptions&, const JobContext&) { return judge(*options, status); });
        verb.add_option("DIR", options->folder, "The project")->required();
        verb.add_option("ID", options->ids, "Labels by their id");
        verb.add_option("--asset", options->asset, "Proposed labels of this asset");
        verb.add_flag("--all", options->all, "All proposed labels");
    };
    addJudge("label confirm", "Confirm proposed labels", label::LabelStatus::Confirmed);
    addJudge("label reject", "Reject proposed labels", label::LabelStatus::Rejected);
    auto log = makeOptions<EventOptions>();
    CLI::App& events = table.add("events import", "Read a maintenance log and propose labels from it",
                                 [log](const CommonOptions&, const JobContext&) { return importLog(*log); });
    events.add_option("DIR", log->folder, "The project")->required();
    events.add_option("FILE", log->file, "Work orders as CSV")->required();
    events.add_option("--preset", log->preset, "maximo, sap, fiix or a preset file; guessed by headings when not given");
    events.add_option("--zone", log->zone, "Time zone of the log, for example Europe/Berlin; UTC when not given");
    events.add_option("--asset", log->asset, "Asset, where the log names none");
    events.add_option("--horizon", log->horizon, "How long before a failure its signs are expected")->capture_default_str();
    events.add_option("--settle", log->settle, "How long after a repair the machine is taken for healthy")->capture_default_str();
    events.add_option("--labels", log->labels, "What becomes of the labels: propose (a person confirms), confirm, none")
        ->check(CLI::IsMember({"propose", "confirm", "none"}))
        ->capture_default_str();
}

} // namespace tocsin::cli
