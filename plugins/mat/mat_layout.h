// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace tocsin::mat {

/// What the outer shell of a MAT file says, read without matio.
struct MatLayout {
    int version = 0;   ///< 4 or 5
    std::string title; ///< header text of a v5 file
    std::size_t variables = 0;
};

/// Walks the variables of a file by their length fields before a library may touch it. v5: 128-byte header, then elements of type miMATRIX
/// (14) or miCOMPRESSED (15), each with its length; v4: 20-byte headers (type, rows, columns, imaginary flag, name length). Error code
/// Data: version 7.3 (HDF5), a length that leaves the file, an element of another type, more than 100,000 variables, or no MAT file at all;
/// `name` names the file in messages (empty: the caller puts it there).
/// Source: "MAT-File Format", The MathWorks, chapter 1.
[[nodiscard]] Result<MatLayout> checkLayout(const std::filesystem::path& path, const std::string& name);

} // namespace tocsin::mat
