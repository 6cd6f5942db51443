// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/source.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/table/detail/header.h"
#include "core/table/encoding.h"
#include "core/table/row_parser.h"

namespace tocsin::csv {

using namespace table;

namespace {

/// Begin of the file as text, byte order mark taken off, UTF-16 transcoded.
std::string headText(const TextFile& file, const std::string& encoding, std::size_t markBytes) {
    const std::string_view head = sampleOf(file).head.substr(markBytes);
    return isUtf16(encoding) ? toUtf8(head, encoding) : std::string(head);
}

} // namespace

FileSample sampleOf(const TextFile& file) {
    return {file.name(), file.head(), file.middle(), file.tail(), file.head().size() == file.size()};
}

Result<void> locateData(Source& source) {
    const EncodingGuess encoding = encodingOf(source.file.head().substr(0, 4096), source.dialect.encoding);
    source.dialect.encoding = encoding.name;
    source.markBytes = encoding.markBytes;
    const std::string text = headText(source.file, encoding.name, encoding.markBytes);
    Dialect dialect = source.dialect;
    if (isUtf16(dialect.encoding)) dialect.encoding = kUtf8;
    const detail::HeaderScan scan = detail::scanHeader(text, dialect, sampleOf(source.file).headIsAll);
    if (!scan.complete) return Error{ErrorCode::Data, fmt::format("{}: the file ends within its header", source.file.name()), {}};
    source.dataBegin = scan.dataBegin;
    source.firstLine = scan.lines;
    source.headerLines = scan.raw;
    return {};
}

PassOptions Source::pass(std::vector<std::size_t> columns, const ingest::ImportOptions& options, std::string step) const {
    PassOptions pass;
    pass.dialect = dialect;
    pass.parser.columns = std::move(columns);
    pass.parser.origin = options.start.value_or(0);
    pass.parser.headerLines = headerLines;
    pass.markBytes = markBytes;
    pass.dataBegin = dataBegin;
    pass.firstLine = static_cast<std::size_t>(firstLine);
    pass.threads = options.threads;
    pass.step = std::move(step);
    return pass;
}

Result<Glimpse> glimpse(const Source& source, const std::vector<std::size_t>& columns, const ingest::ImportOptions& options) {
    const FileSample sample = sampleOf(source.file);
    PassOptions pass = source.pass(columns, options, {});
    Dialect dialect = source.dialect;
    if (isUtf16(dialect.encoding)) dialect.encoding = kUtf8;
    pass.parser.keepLines = true;
    TOCSIN_ASSIGN(RowParser parser, RowParser::create(dialect, std::move(pass.parser)));
    Glimpse seen;
    const auto parse = [&](std::string& text, RowParser::End end, RowBlock& block) {
        const std::size_t size = text.size();
        text.append(RowParser::kPadding, '\0');
        (void)parser.parse(std::string_view(text).substr(0, size), end, block);
        FoldTrail trail;
        if (dialect.time.kind != TimeKind::None) settleFolds(block, trail);
        text.resize(size);
    };
    seen.headText = headText(source.file, source.dialect.encoding, source.markBytes).substr(source.dataBegin);
    parse(seen.headText, sample.headIsAll ? RowParser::End::Last : RowParser::End::More, seen.head);
    if (sample.tail.empty()) return seen;
    std::string tail = isUtf16(source.dialect.encoding) ? toUtf8(sample.tail, source.dialect.encoding) : std::string(sample.tail);
    const std::size_t line = tail.find_first_of("\r\n");
    if (line == std::string::npos) return seen;
    seen.tailText = tail.substr(line);
    parse(seen.tailText, RowParser::End::Last, seen.tail);
    return seen;
}

Error noChannelFits(const Source& source, const std::vector<std::string>& patterns) {
    return {ErrorCode::Usage, fmt::format("{}: no channel with numbers fits {}", source.file.name(), fmt::join(patterns, ", ")), {}};
}

} // namespace tocsin::csv
