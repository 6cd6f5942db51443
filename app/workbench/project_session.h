// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/store/project.h"

namespace tocsin::workbench {

/// The project that the window has open, shared by its pages: read-only, so that a running `tocsin` may write beside it. The lists are what
/// was there when it was opened; "Reload" opens again. Repositories inside may be used from jobs.
struct ProjectSession {
    store::Project project;
    std::vector<store::RecordingRecord> recordings;
    std::vector<store::RunRecord> runs;
    std::vector<label::MaintenanceEvent> events;

    /// Any thread.
    [[nodiscard]] static Result<std::shared_ptr<ProjectSession>> open(const std::filesystem::path& folder) {
        TOCSIN_ASSIGN(store::Project opened, store::Project::open(folder, store::Access::ReadOnly));
        TOCSIN_ASSIGN(auto recordings, opened.recordings().all());
        TOCSIN_ASSIGN(auto runs, opened.runs().all());
        TOCSIN_ASSIGN(auto events, opened.events().all());
        return std::make_shared<ProjectSession>(
            ProjectSession{std::move(opened), std::move(recordings), std::move(runs), std::move(events)});
    }
};

} // namespace tocsin::workbench
