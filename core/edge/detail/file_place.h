// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::edge {

/// How far a file was read or written, and enough to know it again: by device and inode where it was renamed, by its bytes where it was
/// copied.
struct FilePlace {
    std::uint64_t device = 0, inode = 0;
    std::int64_t offset = 0;
    std::string head, tail; ///< SHA-256 of the first and of the last 4 KiB before offset (of all of it where that is less)
    friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

/// handle: an open file that can be read; `what` names it in errors.
[[nodiscard]] Result<FilePlace> placeOf(int handle, std::int64_t offset, const std::string& what);
/// Does the file begin with the bytes that the place speaks of?
[[nodiscard]] bool continues(int handle, const FilePlace& place);
[[nodiscard]] bool isSameFile(int handle, const FilePlace& place);
/// The file of the place under another name in the folder: where a rotation has put it.
[[nodiscard]] std::optional<std::filesystem::path> findRenamed(const std::filesystem::path& folder, const FilePlace& place);

/// {device, inode, offset, head, tail}
[[nodiscard]] Json toJson(const FilePlace& place);
/// Throws nlohmann's exception at a missing key or wrong type: call it inside guarded().
[[nodiscard]] FilePlace filePlaceFrom(const Json& json);

} // namespace tocsin::edge
