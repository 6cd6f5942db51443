// SPDX-License-Identifier: GPL-3.0-or-later
// Where the header ends, what its rows are, and the names of the columns.
#include <algorithm>
#include <fmt/format.h>

#include "core/table/detail/guess_work.h"
#include "core/table/detail/header.h"
#include "core/table/detail/number.h"

namespace tocsin::table::detail {

/// The data begin with the first record of the usual width whose time can be read (or, without time, whose cells are mostly numbers).
void GuessWork::findHeader() {
    Dialect& dialect = m_guess.dialect;
    if (m_hints.given.header) return takeGivenHeader();
    const auto timed = [&](const std::vector<std::string>& row) {
        for (const std::size_t c : m_timeColumns) {
            std::int64_t ns = 0;
            bool absolute = false;
            if (c >= row.size() || !(readTimeCell(row[c], m_time.format, dialect.decimal, ns, absolute) || readClockCell(row[c])))
                return false;
        }
        return true;
    };
    const NumberStyle style{dialect.decimal, dialect.thousands, NumberStyle::lowered(dialect.missing)};
    const auto isData = [&](const std::vector<std::string>& row) {
        if (!m_timeColumns.empty()) return timed(row);
        std::size_t good = 0, wanted = 0;
        for (std::size_t c = 0; c < m_width; ++c) {
            if (m_counts[c].numbers <= m_counts[c].words) continue;
            ++wanted;
            double value = 0;
            good += c < row.size() && classifyCell(row[c], style, value) == CellKind::Number;
        }
        return good * 2 > wanted;
    };
    const auto anyNumber = [&](const std::vector<std::string>& row) {
        double value = 0;
        return std::any_of(row.begin(), row.end(),
                           [&](const std::string& cell) { return classifyCell(cell, style, value) == CellKind::Number; });
    };
    const auto hasNumbers = [&](const std::vector<std::string>& row) {
        std::size_t good = 0, filled = 0;
        for (std::size_t c = 0; c < std::min(m_width, row.size()); ++c) {
            if (std::find(m_timeColumns.begin(), m_timeColumns.end(), c) != m_timeColumns.end()) {
                if (isTimeName(row[c])) return false; // names that are numbers
                continue;
            }
            if (m_counts[c].numbers <= m_counts[c].words || row[c].empty()) continue;
            ++filled;
            double value = 0;
            good += classifyCell(row[c], style, value) == CellKind::Number;
        }
        return good > 0 && good * 2 >= filled;
    };
    const auto& rows = m_grid.rows;
    std::size_t first = 0;
    while (first < rows.size() && !(rows[first].size() == m_width && isData(rows[first]))) ++first;
    while (first > 0 && rows[first - 1].size() > 1 && isData(rows[first - 1])) --first; // ragged rows in front are data too
    // Below the names a row with numbers in columns of numbers is data, even where its time cannot be read.
    std::size_t up = first;
    while (up > 0 && rows[up - 1].size() > 1 && hasNumbers(rows[up - 1])) --up;
    if (up > 0 && up < first && rows[up - 1].size() + 1 >= m_width && !anyNumber(rows[up - 1])) first = up;
    m_dataRow = first;

    std::size_t begin = first;
    for (const std::size_t limit = first > 8 ? first - 8 : 0; begin > limit; --begin) {
        const auto& row = rows[begin - 1];
        const auto cells = std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
        const bool below = begin < first; // a row behind this one belongs to the header already
        const std::size_t usual = below ? rows[begin].size() : m_width;
        if (row.size() != m_width && row.size() != usual && (below || row.size() + 1 < m_width || row.size() > m_width + 1)) break;
        if (cells == 0 || (m_width > 2 && cells < 2)) break;
        if (below && anyNumber(row)) break; // "serial,4711" in front of the names
    }
    m_header.assign(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.begin() + static_cast<std::ptrdiff_t>(first));
    dialect.preamble = static_cast<int>(begin);
    dialect.header.assign(m_header.size(), HeaderRow::Other);
    if (begin > 0) say(Topic::Header, fmt::format("{} free {} in front of the header", begin, begin == 1 ? "line" : "lines"));
    if (m_header.empty() && m_grid.commentsBeforeData > 0) {
        std::vector<std::string> cells = splitRecord(m_grid.comments[m_grid.commentsBeforeData - 1], Marks::of(dialect));
        double value = 0;
        const bool words = std::none_of(cells.begin(), cells.end(),
                                        [&](const std::string& cell) { return classifyCell(cell, style, value) == CellKind::Number; });
        if (cells.size() == m_width && m_width > 1 && words) {
            m_header = {std::move(cells)};
            dialect.header = {HeaderRow::Names};
            dialect.headerCommented = true;
            say(Topic::Header, "the names stand in the last comment line");
            return;
        }
    }
    if (m_header.empty()) {
        say(Topic::Header, "no header: columns are named by their place");
        return;
    }
    dialect.header[0] = HeaderRow::Names;
    // Of the rows behind the names the one with more units of measure is the unit row.
    std::size_t unitRow = 0;
    double best = 0.6;
    for (std::size_t r = 1; r < m_header.size(); ++r) {
        double likely = 0, cells = 0;
        for (const std::string& cell : m_header[r]) {
            if (cell.empty()) continue;
            ++cells;
            likely += isKnownUnit(cell) ? 1.5 : looksLikeUnit(cell);
        }
        if (cells > 0 && likely / cells >= best) {
            best = likely / cells + 1e-9;
            unitRow = r;
        }
    }
    if (unitRow > 0) dialect.header[unitRow] = HeaderRow::Units;
    for (std::size_t r = 1; r < m_header.size(); ++r)
        if (r != unitRow) {
            dialect.header[r] = HeaderRow::Descriptions;
            break;
        }
    sayHeader();
}

void GuessWork::sayHeader() {
    const Dialect& dialect = m_guess.dialect;
    std::string kinds;
    for (const HeaderRow row : dialect.header)
        kinds += std::string(kinds.empty() ? "" : ", ") + (row == HeaderRow::Names          ? "names"
                                                           : row == HeaderRow::Units        ? "units"
                                                           : row == HeaderRow::Descriptions ? "descriptions"
                                                                                            : "other");
    say(Topic::Header, fmt::format("{} heading {}: {}", m_header.size(), m_header.size() == 1 ? "row" : "rows", kinds));
}

void GuessWork::nameColumns() {
    Dialect& dialect = m_guess.dialect;
    const auto rowOf = [&](HeaderRow kind) -> std::vector<std::string> {
        for (std::size_t r = 0; r < dialect.header.size(); ++r)
            if (dialect.header[r] == kind && r < m_header.size()) return m_header[r];
        return {};
    };
    std::vector<std::string> names = rowOf(HeaderRow::Names), units = rowOf(HeaderRow::Units), texts = rowOf(HeaderRow::Descriptions);
    // Trailing separators: columns without heading and without any cell.
    std::size_t width = m_width;
    while (width > 1 && m_counts[width - 1].filled() == 0 && (width > names.size() || names[width - 1].empty())) --width;
    if (width < m_width)
        say(Topic::Separator, fmt::format("separators at the line ends without content are not columns ({} a line)", m_width - width));
    if (names.size() + 1 == width && !names.empty()) names.insert(names.begin(), std::string()); // row names without a heading
    m_width = width;
    m_counts.resize(width);
    units.resize(width);
    texts.resize(width);
    std::vector<std::string> unique = columnNames(names, width);
    dialect.columns.assign(width, {});
    for (std::size_t c = 0; c < width; ++c) {
        Column& column = dialect.columns[c];
        column.name = unique[c];
        column.unit = units[c];
        column.description = texts[c];
        if (c < names.size() && !names[c].empty() && names[c] != unique[c])
            m_guess.doubts.push_back(
                fmt::format("the name '{}' stands twice in the header; the second is called '{}'", names[c], unique[c]));
        const std::size_t open = column.name.find_last_of("[(");
        if (column.unit.empty() && open != std::string::npos && open > 0 && (column.name.back() == ']' || column.name.back() == ')'))
            column.unit = column.name.substr(open + 1, column.name.size() - open - 2);
        if (column.unit.size() > 2 && column.unit.front() == '[' && column.unit.back() == ']')
            column.unit = column.unit.substr(1, column.unit.size() - 2);
    }
}

} // namespace tocsin::table::detail
