// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/train_outlook.h"

namespace tocsin::workflow {

Result<learn::TrainOutlook> trainOutlook(const ProjectData& data, const TrainRunRequest& request, learn::Measure measure,
                                         const JobContext& job) {
    return learn::trainOutlook(trainingRequest(request, data), measure, job);
}

} // namespace tocsin::workflow
