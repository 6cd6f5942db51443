// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/output_file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace tocsin::edge {

OutputFile::OutputFile(std::string path, int handle) : m_path(std::move(path)), m_handle(handle) {}

OutputFile::OutputFile(OutputFile&& other) noexcept : m_path(std::move(other.m_path)), m_handle(std::exchange(other.m_handle, -1)) {}

OutputFile::~OutputFile() {
    if (m_handle > STDERR_FILENO) ::close(m_handle);
}

Result<OutputFile> OutputFile::open(const std::string& path, Start start) {
    if (path == "-") return OutputFile("standard output", STDOUT_FILENO);
    const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (start == Start::Empty ? O_TRUNC : O_APPEND), 0644);
    if (handle < 0) return errnoError("cannot write " + path, errno);
    return OutputFile(path, handle);
}

Result<void> OutputFile::write(std::string_view text) {
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

} // namespace tocsin::edge
