// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/label/adjudication.h"
#include "core/label/agreement.h"
#include "core/store/project.h"

namespace tocsin::workflow {

struct CompareRequest {
    std::vector<std::string> raters; ///< empty: all
    std::string className;           ///< empty: all and each
    label::AgreementSettings settings;
};

/// label::agreementOf() over the recorded time of every asset, for what raters have reviewed (store::RaterRepository).
[[nodiscard]] Result<label::Agreement> compareRaters(const store::Project& project, const CompareRequest& request);

/// label::disagreements() of the project.
[[nodiscard]] Result<std::vector<label::Disagreement>> openDisagreements(const store::Project& project, TimeNs tolerance);

} // namespace tocsin::workflow
