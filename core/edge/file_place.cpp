// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/file_place.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "core/base/hash.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kEndBytes = 4096;

/// nullopt where the file is shorter.
std::optional<std::string> hashOf(int handle, std::int64_t from, std::int64_t size) {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(handle, bytes.data() + done, bytes.size() - done, static_cast<off_t>(from) + static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::nullopt;
        done += static_cast<std::size_t>(count);
    }
    return sha256(bytes);
}

std::optional<std::string> headOf(int handle, std::int64_t offset) {
    return hashOf(handle, 0, std::min(offset, kEndBytes));
}

std::optional<std::string> tailOf(int handle, std::int64_t offset) {
    const std::int64_t size = std::min(offset, kEndBytes);
    return hashOf(handle, offset - size, size);
}

} // namespace

Result<FilePlace> placeOf(int handle, std::int64_t offset, const std::string& what) {
    struct stat status {};
    if (::fstat(handle, &status) != 0) return errnoError("cannot look at " + what, errno);
    const auto head = headOf(handle, offset), tail = tailOf(handle, offset);
    if (!head || !tail) return Error{ErrorCode::Io, "cannot read again what was read of " + what + "; was it cut?", {}};
    return FilePlace{static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino), offset, *head, *tail};
}

bool continues(int handle, const FilePlace& place) {
    return place.offset >= 0 && headOf(handle, place.offset) == place.head && tailOf(handle, place.offset) == place.tail;
}

bool isSameFile(int handle, const FilePlace& place) {
    struct stat status {};
    return ::fstat(handle, &status) == 0 && static_cast<std::uint64_t>(status.st_dev) == place.device &&
           static_cast<std::uint64_t>(status.st_ino) == place.inode;
}

std::optional<fs::path> findRenamed(const fs::path& folder, const FilePlace& place) {
    std::error_code code;
    for (fs::directory_iterator entry(folder.empty() ? "." : folder, code), end; !code && entry != end; entry.increment(code)) {
        struct stat status {};
        if (::lstat(entry->path().c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
            static_cast<std::uint64_t>(status.st_dev) == place.device && static_cast<std::uint64_t>(status.st_ino) == place.inode)
            return entry->path();
    }
    return std::nullopt;
}

Json toJson(const FilePlace& place) {
    return {{"device", place.device}, {"inode", place.inode}, {"offset", place.offset}, {"head", place.head}, {"tail", place.tail}};
}

FilePlace filePlaceFrom(const Json& json) {
    return {json.at("device").get<std::uint64_t>(), json.at("inode").get<std::uint64_t>(), json.at("offset").get<std::int64_t>(),
            json.at("head").get<std::string>(), json.at("tail").get<std::string>()};
}

} // namespace tocsin::edge
