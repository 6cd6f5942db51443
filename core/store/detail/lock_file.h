// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace tocsin::store {

/// The right to write to a project: flock on the file LOCK, with the holder written into it as JSON:
///   host, user, pid (number), boot (kernel's boot id), started (clock ticks since boot), inode (number, of LOCK: a copied folder is not
///   locked), since (ISO time)
/// The kernel lets go of the lock with the process; the text tells people who has it and serves media where flock is not shared between
/// machines.
class LockFile {
public:
    /// Code Io: taken (names user, host and process of the holder), or the folder cannot be written.
    [[nodiscard]] static Result<LockFile> acquire(const std::filesystem::path& folder);
    ~LockFile();
    LockFile(LockFile&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
    LockFile& operator=(LockFile&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    void release();

private:
    explicit LockFile(int handle) : m_handle(handle) {}
    int m_handle;
};

/// Login name of whoever runs this program, "uid 1000" when it has none.
[[nodiscard]] std::string userName();
[[nodiscard]] std::string hostName();

} // namespace tocsin::store
