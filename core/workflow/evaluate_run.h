// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workflow {

/// Figures of one model over one part: those of alarm::EventMetrics, auc, ap (score of a window against the label of its last sample),
/// points {tp, fp, fn, tn, f1, far, mar} (every row, in alarm or not, against its label) and for classifiers accuracy, per_class,
/// confusion; windows of a class that training never saw are errors there, unseen_class_windows says how many. Keys: docs/cli.md.
[[nodiscard]] Result<Json> modelFigures(const store::Project& project, const RunFiles& run, const ScoreChoice& choice,
                                        const BaselineFile* baseline, const JobContext& job);

/// Orders figures of models of one task: by accuracy where there is one, else by auc, else by events found.
[[nodiscard]] double figureRank(const Json& figures);

struct EvaluateRequest {
    RunId run;
    ScoreChoice choice;
    bool remember = true; ///< keep the figures with the run, for lists and reports
};

/// The run's figures on its test part, and under "baseline" the same figures of the best baseline (by accuracy for classifiers, else by
/// auc, then by events found; the best on the very data reported, which favours the baseline), all baselines under "baselines". Where the
/// run is tuned each baseline's rule is solved for the same budget on its own validation scores, so that all stand at one operating point.
/// Code Finding: the decision record is not of the present model.
[[nodiscard]] Result<Json> evaluateRun(const store::Project& project, const EvaluateRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
