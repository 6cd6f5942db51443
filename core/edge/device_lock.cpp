// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/device_lock.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace tocsin::edge {

DeviceLock::~DeviceLock() {
    if (m_handle >= 0) ::close(m_handle);
}

Result<DeviceLock> DeviceLock::own(const std::filesystem::path& root) {
    const auto file = root / "lock";
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (handle < 0) return errnoError("cannot open " + file.string(), errno);
    DeviceLock lock(handle);
    if (::flock(handle, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK)
        return Error{
            ErrorCode::Io, fmt::format("another install or rollback is under way in {}; try again when it has ended", root.string()), {}};
    return errnoError("cannot lock " + file.string(), errno);
}

Result<DeviceLock> DeviceLock::share(const std::filesystem::path& root) {
    const auto file = root / "lock";
    DeviceLock lock(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (lock.m_handle < 0) {
        if (errno == ENOENT || errno == EACCES) return lock;
        return errnoError("cannot open " + file.string(), errno);
    }
    using namespace std::chrono_literals;
    for (int tries = 0; ::flock(lock.m_handle, LOCK_SH | LOCK_NB) != 0; ++tries) {
        if (errno != EWOULDBLOCK && errno != EINTR) return errnoError("cannot lock " + file.string(), errno);
        if (tries == 200)
            return Error{ErrorCode::Io, fmt::format("an install has held {} for 10 s; try again when it has ended", file.string()), {}};
        std::this_thread::sleep_for(50ms);
    }
    return lock;
}

} // namespace tocsin::edge
