// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct QuantizeRunRequest {
    RunId run;
    std::optional<std::string> observer; ///< min-max, percentile, mse, entropy; empty: the best
};

/// Makes the int8 model of a run, compares it in scores and decisions, solves the threshold again on int8 scores where one was tuned, and
/// keeps it only where it pays. {size_fp32, size_int8, latency_ms_fp32, latency_ms_int8, fused, kept, why, decisions_changed,
/// changed_events:[...], observer, parity, ...}; sizes and latencies of int8 are null where the network cannot be quantized.
[[nodiscard]] Result<Json> quantizeRun(const store::Project& project, const QuantizeRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
