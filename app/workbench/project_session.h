// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/store/project.h"

namespace tocsin::workbench {

/// The project that the window has open, shared by its pages. Open for writing where nobody else has it, else read-only with the reason.
/// The lists are what was there when the session was made; refreshed() reads them again over the same open project. Repositories inside
/// may be used from jobs.
struct ProjectSession {
    std::shared_ptr<const store::Project> project;
    std::string readOnlyReason; ///< empty: labels may be changed, data imported, runs trained
    std::vector<store::RecordingRecord> recordings;
    std::vector<store::RunRecord> runs;
    std::vector<label::MaintenanceEvent> events;

    [[nodiscard]] bool writable() const { return readOnlyReason.empty(); }
    /// Any thread. Fails when the project can be opened neither for writing nor for reading.
    [[nodiscard]] static Result<std::shared_ptr<ProjectSession>> open(const std::filesystem::path& folder);
    /// Any thread.
    [[nodiscard]] Result<std::shared_ptr<ProjectSession>> refreshed() const;
};

} // namespace tocsin::workbench
