// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durable_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tocsin {

namespace {

namespace fs = std::filesystem;

/// Closes on every way out; close() reports what the destructor cannot.
class Descriptor {
public:
    explicit Descriptor(int handle) : m_handle(handle) {}
    ~Descriptor() {
        if (m_handle >= 0) ::close(m_handle);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_handle; }
    [[nodiscard]] bool close() { return ::close(std::exchange(m_handle, -1)) == 0; }

private:
    int m_handle;
};

fs::path besideName(const fs::path& target) {
    static std::atomic<unsigned> counter{0};
    return target.parent_path() / fmt::format(".{}.{}.{}.new", target.filename().string(), ::getpid(), counter++);
}

Result<void> writeAll(int handle, std::string_view content, const fs::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(handle, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return errnoError("cannot write " + path.string(), errno);
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> writeAndSync(const fs::path& path, std::string_view content, unsigned mode) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.get() < 0) return errnoError("cannot create " + path.string(), errno);
    if (::fchmod(file.get(), mode) != 0) return errnoError("cannot set the mode of " + path.string(), errno);
    TOCSIN_TRY(writeAll(file.get(), content, path));
    if (::fsync(file.get()) != 0) return errnoError("cannot sync " + path.string(), errno);
    if (!file.close()) return errnoError("cannot close " + path.string(), errno);
    return {};
}

constexpr int kMaxLinks = 40; // as the kernel follows

/// Into what is there and is no file: a pipe, a device.
Result<void> writeThrough(const fs::path& target, std::string_view content) {
    Descriptor out(::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (out.get() < 0) return errnoError("cannot open " + target.string(), errno);
    TOCSIN_TRY(writeAll(out.get(), content, target));
    if (!out.close()) return errnoError("cannot close " + target.string(), errno);
    return {};
}

Result<void> refuseFolder(const fs::path& target) {
    std::error_code ignored;
    if (!fs::is_directory(target, ignored)) return {};
    return Error{ErrorCode::Io, fmt::format("{} is a folder; name a file in it", target.string()), {}};
}

Result<void> renameOver(const fs::path& from, const fs::path& target) {
    if (::rename(from.c_str(), target.c_str()) != 0) return errnoError(fmt::format("cannot rename to {}", target.string()), errno);
    return syncFolder(target.parent_path());
}

} // namespace

fs::path linkTarget(fs::path path) {
    std::error_code problem;
    for (int i = 0; i < kMaxLinks && fs::is_symlink(fs::symlink_status(path, problem)); ++i) {
        const fs::path next = fs::read_symlink(path, problem);
        if (problem) break;
        path = path.parent_path() / next; // an absolute one stands for itself
    }
    return path;
}

Result<void> durableReplace(const fs::path& asked, std::string_view content, unsigned mode) {
    // By its descriptor: what it leads to may be a file that the shell goes on with, or a socket, which cannot be opened.
    if (asked == "/dev/stdout") return writeAll(STDOUT_FILENO, content, asked);
    TOCSIN_TRY(refuseFolder(asked));
    std::error_code problem;
    const fs::file_status status = fs::status(asked, problem);
    if (fs::exists(status) && !fs::is_regular_file(status)) return writeThrough(asked, content);
    const fs::path target = linkTarget(asked);
    const fs::path beside = besideName(target);
    if (auto written = writeAndSync(beside, content, mode); !written.ok()) {
        ::unlink(beside.c_str());
        return written;
    }
    auto renamed = renameOver(beside, target);
    if (!renamed.ok()) ::unlink(beside.c_str());
    return renamed;
}

Result<void> checkReplaceable(const fs::path& asked) {
    TOCSIN_TRY(refuseFolder(asked));
    std::error_code problem;
    const fs::file_status status = fs::status(asked, problem);
    if (fs::exists(status) && !fs::is_regular_file(status))
        return ::access(asked.c_str(), W_OK) == 0 ? Result<void>() : errnoError("cannot write " + asked.string(), errno);
    const fs::path beside = besideName(linkTarget(asked));
    const auto written = writeAndSync(beside, {}, 0600);
    ::unlink(beside.c_str());
    return written;
}

Result<void> durableRename(const fs::path& written, const fs::path& target) {
    TOCSIN_TRY(syncFile(written));
    return renameOver(written, target);
}

Result<void> syncFile(const fs::path& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return errnoError("cannot open " + path.string(), errno);
    if (::fsync(file.get()) != 0) return errnoError("cannot sync " + path.string(), errno);
    return {};
}

Result<void> syncFolder(const fs::path& folder) {
    Descriptor handle(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0) return errnoError("cannot open folder " + folder.string(), errno);
    if (::fsync(handle.get()) != 0) return errnoError("cannot sync folder " + folder.string(), errno);
    return {};
}

Result<void> durableSymlink(const fs::path& link, const fs::path& target) {
    const fs::path beside = besideName(link);
    if (::symlink(target.c_str(), beside.c_str()) != 0) return errnoError("cannot create " + beside.string(), errno);
    auto renamed = renameOver(beside, link);
    if (!renamed.ok()) ::unlink(beside.c_str());
    return renamed;
}

Result<std::string> readFileHead(const fs::path& path, std::size_t bytes) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return Error{ErrorCode::Data, errnoError("cannot open " + path.string(), errno).message, {}};
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return errnoError("cannot look at " + path.string(), errno);
    if (S_ISDIR(status.st_mode)) return Error{ErrorCode::Data, path.string() + " is a folder, a file is needed", {}};
    if (!S_ISREG(status.st_mode)) return Error{ErrorCode::Data, path.string() + " is a pipe or a device, a file is needed", {}};
    std::string content;
    char buffer[1 << 16];
    while (content.size() < bytes) {
        const ssize_t count = ::read(file.get(), buffer, std::min(sizeof buffer, bytes - content.size()));
        if (count == 0) break;
        if (count < 0) {
            if (errno == EINTR) continue;
            return errnoError("cannot read " + path.string(), errno);
        }
        content.append(buffer, static_cast<std::size_t>(count));
    }
    return content;
}

Result<std::string> readFile(const fs::path& path, std::size_t maxBytes) {
    TOCSIN_ASSIGN(std::string content, readFileHead(path, maxBytes == std::string::npos ? maxBytes : maxBytes + 1));
    if (content.size() > maxBytes) return Error{ErrorCode::Data, fmt::format("{} is larger than {} bytes", path.string(), maxBytes), {}};
    return content;
}

} // namespace tocsin
