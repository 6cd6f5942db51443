// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/guess_work.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "core/table/detail/number.h"
#include "core/table/detail/sentinel_guess.h"

namespace tocsin::table::detail {

namespace {

/// 4113 -> "4,113".
std::string counted(std::size_t n) {
    std::string text = std::to_string(n);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string ofCells(std::size_t part, std::size_t all) {
    return fmt::format("{} of {}", counted(part), counted(all));
}

} // namespace

GuessWork::GuessWork(SampleText text, const GuessHints& hints, std::string what)
    : m_text(std::move(text)), m_hints(hints), m_what(std::move(what)) {}

std::vector<std::string_view> GuessWork::column(std::size_t index) const {
    std::vector<std::string_view> cells;
    cells.reserve(m_body.size());
    for (const auto* row : m_body) cells.emplace_back((*row)[index]);
    return cells;
}

Error GuessWork::nothingFound() const {
    std::size_t wide = 0, numbers = 0;
    const NumberStyle style{'.', 0, {}};
    double value = 0;
    for (const auto& row : m_grid.rows) {
        wide += row.size() > 1 || row.front().find_first_of(";\t|") != std::string::npos;
        for (const std::string& cell : row) numbers += classifyCell(cell, style, value) == CellKind::Number;
    }
    if (numbers == 0 && m_grid.rows.size() <= 3 && wide > 0)
        return {ErrorCode::Data,
                fmt::format("{}: a header and no data; the first line is '{}'", m_what,
                            m_text.head.substr(0, 60).substr(0, m_text.head.find_first_of("\r\n"))),
                {}};
    return {ErrorCode::Data,
            fmt::format("{}: no table of numbers found in {} lines; this looks like text", m_what, counted(m_grid.rows.size())),
            {}};
}

Result<void> GuessWork::findForm() {
    Dialect& dialect = m_guess.dialect;
    std::size_t comments = 0;
    dialect.comment = m_hints.base && !m_hints.base->comment.empty() ? m_hints.base->comment : guessComment(m_text, comments);
    if (comments > 0)
        say(Topic::Comment,
            fmt::format("lines that begin with '{}' are comments, because {} do and are no data", dialect.comment, counted(comments)));
    const char given = m_hints.given.separator.value_or('\0');
    const SeparatorGuess separator = guessSeparatorOf(m_text, dialect.comment, m_hints.base ? m_hints.base->separator : '\0', given);
    if (given != 0 && separator.separator == 0)
        return Error{
            ErrorCode::Data,
            fmt::format("{}: with the separator {} no record has two cells of numbers; choose another", m_what, separatorName(given)),
            {}};
    m_grid = cutSample(m_text, {separator.separator == 0 ? ',' : separator.separator, '"', dialect.comment});
    // Logs get comments in the middle later on; "#" cannot begin a row here unless a row of the sample does.
    if (dialect.comment.empty() &&
        std::none_of(m_grid.rows.begin(), m_grid.rows.end(), [](const auto& row) { return row.front().starts_with('#'); }))
        dialect.comment = "#";
    if (given == 0 && (separator.separator == 0 || separator.typed < (separator.separator == ' ' ? 0.5 : 0.15)))
        return nothingFound(); // prose has blanks and numbers too
    if (separator.columns > kMaximumColumns)
        return Error{ErrorCode::Data, fmt::format("{}: {} columns; at most {} are read", m_what, separator.columns, kMaximumColumns), {}};
    dialect.separator = separator.separator;
    m_width = separator.columns;
    if (m_width == 1)
        say(Topic::Separator, "one column, no separator");
    else
        say(Topic::Separator,
            fmt::format("separator {}, {} {} records have {} cells with it", separatorName(separator.separator),
                        given != 0 ? "as you say:" : "because", ofCells(separator.agreeing, separator.records), separator.columns));
    return {};
}

/// Records of the usual width from `from` on. Trailing columns that are blank everywhere are separators at the line ends, not columns.
void GuessWork::takeBody(std::size_t from) {
    m_body.clear();
    m_runs = {0};
    for (std::size_t r = from; r < m_grid.rows.size(); ++r)
        if (m_grid.rows[r].size() == m_width) m_body.push_back(&m_grid.rows[r]);
    for (std::size_t r = 0; r < m_grid.more.size(); ++r) {
        if (r == 0 || r == m_grid.moreSplit) m_runs.push_back(m_body.size());
        if (m_grid.more[r].size() == m_width) m_body.push_back(&m_grid.more[r]);
    }
}

void GuessWork::countColumns() {
    const Dialect& dialect = m_guess.dialect;
    const NumberStyle style{dialect.decimal, dialect.thousands, NumberStyle::lowered(dialect.missing)};
    m_counts.assign(m_width, {});
    for (std::size_t c = 0; c < m_width; ++c) {
        ColumnCount& count = m_counts[c];
        std::unordered_set<std::string_view> words;
        for (const std::string_view cell : column(c)) {
            double value = 0;
            switch (classifyCell(cell, style, value)) {
            case CellKind::Blank:
                ++count.blank;
                break;
            case CellKind::Missing:
                ++count.missing;
                break;
            case CellKind::Number:
                count.smallest = count.numbers == 0 ? value : std::min(count.smallest, value);
                count.largest = count.numbers == 0 ? value : std::max(count.largest, value);
                ++count.numbers;
                break;
            case CellKind::Word:
                ++count.words;
                if (words.size() < 200) words.insert(cell);
                if (const std::string word = lowered(cell); word == "true" || word == "false") ++count.truths;
                break;
            }
        }
        count.distinctWords = words.size();
    }
}

std::string GuessWork::heading(std::size_t index) const {
    for (const auto& row : m_grid.rows)
        if (row.size() + 1 >= m_width && row.size() > 0 && index < row.size() && m_width > 1) return row[index];
    return {};
}

/// The first column that holds whole times; else a date and a time of day beside each other.
bool GuessWork::findTime() {
    const GivenForm& given = m_hints.given;
    if (given.time && given.time->kind == TimeKind::None) {
        m_timeColumns.clear();
        m_time = {};
        return false;
    }
    const bool found = guessTimeColumn();
    if (!given.time && !given.timeColumn) return found;
    takeGivenTime();
    return !m_timeColumns.empty() && m_time.format.kind != TimeKind::None;
}

bool GuessWork::guessTimeColumn() {
    const Dialect& dialect = m_guess.dialect;
    const Dialect* base = m_hints.base ? &*m_hints.base : nullptr;
    const DateOrder* order = base && base->time.kind == TimeKind::Pattern ? &base->time.order : nullptr;
    m_timeColumns.clear();
    m_time = {};
    int date = -1, clock = -1;
    TimeEvidence dateEvidence;
    std::vector<std::string> others;
    std::vector<TimeEvidence> numeric(m_width);
    for (std::size_t c = 0; c < m_width; ++c) {
        std::string unit;
        const std::string name = heading(c);
        for (std::size_t r = 1; r < std::min<std::size_t>(m_grid.rows.size(), 4); ++r)
            if (c < m_grid.rows[r].size() && m_grid.rows[r].size() == m_width && isKnownUnit(m_grid.rows[r][c])) unit = m_grid.rows[r][c];
        TimeEvidence evidence = guessTime(column(c), m_runs, name, unit, c == 0, dialect.decimal, order);
        const bool civil = evidence.format.kind == TimeKind::Iso || evidence.format.kind == TimeKind::Pattern;
        if (civil && evidence.dateOnly * 2 < evidence.matches && m_timeColumns.empty()) {
            m_timeColumns = {c};
            m_time = evidence;
        } else if (civil && date < 0 && evidence.dateOnly * 2 >= evidence.matches) {
            date = static_cast<int>(c);
            dateEvidence = evidence;
        } else if (clock < 0 && evidence.cells > 0 && evidence.clockOnly * 10 >= evidence.cells * 8) {
            clock = static_cast<int>(c);
        }
        if (!civil) numeric[c] = std::move(evidence);
    }
    if (!m_timeColumns.empty()) return true;
    if (date >= 0) {
        m_timeColumns = {static_cast<std::size_t>(date)};
        if (clock >= 0) m_timeColumns.push_back(static_cast<std::size_t>(clock));
        std::sort(m_timeColumns.begin(), m_timeColumns.end());
        m_time = dateEvidence;
        return true;
    }
    for (const bool elapsed : {false, true}) // a time on the calendar first
        for (std::size_t c = 0; c < m_width; ++c)
            if (numeric[c].format.kind != TimeKind::None && (numeric[c].format.kind == TimeKind::Elapsed) == elapsed) {
                m_timeColumns = {c};
                m_time = numeric[c];
                return true;
            }
    return false;
}

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

/// Long: one column of few words that come again (the tag), one of numbers, and times that repeat or headings that say so.
void GuessWork::findLayout() {
    Dialect& dialect = m_guess.dialect;
    const auto& given = m_hints.given.layout;
    if (given == Layout::Wide) return;
    int tag = -1, value = -1;
    std::size_t numbers = 0;
    const auto named = [](const std::string& name, std::initializer_list<const char*> words) {
        const std::string lower = lowered(name);
        return std::any_of(words.begin(), words.end(), [&](const char* word) {
            return lower == word || lower.starts_with(std::string(word) + "_") || lower.ends_with(std::string("_") + word) ||
                   lower == std::string(word) + "name" || lower == std::string(word) + " name";
        });
    };
    bool tagNamed = false, valueNamed = false;
    for (std::size_t c = 0; c < m_width; ++c) {
        if (std::find(m_timeColumns.begin(), m_timeColumns.end(), c) != m_timeColumns.end()) continue;
        const ColumnCount& count = m_counts[c];
        const bool isTag = count.words > 0 && count.words * 10 >= (count.filled() + count.blank) * 9;
        const bool byName = named(dialect.columns[c].name, {"tag", "sensor", "channel", "signal", "variable", "point", "measurement",
                                                            "parameter", "item", "kanal", "messstelle"});
        if (isTag && (tag < 0 || (byName && !tagNamed)) && (count.distinctWords * 2 <= count.words || byName || given)) {
            tag = static_cast<int>(c);
            tagNamed = byName;
        } else if (count.numbers > count.words) {
            ++numbers;
            const bool valueName = named(dialect.columns[c].name, {"value", "val", "wert", "reading", "messwert", "valor"});
            if (value < 0 || (valueName && !valueNamed)) {
                value = static_cast<int>(c);
                valueNamed = valueName;
            }
        }
    }
    if (given && (m_timeColumns.empty() || tag < 0 || value < 0))
        m_guess.doubts.push_back("the long layout needs a time, a column of words (the tag) and one of numbers; the table is read as wide");
    if (m_timeColumns.empty() || tag < 0 || value < 0) return;
    std::set<std::string_view> instants;
    std::set<std::pair<std::string_view, std::string_view>> pairs;
    std::size_t rows = 0;
    for (const auto* row : m_body) {
        ++rows;
        instants.insert((*row)[m_timeColumns[0]]);
        pairs.insert({(*row)[static_cast<std::size_t>(tag)], (*row)[m_timeColumns[0]]});
    }
    const bool repeats = instants.size() * 10 <= rows * 6 && pairs.size() * 10 >= rows * 9; // one time, several tags
    if (!given && numbers > 1 && !(tagNamed && valueNamed)) {
        if (repeats && instants.size() < rows)
            m_guess.doubts.push_back(fmt::format(
                "times repeat for each '{}', which is left out: its {} series are mixed in the columns of numbers; the long layout has one "
                "column of numbers (such as time, tag, value): bring the file into that form, or split it by '{}'",
                dialect.columns[static_cast<std::size_t>(tag)].name, counted(m_counts[static_cast<std::size_t>(tag)].distinctWords),
                dialect.columns[static_cast<std::size_t>(tag)].name));
        return;
    }
    if (!given && !(tagNamed && valueNamed) && !repeats && !(tagNamed && m_width == 3)) return;
    dialect.layout = Layout::Long;
    dialect.columns[static_cast<std::size_t>(tag)].role = ColumnRole::Tag;
    dialect.columns[static_cast<std::size_t>(value)].role = ColumnRole::Value;
    say(Topic::Layout,
        fmt::format("long layout: column '{}' names the channel ({} tags in {} rows of the sample), column '{}' holds its number",
                    dialect.columns[static_cast<std::size_t>(tag)].name, counted(m_counts[static_cast<std::size_t>(tag)].distinctWords),
                    counted(rows), dialect.columns[static_cast<std::size_t>(value)].name));
}

void GuessWork::setRoles() {
    Dialect& dialect = m_guess.dialect;
    for (const std::size_t c : m_timeColumns) dialect.columns[c].role = ColumnRole::Time;
    for (std::size_t c = 0; c < m_width; ++c) {
        Column& column = dialect.columns[c];
        const ColumnCount& count = m_counts[c];
        if (column.role != ColumnRole::Number) continue;
        if (dialect.layout == Layout::Long) {
            column.role = ColumnRole::Ignored;
            m_guess.leftOut.push_back(fmt::format("column '{}': neither time, tag nor value of the long layout", column.name));
        } else if (count.words > count.numbers) {
            column.role = ColumnRole::Ignored;
            const bool times =
                guessTime(this->column(c), m_runs, column.name, column.unit, false, dialect.decimal, nullptr).format.kind != TimeKind::None;
            m_guess.leftOut.push_back(fmt::format("column '{}': {} in {} cells of the sample", column.name,
                                                  times ? "a second time" : "text", ofCells(count.words, count.filled())));
        } else if (count.words * 10 > count.numbers) {
            m_guess.doubts.push_back(
                fmt::format("column '{}' is read as numbers; {} cells of the sample are words and their rows will be rejected", column.name,
                            ofCells(count.words, count.filled())));
        }
    }
    std::size_t missing = 0, filled = 0;
    for (std::size_t c = 0; c < m_width; ++c)
        if (dialect.columns[c].role == ColumnRole::Number || dialect.columns[c].role == ColumnRole::Value) {
            missing += m_counts[c].missing;
            filled += m_counts[c].filled() + m_counts[c].blank;
        }
    if (missing > 0)
        say(Topic::Missing, fmt::format("{} cells say in words that the value is missing (such as NaN or BAD)", ofCells(missing, filled)));
}

/// Numbers that loggers write for "missing" (-9999, 1e30), where they lie far outside all others of their column, seen from the spread of
/// these. Some count unseen as well: they may come in a few cells of a long file that the sample does not hold, and a single -9999 in a
/// temperature ruins what is learned from it.
void GuessWork::findSentinels() {
    std::size_t guarded = 0;
    Dialect& dialect = m_guess.dialect;
    const NumberStyle style{dialect.decimal, dialect.thousands, {}};
    if (const auto& given = m_hints.given.sentinels) {
        std::string list;
        for (const double value : *given) list += fmt::format("{}{}", list.empty() ? "" : ", ", value);
        say(Topic::Missing, list.empty() ? "no number means missing, as you say" : list + " mean missing in every column, as you say");
    }
    for (std::size_t c = 0; c < m_width; ++c) {
        Column& column = dialect.columns[c];
        if (column.role != ColumnRole::Number && column.role != ColumnRole::Value) continue;
        if (m_hints.given.sentinels) {
            column.sentinels = *m_hints.given.sentinels;
            continue;
        }
        if (m_hints.base) {
            if (const int known = m_hints.base->find(column.name); known >= 0)
                column.sentinels = m_hints.base->columns[static_cast<std::size_t>(known)].sentinels;
            continue;
        }
        std::vector<double> values;
        for (const std::string_view cell : this->column(c)) {
            double value = 0;
            if (classifyCell(cell, style, value) == CellKind::Number) values.push_back(value);
        }
        SentinelGuess found = guessSentinels(values);
        for (const auto& [value, count] : found.seen) {
            say(Topic::Missing, fmt::format("column '{}': {} means missing, because {} cells have it and all others lie between {} and {}",
                                            column.name, value, ofCells(count, values.size()), found.smallest, found.largest));
            column.sentinels.push_back(value);
        }
        for (const auto& [value, count] : found.doubtful)
            m_guess.doubts.push_back(
                fmt::format("column '{}': {} in {} cells may mean missing; it is kept as a number, because the others lie between {} and "
                            "{}; a recipe with sentinels changes that",
                            column.name, value, ofCells(count, values.size()), found.smallest, found.largest));
        column.sentinels.insert(column.sentinels.end(), found.unseen.begin(), found.unseen.end());
        guarded += !found.unseen.empty();
    }
    if (guarded > 0)
        say(Topic::Missing,
            fmt::format("-9999, -99999, -999.25, -9999.9 and 1e30 mean missing wherever they turn up in {} columns whose other numbers lie "
                        "far from them; so do -999 and 9999 where these have fractions",
                        guarded));
}

void GuessWork::sayTime() {
    Dialect& dialect = m_guess.dialect;
    dialect.time = m_time.format;
    dialect.zone = !m_hints.zone.empty() ? m_hints.zone : m_hints.base ? m_hints.base->zone : "UTC";
    if (m_timeColumns.empty()) {
        say(Topic::Time, "no column is the time: rows are stamped by the given rate");
        return;
    }
    const std::string& name = dialect.columns[m_timeColumns[0]].name;
    if (m_timeColumns.size() == 2)
        say(Topic::Time, fmt::format("time in columns '{}' and '{}' (date and time of day): {}; {} cells match", name,
                                     dialect.columns[m_timeColumns[1]].name, describe(m_time), ofCells(m_time.matches, m_time.cells)));
    else
        say(Topic::Time,
            fmt::format("time in column '{}': {}; {} cells match", name, describe(m_time), ofCells(m_time.matches, m_time.cells)));
    const bool local = m_time.format.kind != TimeKind::Epoch && m_time.format.kind != TimeKind::Elapsed;
    if (m_time.zoned > 0) say(Topic::Zone, fmt::format("{} times carry their zone", ofCells(m_time.zoned, m_time.cells)));
    if (local && m_time.zoned < m_time.matches)
        say(Topic::Zone,
            fmt::format("{} times carry no zone and are read as {}", ofCells(m_time.matches - m_time.zoned, m_time.cells), dialect.zone));
    m_guess.dateOrderInDoubt = m_time.orderInDoubt;
    if (m_time.orderInDoubt) {
        const bool dayFirst = m_time.format.order == DateOrder::DayMonthYear;
        m_guess.doubts.push_back(fmt::format(
            "day and month cannot be told apart in column '{}' (no number above 12): read with the {} first{}; a recipe with the other "
            "order changes that",
            name, dayFirst ? "day" : "month", m_time.orderGuess.empty() ? "" : ", because " + m_time.orderGuess));
    }
    if (m_time.yearInDoubt)
        m_guess.doubts.push_back(
            fmt::format("years of two digits in column '{}' may stand first or last: read with the year {}; a recipe with the "
                        "other order changes that",
                        name, m_time.format.order == DateOrder::YearMonthDay ? "first" : "last"));
    if (m_time.format.kind == TimeKind::Elapsed)
        m_guess.doubts.push_back(
            fmt::format("column '{}' counts from the start of the recording; the file does not say when that was: give the start", name));
}

Result<DialectGuess> GuessWork::run(const EncodingGuess& encoding) {
    Dialect& dialect = m_guess.dialect;
    dialect.encoding = encoding.name;
    dialect.missing = m_hints.base ? m_hints.base->missing : commonMissingWords();
    if (encoding.reason != "plain ASCII") say(Topic::Encoding, fmt::format("encoding {}, because: {}", encoding.name, encoding.reason));
    TOCSIN_TRY(findForm());
    // Headings spoil the statistics of short files: look at the second half, then at the last records alone.
    const std::size_t all = m_grid.rows.size();
    bool timed = false;
    DecimalGuess decimal;
    for (const std::size_t from : {all / 2, all - std::min<std::size_t>(all, 2), all - std::min<std::size_t>(all, 1)}) {
        takeBody(from);
        if (m_body.empty()) continue;
        std::vector<std::string_view> cells;
        for (std::size_t c = 0; c < m_width && cells.size() < 200'000; ++c) {
            const auto more = column(c);
            cells.insert(cells.end(), more.begin(), more.end());
        }
        const bool base = m_hints.base.has_value();
        decimal = guessDecimal(cells, dialect.separator, base ? m_hints.base->decimal : '\0', base ? m_hints.base->thousands : '\0');
        if (const auto& given = m_hints.given.marks) decimal = countGivenMarks(cells, given->decimal, given->thousands, decimal.fractions);
        dialect.decimal = decimal.decimal;
        dialect.thousands = decimal.thousands;
        countColumns();
        timed = findTime();
        if (timed || all > 12) break;
    }
    if (m_body.empty()) return nothingFound();
    if (m_hints.given.marks)
        say(Topic::Decimal, fmt::format("decimal {}, as you say: {} cells with a mark match", separatorName(dialect.decimal),
                                        ofCells(decimal.matches, decimal.fractions)));
    else if (dialect.decimal == ',')
        say(Topic::Decimal, fmt::format("decimal comma, because {} cells with a mark match", ofCells(decimal.matches, decimal.fractions)));
    if (dialect.thousands != 0)
        say(Topic::Decimal, fmt::format("{} between thousands, in {} cells", separatorName(dialect.thousands),
                                        ofCells(decimal.grouped, decimal.fractions)));
    if (decimal.ambiguous)
        m_guess.doubts.push_back(fmt::format("numbers like '1{}234' could hold thousands or a fraction: read as {}",
                                             dialect.thousands ? dialect.thousands : dialect.decimal,
                                             dialect.thousands ? "thousands" : "a fraction"));
    findHeader();
    if (m_dataRow >= all && m_hints.given.header)
        return Error{ErrorCode::Data,
                     fmt::format("{}: {} lines are in front of the data, as you say, and there is none behind them", m_what, m_dataRow),
                     {}};
    if (m_dataRow >= all) return nothingFound();
    takeBody(m_dataRow);
    countColumns();
    if (timed) timed = findTime(); // now with every row that is data
    nameColumns();
    if (!timed && m_hints.timeNeeded) {
        std::string names;
        for (std::size_t c = 0; c < std::min<std::size_t>(m_width, 8); ++c) names += (c ? ", " : "") + dialect.columns[c].name;
        return Error{
            ErrorCode::Data,
            fmt::format(
                "{}: no column can be recognised as the time (columns: {}{}); give the sampling rate and the start, or a recipe that names "
                "the time column and its format",
                m_what, names, m_width > 8 ? ", ..." : ""),
            {}};
    }
    findLayout();
    setRoles();
    sayTime();
    findSentinels();
    const bool any = std::any_of(dialect.columns.begin(), dialect.columns.end(),
                                 [](const Column& c) { return c.role == ColumnRole::Number || c.role == ColumnRole::Value; });
    if (!any)
        return Error{ErrorCode::Data, fmt::format("{}: no column holds numbers; there is nothing to import beside the time", m_what), {}};
    return std::move(m_guess);
}

} // namespace tocsin::table::detail
