// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/row_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "core/table/detail/header.h"
#include "core/table/encoding.h"
#include "core/table/row_parser.h"
#include "core/table/stream_dialect.h"

namespace tocsin::table {

using namespace detail;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kSlice = 256u << 10; // bytes parsed at once
constexpr std::size_t kMarkBytes = 64;     // enough to know a byte order mark or the pattern of UTF-16

} // namespace

struct RowReader::State {
    RowReaderOptions options;
    StreamQuestion question;
    bool finished = false, spent = false;

    // Bytes: raw until the encoding is known, then text.
    std::string raw;
    bool encodingKnown = false;
    std::optional<Utf16Reader> utf16;
    std::string text;
    std::size_t offset = 0;   ///< text before it has been parsed
    std::size_t searched = 0; ///< no line end in [offset, searched)
    bool skipping = false;    ///< inside a line that is too long

    std::optional<Dialect> dialect;
    std::optional<RowParser> parser;
    RowBlock block;
    std::size_t nextRow = 0, nextRejected = 0;
    std::int64_t lineBase = 0; ///< lines before the block
    FoldTrail trail;
    std::int64_t rowIndex = 0;

    // Long layout:
    std::unordered_map<std::string, std::size_t> slots;
    std::vector<bool> seen;
    bool gathering = false;
    TimeNs gatherTime = 0;
    std::int64_t gatherLine = 0;
    std::vector<double> gather;

    TimeNs time = kNoTime;
    std::vector<double> values;
    std::int64_t line = 0;
    RejectedLine rejected;

    void addText(std::string_view bytes);
    Result<bool> prepare();
    Result<void> start(Dialect fitted);
    bool parseMore();
    std::optional<Next> serve();
    void takeGathered();
    [[nodiscard]] bool isLong() const { return dialect && dialect->layout == Layout::Long; }
};

RowReader::RowReader(RowReaderOptions options) : m_state(std::make_unique<State>()) {
    m_state->values.assign(options.channels.size(), kMissing);
    m_state->question = {options.what, options.dialect, options.channels, options.rateHz, options.start, options.guessBytes};
    m_state->options = std::move(options);
}
RowReader::~RowReader() = default;
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;

void RowReader::State::addText(std::string_view bytes) {
    if (offset > 0 && offset * 2 > text.size()) {
        text.erase(0, offset);
        searched -= std::min(searched, offset);
        offset = 0;
    }
    if (utf16)
        utf16->add(bytes, text);
    else
        text.append(bytes);
}

void RowReader::feed(std::string_view bytes) {
    State& s = *m_state;
    if (s.encodingKnown) {
        s.addText(bytes);
        return;
    }
    s.raw.append(bytes);
    if (s.raw.size() < kMarkBytes && !s.finished) return;
    const EncodingGuess encoding =
        encodingOf(std::string_view(s.raw).substr(0, kMarkBytes), s.options.dialect ? s.options.dialect->encoding : kUtf8);
    s.encodingKnown = true;
    if (isUtf16(encoding.name)) s.utf16.emplace(encoding.name == kUtf16Be);
    s.addText(std::string_view(s.raw).substr(encoding.markBytes));
    s.raw = {};
}

void RowReader::finish() {
    m_state->finished = true;
    feed({});
}

/// Reads the header as soon as enough of it is there. False: more is needed.
Result<bool> RowReader::State::prepare() {
    TOCSIN_ASSIGN(std::optional<Dialect> chosen, chooseDialect(question, text, finished));
    if (!chosen) return false;
    TOCSIN_TRY(start(std::move(*chosen)));
    return true;
}

Result<void> RowReader::State::start(Dialect fitted) {
    RowParserOptions parserOptions;
    parserOptions.origin = options.start;
    parserOptions.keepLines = true;
    parserOptions.maximumRejected = std::numeric_limits<std::size_t>::max();
    TOCSIN_ASSIGN(parserOptions.columns, wantedColumns(fitted, question));
    if (fitted.layout == Layout::Long) {
        for (std::size_t i = 0; i < options.channels.size(); ++i) slots.emplace(options.channels[i], i);
        seen.assign(options.channels.size(), false);
        gather.assign(options.channels.size(), kMissing);
    }
    const HeaderScan header = scanHeader(text, fitted, finished);
    parserOptions.headerLines = header.raw;
    offset = searched = header.dataBegin;
    lineBase = header.lines;
    TOCSIN_ASSIGN(RowParser made, RowParser::create(fitted, std::move(parserOptions)));
    parser.emplace(std::move(made));
    dialect = std::move(fitted);
    return {};
}

