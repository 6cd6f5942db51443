// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin {

/// SHA-256 in lower-case hex, fed piecewise. One thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text) { add(std::as_bytes(std::span(text.data(), text.size()))); }
    /// 64 hex digits; the object may not be used afterwards.
    [[nodiscard]] std::string finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
/// Reads the file in pieces; error code Io names it, Cancelled when the job was stopped.
[[nodiscard]] Result<std::string> sha256File(const std::filesystem::path& path, const JobContext& job = {});

} // namespace tocsin
