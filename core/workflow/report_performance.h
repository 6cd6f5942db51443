// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workflow {

/// What the scores of one part say event by event and machine by machine.
struct ReportedScores {
    Json events;    ///< as in reportRun(): one entry an event, with the ids of the labels behind it
    Json alarms;    ///< false ones
    Json assets;    ///< figures of each machine
    Json timelines; ///< highest score by column of time, with events and alarms
    std::int64_t falseAlarms = 0;
};
[[nodiscard]] ReportedScores reportedScores(const RunScores& scores, const std::vector<label::Label>& labels);

/// Spread of the scores of clean time and of events, in at most 60 bins; by factors where the scores are positive and far apart.
[[nodiscard]] Json scorePicture(const RunScores& scores);
/// False alarms a machine-month and events found against the threshold, for the form of the rule in force.
[[nodiscard]] Json curvePicture(const RunScores& scores);

} // namespace tocsin::workflow