/// Parses a slice of the text into the block. False: nothing complete is there.
bool RowReader::State::parseMore() {
    lineBase += block.lineCount;
    block.clear();
    nextRow = nextRejected = 0;
    while (skipping) {
        const char* const end = text.data() + text.size();
        const char* stop = findLineEnd(text.data() + offset, end);
        offset = static_cast<std::size_t>(stop - text.data());
        if (stop == end || (*stop == '\r' && stop + 1 == end && !finished)) {
            searched = offset;
            return false;
        }
        offset = searched = static_cast<std::size_t>(skipLineEnd(stop, end) - text.data());
        ++lineBase;
        skipping = false;
    }
    if (offset >= text.size()) return false;
    if (!finished && searched > offset && std::string_view(text).substr(searched).find_first_of("\r\n") == std::string_view::npos) {
        searched = text.size();
        if (text.size() - offset <= kMaximumLineBytes) return false;
    }
    for (std::size_t slice = kSlice;; slice *= 2) {
        const std::size_t rest = text.size() - offset;
        const bool whole = slice >= rest;
        const std::size_t size = std::min(slice, rest);
        if (whole) text.append(RowParser::kPadding, '\0');
        const auto mode = whole && finished && rest <= kMaximumLineBytes ? RowParser::End::Last : RowParser::End::More;
        const std::size_t taken = parser->parse(std::string_view(text).substr(offset, size), mode, block);
        if (whole) text.resize(text.size() - RowParser::kPadding);
        offset += taken;
        if (taken > 0) {
            searched = offset;
            if (dialect->time.kind != TimeKind::None) settleFolds(block, trail);
            return true;
        }
        if (!whole && size <= kMaximumLineBytes) continue;
        searched = text.size();
        if (rest <= kMaximumLineBytes) return false;
        block.rejected.push_back({1, fmt::format("longer than {} MiB", kMaximumLineBytes >> 20),
                                  toUtf8(std::string_view(text).substr(offset, 100), dialect->encoding)});
        skipping = true;
        return true;
    }
}

void RowReader::State::takeGathered() {
    time = gatherTime;
    line = gatherLine;
    values = gather;
    std::fill(gather.begin(), gather.end(), kMissing);
    gathering = false;
}

/// The next row or rejected line of the block, in the order of the text.
std::optional<RowReader::Next> RowReader::State::serve() {
    for (;;) {
        const bool row = nextRow < block.rows, bad = nextRejected < block.rejected.size();
        if (bad && (!row || block.rejected[nextRejected].line <= block.lines[nextRow])) {
            rejected = std::move(block.rejected[nextRejected++]);
            rejected.line += lineBase;
            return Next::Rejected;
        }
        if (!row) return std::nullopt;
        const std::size_t i = nextRow;
        const std::optional<TimeNs> placed =
            dialect->time.kind == TimeKind::None ? timeOfRow(options.start, options.rateHz, rowIndex) : std::optional(block.times[i]);
        if (!placed) {
            ++nextRow;
            rejected = {lineBase + block.lines[i], fmt::format("at {} Hz its time is beyond the year 2262", options.rateHz), {}};
            return Next::Rejected;
        }
        const TimeNs stamp = *placed;
        if (!isLong()) {
            ++nextRow;
            ++rowIndex;
            time = stamp;
            line = lineBase + block.lines[i];
            for (std::size_t c = 0; c < values.size(); ++c) values[c] = block.columns[c][i];
            return Next::Row;
        }
        if (gathering && stamp != gatherTime) {
            takeGathered();
            return Next::Row; // the line at hand comes with the next call
        }
        ++nextRow;
        gathering = true;
        gatherTime = stamp;
        gatherLine = lineBase + block.lines[i];
        if (const auto slot = slots.find(block.tagNames[block.tags[i]]); slot != slots.end()) {
            gather[slot->second] = block.columns[0][i];
            seen[slot->second] = true;
        }
    }
}

Result<RowReader::Next> RowReader::next() {
    State& s = *m_state;
    if (s.spent) return Error{ErrorCode::Data, fmt::format("{}: reading has ended with an error", s.options.what), {}};
    const auto fail = [&](Error error) {
        s.spent = true;
        return error;
    };
    if (!s.parser) {
        if (!s.encodingKnown) return Next::NeedMore;
        Result<bool> ready = s.prepare();
        if (!ready) return fail(std::move(ready).error());
        if (!ready.value()) return Next::NeedMore;
    }
    for (;;) {
        if (const auto found = s.serve()) return *found;
        if (s.parseMore()) continue;
        if (!s.finished) return Next::NeedMore;
        if (s.gathering) {
            s.takeGathered();
            return Next::Row;
        }
        for (std::size_t i = 0; i < s.seen.size(); ++i)
            if (!s.seen[i])
                return fail(
                    Error{ErrorCode::Data, fmt::format("{}: no line carries the tag '{}'", s.options.what, s.options.channels[i]), {}});
        return Next::End;
    }
}

TimeNs RowReader::time() const {
    return m_state->time;
}
std::span<const double> RowReader::values() const {
    return m_state->values;
}
std::int64_t RowReader::line() const {
    return m_state->line;
}
const RejectedLine& RowReader::rejected() const {
    return m_state->rejected;
}
const Dialect* RowReader::dialect() const {
    return m_state->dialect ? &*m_state->dialect : nullptr;
}

} // namespace tocsin::table
