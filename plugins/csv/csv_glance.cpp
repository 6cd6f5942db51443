// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/table/detail/header.h"
#include "core/table/encoding.h"
#include "plugins/csv/source.h"

namespace tocsin::csv {

using namespace table;

namespace {

constexpr std::size_t kFirstRows = 200, kLastRows = 20, kShownRejects = 1000, kShownBytes = 200;

/// The records of a piece as they stand there; lines count from lineBase, or are 0 where that is not known (-1).
std::vector<ingest::SourceRow> rowsOf(const std::string& text, const Dialect& dialect, bool last, const RowBlock& block,
                                      std::int64_t lineBase) {
    const detail::Marks marks = detail::Marks::of(dialect);
    std::map<std::int64_t, const RejectedLine*> rejected;
    for (const RejectedLine& line : block.rejected) rejected[line.line] = &line;
    std::vector<ingest::SourceRow> rows;
    std::int64_t line = 1;
    std::size_t counted = 0;
    for (const detail::HeadRecord& record : detail::headRecords(text, marks, last, text.size())) {
        line += detail::countLineEnds(text.data() + counted, text.data() + record.begin);
        counted = record.begin;
        if (record.comment) continue;
        ingest::SourceRow row;
        row.line = lineBase < 0 ? 0 : lineBase + line;
        for (const std::string& cell : detail::splitRecord(std::string_view(text).substr(record.begin, record.end - record.begin), marks))
            row.cells.push_back(toUtf8(std::string_view(cell).substr(0, kShownBytes), dialect.encoding));
        // A record of several lines is named by its last one, or its first where it was cut.
        const std::int64_t end = line + detail::countLineEnds(text.data() + record.begin, text.data() + record.end);
        for (const std::int64_t at : {line, end})
            if (const auto found = rejected.find(at); found != rejected.end()) row.rejected = found->second->reason;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Values and times of one tag of a long table.
struct TagValues {
    std::vector<TimeNs> times;
    std::vector<double> values;
};

TagValues valuesOf(const RowBlock& block, const std::string& tag) {
    TagValues found;
    const auto name = std::find(block.tagNames.begin(), block.tagNames.end(), tag);
    if (name == block.tagNames.end() || block.columns.empty()) return found;
    const auto index = static_cast<std::uint32_t>(name - block.tagNames.begin());
    for (std::size_t i = 0; i < block.rows; ++i)
        if (block.tags[i] == index) {
            found.times.push_back(block.times[i]);
            found.values.push_back(block.columns[0][i]);
        }
    return found;
}

} // namespace

ingest::Glance glanceOf(const Source& source, const Glimpse& seen, const std::vector<std::size_t>& slots,
                        const std::vector<series::ChannelInfo>& channels) {
    Dialect dialect = source.dialect;
    if (isUtf16(dialect.encoding)) dialect.encoding = kUtf8;
    ingest::Glance glance;
    glance.whole = source.file.tail().empty();
    for (const Column& column : dialect.columns) glance.columns.push_back(column.name);
    std::vector<ingest::SourceRow> head = rowsOf(seen.headText, dialect, glance.whole, seen.head, source.firstLine);
    std::vector<ingest::SourceRow> tail = glance.whole ? head : rowsOf(seen.tailText, dialect, true, seen.tail, -1);
    glance.first.assign(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(std::min(head.size(), kFirstRows)));
    const std::size_t behind = glance.whole ? std::min(tail.size(), kFirstRows) : 0; // no row is shown twice
    glance.last.assign(tail.begin() + static_cast<std::ptrdiff_t>(std::max(behind, tail.size() - std::min(tail.size(), kLastRows))),
                       tail.end());
    const auto reject = [&](const RowBlock& block, std::int64_t lineBase) {
        glance.rejectedCount += block.rejectedCount;
        glance.dstFolds += static_cast<std::int64_t>(block.folds.size());
        glance.dstGaps += block.gapRows;
        for (const RejectedLine& line : block.rejected)
            if (glance.rejected.size() < kShownRejects)
                glance.rejected.push_back({lineBase < 0 ? 0 : lineBase + line.line, line.reason, line.text});
    };
    reject(seen.head, source.firstLine);
    reject(seen.tail, -1);
    if (dialect.layout == Layout::Long) {
        for (const series::ChannelInfo& channel : channels) {
            const TagValues begin = valuesOf(seen.head, channel.name);
            glance.channels.push_back(ingest::glanceAt(begin.values, valuesOf(seen.tail, channel.name).values));
            if (glance.channels.size() == 1) glance.sampling = series::sampling(begin.times);
        }
        return glance;
    }
    const auto part = [](const RowBlock& block, std::size_t slot) {
        return slot < block.columns.size() ? std::span<const double>(block.columns[slot].data(), block.rows) : std::span<const double>();
    };
    for (const std::size_t slot : slots) glance.channels.push_back(ingest::glanceAt(part(seen.head, slot), part(seen.tail, slot)));
    if (dialect.time.kind != TimeKind::None)
        glance.sampling = series::sampling(std::span<const TimeNs>(seen.head.times.data(), seen.head.rows));
    else
        glance.sampling.rows = static_cast<std::int64_t>(seen.head.rows);
    return glance;
}

} // namespace tocsin::csv
