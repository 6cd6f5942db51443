// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin::workflow {

/// Runs a program of ours (tocsin-edge, tocsin-report) to its end, its stdout thrown away and its stderr kept for the error. Code Finding
/// when it exits with 1, Data with 3, Internal otherwise; the message is what the program said.
[[nodiscard]] Result<void> runAgentProgram(const std::filesystem::path& program, const std::vector<std::string>& words,
                                           const JobContext& job);

} // namespace tocsin::workflow
