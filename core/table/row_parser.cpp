// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/row_parser.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "core/table/detail/number.h"
#include "core/table/detail/record.h"
#include "core/table/detail/time_text.h"
#include "core/table/encoding.h"

namespace tocsin::table {

using namespace detail;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kShownBytes = 200; // of a rejected line
constexpr std::size_t kShownCellBytes = 40;

static_assert(RowParser::kPadding == detail::kPadding);

/// Text of the source, safe to show: UTF-8, control characters replaced, cut without tearing a UTF-8 character.
std::string shown(std::string_view text, std::size_t limit, const std::string& encoding) {
    const bool cut = text.size() > limit;
    text = text.substr(0, limit);
    if (cut && encoding == kUtf8) {
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
    }
    std::string copy = toUtf8(text, encoding);
    for (char& c : copy)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return cut ? copy + "..." : copy;
}

} // namespace

void RowBlock::clear() {
    rows = 0;
    times.clear();
    tags.clear();
    tagNames.clear();
    lines.clear();
    folds.clear();
    rejected.clear();
    blanked.assign(blanked.size(), 0);
    rejectedCount = gapRows = comments = repeatedHeaders = lineCount = 0;
}

struct RowParser::State {
    enum class Kind : std::uint8_t { Skip, Number, Time, Tag };
    struct Action {
        Kind kind = Kind::Skip;
        bool flag = false;
        std::uint32_t slot = 0;
    };

    Dialect dialect;
    RowParserOptions options;
    Marks marks;
    NumberStyle style;
    std::vector<Action> actions;                ///< [columns of the dialect]
    std::vector<std::vector<double>> sentinels; ///< [slots]
    TimeTextReader timeReader;
    ZoneClock zone;
    TimeReading bareTime, quotedTime;
    char bareDecimal = '.'; ///< none where it is also the separator: such numbers are quoted
    bool splitTime = false, hasTime = false, hasTag = false;
    std::unordered_map<std::string, std::uint32_t> tagIndex;

    // While a text is parsed:
    RowBlock* block = nullptr;
    std::vector<double*> out; ///< [slots], data of the block's columns
    std::size_t capacity = 0, row = 0;
    std::string reason;
    std::int64_t extraLines = 0; ///< line ends inside quoted cells of the record
    std::int64_t writtenNs = 0;
    bool absolute = false;
    bool final = false; ///< nothing comes behind the text: a quote without partner is a character
    std::string tagText;

    void grow();
    template<bool kBlanks>
    const char* record(const char* p, const char* end);
    const char* slowNumber(const char* p, const char* end, const Action& action, std::size_t column, bool& open);
    const char* time(const char* p, const char* end, std::size_t column, bool& open);
    bool timeCell(const char* p, const char* stop, const TimeReading& how);
    const char* tagCell(const char* p, const char* end, std::size_t column, bool& open);
    void commit();
    const char* rejectRecord(const char* begin, const char* end);
    void applySentinels(std::size_t from);
    bool fail(std::string text) {
        reason = std::move(text);
        return false;
    }
};

