// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tocsin {

/// A file as the user named it. what: for sentences ("--out", "the source"). An empty path is none.
struct NamedFile {
    std::string what;
    std::filesystem::path path;
};

/// What is written must be none of what is read, and no two outputs the same: code Usage names both. Links are followed; devices are never
/// the same.
[[nodiscard]] Result<void> checkApart(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read);

/// A project holds only what Tocsin keeps there: code Usage for a file in that folder, at any depth and through links.
[[nodiscard]] Result<void> checkOutside(const NamedFile& written, const std::filesystem::path& projectFolder);

} // namespace tocsin
