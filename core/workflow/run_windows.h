// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/learn/windows.h"
#include "core/store/project.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// The windows of a run's recordings with their parts, as training saw them. classes: fault classes that count; empty: all.
[[nodiscard]] Result<learn::WindowSet> runWindows(const store::Project& project, const RunFiles& run,
                                                  const std::vector<std::string>& classes = {}, const JobContext& job = {});

/// At most `count` windows of a part, evenly over its time, float32 [C, T] each.
[[nodiscard]] std::vector<std::vector<float>> sampleWindows(const learn::WindowSet& set, learn::Part part, std::size_t count);

} // namespace tocsin::workflow
