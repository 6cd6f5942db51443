// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/workbench/explain/answer_book.h"
#include "app/workbench/explain/explain_items.h"
#include "app/workbench/pages/alarm_table_model.h"
#include "app/workbench/project_session.h"

namespace tocsin::workbench {

/// A run that can be explained.
struct RunChoice {
    RunId id;
    std::string recipe;
    bool tuned = false; ///< it has a decision record
};

/// Finished runs, tuned ones first, newest first within both. Any thread.
[[nodiscard]] Result<std::vector<RunChoice>> runChoices(const ProjectSession& session);

/// What the Explain page shows of a run beside the maps.
struct ExplainMaterial {
    RunId run;
    ItemList list;
    bool tuned = false;                    ///< threshold of the decision record, else what training set
    TimeNs windowNs = 0;                   ///< from the first to the last sample of a window; 0 where the rate is not known
    std::vector<std::string> channelNames; ///< in the model's order
    AlarmsByAsset alarms;
    std::vector<workflow::ExplainAnswer> answers;
};

/// Scores the test part of the run and ranks it. Any thread. Code Data: the run has no test time with scores, or is damaged.
[[nodiscard]] Result<std::shared_ptr<const ExplainMaterial>> explainMaterial(const store::Project& project, const AnswerStore& answers,
                                                                             RunId run, const JobContext& job);

} // namespace tocsin::workbench
