// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/result.h"

namespace tocsin {

/// A fresh folder, removed with its content at the end of its life.
class TemporaryFolder {
public:
    /// parent: where; empty = the system's place for temporary files.
    [[nodiscard]] static Result<TemporaryFolder> create(const std::filesystem::path& parent = {});
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

} // namespace tocsin