Result<RowParser> RowParser::create(const Dialect& dialect, RowParserOptions options) {
    auto state = std::make_unique<State>();
    TOCSIN_ASSIGN(TimeZone zone, TimeZone::named(dialect.zone));
    state->zone = ZoneClock(std::move(zone));
    state->dialect = dialect;
    state->marks = Marks::of(dialect);
    state->style = {dialect.decimal, dialect.thousands, NumberStyle::lowered(dialect.missing)};
    state->timeReader = TimeTextReader(dialect.time, options.origin);
    state->hasTime = dialect.time.kind != TimeKind::None;
    state->splitTime = dialect.columnsOf(ColumnRole::Time).size() == 2;
    state->bareDecimal = dialect.decimal == dialect.separator ? '\x01' : dialect.decimal;
    state->bareTime = {dialect.separator != ',', !state->splitTime, state->bareDecimal, dialect.separator != ' '};
    state->quotedTime = {true, !state->splitTime, dialect.decimal, true};
    state->actions.resize(dialect.columns.size());
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
        const ColumnRole role = dialect.columns[i].role;
        if (role == ColumnRole::Time && state->hasTime) state->actions[i].kind = State::Kind::Time;
        if (role == ColumnRole::Tag) state->actions[i].kind = State::Kind::Tag;
        state->hasTag = state->hasTag || role == ColumnRole::Tag;
    }
    state->sentinels.resize(options.columns.size());
    for (std::size_t slot = 0; slot < options.columns.size(); ++slot) {
        const std::size_t column = options.columns[slot];
        if (column >= state->actions.size() || state->actions[column].kind != State::Kind::Skip)
            return Error{ErrorCode::Internal, fmt::format("column {} cannot be read as numbers", column), {}};
        const bool flag = std::find(options.flags.begin(), options.flags.end(), column) != options.flags.end();
        state->actions[column] = {State::Kind::Number, flag, static_cast<std::uint32_t>(slot)};
        state->sentinels[slot] = dialect.columns[column].sentinels;
    }
    state->options = std::move(options);
    return RowParser(std::move(state));
}

