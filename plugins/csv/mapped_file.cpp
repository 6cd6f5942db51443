// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tocsin::csv {

namespace {
constexpr std::size_t kPage = 4096;
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) {
        const int problem = errno;
        if (problem == ENOENT || problem == ENOTDIR) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", path.string()), {}};
        return errnoError(path.string(), problem);
    }
    struct stat status {};
    if (::fstat(handle, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(handle);
        return Error{ErrorCode::Data, fmt::format("{}: not a regular file; write the data into a file first", path.string()), {}};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return MappedFile(std::move(name), handle, "", 0);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, 0);
    if (data == MAP_FAILED) {
        const int problem = errno;
        ::close(handle);
        return errnoError(path.string(), problem);
    }
    (void)::madvise(data, size, MADV_SEQUENTIAL);
    return MappedFile(std::move(name), handle, static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_name(std::move(other.m_name)), m_handle(other.m_handle), m_data(other.m_data), m_size(other.m_size) {
    other.m_handle = -1;
    other.m_size = 0;
}

MappedFile::~MappedFile() {
    if (m_size > 0) ::munmap(const_cast<char*>(m_data), m_size);
    if (m_handle >= 0) ::close(m_handle);
}

Result<void> MappedFile::check() const {
    struct stat status {};
    if (::fstat(m_handle, &status) != 0) return errnoError(m_name, errno);
    if (static_cast<std::size_t>(status.st_size) < m_size)
        return Error{ErrorCode::Data,
                     fmt::format("{}: the file became shorter while it was read; import it again when nothing writes to it", m_name),
                     {}};
    return {};
}

void MappedFile::release(std::size_t from, std::size_t to) const {
    from = (from + kPage - 1) / kPage * kPage;
    to = to / kPage * kPage;
    if (from < to) (void)::madvise(const_cast<char*>(m_data) + from, to - from, MADV_DONTNEED);
}

} // namespace tocsin::csv
