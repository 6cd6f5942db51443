// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/json_rows.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>

namespace tocsin::edge {

namespace {
constexpr std::size_t kMaxLineBytes = 16u << 20;
}

JsonRows::JsonRows(std::string what, std::vector<std::string> channels) : m_what(std::move(what)), m_channels(std::move(channels)) {
    m_values.resize(m_channels.size());
    m_named.resize(m_channels.size());
}

std::string JsonRows::readTime(const Json& json) {
    const auto found = json.contains("time") ? json.find("time") : json.find("timestamp");
    if (found == json.end()) return "it has no time";
    if (found->is_number()) {
        const auto time = parseTime(found->dump());
        if (!time.ok()) return "its time is out of range";
        m_time = *time;
        return {};
    }
    if (!found->is_string()) return "its time is neither text nor a number";
    const auto time = parseTime(found->get_ref<const std::string&>());
    if (!time.ok()) return time.error().message;
    m_time = *time;
    return {};
}

std::string JsonRows::readValues(const Json& values) {
    m_names.clear();
    std::fill(m_values.begin(), m_values.end(), std::numeric_limits<double>::quiet_NaN());
    std::fill(m_named.begin(), m_named.end(), false);
    for (const auto& [name, value] : values.items()) {
        if (!m_checked) m_names.push_back(name);
        const auto channel = std::find(m_channels.begin(), m_channels.end(), name);
        if (channel == m_channels.end()) continue;
        const auto index = static_cast<std::size_t>(channel - m_channels.begin());
        if (!value.is_number() && !value.is_null()) return fmt::format("'{}' is not a number", name);
        m_named[index] = true;
        if (value.is_number()) m_values[index] = value.get<double>();
    }
    return {};
}

std::string JsonRows::read(std::string_view text) {
    const auto json = parseJson(text, "the line", kMaxLineBytes);
    if (!json.ok()) return json.error().message;
    if (!json->is_object()) return "it is not a JSON object";
    if (std::string fault = readTime(*json); !fault.empty()) return fault;
    m_asset.clear();
    if (const auto asset = json->find("asset"); asset != json->end() && asset->is_string()) m_asset = asset->get<std::string>();
    const auto values = json->find("values");
    if (values != json->end() && !values->is_object()) return "its 'values' are not an object";
    return readValues(values != json->end() ? *values : *json);
}

Result<void> JsonRows::checkChannels() {
    if (m_checked) return {};
    std::vector<std::string> missing;
    for (std::size_t index = 0; index < m_channels.size(); ++index)
        if (!m_named[index]) missing.push_back(m_channels[index]);
    if (!missing.empty())
        return Error{ErrorCode::Data,
                     fmt::format("{} line {} lacks the channels {} that the model needs; it has {}", m_what, m_line,
                                 fmt::join(missing, ", "), fmt::join(m_names, ", ")),
                     {}};
    m_checked = true;
    return {};
}

Result<JsonRows::Next> JsonRows::next() {
    for (;;) {
        std::size_t end = m_buffer.find('\n', m_start);
        if (end == std::string::npos) {
            if (m_buffer.size() - m_start > kMaxLineBytes)
                return Error{ErrorCode::Data, fmt::format("{} line {} is longer than 16 MiB", m_what, m_line + 1), {}};
            if (!m_finished || m_start >= m_buffer.size()) {
                m_buffer.erase(0, m_start);
                m_start = 0;
                return m_finished ? Next::End : Next::NeedMore;
            }
            end = m_buffer.size();
        }
        std::string_view text = std::string_view(m_buffer).substr(m_start, end - m_start);
        m_start = std::min(end + 1, m_buffer.size());
        ++m_line;
        if (m_line == 1 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        m_reason = read(text);
        if (!m_reason.empty()) return Next::Rejected;
        TOCSIN_TRY(checkChannels());
        return Next::Row;
    }
}

} // namespace tocsin::edge
