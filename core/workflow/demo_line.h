// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/alarm/score_series.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// A file of the demo plant.
struct DemoSource {
    std::string asset;
    std::filesystem::path path;
};

struct DemoRequest {
    std::filesystem::path project; ///< made
    std::vector<DemoSource> history, live;
    std::filesystem::path maintenanceLog;    ///< Maximo columns
    std::vector<alarm::TrueEvent> liveTruth; ///< what truly happens in the live weeks: from first sign to failure
    double liveDaysPerAsset = 0;
    std::filesystem::path agent; ///< the program tocsin-edge
    std::filesystem::path out;   ///< folder for key, bundle, device root, pictures and replays
    std::string budget = "1/14d";
    std::uint64_t seed = 1;
    int threads = 0;
    std::function<void(const std::string&)> say; ///< told each step when it is done, in a sentence
};

/// What the replay on the device came to.
struct LiveFigures {
    std::size_t events = 0;
    int found = 0, falseAlarms = 0;
    std::vector<double> warningHours; ///< of the events found, in any order
    double days = 0, freeDays = 0;    ///< machine-days, and those outside the events
};

/// {events, events_found, warning_time_h:{median}, false_alarms, machine_days, event_free_days, false_alarms_per_month:{value, upper95}};
/// unknown numbers null.
[[nodiscard]] Json toJson(const LiveFigures& live);

/// The main job from files to a device that raises the alarm: import, label from the maintenance log, train, evaluate, tune, explain one
/// alarm, quantize, export, verify, install, replay. Returns the table: {history:{events, events_found, ...}, tune:{...}, live:{events,
/// events_found, warning_time_h, false_alarms, false_alarms_per_month:{value, upper95}}, quantize:{...}, bundle:{...}, explained:{...}}.
/// Every number comes from the step it names; the replay is run by the agent program itself.
[[nodiscard]] Result<Json> runDemoLine(const DemoRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
