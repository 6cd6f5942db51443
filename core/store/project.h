// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/recording_writer.h"
#include "core/store/repositories.h"

namespace tocsin::store {

enum class Access { ReadOnly, ReadWrite };

/// A project folder (docs/project-format.md): project.db holds the rows, seg/ the samples, run/ the runs. All paths inside are relative,
/// the folder can be moved and copied. At most one process has it open ReadWrite (file LOCK); any number read beside it. The destructor
/// folds the WAL in and gives the lock back. Repositories may be used from any thread.
class Project {
public:
    /// Would create() make a project there? Touches nothing. Code Usage as create().
    [[nodiscard]] static Result<void> checkFree(const std::filesystem::path& folder);
    /// Makes a new, empty project, complete or not at all; missing parents are made. Code Usage when the path exists and is not an empty
    /// folder; Io.
    [[nodiscard]] static Result<Project> create(const std::filesystem::path& folder);

    /// Code Usage: no such folder. Io: cannot be written, or somebody else has it open for writing (the sentence names user, host and
    /// process). Data: not a project, a newer version than this program, or damaged; nothing is changed then. ReadWrite: an older version
    /// is copied to backup/ and migrated, a lock whose holder is dead is taken over, tmp/ is emptied, runs left running become cancelled.
    /// ReadOnly: also on read-only media; an older version must
    /// be opened ReadWrite once.
    [[nodiscard]] static Result<Project> open(const std::filesystem::path& folder, Access access);

    ~Project();
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;

    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] Access access() const;
    /// Random, made at creation; a copy of the folder has the same.
    [[nodiscard]] std::string id() const;

    [[nodiscard]] AssetRepository assets() const;
    [[nodiscard]] RecordingRepository recordings() const;
    [[nodiscard]] LabelRepository labels() const;
    [[nodiscard]] RaterRepository raters() const;
    [[nodiscard]] SnapshotRepository snapshots() const;
    [[nodiscard]] AnswerRepository answers() const;
    [[nodiscard]] EventRepository events() const;
    [[nodiscard]] RunRepository runs() const;
    [[nodiscard]] BundleRepository bundles() const;
    [[nodiscard]] AuditRepository audit() const;

    /// Full check: database (integrity_check, foreign keys), audit chain, labels against their events, every segment against its hash.
    /// Code Finding names the first thing that is wrong.
    [[nodiscard]] Result<void> verify(const JobContext& context = {}) const;

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tocsin::store