RowParser::RowParser(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RowParser::~RowParser() = default;
RowParser::RowParser(RowParser&&) noexcept = default;
RowParser& RowParser::operator=(RowParser&&) noexcept = default;

void RowParser::State::grow() {
    capacity = std::max<std::size_t>(256, capacity * 2);
    for (std::size_t slot = 0; slot < out.size(); ++slot) {
        block->columns[slot].resize(capacity);
        out[slot] = block->columns[slot].data();
    }
    if (hasTime) block->times.resize(capacity);
}

/// A number cell that is not plainly a number and a separator: quoted, padded, grouped, missing, or bad. Null: bad (reason set) or open.
const char* RowParser::State::slowNumber(const char* p, const char* end, const Action& action, std::size_t column, bool& open) {
    Cell cell;
    p = readCell(p, end, marks, cell, open);
    if (open && !final) return nullptr;
    if (cell.quoted) extraLines += countLineEnds(cell.text.data(), cell.text.data() + cell.text.size());
    double value = kMissing;
    switch (classifyCell(cell.text, style, value)) {
    case CellKind::Number:
        out[action.slot][row] = value;
        return p;
    case CellKind::Blank:
    case CellKind::Missing:
        out[action.slot][row] = kMissing;
        return p;
    case CellKind::Word:
        break;
    }
    if (action.flag) {
        const std::string word = lowered(trimmed(cell.text));
        if (word == "true" || word == "false") {
            out[action.slot][row] = word == "true" ? 1 : 0;
            return p;
        }
    }
    const std::string_view name = dialect.columns[column].name;
    if (cell.text.find('\0') != std::string_view::npos)
        fail(fmt::format("column '{}': NUL bytes in a number", name));
    else
        fail(fmt::format("column '{}': '{}' is not a number", name, shown(trimmed(cell.text), kShownCellBytes, dialect.encoding)));
    return nullptr;
}

/// Reads date, time of day or both at p, which must end at `stop` (null: at any end of a cell).
bool RowParser::State::timeCell(const char* p, const char* stop, const TimeReading& how) {
    const bool clock = splitTime && isDigit(p[0]) && (p[1] == ':' || (isDigit(p[1]) && p[2] == ':'));
    const char* q = nullptr;
    if (clock) {
        std::int64_t ns = 0;
        q = TimeTextReader::readClock(p, how, ns);
        if (q) writtenNs += ns;
    } else {
        WrittenTime written;
        q = timeReader.read(p, how, written);
        if (q) {
            writtenNs += written.ns;
            absolute = absolute || written.absolute;
        }
    }
    if (!q) return false;
    while (q != stop && isBlank(*q) && !endsCell(*q, marks)) ++q;
    return stop ? q == stop : endsCell(*q, marks);
}

const char* RowParser::State::time(const char* p, const char* end, std::size_t column, bool& open) {
    const std::int64_t before = writtenNs;
    Cell cell;
    const char* next = readCell(p, end, marks, cell, open);
    if (open && !final) return nullptr;
    const std::string_view text = trimmed(cell.text);
    // The reader may look a few bytes past the cell, and a quote or separator stops it; a cell that is cut by `end` never gets here.
    if (!text.empty() && timeCell(text.data(), text.data() + text.size(), cell.quoted ? quotedTime : bareTime)) return next;
    writtenNs = before;
    const std::string_view name = dialect.columns[column].name;
    if (text.empty())
        fail(fmt::format("column '{}': no time", name));
    else
        fail(fmt::format("column '{}': '{}' is not a time of the recognised form", name, shown(text, kShownCellBytes, dialect.encoding)));
    return nullptr;
}

const char* RowParser::State::tagCell(const char* p, const char* end, std::size_t column, bool& open) {
    Cell cell;
    p = readCell(p, end, marks, cell, open);
    if (open && !final) return nullptr;
    tagText = toUtf8(cellText(cell, marks), dialect.encoding);
    if (tagText.empty()) {
        fail(fmt::format("column '{}': no tag", dialect.columns[column].name));
        return nullptr;
    }
    return p;
}

void RowParser::State::commit() {
    if (hasTime) {
        if (absolute || zone.isUtc()) {
            block->times[row] = writtenNs;
        } else {
            const ZonedTime placed = zone.place(writtenNs);
            block->times[row] = placed.time;
            if (placed.placement == ZonePlacement::Ambiguous) block->folds.push_back({row, zone.laterInstant(writtenNs)});
            block->gapRows += placed.placement == ZonePlacement::Nonexistent;
        }
    }
    if (hasTag) {
        const auto [entry, added] = tagIndex.try_emplace(tagText, static_cast<std::uint32_t>(block->tagNames.size()));
        if (added) block->tagNames.push_back(tagText);
        block->tags.push_back(entry->second);
    }
    ++row;
}

/// The record at `begin` is no row: a comment, a blank line, the header again, or rejected with `reason`. Null: it is not complete yet.
const char* RowParser::State::rejectRecord(const char* begin, const char* end) {
    bool open = false;
    const char* stop = recordEnd(begin, end, marks, open);
    if (open && !final) return nullptr;
    const std::string_view text(begin, static_cast<std::size_t>(stop - begin));
    const std::int64_t line = block->lineCount + 1;
    block->lineCount += 1 + countLineEnds(begin, stop);
    const std::string_view content = trimmed(text);
    if (content.empty() || content == "\x1A") return skipLineEnd(stop, end); // a lone Ctrl-Z ends files of old systems
    for (const std::string& header : options.headerLines) {
        if (content != trimmed(header)) continue;
        ++block->repeatedHeaders;
        return skipLineEnd(stop, end);
    }
    ++block->rejectedCount;
    if (block->rejected.size() < options.maximumRejected)
        block->rejected.push_back({line, reason, shown(text, kShownBytes, dialect.encoding)});
    return skipLineEnd(stop, end);
}

/// One record at p; returns where the next begins, or null when this one may go on behind `end`.
template<bool kBlanks>
const char* RowParser::State::record(const char* p, const char* end) {
    const char* const begin = p;
    const char separator = marks.separator;
    const char mark = bareDecimal;
    const auto ends = [separator](char c) { return c == separator || c == '\n' || c == '\r' || (kBlanks && c == '\t'); };
    if constexpr (kBlanks)
        while (isBlank(*p)) ++p;
    if (isLineEnd(*p)) {
        ++block->lineCount;
        return skipLineEnd(p, end);
    }
    if (!marks.comment.empty() && *p == marks.comment[0] && isComment(p, end, marks)) {
        ++block->comments;
        ++block->lineCount;
        return skipLineEnd(findLineEnd(p, end), end);
    }
    if (row == capacity) grow();
    extraLines = 0;
    writtenNs = 0;
    absolute = false;
    bool open = false;
    const std::size_t count = actions.size();
    for (std::size_t column = 0;;) {
        const Action& action = actions[column];
        const char* next = nullptr;
        if (action.kind == Kind::Number) {
            if constexpr (!kBlanks)
                while (*p == ' ') ++p;
            double value = 0;
            next = readNumber(p, mark, value);
            if (next && ends(*next)) [[likely]] {
                out[action.slot][row] = value;
            } else if (ends(*p)) {
                out[action.slot][row] = kMissing;
                next = p;
            } else {
                next = slowNumber(p, end, action, column, open);
            }
        } else if (action.kind == Kind::Skip) {
            if (marks.quote != 0 && (*p == marks.quote || *p == ' ')) {
                Cell cell;
                next = readCell(p, end, marks, cell, open);
                if (open && !final)
                    next = nullptr;
                else if (cell.quoted)
                    extraLines += countLineEnds(cell.text.data(), cell.text.data() + cell.text.size());
            } else {
                for (next = p; !ends(*next);) ++next;
            }
        } else if (action.kind == Kind::Time) {
            const std::int64_t before = writtenNs;
            WrittenTime written;
            if (!splitTime && (next = timeReader.read(p, bareTime, written)) && ends(*next)) [[likely]] {
                writtenNs = written.ns;
                absolute = written.absolute;
            } else {
                writtenNs = before;
                next = time(p, end, column, open);
            }
        } else {
            next = tagCell(p, end, column, open);
        }
        if (!next) {
            if (open && !final) return nullptr;
            return rejectRecord(begin, end);
        }
        p = next;
        if constexpr (kBlanks) {
            while (isBlank(*p)) ++p;
            if (!isLineEnd(*p)) --p; // the last blank stands for the separator
        }
        ++column;
        if (isLineEnd(*p)) {
            if (column == count) break;
            fail(fmt::format("{} of {} cells", column, count));
            return rejectRecord(begin, end);
        }
        ++p;
        if (column == count) { // more cells than columns: blank ones (trailing separators) do not count
            while (isBlank(*p) || *p == separator) ++p;
            if (isLineEnd(*p)) break;
            fail(fmt::format("more than {} cells", count));
            return rejectRecord(begin, end);
        }
    }
    block->lineCount += 1 + extraLines;
    if (options.keepLines) block->lines.push_back(block->lineCount);
    commit();
    return skipLineEnd(p, end);
}

void RowParser::State::applySentinels(std::size_t from) {
    for (std::size_t slot = 0; slot < sentinels.size(); ++slot) {
        if (sentinels[slot].empty()) continue;
        // One quick pass tells whether any value is as large as the smallest marker; mostly none is.
        double least = INFINITY, most = 0;
        for (const double sentinel : sentinels[slot]) least = std::min(least, std::abs(sentinel));
        for (std::size_t i = from; i < row; ++i) most = std::max(most, std::abs(out[slot][i]));
        if (most < least) continue;
        for (const double sentinel : sentinels[slot])
            for (std::size_t i = from; i < row; ++i)
                if (out[slot][i] == sentinel) {
                    out[slot][i] = kMissing;
                    ++block->blanked[slot];
                }
    }
}

std::size_t RowParser::parse(std::string_view text, End mode, RowBlock& block) {
    State& s = *m_state;
    s.block = &block;
    s.final = false;
    s.row = block.rows;
    block.columns.resize(s.options.columns.size());
    block.blanked.resize(s.options.columns.size());
    s.out.resize(block.columns.size());
    s.capacity = block.columns.empty() ? block.times.size() : block.columns.front().size();
    for (std::size_t slot = 0; slot < s.out.size(); ++slot) {
        s.capacity = std::min(s.capacity, block.columns[slot].size());
        s.out[slot] = block.columns[slot].data();
    }
    if (s.hasTime) block.times.resize(s.capacity);
    s.tagIndex.clear();
    for (std::uint32_t i = 0; i < block.tagNames.size(); ++i) s.tagIndex.emplace(block.tagNames[i], i);

    const std::size_t from = s.row;
    const char* p = text.data();
    const char* const end = p + text.size();
    // Records are read without looking for the end of the text: the last line end stops them.
    const char* complete = end;
    while (complete > p && !isLineEnd(complete[-1])) --complete;
    if (mode == End::More && complete == end && complete > p && complete[-1] == '\r') { // its line feed may still come
        --complete;
        while (complete > p && !isLineEnd(complete[-1])) --complete;
    }
    while (p < complete) {
        const char* next = s.marks.blanks() ? s.record<true>(p, complete) : s.record<false>(p, complete);
        if (!next) break; // a quote is open at the last line end
        p = next;
    }
    if (mode == End::Last && p < end) {
        s.final = true;
        std::string rest(p, static_cast<std::size_t>(end - p)); // with room behind, and a line end that stops the readers
        if (!isLineEnd(rest.back())) rest += '\n';
        const std::size_t size = rest.size();
        rest.append(detail::kPadding, '\0');
        const char* q = rest.data();
        while (q < rest.data() + size) {
            const char* const stop = rest.data() + size;
            q = s.marks.blanks() ? s.record<true>(q, stop) : s.record<false>(q, stop);
        }
        p = end;
    }
    s.applySentinels(from);
    block.rows = s.row;
    return static_cast<std::size_t>(p - text.data());
}

std::size_t lastRecordEnd(std::string_view text, const Dialect& dialect) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const auto* newline = static_cast<const char*>(memrchr(begin, '\n', text.size()));
    if (!newline && text.size() > 1) newline = static_cast<const char*>(memrchr(begin, '\r', text.size() - 1));
    if (!newline) return 0;
    const auto cut = static_cast<std::size_t>(newline + 1 - begin);
    const Marks marks = Marks::of(dialect);
    if (marks.quote == 0 || !std::memchr(begin, marks.quote, cut)) return cut;
    const char* good = begin;
    for (const char* p = begin; p < newline + 1;) {
        bool open = false;
        const char* stop = recordEnd(p, end, marks, open);
        if (open || stop == end || (*stop == '\r' && stop + 1 == end)) break;
        good = p = skipLineEnd(stop, end);
    }
    return static_cast<std::size_t>(good - begin);
}

