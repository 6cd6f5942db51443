// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/workbench/jobs/job_center.h"
#include "app/workbench/project_session.h"
#include "core/workflow/import_sources.h"

namespace tocsin::workbench {

/// One file and how it is read.
struct ImportItem {
    std::filesystem::path file;
    ingest::ImportOptions options;
    std::string wholeLabel;
    std::int64_t bytes = 0;
};

/// What the dialog asks for.
struct ImportOrder {
    std::vector<ImportItem> items;
    std::optional<ingest::Recipe> recipe; ///< saved as recipeFile once a file could be read
    std::filesystem::path recipeFile;
};

/// What came of it. A file stands alone: a bad one leaves the project as it was.
struct ImportOutcome {
    std::vector<store::RecordingRecord> recordings; ///< new ones
    std::int64_t rows = 0, rejected = 0;
    std::size_t known = 0; ///< files whose content the asset had already
    std::vector<workflow::FailedSource> failed;
    QString recipeProblem; ///< the recipe could not be saved
};

/// "3 recordings, 5,184,000 rows, 12 rejected; 1 was in the project already; not imported: a.csv (reason)".
[[nodiscard]] QString outcomeSentence(const ImportOutcome& outcome);

/// Any thread. Stops between blocks of rows when cancelled: the file at work leaves nothing, files that were finished stay. Fails when no
/// file could be imported.
[[nodiscard]] Result<ImportOutcome> runImport(const store::Project& project, const ImportOrder& order, const JobContext& job);

/// Runs it as a job of the lane Io. done: GUI thread, also after a cancel.
int startImport(JobCenter& jobs, const std::shared_ptr<ProjectSession>& session, ImportOrder order,
                std::function<void(Result<ImportOutcome>)> done);

} // namespace tocsin::workbench
