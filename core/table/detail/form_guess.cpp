// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/form_guess.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/table/detail/number.h"
#include "core/table/detail/time_guess.h"

namespace tocsin::table::detail {

namespace {

constexpr std::size_t kHeadRecords = 2000;
constexpr std::size_t kMoreRecords = 500;
constexpr std::array<const char*, 5> kComments = {"#", "%", "//", "!", "*"};
constexpr std::array<char, 5> kSeparators = {',', ';', '\t', '|', ' '};

/// Whole lines of a piece that may begin and end inside one.
std::string_view wholeLines(std::string_view piece, bool toTheEnd) {
    const char* const end = piece.data() + piece.size();
    const char* begin = skipLineEnd(findLineEnd(piece.data(), end), end);
    const char* stop = end;
    if (!toTheEnd)
        while (stop > begin && !isLineEnd(stop[-1])) --stop;
    return {begin, static_cast<std::size_t>(stop - begin)};
}

bool typed(std::string_view cell) {
    static const NumberStyle kStyles[] = {
        {'.', ',', {}}, {',', '.', {}}, {'.', '\'', {}}, {',', ' ', {}}, {'.', ' ', NumberStyle::lowered(commonMissingWords())}};
    double value = 0;
    for (const NumberStyle& style : kStyles) {
        const CellKind kind = classifyCell(cell, style, value);
        if (kind == CellKind::Number || kind == CellKind::Missing) return true;
    }
    return looksLikeTime(cell);
}

} // namespace

Grid cutSample(const SampleText& sample, const Marks& marks) {
    Grid grid;
    bool data = false;
    for (const HeadRecord& record : headRecords(sample.head, marks, sample.headIsAll, kHeadRecords)) {
        const std::string_view text = std::string_view(sample.head).substr(record.begin, record.end - record.begin);
        if (record.comment) {
            grid.comments.emplace_back(trimmed(text.substr(marks.comment.size())));
            if (!data) grid.commentsBeforeData = grid.comments.size();
        } else {
            grid.rows.push_back(splitRecord(text, marks));
            data = data || grid.rows.size() > 1;
        }
    }
    const auto add = [&](std::string_view piece, bool last) {
        const std::string_view lines = wholeLines(piece, last);
        for (const HeadRecord& record : headRecords(lines, marks, last, kMoreRecords))
            if (!record.comment) grid.more.push_back(splitRecord(lines.substr(record.begin, record.end - record.begin), marks));
    };
    if (!sample.middle.empty()) add(sample.middle, false);
    grid.moreSplit = grid.more.size();
    if (!sample.tail.empty()) add(sample.tail, true);
    return grid;
}

std::string guessComment(const SampleText& sample, std::size_t& lines) {
    std::map<std::string, std::size_t> counts;
    std::size_t all = 0;
    const Marks none{'\0', '\0', {}};
    for (const HeadRecord& record : headRecords(sample.head, none, sample.headIsAll, kHeadRecords)) {
        ++all;
        for (const char* mark : kComments)
            if (std::string_view(sample.head).substr(record.begin).starts_with(mark)) ++counts[mark];
    }
    lines = 0;
    std::string best;
    for (const auto& [mark, count] : counts)
        if (count > lines && count * 2 < all + 2 && count < all) {
            best = mark;
            lines = count;
        }
    return best;
}

SeparatorGuess guessSeparatorOf(const SampleText& sample, const std::string& comment, char expected, char only) {
    SeparatorGuess best;
    double bestScore = 0;
    const std::string first = lowered(std::string_view(sample.head).substr(0, 6));
    if (first.starts_with("sep=") && first.size() >= 5 && !isLineEnd(first[4])) expected = sample.head[4];
    // A single column has no separator: any that stands nowhere will do, and it must beat the others clearly.
    std::vector<char> candidates(kSeparators.begin(), kSeparators.end());
    if (only != 0) candidates = {only};
    for (const char separator : candidates) {
        const Grid grid = cutSample(sample, {separator, '"', comment});
        std::vector<const std::vector<std::string>*> body;
        const std::size_t step = std::max<std::size_t>(1, grid.rows.size() / 600);
        for (std::size_t r = grid.rows.size() / 2; r < grid.rows.size(); r += step) body.push_back(&grid.rows[r]);
        for (std::size_t r = 0; r < grid.more.size(); r += 4) body.push_back(&grid.more[r]);
        if (body.empty()) continue;
        std::map<std::size_t, std::size_t> widths;
        for (const auto* row : body) ++widths[row->size()];
        const auto modal = std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (modal->first < 2) continue;
        std::size_t filled = 0, fitting = 0;
        for (const auto* row : body) {
            if (row->size() != modal->first) continue;
            for (const std::string& cell : *row) {
                if (cell.empty()) continue;
                ++filled;
                fitting += typed(cell);
            }
        }
        const double agree = static_cast<double>(modal->second) / static_cast<double>(body.size());
        const double share = filled == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(filled);
        // Blanks also stand inside dates and words: they must be clearly better. More columns win a tie.
        double score = agree * share * (separator == ' ' ? 0.9 : 1) + 1e-6 * static_cast<double>(std::min<std::size_t>(modal->first, 1000));
        if (separator == expected) score *= 1.2; // of two that fit, the known one
        if (score > bestScore && share > 0) {
            bestScore = score;
            best = {separator, modal->first, modal->second, body.size(), share};
        }
    }
    if (only != 0) return best;
    const bool weak = best.separator == 0 || best.typed < 0.3 || best.agreeing * 2 < best.records;
    if (weak && (best.separator == 0 || best.separator != expected)) {
        const Grid grid = cutSample(sample, {'\t', '"', comment}); // tabs that do not stand there: one column
        std::size_t lines = 0, fitting = 0;
        for (std::size_t r = grid.rows.size() / 2; r < grid.rows.size(); ++r) {
            ++lines;
            fitting += grid.rows[r].size() == 1 && typed(grid.rows[r][0]);
        }
        if (lines > 0 && fitting * 10 >= lines * 8) return {'\t', 1, fitting, lines, 1};
    }
    return best;
}

DecimalGuess guessDecimal(const std::vector<std::string_view>& cells, char separator, char expectedDecimal, char expectedThousands) {
    struct Style {
        char decimal, thousands;
    };
    std::vector<Style> styles = {{'.', 0}, {',', 0}, {'.', ','}, {',', '.'}, {'.', '\''}, {',', '\''}, {'.', ' '}, {',', ' '}};
    if (separator == ',') std::swap(styles[1], styles[2]);
    if (expectedDecimal != 0) styles.insert(styles.begin(), {expectedDecimal, expectedThousands});
    std::vector<std::string_view> marked; // cells whose reading depends on the style
    for (const std::string_view cell : cells)
        if (!cell.empty() && (isDigit(cell.back()) || isDigit(cell.front())) &&
            cell.find_first_of(".,' \xc2\xe2") != std::string_view::npos)
            marked.push_back(cell);
    DecimalGuess best;
    const NumberStyle plain{'\x01', 0, {}};
    std::size_t bestCount = 0;
    for (const Style& candidate : styles) {
        const NumberStyle style{candidate.decimal, candidate.thousands, {}};
        std::size_t count = 0, grouped = 0, fractions = 0;
        double value = 0;
        for (const std::string_view cell : marked) {
            if (classifyCell(cell, style, value) != CellKind::Number) continue;
            ++count;
            if (candidate.thousands != 0 && classifyCell(cell, {candidate.decimal, 0, {}}, value) != CellKind::Number) ++grouped;
            fractions += cell.find(candidate.decimal) != std::string_view::npos;
        }
        if (count <= bestCount) continue;
        bestCount = count;
        best = {candidate.decimal, candidate.thousands, candidate.thousands != 0 ? count : fractions, 0, grouped, false};
    }
    best.fractions = static_cast<std::size_t>(std::count_if(marked.begin(), marked.end(), [&](std::string_view cell) {
        double value = 0;
        return std::any_of(styles.begin(), styles.end(), [&](const Style& style) {
            return classifyCell(cell, {style.decimal, style.thousands, {}}, value) == CellKind::Number;
        });
    }));
    if (best.thousands != 0 && best.grouped == 0) best.thousands = 0;
    // 1,234 could be a fraction or a thousand: every mark with exactly three digits behind and one to three before, none with a leading
    // zero.
    const char mark = best.decimal == ',' ? ',' : best.thousands;
    if ((mark == ',' || best.thousands == '.') && expectedDecimal == 0 && bestCount > 0)
        best.ambiguous = std::all_of(marked.begin(), marked.end(), [&](std::string_view cell) {
            const std::size_t at = cell.find(mark);
            const std::size_t from = !cell.empty() && (cell[0] == '-' || cell[0] == '+') ? 1 : 0;
            return at == std::string_view::npos || (cell.find_first_of(".,", at + 1) == std::string_view::npos && cell.size() - at == 4 &&
                                                    at - from <= 3 && cell[from] != '0');
        });
    return best;
}

bool isKnownUnit(std::string_view cell) {
    static constexpr const char* kUnits[] = {"degc",
                                             "\xc2\xb0"
                                             "c",
                                             "c",
                                             "k",
                                             "degf",
                                             "\xc2\xb0"
                                             "f",
                                             "f",
                                             "bar",
                                             "mbar",
                                             "pa",
                                             "kpa",
                                             "mpa",
                                             "hpa",
                                             "psi",
                                             "v",
                                             "mv",
                                             "kv",
                                             "a",
                                             "ma",
                                             "w",
                                             "kw",
                                             "mw",
                                             "kwh",
                                             "hz",
                                             "khz",
                                             "mhz",
                                             "rpm",
                                             "1/min",
                                             "min-1",
                                             "u/min",
                                             "l/min",
                                             "l/h",
                                             "l/s",
                                             "m3/h",
                                             "m\xc2\xb3/h",
                                             "m3/s",
                                             "kg/h",
                                             "kg/s",
                                             "t/h",
                                             "%",
                                             "g",
                                             "m/s",
                                             "mm/s",
                                             "m/s2",
                                             "m/s^2",
                                             "m/s\xc2\xb2",
                                             "mm",
                                             "cm",
                                             "m",
                                             "um",
                                             "\xc2\xb5m",
                                             "s",
                                             "ms",
                                             "us",
                                             "min",
                                             "h",
                                             "nm",
                                             "n",
                                             "kn",
                                             "kg",
                                             "t",
                                             "deg",
                                             "\xc2\xb0",
                                             "rad",
                                             "rad/s",
                                             "db",
                                             "ohm",
                                             "ppm",
                                             "ph",
                                             "-",
                                             "[-]",
                                             "count",
                                             "ah",
                                             "j",
                                             "kj"};
    std::string text = lowered(trimmed(cell));
    if (text.size() > 2 && (text.front() == '[' || text.front() == '(')) text = text.substr(1, text.size() - 2);
    return std::find(std::begin(kUnits), std::end(kUnits), std::string_view(text)) != std::end(kUnits);
}

bool looksLikeUnit(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty()) return false;
    if (isKnownUnit(cell) || cell.front() == '[') return true;
    return cell.size() <= 8 && cell.find(' ') == std::string_view::npos;
}

} // namespace tocsin::table::detail
