// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workflow {

/// Figures of one model over one part: those of alarm::EventMetrics, auc, ap (score of a window against the label of its last sample),
/// points {tp, fp, fn, tn, f1, far, mar} (every row, in alarm or not, against its label) and for classifiers accuracy, per_class,
/// confusion. Keys: docs/cli.md.
[[nodiscard]] Result<Json> modelFigures(const store::Project& project, const RunFiles& run, const ScoreChoice& choice,
                                        const BaselineFile* baseline, const JobContext& job);

struct EvaluateRequest {
    RunId run;
    ScoreChoice choice;
    bool remember = true; ///< keep the figures with the run, for lists and reports
};

/// The run's figures on its test part, and under "baseline" the same figures of the best baseline (by accuracy for classifiers, else by
/// auc, then by events found; the best on the very data reported, which favours the baseline), all baselines under "baselines".
[[nodiscard]] Result<Json> evaluateRun(const store::Project& project, const EvaluateRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
