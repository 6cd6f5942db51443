// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/dialect.h"

namespace tocsin::table::detail {

/// The characters that cut text into records and cells.
struct Marks {
    char separator = ',';
    char quote = '"';
    std::string comment;
    [[nodiscard]] bool blanks() const { return separator == ' '; } ///< a run of blanks and tabs is one separator
    [[nodiscard]] static Marks of(const Dialect& dialect) { return {dialect.separator, dialect.quote, dialect.comment}; }
};

inline bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}
inline bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

/// Is `c` the end of a cell?
inline bool endsCell(char c, const Marks& marks) {
    return isLineEnd(c) || c == marks.separator || (marks.blanks() && c == '\t');
}

/// First line end in [p, end), or end.
[[nodiscard]] const char* findLineEnd(const char* p, const char* end);

/// Behind the line end at p (CR LF counts as one); p itself when no line end stands there.
inline const char* skipLineEnd(const char* p, const char* end) {
    if (p < end && *p == '\r') {
        ++p;
        if (p < end && *p == '\n') ++p;
    } else if (p < end && *p == '\n') {
        ++p;
    }
    return p;
}

struct Cell {
    std::string_view text; ///< without quotes; doubled quotes still doubled
    bool quoted = false;
};

/// Reads the cell at p. Returns where it ends: a separator, a line end, or `end`. A quote counts at the begin of a cell (blanks may stand
/// in front) when its partner stands before a separator or line end within kMaximumQuotedBytes; else it is a character like any other.
/// open: set when `end` was reached while looking for that partner (more text could change the answer).
[[nodiscard]] const char* readCell(const char* p, const char* end, const Marks& marks, Cell& cell, bool& open);

/// Behind the last cell of the record at p (at its line end, or `end`), quotes respected. A comment line is one record.
[[nodiscard]] const char* recordEnd(const char* p, const char* end, const Marks& marks, bool& open);

/// Does the line at p begin with the comment mark?
[[nodiscard]] inline bool isComment(const char* p, const char* end, const Marks& marks) {
    return !marks.comment.empty() && static_cast<std::size_t>(end - p) >= marks.comment.size() &&
           std::memcmp(p, marks.comment.data(), marks.comment.size()) == 0;
}

/// Cells of one record with quotes taken off and blanks at both ends trimmed; [text] is the record without line end.
[[nodiscard]] std::vector<std::string> splitRecord(std::string_view text, const Marks& marks);

/// Content of a cell: doubled quotes made single.
[[nodiscard]] std::string cellText(const Cell& cell, const Marks& marks);

/// Physical lines that [p, end) ends: LF, CR LF and lone CR.
[[nodiscard]] std::int64_t countLineEnds(const char* p, const char* end);

} // namespace tocsin::table::detail
