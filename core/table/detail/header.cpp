// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/header.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "core/table/detail/number.h"
#include "core/table/encoding.h"

namespace tocsin::table::detail {

std::vector<HeadRecord> headRecords(std::string_view text, const Marks& marks, bool last, std::size_t limit) {
    std::vector<HeadRecord> records;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    for (const char* p = begin; p < end && records.size() < limit;) {
        bool open = false;
        const char* stop = recordEnd(p, end, marks, open);
        if (!last && (open || stop == end || (*stop == '\r' && stop + 1 == end))) break;
        if (!trimmed(std::string_view(p, static_cast<std::size_t>(stop - p))).empty())
            records.push_back({static_cast<std::size_t>(p - begin), static_cast<std::size_t>(stop - begin), isComment(p, end, marks)});
        p = skipLineEnd(stop, end);
        if (p == stop) break;
    }
    return records;
}

HeaderScan scanHeader(std::string_view text, const Dialect& dialect, bool last) {
    HeaderScan scan;
    const Marks marks = Marks::of(dialect);
    const std::size_t rows = dialect.headerCommented ? 0 : dialect.header.size();
    const auto wanted = static_cast<std::size_t>(dialect.preamble) + rows;
    // Comments may stand between; every one of them costs a record.
    const std::vector<HeadRecord> records = headRecords(text, marks, last, wanted + 10'000);
    const auto cellsOf = [&](std::string_view raw) {
        std::vector<std::string> cells;
        for (const std::string& cell : splitRecord(raw, marks)) cells.push_back(toUtf8(cell, dialect.encoding));
        return cells;
    };
    std::size_t taken = 0;
    std::string_view comment;
    for (const HeadRecord& record : records) {
        const std::string_view raw = text.substr(record.begin, record.end - record.begin);
        if (record.comment) {
            comment = raw;
            continue;
        }
        if (taken == wanted) { // first record of the data
            scan.complete = true;
            scan.dataBegin = record.begin;
            break;
        }
        if (taken++ < static_cast<std::size_t>(dialect.preamble)) continue;
        scan.raw.emplace_back(raw);
        scan.cells.push_back(cellsOf(raw));
    }
    if (!scan.complete) { // header only so far
        scan.complete = taken == wanted && !(dialect.headerCommented && comment.empty());
        if (!records.empty())
            scan.dataBegin =
                static_cast<std::size_t>(skipLineEnd(text.data() + records.back().end, text.data() + text.size()) - text.data());
    }
    if (dialect.headerCommented && !comment.empty()) {
        comment.remove_prefix(dialect.comment.size());
        scan.cells.push_back(cellsOf(trimmed(comment)));
    }
    scan.lines = countLineEnds(text.data(), text.data() + scan.dataBegin);
    return scan;
}

std::vector<std::string> columnNames(std::vector<std::string> cells, std::size_t count) {
    cells.resize(count);
    std::set<std::string> used;
    for (std::size_t i = 0; i < count; ++i) {
        std::string base = cells[i].empty() ? fmt::format("column {}", i + 1) : cells[i];
        std::string name = base;
        for (int again = 2; !used.insert(name).second; ++again) name = fmt::format("{} ({})", base, again);
        cells[i] = std::move(name);
    }
    return cells;
}

} // namespace tocsin::table::detail
