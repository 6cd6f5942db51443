// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// "data" of reportRun(): the recordings that the run was trained, tuned or tested on, and the labels of their machines.
[[nodiscard]] Result<Json> reportedData(const store::Project& project, const RunFiles& run);

/// "split" of reportRun().
[[nodiscard]] Result<Json> reportedSplit(const store::Project& project, const RunFiles& run);

/// Rows that stand in two parts of a split; 0 in every split that planSplit() makes.
[[nodiscard]] std::int64_t sharedRows(const learn::SplitPlan& split);

} // namespace tocsin::workflow
