// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/label/label.h"
#include "core/label/maintenance_event.h"

namespace tocsin::label {

struct ProposalSettings {
    TimeNs horizon = 7 * kNsPerDay;            ///< how long before a failure its signs are expected
    TimeNs settle = kNsPerDay;                 ///< how long after a repair the machine is taken for healthy
    TimeNs duplicateTolerance = kNsPerDay / 2; ///< orders of one asset this close together are one failure
    std::string rater = "maintenance log";
    double confidence = 0.5;
};

/// One failure often has several orders: breakdowns of one asset whose [failure or reported, finished or reported] overlap or lie at most
/// `tolerance` apart become one event (earliest failure and report, latest end, order numbers and texts joined). Other kinds stay as they
/// are. said: one sentence for each merge.
struct DistinctEvents {
    std::vector<MaintenanceEvent> events; ///< by asset, then by time
    std::vector<std::string> said;
};
[[nodiscard]] DistinctEvents distinctEvents(std::span<const MaintenanceEvent> events, TimeNs tolerance);

/// Proposed labels (status Proposed: a person must confirm) from breakdowns; preventive work and inspections are context and give none:
///   pre-failure  [failure or reported - horizon, reported], onset lastGood..failure, not reaching back before the end of the last repair
///   unknown      [failure or reported, finished]
///   normal       [finished, finished + settle], "repaired healthy", cut where the next pre-failure begins
/// said: what was merged, cut or left out and why.
struct Proposals {
    std::vector<Label> labels;
    std::vector<std::string> said;
};
[[nodiscard]] Proposals proposeLabels(std::span<const MaintenanceEvent> events, const ProposalSettings& settings = {});

} // namespace tocsin::label
