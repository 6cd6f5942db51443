// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/guess.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/table/detail/guess_work.h"
#include "core/table/detail/header.h"
#include "core/table/detail/number.h"
#include "core/table/encoding.h"

namespace tocsin::table {

using namespace detail;

namespace {

/// What a binary file is, by its first bytes; empty: no known kind.
std::string_view knownBinary(std::string_view head) {
    if (head.starts_with("PK\x03\x04")) return "a zip archive or an Excel workbook; unpack it, or save the sheet as CSV";
    if (head.starts_with("\x1f\x8b")) return "packed with gzip; unpack it first";
    if (head.starts_with("\xFD"
                         "7zXZ") ||
        head.starts_with("BZh") || head.starts_with("\x28\xB5\x2F\xFD"))
        return "a packed file; unpack it first";
    if (head.starts_with("\x89HDF")) return "an HDF5 file, not text";
    if (head.starts_with("MATLAB 5.0")) return "a MATLAB file; its name should end in .mat";
    if (head.starts_with("\xD0\xCF\x11\xE0")) return "an old Excel or Office file; save the sheet as CSV";
    if (head.starts_with("%PDF")) return "a PDF document, not a table";
    if (head.starts_with("\x7F"
                         "ELF"))
        return "a program, not a table";
    return {};
}

Error bad(const std::string& what, std::string_view message) {
    return {ErrorCode::Data, fmt::format("{}: {}", what, message), {}};
}

Result<SampleText> decode(const FileSample& sample, const EncodingGuess& encoding) {
    if (sample.head.empty()) return bad(sample.what, "the file is empty");
    if (const std::string_view kind = knownBinary(sample.head); !kind.empty()) return bad(sample.what, fmt::format("this is {}", kind));
    SampleText text{toUtf8(sample.head.substr(encoding.markBytes), encoding.name), toUtf8(sample.middle, encoding.name),
                    toUtf8(sample.tail, encoding.name), sample.headIsAll};
    std::size_t control = 0, nul = 0, characters = 0; // of the text as it was converted to UTF-8
    for (const char c : text.head) {
        const auto byte = static_cast<unsigned char>(c);
        characters += (byte & 0xC0) != 0x80;
        nul += byte == 0;
        control += byte != 0 && byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1A';
    }
    if (control * 50 > text.head.size() || nul * 5 > text.head.size())
        return bad(sample.what, fmt::format("a binary file, not text ({} control characters and {} NUL among the first {} characters)",
                                            control, nul, characters));
    if (trimmed(text.head).find_first_not_of("\r\n\t \f") == std::string_view::npos)
        return bad(sample.what, "the file holds only blank lines");
    if (text.head.size() >= kMaximumLineBytes && text.head.find_first_of("\r\n") == std::string::npos)
        return bad(sample.what, fmt::format("the first line is longer than {} MiB; this is no table of rows", kMaximumLineBytes >> 20));
    return text;
}

} // namespace

Result<DialectGuess> guessDialect(const FileSample& sample, const GuessHints& hints) {
    EncodingGuess encoding = guessEncoding(sample.head);
    if (hints.given.encoding) {
        encoding.name = *hints.given.encoding;
        encoding.reason = "you say so";
    }
    TOCSIN_ASSIGN(SampleText text, decode(sample, encoding));
    if (!hints.zone.empty()) TOCSIN_TRY(TimeZone::named(hints.zone));
    return GuessWork(std::move(text), hints, sample.what).run(encoding);
}

Result<Dialect> fitDialect(const Dialect& base, const FileSample& sample, const std::vector<std::string>& needed) {
    const EncodingGuess encoding = encodingOf(sample.head, base.encoding);
    TOCSIN_ASSIGN(const SampleText text, decode(sample, encoding));
    Dialect fitted = base;
    fitted.encoding = kUtf8; // of `text`
    if (!base.headerCommented && !base.header.empty()) {
        // The number of free lines in front may differ: look for the names of the columns that matter.
        std::vector<std::string> wanted;
        if (base.layout == Layout::Wide) wanted = needed; // in the long layout channels are no columns
        for (const Column& column : base.columns)
            if (column.role == ColumnRole::Time || column.role == ColumnRole::Tag || column.role == ColumnRole::Value)
                wanted.push_back(column.name);
        const auto namesRow = static_cast<int>(std::find(base.header.begin(), base.header.end(), HeaderRow::Names) - base.header.begin());
        int row = 0;
        for (const HeadRecord& record : headRecords(text.head, Marks::of(base), text.headIsAll, 200)) {
            if (record.comment) continue;
            const auto cells = columnNames(
                splitRecord(std::string_view(text.head).substr(record.begin, record.end - record.begin), Marks::of(base)),
                splitRecord(std::string_view(text.head).substr(record.begin, record.end - record.begin), Marks::of(base)).size());
            const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
                return std::find(cells.begin(), cells.end(), name) != cells.end();
            });
            if (all && !wanted.empty() && row >= namesRow) {
                fitted.preamble = row - namesRow;
                break;
            }
            ++row;
        }
    }
    const HeaderScan scan = scanHeader(text.head, fitted, text.headIsAll);
    if (!scan.complete) return bad(sample.what, "the file ends within its header");
    fitted.encoding = encoding.name;
    if (base.header.empty() && !base.headerCommented) return fitted;
    const auto rowOf = [&](HeaderRow kind) -> std::vector<std::string> {
        for (std::size_t r = 0; r < base.header.size() && r < scan.cells.size(); ++r)
            if (base.header[r] == kind) return scan.cells[r];
        return {};
    };
    std::vector<std::string> names = rowOf(HeaderRow::Names), units = rowOf(HeaderRow::Units), texts = rowOf(HeaderRow::Descriptions);
    while (names.size() > 1 && names.back().empty() && base.find(fmt::format("column {}", names.size())) < 0) names.pop_back();
    if (names.size() + 1 == base.columns.size() && base.columns[0].name == "column 1")
        names.insert(names.begin(), std::string()); // row names
    names = columnNames(names, names.size());
    units.resize(names.size());
    texts.resize(names.size());
    fitted.columns.clear();
    for (std::size_t c = 0; c < names.size(); ++c) {
        Column column;
        const int known = base.find(names[c]);
        if (known >= 0)
            column = base.columns[static_cast<std::size_t>(known)];
        else
            column.role = ColumnRole::Ignored;
        column.name = names[c];
        if (!units[c].empty()) column.unit = units[c];
        if (!texts[c].empty()) column.description = texts[c];
        fitted.columns.push_back(std::move(column));
    }
    std::string missing;
    const auto miss = [&](const std::string& name) {
        if (fitted.find(name) < 0) missing += fmt::format("{}'{}'", missing.empty() ? "" : ", ", name);
    };
    for (const Column& column : base.columns)
        if (column.role == ColumnRole::Time || column.role == ColumnRole::Tag || column.role == ColumnRole::Value) miss(column.name);
    if (base.layout == Layout::Wide)
        for (const std::string& name : needed) miss(name);
    if (missing.empty()) return fitted;
    std::string present;
    for (std::size_t c = 0; c < std::min<std::size_t>(names.size(), 12); ++c) present += (c ? ", " : "") + names[c];
    return bad(sample.what, fmt::format("no column {}; the header has: {}{}", missing, present, names.size() > 12 ? ", ..." : ""));
}

} // namespace tocsin::table
