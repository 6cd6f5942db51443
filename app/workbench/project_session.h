// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/store/project.h"

namespace tocsin::workbench {

/// The project that the window has open, shared by its pages. GUI thread; repositories inside may be used from jobs.
struct ProjectSession {
    store::Project project;

    [[nodiscard]] static Result<std::shared_ptr<ProjectSession>> open(const std::filesystem::path& folder) {
        TOCSIN_ASSIGN(store::Project opened, store::Project::open(folder, store::Access::ReadOnly));
        return std::make_shared<ProjectSession>(ProjectSession{std::move(opened)});
    }
};

} // namespace tocsin::workbench
