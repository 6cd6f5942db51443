// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/input_feed.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace tocsin::edge {

namespace {
constexpr std::size_t kPieceBytes = 256u << 10;
constexpr int kWaitMs = 100;
} // namespace

InputFeed::InputFeed(std::string path, int handle, bool follow)
    : m_path(std::move(path)), m_handle(handle), m_follow(follow), m_buffer(kPieceBytes) {}

InputFeed::InputFeed(InputFeed&& other) noexcept
    : m_path(std::move(other.m_path)), m_handle(std::exchange(other.m_handle, -1)), m_follow(other.m_follow), m_left(other.m_left),
      m_offset(other.m_offset), m_buffer(std::move(other.m_buffer)) {}

InputFeed::~InputFeed() {
    if (m_handle > STDIN_FILENO) ::close(m_handle);
}

Result<InputFeed> InputFeed::open(const std::string& path, bool follow, const std::string& begin) {
    if (path == "-") return InputFeed("standard input", STDIN_FILENO, false);
    const std::string& first = begin.empty() ? path : begin;
    const int handle = ::open(first.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return Error{ErrorCode::Data, errnoError("cannot open input " + first, errno).message, {}};
    InputFeed feed(path, handle, follow);
    struct stat status {};
    if (::fstat(handle, &status) != 0) return errnoError("cannot look at " + path, errno);
    if (S_ISDIR(status.st_mode)) return Error{ErrorCode::Data, fmt::format("input {} is a folder, a file is needed", path), {}};
    if (!S_ISREG(status.st_mode)) feed.m_follow = false; // a pipe tells its end by itself
    return feed;
}

Result<InputFeed::Piece> InputFeed::atEnd() {
    if (!m_follow) return Piece{Kind::End, {}};
    struct stat here {
    }, there{};
    if (::fstat(m_handle, &here) != 0) return errnoError("cannot look at " + m_path, errno);
    const bool named = ::stat(m_path.c_str(), &there) == 0;
    const bool replaced = named && (here.st_ino != there.st_ino || here.st_dev != there.st_dev);
    if (here.st_size >= m_offset && !replaced) {
        std::this_thread::sleep_for(std::chrono::milliseconds(kWaitMs));
        return Piece{Kind::Waiting, {}};
    }
    if (replaced && !m_left) {
        // Its writer may have added to it between our last read and the renaming.
        m_left = true;
        return Piece{Kind::Bytes, {}};
    }
    if (replaced) {
        const int handle = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) return errnoError("cannot open input " + m_path, errno);
        ::close(std::exchange(m_handle, handle));
    } else if (::lseek(m_handle, 0, SEEK_SET) != 0) {
        return errnoError("cannot read " + m_path, errno);
    }
    m_offset = 0;
    m_left = false;
    return Piece{Kind::Renewed, {}};
}

Result<InputFeed::Piece> InputFeed::read() {
    struct pollfd wait {
        m_handle, POLLIN, 0
    };
    // A signal is no end of the file: whoever was interrupted looks again.
    int ready = 0;
    while ((ready = ::poll(&wait, 1, kWaitMs)) < 0)
        if (errno != EINTR) return errnoError("cannot wait for " + m_path, errno);
    if (ready == 0) return Piece{Kind::Waiting, {}};
    ssize_t count = 0;
    while ((count = ::read(m_handle, m_buffer.data(), m_buffer.size())) < 0) {
        if (errno == EAGAIN) return Piece{Kind::Waiting, {}};
        if (errno != EINTR) return errnoError("cannot read " + m_path, errno);
    }
    if (count == 0) return atEnd();
    m_offset += count;
    return Piece{Kind::Bytes, {m_buffer.data(), static_cast<std::size_t>(count)}};
}

} // namespace tocsin::edge
