// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "core/workflow/run_scores.h"
#include "core/workflow/training_data.h"

namespace tocsin::cli {

/// Options of every verb that counts events and false alarms.
struct ChoiceOptions {
    std::string precision = "auto", horizon, grace;
    std::vector<std::string> classes, ignoredClasses;
};

inline void addChoiceOptions(CLI::App& verb, ChoiceOptions& options) {
    verb.add_option("--precision", options.precision, "fp32, int8 or auto (int8 where quantize kept it)")
        ->check(CLI::IsMember({"fp32", "int8", "auto"}))
        ->capture_default_str();
    verb.add_option("--class", options.classes,
                    "Only labels of this fault class are events, time of the others counts neither way; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--ignore-class", options.ignoredClasses, "Labels of this class are not looked at; repeat for several")
        ->allow_extra_args(false);
    verb.add_option("--horizon", options.horizon, "An alarm this long before an event finds it; that of tune, else 0s, when not given");
    verb.add_option("--grace", options.grace,
                    "After an event an alarm counts neither way for this long; that of tune, else one window, when not given");
}

[[nodiscard]] inline Result<workflow::ScoreChoice> scoreChoice(const ChoiceOptions& options) {
    workflow::ScoreChoice choice;
    choice.precision = options.precision;
    choice.classes = options.classes;
    choice.ignoredClasses = options.ignoredClasses;
    if (!options.horizon.empty()) {
        TOCSIN_ASSIGN(choice.horizonNs, parseDuration(options.horizon));
    }
    if (!options.grace.empty()) {
        TOCSIN_ASSIGN(choice.graceNs, parseDuration(options.grace));
    }
    return choice;
}

/// Classes that no label of the project has. Code Usage names them.
[[nodiscard]] inline Result<void> checkClasses(const store::Project& project, const ChoiceOptions& options) {
    workflow::DataRequest named;
    named.classes = options.classes;
    named.ignoredClasses = options.ignoredClasses;
    return workflow::checkDataRequest(project, named);
}

} // namespace tocsin::cli
