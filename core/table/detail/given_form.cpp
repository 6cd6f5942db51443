// SPDX-License-Identifier: GPL-3.0-or-later
// What a person said of the form (GivenForm) in place of guesses.
#include <algorithm>
#include <fmt/format.h>

#include "core/table/detail/guess_work.h"
#include "core/table/detail/number.h"

namespace tocsin::table::detail {

DecimalGuess countGivenMarks(const std::vector<std::string_view>& cells, char decimal, char thousands, std::size_t marked) {
    DecimalGuess guess{decimal, thousands, 0, marked, 0, false};
    double value = 0;
    for (const std::string_view cell : cells) {
        if (cell.find_first_of(".,' ") == std::string_view::npos) continue;
        if (classifyCell(cell, {decimal, thousands, {}}, value) != CellKind::Number) continue;
        ++guess.matches;
        if (thousands != 0 && classifyCell(cell, {decimal, 0, {}}, value) != CellKind::Number) ++guess.grouped;
    }
    guess.fractions = std::max(guess.fractions, guess.matches);
    return guess;
}

void GuessWork::takeGivenTime() {
    const GivenForm& given = m_hints.given;
    const char decimal = m_guess.dialect.decimal;
    if (given.timeColumn && !(m_timeColumns.size() == 1 && m_timeColumns[0] == *given.timeColumn)) {
        if (*given.timeColumn >= m_width) return;
        m_timeColumns = {*given.timeColumn};
        m_time = guessTime(column(*given.timeColumn), m_runs, "time", {}, true, decimal, nullptr);
        if (m_time.reason.empty()) m_time.reason = "you say so";
    }
    if (!given.time || m_timeColumns.empty()) return;
    m_time = {};
    m_time.format = *given.time;
    m_time.reason = "you say so";
    for (const std::string_view cell : column(m_timeColumns[0])) {
        if (trimmed(cell).empty()) continue;
        ++m_time.cells;
        std::int64_t ns = 0;
        bool absolute = false;
        if (!readTimeCell(cell, m_time.format, decimal, ns, absolute)) continue;
        ++m_time.matches;
        m_time.zoned += absolute;
    }
}

void GuessWork::takeGivenHeader() {
    const GivenForm::Header& given = *m_hints.given.header;
    const auto begin = static_cast<std::size_t>(std::max(0, given.preamble));
    m_dataRow = begin + given.rows.size();
    if (m_dataRow >= m_grid.rows.size()) return; // no data behind it: the caller says so
    m_header.assign(m_grid.rows.begin() + static_cast<std::ptrdiff_t>(begin), m_grid.rows.begin() + static_cast<std::ptrdiff_t>(m_dataRow));
    m_guess.dialect.preamble = static_cast<int>(begin);
    m_guess.dialect.header = given.rows;
    if (begin > 0) say(Topic::Header, fmt::format("{} free {} in front of the header", begin, begin == 1 ? "line" : "lines"));
    if (m_header.empty())
        say(Topic::Header, "no header: columns are named by their place");
    else
        sayHeader();
}

} // namespace tocsin::table::detail
