// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/learn/windows.h"
#include "core/store/project.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// The windows of a run's recordings with their parts, as training saw them (labels too, where its setting says so). classes,
/// ignoredClasses: as in DataRequest.
[[nodiscard]] Result<learn::WindowSet> runWindows(const store::Project& project, const RunFiles& run,
                                                  const std::vector<std::string>& classes = {},
                                                  const std::vector<std::string>& ignoredClasses = {}, const JobContext& job = {});
/// Did training look at labels (setting labels=use)?
[[nodiscard]] learn::LabelUse labelUse(const RunFiles& run);

/// At most `count` windows of a part, evenly over its time, float32 [C, T] each.
[[nodiscard]] std::vector<std::vector<float>> sampleWindows(const learn::WindowSet& set, learn::Part part, std::size_t count);

/// Values of one channel over a part, evenly thinned to about 200,000: quantiles need no more. NaN = missing.
[[nodiscard]] std::vector<double> partValues(const learn::WindowSet& set, const RunFiles& run, learn::Part part, std::size_t channel);

} // namespace tocsin::workflow
