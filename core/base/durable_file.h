// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace tocsin {

/// The one way a file that matters is written (project, run, bundle, agent state): beside the target, synced, renamed over it, folder
/// synced. After a power cut the old or the new content stands, whole. mode: permission bits of the new file. Error code Io names path and
/// reason; after an error the target is untouched and the temporary file is gone. A symbolic link stays, what it leads to is replaced. A
/// pipe or a device that is there is written into; a folder is refused.
[[nodiscard]] Result<void> durableReplace(const std::filesystem::path& target, std::string_view content, unsigned mode = 0644);

/// Could durableReplace() write there now? Tried with an empty file beside the target; the target is not touched.
[[nodiscard]] Result<void> checkReplaceable(const std::filesystem::path& target);

/// Where a path leads by its last component's symbolic links; the path itself where it is none.
[[nodiscard]] std::filesystem::path linkTarget(std::filesystem::path path);

/// For a file that a library has written under another name and closed: sync it, rename it to target, sync the folder.
[[nodiscard]] Result<void> durableRename(const std::filesystem::path& written, const std::filesystem::path& target);

/// Syncs the content of a closed file to the disk.
[[nodiscard]] Result<void> syncFile(const std::filesystem::path& path);

/// Makes renames and new entries in a folder durable.
[[nodiscard]] Result<void> syncFolder(const std::filesystem::path& folder);

/// Points the symbolic link at target in one step (made beside, renamed over), folder synced.
[[nodiscard]] Result<void> durableSymlink(const std::filesystem::path& link, const std::filesystem::path& target);

/// Reads a whole file of at most maxBytes; error code Data when missing or larger, Io when reading fails.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes = 1u << 30);

/// The first bytes of a file, all where it has no more; errors as readFile.
[[nodiscard]] Result<std::string> readFileHead(const std::filesystem::path& path, std::size_t bytes);

} // namespace tocsin
