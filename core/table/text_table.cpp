// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/text_table.h"

#include <algorithm>
#include <array>
#include <map>

namespace tocsin::table {

namespace {

constexpr std::size_t kMaxCells = 10'000;
constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};

/// Code points of 0x80..0x9F in Windows-1252; 0 where it leaves a hole (read as the control character, as WHATWG's encoding standard does).
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& text, char32_t code) {
    if (code < 0x80) {
        text.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        text.push_back(static_cast<char>(0xC0 | (code >> 6)));
        text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        text.push_back(static_cast<char>(0xE0 | (code >> 12)));
        text.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    } else {
        text.push_back(static_cast<char>(0xF0 | (code >> 18)));
        text.push_back(static_cast<char>(0x80 | ((code >> 12) & 0x3F)));
        text.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
    }
}

/// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates.
bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
        const unsigned first = byte(i);
        if (first < 0x80) {
            ++i;
            continue;
        }
        std::size_t extra = 0;
        unsigned low = 0x80, high = 0xBF;
        if (first >= 0xC2 && first <= 0xDF) {
            extra = 1;
        } else if (first >= 0xE0 && first <= 0xEF) {
            extra = 2;
            if (first == 0xE0) low = 0xA0;
            if (first == 0xED) high = 0x9F;
        } else if (first >= 0xF0 && first <= 0xF4) {
            extra = 3;
            if (first == 0xF0) low = 0x90;
            if (first == 0xF4) high = 0x8F;
        } else {
            return false;
        }
        for (std::size_t k = 1; k <= extra; ++k) {
            const unsigned next = byte(i + k);
            if (next < low || next > high) return false;
            low = 0x80;
            high = 0xBF;
        }
        i += extra + 1;
    }
    return true;
}

std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    std::string text;
    text.reserve(bytes.size() / 2);
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(bigEndian ? (a << 8 | b) : (b << 8 | a));
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        appendUtf8(text, code >= 0xD800 && code < 0xE000 ? U'\uFFFD' : code);
    }
    return text;
}

/// 'L' or 'B' when every second byte of the beginning is NUL as in UTF-16 text without a mark, else 0.
char bareUtf16(std::string_view bytes) {
    const std::size_t n = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 200);
    if (n < 8) return 0;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < n; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    if (odd * 10 >= n / 2 * 9 && even == 0) return 'L';
    if (even * 10 >= n / 2 * 9 && odd == 0) return 'B';
    return 0;
}

/// Reads records one by one.
class Splitter {
public:
    Splitter(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool openQuote() const { return m_openQuote; }

    /// The next record; an empty line gives one empty cell.
    TextRow next() {
        TextRow row{m_line, {}};
        std::string cell;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"' && cell.empty()) {
                readQuoted(cell);
            } else if (c == m_separator) {
                row.cells.push_back(std::move(cell));
                cell.clear();
                ++m_at;
            } else if (c == '\n' || c == '\r') {
                endLine();
                break;
            } else {
                cell.push_back(c);
                ++m_at;
            }
        }
        row.cells.push_back(std::move(cell));
        return row;
    }

private:
    void endLine() {
        m_at += m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
        ++m_line;
    }

    void readQuoted(std::string& cell) {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                if (m_at >= m_text.size() || m_text[m_at] != '"') return;
                cell.push_back('"');
                ++m_at;
            } else if (c == '\n' || c == '\r') {
                const std::size_t from = m_at;
                endLine();
                cell.append(m_text.substr(from, m_at - from));
            } else {
                cell.push_back(c);
                ++m_at;
            }
        }
        m_openQuote = true;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    bool m_openQuote = false;
};

bool isEmpty(const TextRow& row) {
    return row.cells.size() == 1 && row.cells[0].find_first_not_of(" \t") == std::string::npos;
}

/// Separator that a first line "sep=;" states, or 0. length: of that line with its end.
char statedSeparator(std::string_view text, std::size_t& length) {
    if (text.size() < 5 || (text.substr(0, 4) != "sep=" && text.substr(0, 4) != "SEP=")) return 0;
    if (text.size() > 5 && text[5] != '\n' && text[5] != '\r') return 0;
    length = std::min(text.size(), text.substr(5, 2) == "\r\n" ? std::size_t{7} : std::size_t{6});
    return text[4];
}

