// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

struct archive;
struct archive_entry;

namespace tocsin::bundle {

struct TarFile {
    std::string_view path;
    std::string_view content;
};

/// Plain ustar, mode 0644, owner 0, time 0, two zero blocks at the end and nothing after: the same files give the same bytes.
[[nodiscard]] Result<std::string> writeTar(std::span<const TarFile> files);

/// Would writeTar(files) give exactly these bytes? Nothing is built in memory.
[[nodiscard]] Result<bool> isTarOf(std::span<const TarFile> files, std::string_view bytes);

struct TarHeader {
    std::string path;     ///< as the archive says: never used as a path
    bool regular = false; ///< a plain file: no link, no device, no folder
    std::int64_t size = 0;
};

/// Walks the entries of a tar in memory. The bytes must outlive the reader.
class TarReader {
public:
    /// Error code Finding ("not-a-bundle") when the bytes do not begin as a tar.
    [[nodiscard]] static Result<TarReader> open(std::string_view bytes);
    /// The next entry; nullopt at the end. Error code Finding when the archive is damaged.
    [[nodiscard]] Result<std::optional<TarHeader>> next();
    /// Content of the entry that next() gave: at most maxBytes, else an error of code Finding ("entry-size").
    [[nodiscard]] Result<std::string> content(std::size_t maxBytes);

private:
    struct Close {
        void operator()(archive* handle) const;
    };
    explicit TarReader(archive* handle) : m_handle(handle) {}
    std::unique_ptr<archive, Close> m_handle;
    std::string m_path;
};

} // namespace tocsin::bundle
