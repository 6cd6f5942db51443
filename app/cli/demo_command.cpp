// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <iostream>

#include "app/cli/command.h"
#include "app/cli/figures.h"
#include "core/base/durable_file.h"
#include "core/workflow/demo_line.h"
#include "datasets/pump_hall.h"

namespace tocsin::cli {

namespace {

struct DemoOptions {
    std::string folder, budget = "1/14d";
};

std::filesystem::path agentProgram() {
    std::error_code problem;
    return std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / "tocsin-edge";
}

std::string tableText(const Json& table) {
    const Json &tuned = table["evaluate_tuned"], &live = table["live"], &quantized = table["quantize"], &decision = table["tune"];
    std::string text = "\n";
    const auto row = [&](const std::string& name, const std::string& value) { text += fmt::format("  {:<52} {}\n", name, value); };
    row("events found, history (test part)", fmt::format("{} of {}", tuned["events_found"].dump(), tuned["events"].dump()));
    row("events found, best baseline", tuned["baseline"].is_object()
                                           ? fmt::format("{} of {} ({})", tuned["baseline"]["events_found"].dump(),
                                                         tuned["baseline"]["events"].dump(), tuned["baseline"]["name"].get<std::string>())
                                           : "-");
    row("events found, three live weeks on the device", fmt::format("{} of {}", live["events_found"].dump(), live["events"].dump()));
    row("warning time on the device, median", figureText(live["warning_time_h"]["median"]) + " h");
    row("budget", fmt::format("{} a machine: {}", decision["budget"].get<std::string>(),
                              decision["shown"].get<bool>() ? "shown at 95 %" : "not shown yet"));
    row("false alarms a machine-month, upper bound of tune",
        "<= " + (decision["bound"].is_number() ? fmt::format("{:.2f}", decision["bound"].get<double>() * 30) : std::string("-")));
    row("false alarms a machine-month, on the device",
        fmt::format("{} (<= {} at 95 %; {} in {} event-free machine-days)", figureText(live["false_alarms_per_month"]["value"]),
                    figureText(live["false_alarms_per_month"]["upper95"]), live["false_alarms"].dump(),
                    figureText(live["event_free_days"])));
    row("model size fp32, int8", fmt::format("{}, {} bytes", quantized["size_fp32"].dump(), quantized["size_int8"].dump()));
    row("latency fp32, int8",
        fmt::format("{}, {} ms a window", figureText(quantized["latency_ms_fp32"]), figureText(quantized["latency_ms_int8"])));
    row("int8", quantized["why"].get<std::string>());
    row("decisions that int8 changed (events and alarms)", quantized["decisions_changed"].dump());
    return text;
}

Result<Answer> demo(const DemoOptions& options, const CommonOptions& common, const JobContext& job) {
    const std::filesystem::path folder(options.folder);
    std::filesystem::path beside = folder.has_filename() ? folder : folder.parent_path(); // "demo.tocsin/"
    beside += ".files"; // the plant's files, the bundle and the device stand beside the project, which holds only what it was given
    // Before the plant is made: a refusal changes nothing.
    TOCSIN_TRY(store::Project::checkFree(folder));
    std::error_code problem;
    if (std::filesystem::exists(beside, problem) && !std::filesystem::is_empty(beside, problem))
        return Error{
            ErrorCode::Usage, fmt::format("{} holds the files of an earlier demo; remove it, or name another folder", beside.string()), {}};
    datasets::PumpHallOptions plant;
    plant.seed = common.seed;
    TOCSIN_ASSIGN(const datasets::PumpHallFiles files, datasets::generatePumpHall(plant, beside / "plant", job));
    workflow::DemoRequest request;
    request.project = folder;
    for (const auto& file : files.history) request.history.push_back({file.asset, file.path});
    for (const auto& file : files.live) request.live.push_back({file.asset, file.path});
    request.maintenanceLog = files.maintenanceLog;
    for (const auto& failure : files.liveFailures)
        request.liveTruth.push_back({failure.asset, {failure.onset, failure.reported}, failure.failure});
    request.liveDaysPerAsset = plant.liveDays;
    request.agent = agentProgram();
    request.out = beside;
    request.budget = options.budget;
    request.seed = common.seed;
    request.threads = common.threads;
    std::string steps;
    request.say = [&](const std::string& sentence) {
        steps += "  " + sentence + "\n";
        if (!common.json) std::cout << "  " << sentence << std::endl;
    };
    if (!common.json)
        std::cout << fmt::format("demo plant \"Pump hall\": {} pumps, {} days, seed {}", datasets::kPumpHallAssets.size(), plant.days,
                                 plant.seed)
                  << std::endl;
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::runDemoLine(request, job));
    TOCSIN_TRY(durableReplace(beside / "done", "the whole line ran\n")); // installer/demo.sh looks for it
    answer.text = tableText(answer.json) + fmt::format("\n  project {}, everything else in {}\n", folder.string(), beside.string());
    return answer;
}

} // namespace

void addDemoCommand(CommandTable& table) {
    auto options = makeOptions<DemoOptions>();
    CLI::App& verb = table.add("demo", "Run the whole line on a seeded demo plant",
                               [options](const CommonOptions& common, const JobContext& job) { return demo(*options, common, job); });
    verb.add_option("DIR", options->folder, "Project to make; other files go to DIR.files")->required();
    verb.add_option("--budget", options->budget, "False-alarm budget")->capture_default_str();
}

} // namespace tocsin::cli
