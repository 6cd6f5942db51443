// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/alarm/decision_rule.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::bundle {

/// decision.json: how scores become alarms. Its own file with its own signature and revision, so that a threshold can change in the field
/// without touching the weights; model_sha256 ties it to the one model whose scores it was solved on.
///
///     format "tocsin-decision"   format_version 1   revision (from 1)   precision   model_sha256   rule {alarm::DecisionRule}
///     evidence: the record of `tune` as it stands (budget, bound, confidence, shown, missing ...)
struct Decision {
    std::int64_t revision = 1;
    std::string precision;
    std::string modelSha256;
    alarm::DecisionRule rule;
    Json evidence = Json::object();
};

[[nodiscard]] Json toJson(const Decision& decision);
/// Error code Finding, detail "decision-invalid".
[[nodiscard]] Result<Decision> decisionFromBytes(std::string_view bytes, std::string_view what);

} // namespace tocsin::bundle
