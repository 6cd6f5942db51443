// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/ingest/importer.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct ScoreRequest {
    RunId run;
    std::vector<std::filesystem::path> sources; ///< files; they need not be in the project, labels in them are not looked at
    ingest::ImportOptions options;              ///< recipe, zone, rate, start; asset empty: each file's stem
    std::string precision = "auto";
    std::filesystem::path out; ///< scores.csv
};

struct ScoreAnswer {
    std::int64_t scores = 0, windowsSkipped = 0, notFit = 0;
    std::string precision;
    std::vector<std::string> warnings;
};

/// Scores files with a run's model, exactly as the agent would, and writes scores.csv (time,asset,score[,p_<class>...]).
[[nodiscard]] Result<ScoreAnswer> scoreSources(const store::Project& project, const ScoreRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
