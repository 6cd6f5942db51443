// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/compress/quantizer.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct QuantizeRunRequest {
    RunId run;
    std::optional<std::string> observer; ///< min-max, percentile, mse, entropy; empty: the best
};

struct KeepAnswer {
    bool keep = false;
    std::string why; ///< a sentence
};
/// int8 is kept when everything runs in int8, a call is quicker, no event that fp32 finds is lost, and its budget is shown wherever that of
/// fp32 is.
[[nodiscard]] KeepAnswer keepInt8(const compress::QuantizationReport& report, std::int64_t eventsLost, bool shownFp32, bool shownInt8);

/// Makes the int8 model of a run, compares it in scores and decisions, solves the threshold again on int8 scores where one was tuned (in
/// the terms of that record), and keeps it only where keepInt8() says so. {size_fp32, size_int8, latency_ms_fp32, latency_ms_int8, fused,
/// kept, why, decisions_changed, changed_events:[...], changed_alarms:[{asset, change, fp32, int8}], events_lost, default_rule_int8,
/// model_sha256, model_int8_sha256, observer, parity, ...}; decisions_changed counts events found or lost and alarms that appeared or
/// vanished. Sizes and latencies of int8 are null where the network cannot be quantized. Code Finding: the decision record is not of the
/// present model.
[[nodiscard]] Result<Json> quantizeRun(const store::Project& project, const QuantizeRunRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
