// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/outlook.h"
#include "core/workflow/train_run.h"

namespace tocsin::workflow {

/// What trainRun() would do with this request, said before it begins (learn::trainOutlook()). data: read with request.data before, so that
/// a form can ask again and again.
[[nodiscard]] Result<learn::TrainOutlook> trainOutlook(const ProjectData& data, const TrainRunRequest& request, learn::Measure measure,
                                                       const JobContext& job = {});

} // namespace tocsin::workflow
