// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace tocsin::store {

/// seg/ab/abcdef....h5 of a project; hash: SHA-256 of the file.
[[nodiscard]] inline std::filesystem::path segmentPath(const std::filesystem::path& project, const std::string& hash) {
    return project / "seg" / hash.substr(0, 2) / (hash + ".h5");
}

} // namespace tocsin::store
