// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/explain/attribution_output.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// The window whose last sample is the first at or after `at` (the last whole window where none follows).
struct ExplainWindowRequest {
    RunId run;
    std::string asset; ///< as scores name it: "pump 1", or "pump 1 #3" for one of several recordings that overlap in time
    TimeNs at = 0;
    std::string method; ///< saliency, integrated-gradients, occlusion
    std::string target; ///< "score", or a class name for classifiers; empty: score
};

/// An attribution with what is known about its window.
struct ExplainedWindow {
    explain::Attribution attribution;
    explain::WindowContext context;
    RecordingId recording; ///< that the window was found in
};

/// Attribution of one window over time x channel. Reads no more of an ordered recording than the window needs. Code NotFound: no recording
/// of the asset covers the time; Usage: unknown method or class.
[[nodiscard]] Result<ExplainedWindow> explainWindow(const store::Project& project, const ExplainWindowRequest& request,
                                                    const JobContext& job = {});

/// Picture (.png) or figures with the map (.json), by the ending of `out`. Code Usage: another ending.
[[nodiscard]] Result<void> writeExplanation(const ExplainedWindow& window, const std::filesystem::path& out);

struct ExplainRunRequest : ExplainWindowRequest {
    std::filesystem::path out; ///< .png or .json
};

/// explainWindow(), written. Returns the figures of the JSON without the map.
[[nodiscard]] Result<Json> explainRun(const store::Project& project, const ExplainRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
