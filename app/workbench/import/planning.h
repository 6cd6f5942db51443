// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/ingest/importer.h"

namespace tocsin::workbench {

/// The files that paths and folders mean.
struct SourceList {
    std::vector<std::filesystem::path> files; ///< folders by name of their files, at most kMaximumSources
    std::size_t passedOver = 0;               ///< files in folders that no importer takes by name
    bool cut = false;                         ///< there were more
};
inline constexpr std::size_t kMaximumSources = 5000;

/// Walks folders to the bottom. A file that is named itself is always in the list. Any thread.
[[nodiscard]] Result<SourceList> listSources(const std::vector<std::filesystem::path>& paths, const JobContext& job);

/// What is known of a file after looking at it.
struct PlannedSource {
    std::shared_ptr<const ingest::ImportPlan> plan; ///< null: see error
    bool needsRate = false;                         ///< the file holds no time: planned with 1 Hz to show what there is
    Error error;
};

/// Plans; where the file lacks a time and no rate was given, once more with a rate of 1 Hz. Any thread. Error code Cancelled only.
[[nodiscard]] Result<PlannedSource> planSource(const std::filesystem::path& file, const ingest::ImportOptions& options,
                                               const JobContext& job);

/// How another file looks when it is read the way the first one is.
struct FittedSource {
    PlannedSource source;
    bool fits = false;      ///< read by the recipe
    std::string difference; ///< why not, in a few words
};

/// Tries the recipe of `pattern`; where it does not fit (an error, a channel that is missing, more rows rejected), plans the file by
/// itself. options: of the pattern. Any thread. Error code Cancelled only.
[[nodiscard]] Result<FittedSource> fitSource(const std::filesystem::path& file, const ingest::ImportPlan& pattern,
                                             const ingest::ImportOptions& options, const JobContext& job);

/// What people would say who name the machine in the name of a file: a known asset whose name is in it, else its base name without dates
/// and numbers at the end, else that of its folder.
[[nodiscard]] std::string guessedAsset(const std::filesystem::path& file, const std::vector<std::string>& known);

} // namespace tocsin::workbench
