// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct ExplainRunRequest {
    RunId run;
    std::string asset;
    TimeNs at = 0; ///< the window whose last sample is the first at or after this time is explained (the last window where none follows)
    std::string method;        ///< saliency, integrated-gradients, occlusion
    std::filesystem::path out; ///< .png or .json
    std::string target;        ///< "score", or a class name for classifiers; empty: score
};

/// Attribution of one window's score over time x channel with its completeness gap and deletion curve, written as a picture or as JSON.
/// Returns the figures of the JSON without the map. Code NotFound: no recording of the asset covers the time; Usage: unknown method or file
/// ending.
[[nodiscard]] Result<Json> explainRun(const store::Project& project, const ExplainRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
