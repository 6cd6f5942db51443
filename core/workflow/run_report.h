// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct ReportRequest {
    RunId run;
    std::string precision = "auto"; ///< fp32, int8 or auto
    std::string folder;             ///< how the lines for a terminal call the project; empty: its path
};

/// What the report of a run says, as plain facts; how they are shown is decided elsewhere (app/report). Nothing is kept in the project.
/// Figures are made now, over the labels as they stand, by evaluateRun() on the test part. Unknown numbers are null.
///
/// | key | content |
/// | --- | --- |
/// | schema, made, program | 1; time of the report; version of the program |
/// | project | {id, name} |
/// | run | {id, name: "run 3", recipe, purpose, task, created, split, epochs, seconds, said: [sentence]} |
/// | data | {assets: [{name, recordings, rows, rejected, gaps, from, to, labels, events}], recordings, recordings_not_used, rows, rejected,
/// gaps, from, to, channels: [{name, unit}], rate_hz, labels: {by_class: [{class, confirmed, proposed, rejected}], by_rater: [{rater,
/// confirmed}], raters, changed, changes_after_training}, agreement: sentence} |
/// | split | {parts: [{part, recordings, rows, days}], shared_rows, test_reaches_back} |
/// | performance | {model, baseline: what evaluateRun() says of each, precision, tuned, baselines: names, events: [{id: "E1" (null outside
/// the test time), labels: [id], sources, asset, classes, from, to, observed, found, raised, lead_s, delay_s}], alarms: [{id: "F1", asset,
/// raised, cleared, peak}]: false ones, at most kReportedAlarms, false_alarms: all of them, assets: [{asset, events, events_found,
/// events_found_limits, false_alarms, clean_days, false_alarms_per_day}]} | | decision | the decision record in force, or {rule, why} where
/// nothing was tuned | | int8 | what `quantize` found, or null | | pictures | {scores: {edges: [N + 1], clean: [N], event: [N], threshold},
/// curve: {points: [{threshold, per_month, upper_per_month, found}], budget_per_month, events, part}, timelines: [{asset, from, to,
/// highest: [M], events: [E id], raised: [time]}], loss: [{epoch, train, validation}]} | | limits | what the figures rest on and what they
/// do not show, in sentences | | provenance | {project, run, recipe, settings, seed, threads, data_fingerprint, model_sha256,
/// model_int8_sha256, audit, bundles} | | terminal | the command lines that make the same run again |
///
/// Code Finding: the decision record is not of the present model; Data: no test part.
[[nodiscard]] Result<Json> reportRun(const store::Project& project, const ReportRequest& request, const JobContext& job = {});

/// False alarms that are listed one by one; all are counted.
inline constexpr std::size_t kReportedAlarms = 40;

} // namespace tocsin::workflow
