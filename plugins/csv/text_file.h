// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tocsin::csv {

/// A regular file open for reading, with the size of the moment it was opened. It is read, not mapped: a mapping of a file that becomes
/// shorter ends the program.
class TextFile {
public:
    /// Error code NotFound, Io, or Data (not a regular file); the message names the file. Reads the pieces a guess looks at.
    [[nodiscard]] static Result<TextFile> open(const std::filesystem::path& path);
    ~TextFile();
    TextFile(TextFile&& other) noexcept;
    TextFile& operator=(TextFile&&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; } ///< base name
    [[nodiscard]] std::size_t size() const { return m_size; }        ///< bytes
    /// Bytes [at, at + count) into `out`; they must lie within size(). Any thread. Error code Data when the file has become shorter, Io.
    [[nodiscard]] Result<void> read(std::size_t at, char* out, std::size_t count) const;

    /// The begin: 256 KiB, or twenty lines of a wide table, at most kMaximumLineBytes.
    [[nodiscard]] std::string_view head() const { return m_head; }
    [[nodiscard]] std::string_view middle() const { return m_middle; } ///< 64 KiB; empty in small files
    [[nodiscard]] std::string_view tail() const { return m_tail; }     ///< at most 64 KiB; empty when the head is all

private:
    TextFile(std::string name, int handle, std::size_t size) : m_name(std::move(name)), m_handle(handle), m_size(size) {}
    [[nodiscard]] Result<void> readPieces();
    std::string m_name;
    int m_handle = -1;
    std::size_t m_size = 0;
    std::string m_head, m_middle, m_tail;
};

} // namespace tocsin::csv
