// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/label/change_proposals.h"
#include "core/label/proposals.h"
#include "core/store/project.h"

namespace tocsin::workflow {

enum class ProposalOrigin { Events, Changes, Both };

struct ProposeRequest {
    std::string asset; ///< empty: all
    ProposalOrigin from = ProposalOrigin::Both;
    label::ProposalSettings events;
    label::ChangeProposalSettings changes;
};

struct ProposeAnswer {
    std::int64_t fromEvents = 0, fromChanges = 0; ///< new in the project
    std::int64_t known = 0;                       ///< left out: the same was proposed before, whatever became of it
    std::int64_t settled = 0;                     ///< left out: a confirmed label of that asset lies there
    std::vector<LabelId> labels;                  ///< ids of the new proposals
    std::vector<std::string> said, warnings;      ///< warnings: channels that could not be read
};

/// Puts proposals from the project's maintenance events and from change points of every channel into the project: status Proposed, one
/// gesture that undo does not touch. Change points: series::findChangePoints for each channel of each recording, joined over channels
/// (label::proposeFromChanges). A proposal is known when a label of the same asset, class, rater and source, in any status, lies within the
/// change's own uncertainty: so what somebody rejected is not proposed again. Error code NotFound: no such asset; Cancelled.
[[nodiscard]] Result<ProposeAnswer> proposeLabels(const store::Project& project, const ProposeRequest& request,
                                                  const JobContext& context = {});

} // namespace tocsin::workflow
