// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/record.h"

#include <algorithm>

#include "core/table/detail/number.h"

namespace tocsin::table::detail {

namespace {

/// The partner of the quote before p, or null.
const char* closingQuote(const char* p, const char* end, const Marks& marks, bool& open) {
    const char* const limit = static_cast<std::size_t>(end - p) > kMaximumQuotedBytes ? p + kMaximumQuotedBytes : end;
    while (p < limit) {
        const auto* quote = static_cast<const char*>(std::memchr(p, marks.quote, static_cast<std::size_t>(limit - p)));
        if (!quote) break;
        if (quote + 1 < end && quote[1] == marks.quote) {
            p = quote + 2;
            continue;
        }
        const char* after = quote + 1;
        if (!marks.blanks())
            while (after < end && isBlank(*after) && *after != marks.separator) ++after;
        if (after == end) {
            open = true;
            return quote;
        }
        return endsCell(*after, marks) ? quote : nullptr;
    }
    open = open || limit == end;
    return nullptr;
}

} // namespace

const char* findLineEnd(const char* p, const char* end) {
    const auto* newline = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
    if (!newline) newline = end;
    const auto* carriage = static_cast<const char*>(std::memchr(p, '\r', static_cast<std::size_t>(newline - p)));
    return carriage ? carriage : newline;
}

const char* readCell(const char* p, const char* end, const Marks& marks, Cell& cell, bool& open) {
    const char* begin = p;
    cell.quoted = false;
    if (marks.quote != 0) {
        if (!marks.blanks())
            while (p < end && isBlank(*p) && *p != marks.separator) ++p;
        if (p < end && *p == marks.quote) {
            if (const char* quote = closingQuote(p + 1, end, marks, open)) {
                cell = {std::string_view(p + 1, static_cast<std::size_t>(quote - p - 1)), true};
                p = quote + 1;
                while (p < end && !endsCell(*p, marks)) ++p;
                return p;
            }
        }
    }
    while (p < end && !endsCell(*p, marks)) ++p;
    cell.text = std::string_view(begin, static_cast<std::size_t>(p - begin));
    return p;
}

const char* recordEnd(const char* p, const char* end, const Marks& marks, bool& open) {
    const char* const line = findLineEnd(p, end);
    if (marks.quote == 0 || isComment(p, end, marks) || !std::memchr(p, marks.quote, static_cast<std::size_t>(line - p))) return line;
    Cell cell;
    for (;;) {
        p = readCell(p, end, marks, cell, open);
        if (p == end || isLineEnd(*p)) return p;
        ++p;
    }
}

std::string cellText(const Cell& cell, const Marks& marks) {
    std::string text(trimmed(cell.text));
    if (!cell.quoted) return text;
    const std::string twice(2, marks.quote);
    for (std::size_t at = 0; (at = text.find(twice, at)) != std::string::npos; ++at) text.erase(at, 1);
    return text;
}

std::vector<std::string> splitRecord(std::string_view text, const Marks& marks) {
    std::vector<std::string> cells;
    const char* p = text.data();
    const char* end = p + text.size();
    bool open = false;
    if (marks.blanks()) {
        while (p < end && isBlank(*p)) ++p;
        while (p < end && isBlank(end[-1])) --end;
    }
    for (;;) {
        Cell cell;
        p = readCell(p, end, marks, cell, open);
        cells.push_back(cellText(cell, marks));
        if (p >= end || isLineEnd(*p)) return cells;
        ++p;
        if (marks.blanks())
            while (p < end && isBlank(*p)) ++p;
    }
}

std::int64_t countLineEnds(const char* p, const char* end) {
    std::int64_t lines = std::count(p, end, '\n');
    for (const char* q = p; (q = static_cast<const char*>(std::memchr(q, '\r', static_cast<std::size_t>(end - q)))) != nullptr; ++q)
        if (q + 1 == end || q[1] != '\n') ++lines;
    return lines;
}

} // namespace tocsin::table::detail
