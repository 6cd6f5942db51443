// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/alarm/budget.h"
#include "core/alarm/decision_rule.h"

namespace tocsin::alarm {

/// What is missing before the budget can be claimed.
struct MissingEvidence {
    double cleanDays = 0;      ///< further machine-days of normal time without a false alarm
    double cleanDaysTotal = 0; ///< that many in all
    std::string sentence;
};

/// What counted as an event and as clean time. Unjudged time (label "unknown", proposed faults, fault classes not asked for) counts
/// neither way.
struct CountingTerms {
    TimeNs horizonNs = 0;
    TimeNs graceNs = 0;
    std::vector<std::string> classes;        ///< fault classes that are events; empty: all
    std::vector<std::string> ignoredClasses; ///< labels that were not looked at
    double unjudgedDays = 0;                 ///< machine-days left out for that
    friend bool operator==(const CountingTerms&, const CountingTerms&) = default;
};

/// Why this threshold: everything a reviewer needs to judge it. Becomes decision.json of a bundle.
struct DecisionRecord {
    DecisionRule rule;
    bool shown = false;                     ///< the bound keeps the budget at the confidence
    double bound = 0;                       ///< upper limit of false alarms per machine-day at the confidence
    std::optional<MissingEvidence> missing; ///< set when not shown
    std::string method;                     ///< how the bound was found, in words
    Budget budget;
    double confidence = 0.95;
    double cleanDays = 0;                   ///< normal machine-days the bound rests on
    std::int64_t falseAlarms = 0;           ///< alarms of this rule in the clean time
    std::int64_t allowedFalseAlarms = 0;    ///< the count that the bound belongs to (falseAlarms is never above it when shown)
    int formsTried = 1;                     ///< forms of the rule among which the choice was made; the bound allows for it
    double cleanTimeInAlarm = 0;            ///< fraction
    std::optional<int> events, eventsFound; ///< when events were given
    std::optional<double> leadMedianS;
    std::vector<std::string> warnings;
    std::string run;         ///< filled by the caller; may be empty
    std::string precision;   ///< "fp32" or "int8", filled by the caller; the record is valid for that precision only
    std::string modelSha256; ///< of the model file whose scores were looked at, filled by the caller; empty in records of schema 1
    CountingTerms counting;  ///< filled by the caller
};

/// Schema 2 (schema 1, which lacks model_sha256 and counting, is still read):
///
/// | key | content |
/// | --- | --- |
/// | schema | 2 |
/// | run, precision | text, may be empty |
/// | rule | {threshold, m, n, hysteresis, min_duration_ns, cool_down_ns} |
/// | shown, bound | bool; false alarms per machine-day or null |
/// | missing | null or {sentence, clean_days, clean_days_total} |
/// | method, budget, confidence | text, "1/30d", 0..1 |
/// | clean_days, false_alarms, allowed_false_alarms, forms_tried, clean_time_in_alarm | numbers |
/// | events, events_found, lead_median_s | numbers or null |
/// | warnings | list of text |
/// | model_sha256 | text, 64 hex digits |
/// | counting | {horizon_ns, grace_ns, classes: [text], ignored_classes: [text], unjudged: "counts neither way", unjudged_days} |
[[nodiscard]] Json toJson(const DecisionRecord& record);
/// Error code Data: newer schema, unknown or missing key, wrong type, rule out of range.
[[nodiscard]] Result<DecisionRecord> decisionRecordFromJson(const Json& json);

} // namespace tocsin::alarm
