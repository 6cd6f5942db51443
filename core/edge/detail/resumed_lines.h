// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.h"

namespace tocsin::edge {

/// The lines that an agent before this one wrote after its last stored state: they come again when the rows are judged again, and are
/// dropped once each. Other writers' lines among them do no harm.
class ResumedLines {
public:
    /// Adds the lines of the file from byte `offset` to its end; a last line without line end was torn off by a kill. Error code Io.
    [[nodiscard]] Result<void> add(const std::filesystem::path& file, std::int64_t offset);
    /// What of `text` (whole lines) is still to be written; a torn line is completed.
    [[nodiscard]] std::string rest(std::string_view text);
    [[nodiscard]] bool empty() const { return m_lines.empty() && m_torn.empty(); }

private:
    // By hash: a million lines of 40 bytes would be 100 MB as text. Two of them agree by chance once in 10^7 runs of that size.
    std::unordered_map<std::size_t, std::uint32_t> m_lines;
    std::string m_torn;
};

} // namespace tocsin::edge
