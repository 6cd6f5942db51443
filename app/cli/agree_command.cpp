// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/workflow/compare_raters.h"

namespace tocsin::cli {

namespace {

struct AgreeOptions {
    std::string folder, className, grid = "60s";
    std::vector<std::string> raters;
    double overlap = 0;
};

Json estimate(const label::Estimate& value) {
    return {{"value", number(value.value)}, {"low", number(value.low)}, {"high", number(value.high)}};
}

Result<Answer> agree(const AgreeOptions& options, const CommonOptions& common) {
    workflow::CompareRequest request;
    request.raters = options.raters;
    request.className = options.className;
    request.settings.overlap = options.overlap;
    request.settings.seed = common.seed;
    TOCSIN_ASSIGN(request.settings.grid, parseDuration(options.grid));
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_ASSIGN(const label::Agreement agreement, workflow::compareRaters(project, request));
    Answer answer;
    answer.json = {{"raters", agreement.raters}, {"grid_s", static_cast<double>(request.settings.grid) / 1e9},
                   {"overlap", options.overlap}, {"confidence", request.settings.confidence},
                   {"pairs", Json::array()},     {"classes", Json::array()}};
    for (const label::PairAgreement& pair : agreement.pairs) {
        const std::string sentence = label::agreementSentence(pair);
        answer.json["pairs"].push_back(
            {{"raters", {pair.raterA, pair.raterB}},
             {"class", pair.className.empty() ? Json() : Json(pair.className)},
             {"hours", number(pair.hours)},
             {"events", {{"both", pair.events.both}, {"only_first", pair.events.onlyA}, {"only_second", pair.events.onlyB}}},
             {"event_f1", estimate(pair.events.f1)},
             {"onset_s", estimate(pair.events.onsetSec)},
             {"end_s", estimate(pair.events.endSec)},
             {"edge_s", estimate(pair.events.edgeSec)},
             {"kappa", estimate(pair.kappa)},
             {"said", sentence}});
        answer.text += sentence + "\n";
    }
    for (const label::ClassAgreement& of : agreement.classes) {
        answer.json["classes"].push_back(
            {{"class", of.className.empty() ? Json() : Json(of.className)}, {"cells", of.cells}, {"alpha", estimate(of.alpha)}});
        if (agreement.raters.size() < 3 || !std::isfinite(of.alpha.value)) continue; // of two raters kappa says it already
        answer.text += fmt::format("{}: Krippendorff's alpha of all {} raters {:.2f}\n",
                                   of.className.empty() ? "all classes" : of.className, agreement.raters.size(), of.alpha.value);
    }
    return answer;
}

} // namespace

void addAgreeCommand(CommandTable& table) {
    auto options = makeOptions<AgreeOptions>();
    CLI::App& app = table.add("agree", "Say how far raters agree about the events, their edges and the time",
                              [options](const CommonOptions& common, const JobContext&) { return agree(*options, common); });
    app.add_option("DIR", options->folder, "The project")->required();
    app.add_option("--rater", options->raters, "Compare these raters; all when not given")->take_all();
    app.add_option("--class", options->className, "Only this class; all together and each one when not given");
    app.add_option("--grid", options->grid, "Step of the grid for kappa and alpha")->capture_default_str();
    app.add_option("--overlap", options->overlap, "Least intersection over union for the same event; 0: any shared instant")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
}

} // namespace tocsin::cli
