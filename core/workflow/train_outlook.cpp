// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/train_outlook.h"

namespace tocsin::workflow {

Result<learn::TrainOutlook> trainOutlook(const ProjectData& data, const TrainRunRequest& request, learn::Measure measure,
                                         const JobContext& job) {
    learn::TrainRequest training;
    training.recipe = request.recipe;
    training.settings = request.settings;
    training.split = request.split;
    training.seed = request.seed;
    training.threads = request.threads;
    training.channels = data.channels;
    training.dialect = data.dialect;
    training.recordings = data.recordings;
    return learn::trainOutlook(std::move(training), measure, job);
}

} // namespace tocsin::workflow
