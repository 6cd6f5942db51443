// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::edge {

/// Rows written as JSON, one object a line: {"time": T, "asset": A, "values": {name: number, ...}}, or the channels beside the time.
/// T: ISO 8601 text or seconds since 1970; "timestamp" is read like "time". null or a channel left out = missing. Unknown keys are skipped.
class JsonRows {
public:
    enum class Next { Row, Rejected, NeedMore, End };

    JsonRows(std::string what, std::vector<std::string> channels);
    void feed(std::string_view bytes) { m_buffer.append(bytes); }
    void finish() { m_finished = true; }
    /// Error code Data: the first row lacks a channel (the message names those that are there), or a line is longer than 16 MiB.
    [[nodiscard]] Result<Next> next();

    [[nodiscard]] TimeNs time() const { return m_time; }
    [[nodiscard]] const std::vector<double>& values() const { return m_values; } ///< [C]; NaN = missing
    [[nodiscard]] const std::string& asset() const { return m_asset; }           ///< empty: the line names none
    [[nodiscard]] std::int64_t line() const { return m_line; }
    [[nodiscard]] const std::string& reason() const { return m_reason; } ///< of the rejected line

private:
    [[nodiscard]] std::string read(std::string_view text);
    [[nodiscard]] std::string readTime(const Json& json);
    [[nodiscard]] std::string readValues(const Json& values);
    [[nodiscard]] Result<void> checkChannels();

    std::string m_what;
    std::vector<std::string> m_channels;
    std::string m_buffer;
    std::size_t m_start = 0;
    bool m_finished = false, m_checked = false;
    std::int64_t m_line = 0;
    TimeNs m_time = 0;
    std::vector<double> m_values;
    std::vector<bool> m_named; // the line has the channel, if only as null
    std::vector<std::string> m_names;
    std::string m_asset, m_reason;
};

} // namespace tocsin::edge
