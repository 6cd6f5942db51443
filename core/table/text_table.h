// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::table {

/// Text of a small file as UTF-8 with its former encoding in words ("UTF-8", "UTF-16", "Windows-1252").
struct DecodedText {
    std::string text;
    std::string encoding;
};

/// By byte order mark, else UTF-16 when every second byte of the beginning is NUL, else UTF-8 when valid, else Windows-1252 (which every
/// byte sequence is). The mark is taken off. For lists that people keep (labels, work orders); large numeric files have their own reader.
[[nodiscard]] DecodedText decodeText(std::string_view bytes);

/// One record: its cells without quotes, and the line it begins on (from 1).
struct TextRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};

struct TextTable {
    char separator = ',';
    std::vector<TextRow> rows; ///< header included; empty lines left out
};

struct TextTableOptions {
    std::string what = "table"; ///< names the source in errors
    char separator = 0;         ///< 0: guessed among , ; tab |
};

/// Splits delimited text after RFC 4180: quoted cells may hold separators, doubled quotes and line breaks; LF, CRLF and CR end a record; a
/// first line "sep=;" is obeyed. Cells are not trimmed. Error code Data: a quote that never closes (with its line), more than 10,000 cells
/// in a record.
[[nodiscard]] Result<TextTable> readTextTable(std::string_view text, const TextTableOptions& options = {});

/// The separator among , ; tab | that gives the most even rows of two or more cells; comma when none does.
[[nodiscard]] char guessSeparator(std::string_view text);

/// Appends one cell, quoted where it holds separator, quote, line break, or blanks at an end. The caller puts separators and line ends.
void appendCell(std::string& line, std::string_view cell, char separator = ',');

/// Text that a spreadsheet would run as a formula (first character = + - @ tab CR LF, or full-width forms of the first four) gets an
/// apostrophe in front, and so does text that already begins with an apostrophe before such a character or another apostrophe. Only for
/// text, never for numbers.
[[nodiscard]] std::string safeText(std::string_view text);

/// Takes that apostrophe off again: fromSafeText(safeText(x)) == x for every x.
[[nodiscard]] std::string fromSafeText(std::string_view text);

} // namespace tocsin::table
