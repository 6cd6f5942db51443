// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/figures.h"
#include "core/workflow/quantize_run.h"

namespace tocsin::cli {

namespace {

struct QuantizeOptions {
    std::string folder, run, observer;
};

Result<Answer> quantize(const QuantizeOptions& options, const JobContext& job) {
    workflow::QuantizeRunRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    if (!options.observer.empty()) request.observer = options.observer;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::quantizeRun(project, request, job));
    const Json& json = answer.json;
    answer.text = fmt::format("fp32 {} bytes, {} ms; int8 {} bytes, {} ms; {}: {}\n", json["size_fp32"].dump(),
                              figureText(json["latency_ms_fp32"]), json["size_int8"].dump(), figureText(json["latency_ms_int8"]),
                              json["kept"].get<bool>() ? "kept" : "not kept", json["why"].get<std::string>());
    answer.text +=
        fmt::format("  decisions changed: {} (events found or lost, alarms that appeared or vanished)\n", json["decisions_changed"].dump());
    for (const Json& event : json["changed_events"])
        answer.text +=
            fmt::format("    event {} {} to {}: fp32 {}, int8 {}\n", event["asset"].get<std::string>(), event["from"].get<std::string>(),
                        event["to"].get<std::string>(), event["fp32"].get<std::string>(), event["int8"].get<std::string>());
    const auto raised = [](const Json& alarm) { return alarm.is_object() ? "raised " + alarm["raised"].get<std::string>() : "none"; };
    constexpr std::size_t kListed = 20; // --json has them all
    std::size_t listed = 0;
    for (const Json& alarm : json["changed_alarms"])
        if (listed++ < kListed)
            answer.text += fmt::format("    alarm of {} {}: fp32 {}, int8 {}\n", alarm["asset"].get<std::string>(),
                                       alarm["change"].get<std::string>(), raised(alarm["fp32"]), raised(alarm["int8"]));
    if (listed > kListed) answer.text += fmt::format("    and {} alarms more\n", listed - kListed);
    return answer;
}

} // namespace

void addQuantizeCommand(CommandTable& table) {
    auto options = makeOptions<QuantizeOptions>();
    CLI::App& verb = table.add("quantize", "Make an int8 model, compare it, keep it where it pays",
                               [options](const CommonOptions&, const JobContext& job) { return quantize(*options, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("--observer", options->observer, "How ranges are read off: min-max, percentile, mse, entropy; the best when not given");
}

} // namespace tocsin::cli