bool startsAsFormula(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) return true;
    // Full-width = + - @ (U+FF1D, U+FF0B, U+FF0D, U+FF20), which some spreadsheets take for the plain ones.
    const std::string_view head = text.substr(0, 3);
    return head == "\xEF\xBC\x9D" || head == "\xEF\xBC\x8B" || head == "\xEF\xBC\x8D" || head == "\xEF\xBC\xA0";
}

bool needsApostrophe(std::string_view text) {
    return startsAsFormula(text) || (text.size() > 1 && text[0] == '\'' && (text[1] == '\'' || startsAsFormula(text.substr(1))));
}

} // namespace

DecodedText decodeText(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    if (bytes.substr(0, 2) == "\xFF\xFE") return {fromUtf16(bytes.substr(2), false), "UTF-16"};
    if (bytes.substr(0, 2) == "\xFE\xFF") return {fromUtf16(bytes.substr(2), true), "UTF-16"};
    if (const char order = bareUtf16(bytes)) return {fromUtf16(bytes, order == 'B'), "UTF-16"};
    if (isUtf8(bytes)) return {std::string(bytes), "UTF-8"};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t mapped = byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : 0;
        appendUtf8(text, mapped ? mapped : byte);
    }
    return {std::move(text), "Windows-1252"};
}

char guessSeparator(std::string_view text) {
    constexpr int kRowsLookedAt = 60;
    char best = ',';
    std::size_t bestEven = 0, bestCells = 0;
    for (const char separator : kSeparators) {
        Splitter splitter(text, separator);
        std::map<std::size_t, std::size_t> counts;
        for (int i = 0; i < kRowsLookedAt && !splitter.atEnd();) {
            const TextRow row = splitter.next();
            if (isEmpty(row)) continue;
            ++counts[row.cells.size()];
            ++i;
        }
        for (const auto& [cells, rows] : counts) {
            if (cells < 2) continue;
            if (rows > bestEven || (rows == bestEven && cells > bestCells)) {
                best = separator;
                bestEven = rows;
                bestCells = cells;
            }
        }
    }
    return best;
}

Result<TextTable> readTextTable(std::string_view text, const TextTableOptions& options) {
    TextTable table;
    std::size_t statedLength = 0;
    const char stated = statedSeparator(text, statedLength);
    const std::string_view body = text.substr(statedLength);
    table.separator = options.separator ? options.separator : stated ? stated : guessSeparator(body);

    Splitter splitter(body, table.separator);
    while (!splitter.atEnd()) {
        TextRow row = splitter.next();
        row.line += stated ? 1 : 0;
        if (splitter.openQuote()) {
            return Error{ErrorCode::Data,
                         options.what + ", line " + std::to_string(row.line) + ": a quoted cell never ends; close the quote or remove it",
                         {}};
        }
        if (row.cells.size() > kMaxCells) {
            return Error{
                ErrorCode::Data, options.what + ", line " + std::to_string(row.line) + ": more than 10000 cells; is this a table?", {}};
        }
        if (!isEmpty(row)) table.rows.push_back(std::move(row));
    }
    return table;
}

void appendCell(std::string& line, std::string_view cell, char separator) {
    const bool ends = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!ends && cell.find_first_of("\"\r\n") == std::string_view::npos && cell.find(separator) == std::string_view::npos) {
        line.append(cell);
        return;
    }
    line.push_back('"');
    for (const char c : cell) {
        if (c == '"') line.push_back('"');
        line.push_back(c);
    }
    line.push_back('"');
}

std::string safeText(std::string_view text) {
    return needsApostrophe(text) ? "'" + std::string(text) : std::string(text);
}

std::string fromSafeText(std::string_view text) {
    if (text.size() > 1 && text[0] == '\'' && needsApostrophe(text.substr(1))) text.remove_prefix(1);
    return std::string(text);
}

} // namespace tocsin::table
