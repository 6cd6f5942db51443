// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/row_stream.h"

#include <algorithm>
#include <fmt/format.h>

namespace tocsin::edge {

namespace {
constexpr std::ptrdiff_t kLinesForGuess = 10; // header and nine rows
}

/// False while nothing but blanks has come.
bool RowStream::decide() {
    if (m_json || m_table) return true;
    std::string_view head = m_head;
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos && !m_finished) return false;
    if (first != std::string_view::npos && head[first] == '{') {
        m_json = std::make_unique<JsonRows>(m_options.what, m_options.channels);
        m_json->feed(m_head);
        m_head = {};
    } else {
        openTable(table::RowReaderOptions().guessBytes);
    }
    return true;
}

void RowStream::openTable(std::size_t guessBytes) {
    table::RowReaderOptions options;
    options.what = m_options.what;
    options.channels = m_options.channels;
    options.dialect = m_options.dialect;
    options.rateHz = m_options.rateHz;
    options.start = m_options.start;
    options.guessBytes = guessBytes;
    m_table = std::make_unique<table::RowReader>(std::move(options));
    m_table->feed(m_head);
}

void RowStream::quiet() {
    if (!m_table || m_table->dialect() || std::count(m_head.begin(), m_head.end(), '\n') < kLinesForGuess) return;
    openTable(1);
}

void RowStream::feed(std::string_view bytes) {
    if (m_json) {
        m_json->feed(bytes);
        return;
    }
    if (m_table) m_table->feed(bytes);
    if (!m_table || !m_table->dialect())
        m_head.append(bytes);
    else
        m_head = {};
}

void RowStream::finish() {
    m_finished = true;
    (void)decide();
    if (m_json)
        m_json->finish();
    else
        m_table->finish();
}

Result<RowStream::Next> RowStream::next() {
    if (!decide()) return Next::NeedMore;
    if (m_json) {
        TOCSIN_ASSIGN(const JsonRows::Next step, m_json->next());
        switch (step) {
        case JsonRows::Next::Row:
            return Next::Row;
        case JsonRows::Next::Rejected:
            return Next::Rejected;
        case JsonRows::Next::NeedMore:
            return Next::NeedMore;
        case JsonRows::Next::End:
            return Next::End;
        }
    }
    TOCSIN_ASSIGN(const table::RowReader::Next step, m_table->next());
    switch (step) {
    case table::RowReader::Next::Row:
        return Next::Row;
    case table::RowReader::Next::Rejected:
        return Next::Rejected;
    case table::RowReader::Next::NeedMore:
        return Next::NeedMore;
    case table::RowReader::Next::End:
        break;
    }
    return Next::End;
}

std::string RowStream::reason() const {
    if (m_json) return fmt::format("line {}: {}", m_json->line(), m_json->reason());
    return fmt::format("line {}: {}", m_table->rejected().line, m_table->rejected().reason);
}

} // namespace tocsin::edge
