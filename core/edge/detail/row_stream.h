// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/edge/detail/json_rows.h"
#include "core/table/row_reader.h"

namespace tocsin::edge {

struct RowStreamOptions {
    std::string what;                  ///< names the input in errors
    std::vector<std::string> channels; ///< wanted, in this order
    std::optional<table::Dialect> dialect;
    double rateHz = 0; ///< for tables without time
    TimeNs start = 0;
};

/// Bytes in, rows out: JSON lines where the first character is '{', delimited text otherwise.
class RowStream {
public:
    enum class Next { Row, Rejected, NeedMore, End };

    explicit RowStream(RowStreamOptions options) : m_options(std::move(options)) {}
    void feed(std::string_view bytes);
    void finish();
    /// The source is quiet: a table whose form is not known yet is judged by what is there, if that is ten lines at least.
    void quiet();
    /// Error code Data: no table, or a channel that the model needs is missing.
    [[nodiscard]] Result<Next> next();

    [[nodiscard]] TimeNs time() const { return m_json ? m_json->time() : m_table->time(); }
    [[nodiscard]] std::span<const double> values() const { return m_json ? std::span<const double>(m_json->values()) : m_table->values(); }
    [[nodiscard]] std::string_view asset() const { return m_json ? std::string_view(m_json->asset()) : std::string_view(); }
    /// The form of the table; null for JSON lines and before it is known.
    [[nodiscard]] const table::Dialect* dialect() const { return m_table ? m_table->dialect() : nullptr; }
    /// "line 12: why" of the rejected line.
    [[nodiscard]] std::string reason() const;

private:
    bool decide();
    void openTable(std::size_t guessBytes);
    RowStreamOptions m_options;
    std::string m_head; // until the form of the table is known
    bool m_finished = false;
    std::unique_ptr<JsonRows> m_json;
    std::unique_ptr<table::RowReader> m_table;
};

} // namespace tocsin::edge
