// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/lock_file.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "core/base/durable_file.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/time.h"

namespace tocsin::store {

namespace {

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

std::string bootId() {
    auto content = readFile("/proc/sys/kernel/random/boot_id", 256);
    return content.ok() ? trimmed(*content) : std::string{};
}

/// Start time of a process in ticks since boot (field 22 of /proc/<pid>/stat), empty when there is no such process: tells a pid used again.
std::string processStart(std::int64_t pid) {
    auto content = readFile(fmt::format("/proc/{}/stat", pid), 4096);
    if (!content.ok()) return {};
    const auto nameEnd = content->rfind(')'); // the name in field 2 may hold spaces
    if (nameEnd == std::string::npos) return {};
    std::size_t position = nameEnd;
    for (int field = 2; field < 22 && position != std::string::npos; ++field) position = content->find(' ', position + 1);
    if (position == std::string::npos) return {};
    return content->substr(position + 1, content->find(' ', position + 1) - position - 1);
}

struct Holder {
    std::string host, user, boot, started, since;
    std::int64_t pid = 0;
    std::uint64_t inode = 0;
    [[nodiscard]] bool known() const { return pid > 0; }
    [[nodiscard]] std::string sentence() const {
        return known() ? fmt::format("{} on {} (process {}, since {})", user, host, pid, since) : std::string("another program");
    }
};

Holder readHolder(int handle) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::pread(handle, buffer.data(), buffer.size(), 0);
    if (count <= 0) return {};
    const auto json = parseJson(std::string_view(buffer.data(), static_cast<std::size_t>(count)), "LOCK", 4096);
    if (!json.ok() || !json->is_object()) return {}; // cut short by a crash: whoever wrote it is gone
    Holder holder;
    const auto text = [&](const char* key) {
        return json->contains(key) && (*json)[key].is_string() ? (*json)[key].get<std::string>() : std::string{};
    };
    const auto integer = [&](const char* key) {
        return json->contains(key) && (*json)[key].is_number_integer() ? (*json)[key].get<std::int64_t>() : 0;
    };
    holder.host = text("host");
    holder.user = text("user");
    holder.boot = text("boot");
    holder.started = text("started");
    holder.since = text("since");
    holder.pid = integer("pid");
    holder.inode = static_cast<std::uint64_t>(integer("inode"));
    return holder;
}

/// Media where a flock of one machine may not be seen by another.
bool sharedBetweenMachines(int handle) {
    struct statfs status {};
    if (::fstatfs(handle, &status) != 0) return false;
    constexpr std::array<std::uint32_t, 6> kShared{NFS_SUPER_MAGIC,       SMB_SUPER_MAGIC, 0xFF534D42 /* cifs */,
                                                   0xFE534D42 /* smb2 */, V9FS_MAGIC,      0x65735546 /* fuse */};
    for (const std::uint32_t magic : kShared)
        if (static_cast<std::uint32_t>(status.f_type) == magic) return true;
    return false;
}

Result<void> writeHolder(int handle, std::uint64_t inode) {
    const std::string content = Json{{"host", hostName()},
                                     {"user", userName()},
                                     {"pid", ::getpid()},
                                     {"boot", bootId()},
                                     {"started", processStart(::getpid())},
                                     {"inode", inode},
                                     {"since", formatTime(nowUtc() / kNsPerSecond * kNsPerSecond)}}
                                    .dump(2) +
                                "\n";
    if (::ftruncate(handle, 0) != 0 || ::pwrite(handle, content.data(), content.size(), 0) != static_cast<ssize_t>(content.size()))
        return errnoError("cannot write the project's LOCK", errno);
    return {};
}

Error taken(const std::filesystem::path& folder, const Holder& holder, std::string_view advice) {
    return {ErrorCode::Io, fmt::format("{} is opened for writing by {}; {}", folder.string(), holder.sentence(), advice), {}};
}

} // namespace

std::string hostName() {
    std::array<char, 256> buffer{};
    return ::gethostname(buffer.data(), buffer.size() - 1) == 0 ? std::string(buffer.data()) : std::string("unknown host");
}

std::string userName() {
    std::vector<char> buffer(16'384);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) return found->pw_name;
    return fmt::format("uid {}", ::geteuid());
}

Result<LockFile> LockFile::acquire(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "LOCK";
    const int handle = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (handle < 0) {
        Error error = errnoError("cannot open " + path.string() + " for writing", errno);
        error.message += "; what the project holds can be read all the same (info, score, explain, report)";
        return error;
    }
    LockFile lock(handle);
    // A few tries: the holder may just be writing its name, or a killed holder may be on its way out of the kernel.
    for (int attempt = 0; ::flock(handle, LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            Error error = errnoError("cannot lock " + path.string(), errno);
            ::close(std::exchange(lock.m_handle, -1)); // not ours: its text stays
            return error;
        }
        if (attempt >= 5) {
            Error error = taken(folder, readHolder(handle),
                                "wait until it is closed there; reading it (info, score, explain, report) works meanwhile");
            ::close(std::exchange(lock.m_handle, -1));
            return error;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }

    struct stat status {};
    if (::fstat(handle, &status) != 0) return errnoError("cannot look at " + path.string(), errno);
    const Holder before = readHolder(handle);
    const bool copied = before.inode != status.st_ino;
    if (before.known() && !copied && before.host != hostName() && sharedBetweenMachines(handle)) {
        Error error =
            taken(folder, before, "or that machine stopped without closing it: then delete the file LOCK in the project and try again");
        ::close(std::exchange(lock.m_handle, -1));
        return error;
    }
    if (before.known() && !copied)
        logInfo(fmt::format("{}: taking over the lock of {}, which has ended", folder.string(), before.sentence()));
    TOCSIN_TRY(writeHolder(handle, status.st_ino));
    return lock;
}

void LockFile::release() {
    if (m_handle < 0) return;
    if (::ftruncate(m_handle, 0) != 0) logWarning("the project's LOCK could not be emptied"); // flock itself ends with close
    ::close(std::exchange(m_handle, -1));
}

LockFile::~LockFile() {
    release();
}

} // namespace tocsin::store
