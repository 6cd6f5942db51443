// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tocsin::csv {

/// A regular file mapped for reading. The mapping keeps the size of the moment it was opened; call check() before a new part is touched,
/// because reading pages that a shorter file no longer has would end the program.
class MappedFile {
public:
    /// Error code NotFound, Io, or Data (not a regular file); the message names the file. An empty file maps to an empty text.
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;

    [[nodiscard]] std::string_view text() const { return {m_data, m_size}; }
    [[nodiscard]] const std::string& name() const { return m_name; } ///< base name
    /// Error code Data when the file has become shorter.
    [[nodiscard]] Result<void> check() const;
    /// Gives the pages of [from, to) back; they are read again when touched.
    void release(std::size_t from, std::size_t to) const;

private:
    MappedFile(std::string name, int handle, const char* data, std::size_t size)
        : m_name(std::move(name)), m_handle(handle), m_data(data), m_size(size) {}
    std::string m_name;
    int m_handle = -1;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace tocsin::csv
