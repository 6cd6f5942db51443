// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/project_session.h"

namespace tocsin::workbench {

Result<std::shared_ptr<ProjectSession>> ProjectSession::open(const std::filesystem::path& folder) {
    ProjectSession session;
    auto writable = store::Project::open(folder, store::Access::ReadWrite);
    if (writable.ok()) {
        session.project = std::make_shared<store::Project>(std::move(*writable));
    } else {
        // Held by somebody else, or on a medium that cannot be written: looking is still possible.
        auto readable = store::Project::open(folder, store::Access::ReadOnly);
        if (!readable.ok()) return std::move(writable).error();
        session.readOnlyReason = writable.error().message;
        session.project = std::make_shared<store::Project>(std::move(*readable));
    }
    return session.refreshed();
}

Result<std::shared_ptr<ProjectSession>> ProjectSession::refreshed() const {
    auto fresh = std::make_shared<ProjectSession>();
    fresh->project = project;
    fresh->readOnlyReason = readOnlyReason;
    TOCSIN_ASSIGN(fresh->recordings, project->recordings().all());
    TOCSIN_ASSIGN(fresh->runs, project->runs().all());
    TOCSIN_ASSIGN(fresh->events, project->events().all());
    return fresh;
}

} // namespace tocsin::workbench
