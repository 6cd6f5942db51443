// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin::workbench {

/// The demo plant as a project to work on: folder/plant holds its files as a plant would have them, folder/pump-hall.tocsin the project
/// with the history of three pumps, the work orders and a proposed label before each breakdown; nothing is trained. A project that is there
/// already is kept as it is. Returns the project's folder. A failure or cancel leaves no project; parents are made. Any thread.
[[nodiscard]] Result<std::filesystem::path> makeDemoProject(const std::filesystem::path& folder, const JobContext& job = {});

} // namespace tocsin::workbench
