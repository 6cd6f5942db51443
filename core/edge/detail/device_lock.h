// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

#include "core/base/result.h"

namespace tocsin::edge {

/// flock on R/lock; gone with the process, however it ends.
class DeviceLock {
public:
    /// For install and rollback. Error code Io when another one is under way.
    [[nodiscard]] static Result<DeviceLock> own(const std::filesystem::path& root);
    /// For reading a slot: waits at most 10 s for an install to end. On a root that cannot be written it holds nothing (nobody else can
    /// write it either).
    [[nodiscard]] static Result<DeviceLock> share(const std::filesystem::path& root);
    ~DeviceLock();
    DeviceLock(DeviceLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
    DeviceLock& operator=(DeviceLock&&) = delete;

private:
    explicit DeviceLock(int handle) : m_handle(handle) {}
    int m_handle = -1;
};

} // namespace tocsin::edge
