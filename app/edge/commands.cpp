// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edge/commands.h"

#include <fmt/format.h>

#include "app/edge/notify.h"
#include "core/edge/install.h"
#include "core/edge/run.h"

namespace tocsin::app {

namespace {

std::string statusText(const Json& status) {
    if (status.at("active").is_null()) return fmt::format("no bundle is installed in {}\n", status.at("root").get<std::string>());
    const auto textOf = [&](const char* key) {
        const Json& value = status.at(key);
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    std::string text =
        fmt::format("{} ({}, serial {}) runs in {}\n", textOf("active"), textOf("version"), textOf("serial"), textOf("precision"));
    if (!status.at("budget").is_null())
        text += fmt::format("budget {} false alarms, bound {} a machine-day\n", textOf("budget"), textOf("bound"));
    if (!status.at("unproven").is_null()) text += fmt::format("the budget was not shown; released because: {}\n", textOf("unproven"));
    if (!status.at("previous").is_null()) text += fmt::format("rollback goes to serial {}\n", textOf("previous"));
    return text;
}

Result<EdgeAnswer> statusAnswer(const std::string& root) {
    TOCSIN_ASSIGN(Json json, edge::deviceStatus(root));
    std::string text = statusText(json);
    return EdgeAnswer{std::move(json), std::move(text)};
}

Json summaryJson(const edge::RunSummary& summary) {
    const edge::PipelineCounters& counters = summary.counters;
    return {{"rows", counters.rows},       {"rejected", summary.rejected},  {"scores", counters.scores}, {"skipped", counters.skipped},
            {"not_fit", counters.notFit},  {"held", counters.held},         {"gaps", counters.gaps},     {"raised", counters.raised},
            {"cleared", counters.cleared}, {"standing", counters.standing}, {"stopped", summary.stopped}};
}

std::string summaryText(const edge::RunSummary& summary) {
    const edge::PipelineCounters& counters = summary.counters;
    return fmt::format("{} rows ({} lines rejected), {} scores, {} windows skipped for missing values, {} not fit to judge, {} gaps; "
                       "{} alarms raised, {} cleared, {} standing\n",
                       counters.rows, summary.rejected, counters.scores, counters.skipped, counters.notFit, counters.gaps, counters.raised,
                       counters.cleared, counters.standing);
}

} // namespace

Result<EdgeAnswer> install(const EdgeOptions& options) {
    std::vector<bundle::PublicKey> trusted;
    for (const std::string& file : options.trust) {
        TOCSIN_ASSIGN(bundle::PublicKey key, bundle::readPublicKey(file));
        trusted.push_back(std::move(key));
    }
    TOCSIN_TRY(edge::installBundle(options.bundle, options.root, trusted));
    return statusAnswer(options.root);
}

Result<EdgeAnswer> rollback(const EdgeOptions& options) {
    TOCSIN_TRY(edge::rollback(options.root));
    return statusAnswer(options.root);
}

Result<EdgeAnswer> status(const EdgeOptions& options) {
    return statusAnswer(options.root);
}

Result<EdgeAnswer> run(const EdgeOptions& options, const JobContext& context) {
    if (options.json && options.output == "-")
        return Error{ErrorCode::Usage, "--json and the alarms cannot share standard output: name a file for the alarms with --output", {}};
    edge::RunRequest request;
    request.root = options.root;
    request.input = options.input;
    request.follow = options.follow;
    request.output = options.output;
    request.scores = options.scores;
    request.precision = options.precision;
    request.asset = options.asset;
    request.rateHz = options.rateHz;
    request.keepEvery = std::chrono::milliseconds(static_cast<std::int64_t>(options.keepSec * 1000));
    if (!options.start.empty()) {
        const auto start = parseTime(options.start);
        if (!start.ok()) return Error{ErrorCode::Usage, "--start: " + start.error().message, {}};
        request.start = *start;
    }
    ServiceNotifier notifier;
    request.ready = [&] { notifier.ready(); };
    request.alive = [&] { notifier.alive(); };
    TOCSIN_ASSIGN(const edge::RunSummary summary, edge::runAgent(request, context));
    notifier.stopping();
    return EdgeAnswer{summaryJson(summary), summaryText(summary)};
}

} // namespace tocsin::app
