// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/detail/tar.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <functional>

#include "core/bundle/detail/refusal.h"

namespace tocsin::bundle {

namespace {

/// Takes the next piece of the archive. It cannot refuse: libarchive 3.6 leaks its buffer when a write callback fails.
using Sink = std::function<void(std::string_view)>;

la_ssize_t passOn(archive*, void* context, const void* bytes, std::size_t size) {
    (*static_cast<Sink*>(context))({static_cast<const char*>(bytes), size});
    return static_cast<la_ssize_t>(size);
}

struct FreeWriter {
    void operator()(archive* handle) const { archive_write_free(handle); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

Error writerError(archive* handle) {
    const char* text = archive_error_string(handle);
    return {ErrorCode::Internal, "packing the bundle failed", text ? text : ""};
}

Result<void> produce(std::span<const TarFile> files, Sink& sink) {
    const std::unique_ptr<archive, FreeWriter> handle(archive_write_new());
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    if (!handle || !entry) return Error{ErrorCode::Internal, "packing the bundle failed: out of memory", {}};
    archive_write_set_format_ustar(handle.get());
    // Last block of one byte: the archive ends with its two zero blocks, without tar's usual padding to 10 KiB.
    archive_write_set_bytes_in_last_block(handle.get(), 1);
    if (archive_write_open(handle.get(), &sink, nullptr, &passOn, nullptr) != ARCHIVE_OK) return writerError(handle.get());
    for (const TarFile& file : files) {
        archive_entry_clear(entry.get());
        archive_entry_set_pathname(entry.get(), std::string(file.path).c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 0, 0);
        if (archive_write_header(handle.get(), entry.get()) != ARCHIVE_OK) return writerError(handle.get());
        if (archive_write_data(handle.get(), file.content.data(), file.content.size()) != static_cast<la_ssize_t>(file.content.size()))
            return writerError(handle.get());
    }
    if (archive_write_close(handle.get()) != ARCHIVE_OK) return writerError(handle.get());
    return {};
}

} // namespace

Result<std::string> writeTar(std::span<const TarFile> files) {
    std::string bytes;
    Sink sink = [&](std::string_view piece) { bytes.append(piece); };
    TOCSIN_TRY(produce(files, sink));
    return bytes;
}

Result<bool> isTarOf(std::span<const TarFile> files, std::string_view bytes) {
    bool same = true;
    Sink sink = [&](std::string_view piece) {
        same = same && bytes.starts_with(piece);
        if (same) bytes.remove_prefix(piece.size());
    };
    TOCSIN_TRY(produce(files, sink));
    return same && bytes.empty();
}

void TarReader::Close::operator()(archive* handle) const {
    archive_read_free(handle);
}

Result<TarReader> TarReader::open(std::string_view bytes) {
    archive* handle = archive_read_new();
    if (!handle) return Error{ErrorCode::Internal, "opening the bundle failed: out of memory", {}};
    TarReader reader(handle);
    archive_read_support_format_tar(handle);
    archive_read_support_filter_none(handle);
    if (archive_read_open_memory(handle, bytes.data(), bytes.size()) != ARCHIVE_OK)
        return refusal("not-a-bundle", "it is not a bundle (no tar file)");
    return reader;
}

Result<std::optional<TarHeader>> TarReader::next() {
    archive_entry* entry = nullptr;
    const int answer = archive_read_next_header(m_handle.get(), &entry);
    if (answer == ARCHIVE_EOF) return std::optional<TarHeader>{};
    if (answer != ARCHIVE_OK)
        return refusal("not-a-bundle",
                       m_path.empty() ? "it is not a bundle (no tar file)" : fmt::format("the archive is damaged after {}", m_path));
    TarHeader header;
    const char* path = archive_entry_pathname(entry);
    header.path = path ? path : "";
    header.regular =
        archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr && archive_entry_symlink(entry) == nullptr;
    header.size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
    m_path = header.path;
    return std::optional<TarHeader>(std::move(header));
}

Result<std::string> TarReader::content(std::size_t maxBytes) {
    std::string content;
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    for (;;) {
        const int answer = archive_read_data_block(m_handle.get(), &block, &size, &offset);
        if (answer == ARCHIVE_EOF) return content;
        if (answer != ARCHIVE_OK) return refusal("not-a-bundle", fmt::format("the archive ends inside {}", m_path));
        // A sparse entry leaves holes; no bundle has one.
        if (offset != static_cast<la_int64_t>(content.size()))
            return refusal("entry-type", fmt::format("{} is not stored as a plain file", m_path));
        if (size > maxBytes - content.size()) return refusal("entry-size", fmt::format("{} is larger than {} bytes", m_path, maxBytes));
        content.append(static_cast<const char*>(block), size);
    }
}

} // namespace tocsin::bundle
