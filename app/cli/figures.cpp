// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figures.h"

#include <fmt/format.h>

#include "core/base/json_path.h"

namespace tocsin::cli {

namespace {

std::string rateText(const Json& figures) {
    const Json &value = at(figures, {"false_alarms_per_day", "value"}), &upper = at(figures, {"false_alarms_per_day", "upper95"});
    if (value.is_null()) return "-";
    return fmt::format("{} (<= {} at 95 %)", figureText(value), figureText(upper));
}

std::string eventsText(const Json& figures) {
    if (at(figures, {"events"}).is_null()) return "-";
    return fmt::format("{} of {}", at(figures, {"events_found"}).get<int>(), at(figures, {"events"}).get<int>());
}

std::string leadText(const Json& figures) {
    const Json& median = at(figures, {"lead_time_s", "median"});
    if (!median.is_number()) return "-";
    std::string text = fmt::format("{:.4g} h", median.get<double>() / 3600);
    const Json& limits = at(figures, {"lead_time_s", "median_limits"});
    if (limits.is_array()) text += fmt::format(" ({:.4g} to {:.4g} h)", limits[0].get<double>() / 3600, limits[1].get<double>() / 3600);
    return text;
}

std::string timeInAlarmText(const Json& figures) {
    const Json& share = at(figures, {"clean_time_in_alarm"});
    if (!share.is_number()) return "-";
    std::string text = figureText(share);
    const Json& limits = at(figures, {"clean_time_in_alarm_limits"});
    if (limits.is_array()) text += fmt::format(" ({} to {})", figureText(limits[0]), figureText(limits[1]));
    return text;
}

} // namespace

std::string figureText(const Json& value) {
    return value.is_number() ? fmt::format("{:.3g}", value.get<double>()) : "-";
}

std::string figuresTable(const Json& model, const Json& baseline, const std::string& modelName) {
    const std::string baselineName = at(baseline, {"name"}).is_string() ? at(baseline, {"name"}).get<std::string>() : "no baseline";
    std::string text = fmt::format("  {:<30} {:<34} {}\n", "", modelName, "best baseline: " + baselineName);
    const auto row = [&](const char* name, const std::string& ours, const std::string& theirs) {
        if (ours != "-" || theirs != "-") text += fmt::format("  {:<30} {:<34} {}\n", name, ours, theirs);
    };
    const auto figure = [&](const char* name, std::initializer_list<const char*> keys) {
        row(name, figureText(at(model, keys)), figureText(at(baseline, keys)));
    };
    row("events found", eventsText(model), eventsText(baseline));
    row("lead time, median", leadText(model), leadText(baseline));
    row("false alarms a machine-day", rateText(model), rateText(baseline));
    row("share of clean time in alarm", timeInAlarmText(model), timeInAlarmText(baseline));
    figure("AUC", {"auc"});
    figure("average precision", {"ap"});
    figure("row F1", {"points", "f1"});
    figure("row false alarm rate", {"points", "far"});
    figure("row missed alarm rate", {"points", "mar"});
    figure("accuracy", {"accuracy"});
    figure("balanced accuracy", {"balanced_accuracy"});
    figure("windows of untrained classes", {"unseen_class_windows"});
    return text;
}

} // namespace tocsin::cli
