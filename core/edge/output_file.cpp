// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/output_file.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "core/base/log.h"

namespace tocsin::edge {

OutputFile::OutputFile(std::string path, int handle) : m_path(std::move(path)), m_handle(handle) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_handle(std::exchange(other.m_handle, -1)), m_regular(other.m_regular),
      m_continued(other.m_continued), m_before(std::move(other.m_before)) {}

OutputFile::~OutputFile() {
    if (m_handle > STDERR_FILENO) ::close(m_handle);
}

Result<OutputFile> OutputFile::open(const std::string& path, Start start, const OutputPlace& place) {
    if (path == "-") return OutputFile("standard output", STDOUT_FILENO);
    const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (start == Start::Empty ? O_TRUNC : O_APPEND), 0644);
    if (handle < 0) return errnoError("cannot write " + path, errno);
    OutputFile file(path, handle);
    TOCSIN_TRY(file.goOn(place));
    return file;
}

Result<void> OutputFile::goOn(const OutputPlace& before) {
    const OutputPlace now = place();
    m_regular = !now.path.empty();
    if (before.path.empty() || before.path != now.path) return {};
    const bool same = now.file.device == before.file.device && now.file.inode == before.file.inode;
    if (same && now.file.offset >= before.file.offset) {
        m_continued = true;
        return m_before.add(m_path, before.file.offset);
    }
    if (!same)
        if (const auto renamed = findRenamed(std::filesystem::path(m_path).parent_path(), before.file))
            return m_before.add(*renamed, before.file.offset);
    logWarning(m_path + " was cut or replaced since the last run: its last lines may be written again");
    return {};
}

Result<void> OutputFile::write(std::string_view text) {
    std::string rest;
    if (!m_before.empty()) text = rest = m_before.rest(text);
    while (!text.empty()) {
        const ssize_t count = ::write(m_handle, text.data(), text.size());
        if (count < 0) {
            if (errno == EINTR) continue;
            return errnoError("cannot write " + m_path, errno);
        }
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

OutputPlace OutputFile::place() const {
    struct stat status {};
    if (m_handle == STDOUT_FILENO || ::fstat(m_handle, &status) != 0 || !S_ISREG(status.st_mode)) return {};
    std::error_code ignored;
    return {std::filesystem::absolute(m_path, ignored).lexically_normal().string(),
            {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino), status.st_size, {}, {}}};
}

bool OutputFile::beginsWith(std::string_view line) const {
    std::ifstream stream(m_path, std::ios::binary);
    std::string first(line.size(), '\0');
    return canBeReadAgain() && stream.read(first.data(), static_cast<std::streamsize>(first.size())) && first == line;
}

Result<void> OutputFile::sync() const {
    if (::fsync(m_handle) == 0 || errno == EINVAL || errno == EROFS) return {};
    return errnoError("cannot sync " + m_path, errno);
}

} // namespace tocsin::edge
