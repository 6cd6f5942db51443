// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/alarm/decision_record.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// SHA-256 of the run's model file of that precision. Code Io: it cannot be read.
[[nodiscard]] Result<std::string> modelHash(const RunFiles& run, const std::string& precision);

/// The newest decision record of a run at a precision ("fp32", "int8"); nullopt before `tune`. Code Finding: the record was solved on
/// another model file (or says none, schema 1); its bound says nothing about this one.
[[nodiscard]] Result<std::optional<alarm::DecisionRecord>> runDecision(const store::Project& project, const RunFiles& run,
                                                                       const std::string& precision);

/// Does quantization.json speak of the two model files that stand beside it? Code Finding: it does not, or is missing.
[[nodiscard]] Result<void> checkQuantized(const RunFiles& run);

/// What counts as an alarm where nothing was tuned: training's rule, for int8 the one that `quantize` read off int8 scores of the same
/// windows.
[[nodiscard]] Result<alarm::DecisionRule> untunedRule(const RunFiles& run, const std::string& precision);

} // namespace tocsin::workflow
