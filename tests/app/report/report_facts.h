// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/json.h"

namespace tocsin::tests {

/// Facts as reportRun() gives them, for a plant with `events` events and a name that a browser must not run.
inline Json reportFacts(int events) {
    const Json limits = {0.421, 0.996};
    const Json figures = {{"name", "knn-distance"},
                          {"events", 7},
                          {"events_found", 6},
                          {"events_found_limits", limits},
                          {"lead_time_s", {{"median", 111600}, {"median_limits", {36000, 172800}}}},
                          {"false_alarms", 4},
                          {"false_alarms_per_day", {{"value", 0.031}, {"upper95", 0.0712}}},
                          {"clean_days", 128.5},
                          {"clean_time_in_alarm", 0.0123},
                          {"auc", 0.9375},
                          {"rule", {{"threshold", 0.75}, {"m", 2}, {"n", 3}}},
                          {"rule_from", "tune"}};
    Json rows = Json::array(), alarms = Json::array(), highest = Json::array();
    for (int i = 1; i <= events; ++i)
        rows.push_back({{"id", "E" + std::to_string(i)},
                        {"labels", {100 + i}},
                        {"asset", "pump <2>"},
                        {"classes", {"seal"}},
                        {"from", "2025-03-04T11:20:00Z"},
                        {"to", "2025-03-05T11:43:10Z"},
                        {"observed", true},
                        {"found", i % 2 == 0},
                        {"raised", "2025-03-04T15:00:00Z"},
                        {"lead_s", 7200}});
    alarms.push_back({{"id", "F1"}, {"asset", "pump <2>"}, {"raised", "2025-03-09T01:00:00Z"}, {"cleared", nullptr}, {"peak", 0.912}});
    for (int i = 0; i < 100; ++i) highest.push_back(0.1 + 0.01 * i);
    return {
        {"schema", 1},
        {"made", "2025-04-01T08:00:00Z"},
        {"program", "tocsin 9.9"},
        {"project", {{"id", "p"}, {"name", "<script>alert(1)</script>"}}},
        {"run", {{"name", "run 3"}, {"recipe", "wdcnn"}, {"purpose", "finds <b>faults</b> & more"}, {"split", "by time"}}},
        {"data",
         {{"assets",
           {{{"name", "pump <2>"}, {"recordings", 3}, {"rows", 1234567}, {"rejected", 118}, {"gaps", 5}, {"labels", 7}, {"events", 61}}}},
          {"recordings", 3},
          {"rows", 1234567},
          {"rejected", 118},
          {"gaps", 5},
          {"channels", {{{"name", "vibration"}, {"unit", "mm/s"}}}},
          {"labels",
           {{"by_class", {{{"class", "seal"}, {"confirmed", 7}, {"proposed", 1}, {"rejected", 2}}}},
            {"by_rater", {{{"rater", "Ana"}, {"confirmed", 7}}}}}},
          {"agreement", "One rater."}}},
        {"split", {{"parts", {{{"part", "test"}, {"recordings", 3}, {"rows", 20000}, {"days", 13.9}}}}, {"shared_rows", 0}}},
        {"performance",
         {{"model", figures},
          {"baseline", figures},
          {"baselines", {"knn-distance", "robust-ewma"}},
          {"events", rows},
          {"alarms", alarms},
          {"false_alarms", 4},
          {"assets", {figures}}}},
        {"decision",
         {{"rule", {{"threshold", 0.75}, {"m", 2}, {"n", 3}, {"hysteresis", 0.02}, {"min_duration_ns", 0}, {"cool_down_ns", 3.6e12}}},
          {"budget", "1/30d"},
          {"shown", false},
          {"confidence", 0.95},
          {"bound", 0.05},
          {"false_alarms", 1},
          {"clean_days", 60},
          {"method", "exact"},
          {"missing", {{"sentence", "40 clean machine-days more are needed."}}}}},
        {"int8", nullptr},
        {"pictures",
         {{"scores", {{"edges", {0, 0.25, 0.5, 0.75, 1}}, {"clean", {90, 9, 1, 0}}, {"event", {0, 0, 2, 9}}, {"threshold", 0.75}}},
          {"curve",
           {{"points",
             {{{"threshold", 0.1}, {"per_month", 9}, {"upper_per_month", 12}, {"found", 7}},
              {{"threshold", 0.9}, {"per_month", 0}, {"upper_per_month", 1}, {"found", 3}}}},
            {"events", 7},
            {"threshold", 0.75},
            {"budget_per_month", 1},
            {"part", "validation"}}},
          {"timelines",
           {{{"asset", "pump <2>"},
             {"from", "2025-03-01T00:00:00Z"},
             {"to", "2025-03-20T00:00:00Z"},
             {"highest", highest},
             {"events", {"E1"}},
             {"raised", {"2025-03-04T15:00:00Z"}}}}},
          {"loss", nullptr}}},
        {"limits", {"6 of 7 events were found; that is few."}},
        {"provenance", {{"project", "p"}, {"run", 3}, {"settings", {{"window", "64"}}}, {"model_sha256", std::string(64, 'a')}}},
        {"terminal", {"tocsin evaluate 'my <plant>' 3"}}};
}

} // namespace tocsin::tests
