// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/number.h"

#include <algorithm>
#include <charconv>

namespace tocsin::table::detail {

namespace {

/// Removes thousands marks where they stand between groups of three digits; false when they stand elsewhere.
bool withoutThousands(std::string_view cell, const NumberStyle& style, std::string& plain) {
    plain.clear();
    std::size_t i = 0;
    if (i < cell.size() && (cell[i] == '-' || cell[i] == '+')) plain += cell[i++];
    std::size_t group = 0;
    bool grouped = false;
    while (i < cell.size()) {
        std::size_t mark = 0; // bytes of the mark that stands here
        if (isDigit(cell[i])) {
            plain += cell[i++];
            ++group;
            continue;
        }
        const std::string_view rest = cell.substr(i);
        if (rest[0] == style.thousands)
            mark = 1;
        else if (style.thousands == ' ' && rest.starts_with("\xc2\xa0"))
            mark = 2; // no-break space
        else if (style.thousands == ' ' && (rest.starts_with("\xe2\x80\xaf") || rest.starts_with("\xe2\x80\x89")))
            mark = 3; // narrow spaces
        else if (style.thousands == '\'' && rest.starts_with("\xe2\x80\x99"))
            mark = 3; // right quote
        if (mark == 0) break;
        if (group == 0 || group > 3 || (grouped && group != 3)) return false;
        grouped = true;
        group = 0;
        i += mark;
    }
    if (!grouped || group != 3) return false;
    plain += cell.substr(i);
    return true;
}

/// readNumber() over a text that has no room behind it.
bool wholeNumber(std::string_view cell, char mark, double& out) {
    char room[256 + kPadding];
    if (cell.empty() || cell.size() > 256) return false;
    std::memcpy(room, cell.data(), cell.size());
    std::memset(room + cell.size(), 0, kPadding);
    const char* end = readNumber(room, mark, out);
    return end == room + cell.size();
}

} // namespace

bool convertNumber(const char* begin, const char* end, char mark, double& out) {
    if (*begin == '+') ++begin;
    std::string copy;
    if (mark != '.') {
        copy.assign(begin, end);
        std::replace(copy.begin(), copy.end(), mark, '.');
        begin = copy.data();
        end = begin + copy.size();
    }
    const auto [stop, problem] = std::from_chars(begin, end, out);
    if (problem == std::errc{}) return stop == end;
    if (problem != std::errc::result_out_of_range) return false;
    // Out of range at which end? The exponent of the first digit that is not zero decides.
    const std::string_view text(begin, static_cast<std::size_t>(end - begin));
    const std::size_t letter = text.find_first_of("eE");
    long exponent = 0;
    if (letter != std::string_view::npos) {
        const char* from = text.data() + letter + 1 + (text[letter + 1] == '+');
        if (std::from_chars(from, end, exponent).ec == std::errc::result_out_of_range)
            exponent = *from == '-' ? -1'000'000'000 : 1'000'000'000;
    }
    const std::string_view digits = text.substr(0, letter);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_of("123456789");
    if (first == std::string_view::npos) {
        out = *begin == '-' ? -0.0 : 0.0;
        return true;
    }
    exponent += static_cast<long>(point) - static_cast<long>(first);
    if (exponent > 0) return false;
    out = *begin == '-' ? -0.0 : 0.0;
    return true;
}

std::string_view trimmed(std::string_view cell) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    for (;;) {
        if (!cell.empty() && blank(cell.front()))
            cell.remove_prefix(1);
        else if (cell.starts_with("\xc2\xa0"))
            cell.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!cell.empty() && blank(cell.back()))
            cell.remove_suffix(1);
        else if (cell.ends_with("\xc2\xa0"))
            cell.remove_suffix(2);
        else
            break;
    }
    return cell;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

std::unordered_set<std::string> NumberStyle::lowered(const std::vector<std::string>& words) {
    std::unordered_set<std::string> set;
    for (const std::string& word : words) set.insert(detail::lowered(trimmed(word)));
    return set;
}

CellKind classifyCell(std::string_view cell, const NumberStyle& style, double& out) {
    cell = trimmed(cell);
    if (cell.empty()) return CellKind::Blank;
    if (wholeNumber(cell, style.decimal, out)) return CellKind::Number;
    if (style.thousands != 0 && cell.size() <= 64) {
        thread_local std::string plain;
        if (withoutThousands(cell, style, plain) && wholeNumber(plain, style.decimal, out)) return CellKind::Number;
    }
    if (cell.size() > 256) {
        // Longer than any sensible number: only a plain run of digits can still be one.
        std::string copy(cell);
        copy.append(kPadding, '\0');
        if (readNumber(copy.data(), style.decimal, out) == copy.data() + cell.size()) return CellKind::Number;
        return CellKind::Word;
    }
    if (cell.size() <= 32 && style.missing.contains(detail::lowered(cell))) return CellKind::Missing;
    return CellKind::Word;
}

} // namespace tocsin::table::detail
