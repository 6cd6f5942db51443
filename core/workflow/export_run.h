// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/bundle/manifest.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

struct ExportRequest {
    RunId run;
    std::filesystem::path key; ///< secret key file
    std::filesystem::path out;
    std::string precision = "auto"; ///< what runs on the device under "auto"
    std::string unproven;           ///< reason to export without a budget that was shown
    std::string name;               ///< of the model, for people; empty: the recipe
    std::string version;            ///< for people; empty: "run 3"
    std::int64_t serial = 0;        ///< above every one before; 0: the next
    bundle::CardAnswers card;       ///< for the model card
};

struct ExportAnswer {
    std::int64_t serial = 0;
    std::int64_t bytes = 0;
    std::string sha256, precision, keyId;
};

/// Packs, signs and writes a bundle with the next serial of the project. Code Finding: no decision record that was shown and no reason
/// given, or a decision record or an int8 model that does not belong to the present model.onnx (a reason does not help there).
[[nodiscard]] Result<ExportAnswer> exportRun(const store::Project& project, const ExportRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
