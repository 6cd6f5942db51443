// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/stream_dialect.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/table/detail/header.h"
#include "core/table/guess.h"
#include "core/table/row_parser.h"

namespace tocsin::table {

using namespace detail;

namespace {

constexpr std::size_t kHeaderBytes = 1u << 20; // looked at for a known header

/// What a dialect makes of the begin of a stream.
struct Trial {
    bool firstIsRow = false;
    std::size_t rows = 0, rejected = 0;
};

Result<Trial> tryDialect(const Dialect& dialect, const StreamQuestion& question, std::string_view text, bool last) {
    RowParserOptions options;
    TOCSIN_ASSIGN(options.columns, wantedColumns(dialect, question));
    const HeaderScan header = scanHeader(text, dialect, last);
    options.keepLines = true;
    options.headerLines = header.raw;
    TOCSIN_ASSIGN(RowParser parser, RowParser::create(dialect, std::move(options)));
    std::string data(text.substr(header.dataBegin));
    const std::size_t size = data.size();
    data.append(RowParser::kPadding, '\0');
    RowBlock block;
    (void)parser.parse(std::string_view(data).substr(0, size), last ? RowParser::End::Last : RowParser::End::More, block);
    const bool first = block.rows > 0 && (block.rejected.empty() || block.lines[0] < block.rejected[0].line);
    return Trial{first, block.rows, static_cast<std::size_t>(block.rejectedCount)};
}

/// The part of the begin that a guess looks at: the same for one text, however it arrives.
std::string_view guessHead(std::string_view text, std::size_t bytes) {
    text = text.substr(0, bytes);
    const std::vector<HeadRecord> records = headRecords(text, {',', '"', {}}, false, kStreamGuessRecords);
    return records.size() < kStreamGuessRecords ? text : text.substr(0, records.back().end);
}

} // namespace

Result<std::vector<std::size_t>> wantedColumns(const Dialect& dialect, const StreamQuestion& question) {
    if (dialect.time.kind == TimeKind::None && !(question.rateHz > 0))
        return Error{ErrorCode::Data, fmt::format("{}: the table has no time column and no sampling rate is known", question.what), {}};
    if (dialect.time.kind == TimeKind::None) TOCSIN_TRY(checkRate(question.rateHz));
    if (dialect.layout == Layout::Long) return dialect.columnsOf(ColumnRole::Value);
    std::vector<std::size_t> columns;
    for (const std::string& name : question.channels) {
        const int column = dialect.find(name);
        if (column < 0 || dialect.columns[static_cast<std::size_t>(column)].role == ColumnRole::Time) {
            std::string present;
            for (const Column& other : dialect.columns) present += (present.empty() ? "" : ", ") + other.name;
            return Error{
                ErrorCode::Data, fmt::format("{}: no channel '{}'; the header has: {}", question.what, name, present.substr(0, 400)), {}};
        }
        columns.push_back(static_cast<std::size_t>(column));
    }
    return columns;
}

Result<std::optional<Dialect>> chooseDialect(const StreamQuestion& question, std::string_view text, bool last) {
    const bool enough = last || text.size() >= question.guessBytes ||
                        headRecords(text, {',', '"', {}}, false, kStreamGuessRecords).size() >= kStreamGuessRecords;
    std::optional<Dialect> fitted;
    std::optional<Error> misfit;
    if (question.known) {
        const std::string_view head = text.substr(0, kHeaderBytes);
        const bool whole = last && head.size() == text.size();
        const std::size_t header = question.known->headerCommented ? 0 : question.known->header.size();
        const std::vector<HeadRecord> records = headRecords(head, Marks::of(*question.known), whole, header + 10'000);
        const auto lines = static_cast<std::size_t>(
            std::count_if(records.begin(), records.end(), [](const HeadRecord& record) { return !record.comment; }));
        if (lines < header + 1 && !enough) return std::optional<Dialect>();
        Result<Dialect> fit = fitDialect(*question.known, {question.what, head, {}, {}, whole}, question.channels);
        if (fit) {
            TOCSIN_ASSIGN(const Trial trial, tryDialect(fit.value(), question, head, whole));
            // A file that holds its header alone so far says nothing against the known dialect.
            if (trial.firstIsRow || (trial.rejected == 0 && last)) return std::optional<Dialect>(std::move(fit).value());
            fitted = std::move(fit).value();
        } else {
            misfit = fit.error();
        }
    }
    if (!enough) return std::optional<Dialect>();
    const std::string_view head = guessHead(text, std::max<std::size_t>(question.guessBytes, 4096));
    const bool whole = last && head.size() == text.size();
    GuessHints hints;
    hints.base = question.known;
    hints.timeNeeded = !(question.rateHz > 0);
    Result<DialectGuess> guess = guessDialect({question.what, head, {}, {}, whole}, hints);
    if (!fitted) {
        if (!guess) return misfit ? *misfit : guess.error();
        TOCSIN_TRY(wantedColumns(guess.value().dialect, question));
        return std::optional<Dialect>(std::move(guess.value().dialect));
    }
    if (guess) {
        TOCSIN_ASSIGN(const Trial known, tryDialect(*fitted, question, head, whole));
        const Result<Trial> guessed = tryDialect(guess.value().dialect, question, head, whole);
        if (guessed && guessed.value().rows > known.rows) return std::optional<Dialect>(std::move(guess.value().dialect));
    }
    return fitted;
}

} // namespace tocsin::table
