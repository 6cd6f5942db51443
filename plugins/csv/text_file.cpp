// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/text_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "core/table/dialect.h"

namespace tocsin::csv {

namespace {

constexpr std::size_t kHeadBytes = 256u << 10;
constexpr std::size_t kPieceBytes = 64u << 10;

} // namespace

Result<TextFile> TextFile::open(const std::filesystem::path& path) {
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
    (void)::posix_fadvise(handle, 0, 0, POSIX_FADV_SEQUENTIAL);
    TextFile file(path.filename().string(), handle, static_cast<std::size_t>(status.st_size));
    TOCSIN_TRY(file.readPieces());
    return file;
}

TextFile::TextFile(TextFile&& other) noexcept
    : m_name(std::move(other.m_name)), m_handle(std::exchange(other.m_handle, -1)), m_size(std::exchange(other.m_size, 0)),
      m_head(std::move(other.m_head)), m_middle(std::move(other.m_middle)), m_tail(std::move(other.m_tail)) {}

TextFile::~TextFile() {
    if (m_handle >= 0) ::close(m_handle);
}

Result<void> TextFile::read(std::size_t at, char* out, std::size_t count) const {
    while (count > 0) {
        const ssize_t got = ::pread(m_handle, out, count, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errnoError(m_name, errno);
        if (got == 0)
            return Error{ErrorCode::Data,
                         fmt::format("{}: the file became shorter while it was read; import it again when nothing writes to it", m_name),
                         {}};
        at += static_cast<std::size_t>(got);
        out += got;
        count -= static_cast<std::size_t>(got);
    }
    return {};
}

Result<void> TextFile::readPieces() {
    const auto piece = [&](std::string& text, std::size_t from, std::size_t to) {
        text.resize(to - from);
        return read(from, text.data(), text.size());
    };
    std::size_t size = std::min(m_size, kHeadBytes);
    TOCSIN_TRY(piece(m_head, 0, size));
    while (size < m_size && size < table::kMaximumLineBytes && std::count(m_head.begin(), m_head.end(), '\n') < 20) {
        size = std::min({m_size, size * 2, table::kMaximumLineBytes});
        TOCSIN_TRY(piece(m_head, 0, size));
    }
    if (size == m_size) return {};
    // Even offsets, so that UTF-16 is not torn.
    const std::size_t tail = std::max(size, m_size - std::min(m_size, kPieceBytes)) & ~std::size_t{1};
    const std::size_t middle = (m_size / 2) & ~std::size_t{1};
    if (middle >= size && middle + kPieceBytes <= tail) TOCSIN_TRY(piece(m_middle, middle, middle + kPieceBytes));
    return piece(m_tail, tail, m_size);
}

} // namespace tocsin::csv