void settleFolds(RowBlock& block, FoldTrail& trail) {
    const bool tagged = !block.tags.empty();
    std::vector<FoldTrail::Steps*> series;
    for (const std::string& tag : block.tagNames) series.push_back(&trail.tags[tag]);
    auto fold = block.folds.begin();
    // Without folds only the last steps of the block matter.
    for (std::size_t i = fold == block.folds.end() && !tagged && block.rows > 64 ? block.rows - 64 : 0; i < block.rows; ++i) {
        FoldTrail::Steps& own = tagged ? *series[block.tags[i]] : trail.all;
        TimeNs& time = block.times[i];
        if (fold != block.folds.end() && fold->row == i) {
            const std::int64_t length = fold->later - time;
            const bool backward = trail.all.last != kNoTime && time < trail.all.last;
            // The same time again is the hour begun anew where rows lie that far apart, else a row written twice.
            const bool coarse = own.steps[0] >= length && (own.steps[1] == 0 || own.steps[1] >= length);
            if (backward || (own.last == time && coarse)) time = fold->later;
            ++fold;
        }
        own.add(time);
        if (tagged) trail.all.last = time;
    }
}

void FoldTrail::Steps::add(TimeNs time) {
    if (last != kNoTime && time > last) {
        steps[1] = steps[0];
        steps[0] = time - last;
    }
    last = time;
}

Result<void> checkRate(double rateHz) {
    if (rateHz > 0 && rateHz <= 1e9) return {};
    return Error{ErrorCode::Usage, fmt::format("the sampling rate must lie between 0 and 1e9 Hz, not {}", rateHz), {}};
}

std::optional<TimeNs> timeOfRow(TimeNs start, double rateHz, std::int64_t row) {
    const long double since = static_cast<long double>(row) * 1e9L / static_cast<long double>(rateHz);
    if (!(since + static_cast<long double>(start) < 9.223372036e18L && since > -9.2e18L)) return std::nullopt;
    return start + static_cast<TimeNs>(std::llround(since));
}

} // namespace tocsin::table
