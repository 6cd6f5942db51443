// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/compare_raters.h"

namespace tocsin::workflow {

Result<label::Agreement> compareRaters(const store::Project& project, const CompareRequest& request) {
    TOCSIN_ASSIGN(const auto labels, project.labels().all());
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    TOCSIN_ASSIGN(const auto reviewed, project.raters().reviewed());
    std::vector<label::Stretch> stretches;
    for (const store::RecordingRecord& recording : recordings) stretches.push_back({recording.asset, recording.range});
    return label::agreementOf(labels, stretches, reviewed, request.raters, request.className, request.settings);
}

Result<std::vector<label::Disagreement>> openDisagreements(const store::Project& project, TimeNs tolerance) {
    TOCSIN_ASSIGN(const auto labels, project.labels().all());
    TOCSIN_ASSIGN(const auto reviewed, project.raters().reviewed());
    return label::disagreements(labels, reviewed, tolerance);
}

} // namespace tocsin::workflow
