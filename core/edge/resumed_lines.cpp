// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/resumed_lines.h"

#include <fmt/format.h>
#include <fstream>
#include <functional>

namespace tocsin::edge {

Result<void> ResumedLines::add(const std::filesystem::path& file, std::int64_t offset) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !stream.seekg(offset))
        return Error{ErrorCode::Io, fmt::format("cannot read what was written to {} before", file.string()), {}};
    m_torn.clear();
    for (std::string line; std::getline(stream, line); line.clear()) {
        if (stream.eof()) { // no line end
            m_torn = std::move(line);
            break;
        }
        ++m_lines[std::hash<std::string_view>()(line)];
    }
    if (stream.bad()) return Error{ErrorCode::Io, fmt::format("cannot read {}", file.string()), {}};
    return {};
}

std::string ResumedLines::rest(std::string_view text) {
    if (empty()) return std::string(text);
    std::string kept;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(end);
        const auto known = m_lines.find(std::hash<std::string_view>()(whole.substr(0, whole.size() - 1)));
        if (known != m_lines.end()) {
            if (--known->second == 0) m_lines.erase(known);
            continue;
        }
        if (m_torn.empty()) {
            kept += whole;
        } else if (whole.starts_with(m_torn)) {
            kept += whole.substr(m_torn.size());
        } else { // somebody else's: it ends here
            kept += '\n';
            kept += whole;
        }
        m_torn.clear();
    }
    return kept;
}

} // namespace tocsin::edge
