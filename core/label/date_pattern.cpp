// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "core/label/detail/date_pattern.h"

namespace tocsin::label::detail {

namespace {

/// First letters of month names, lower case; several languages may name one month.
struct MonthName {
    std::string_view start;
    int month;
};
constexpr std::array<MonthName, 18> kMonths{{{"jan", 1},
                                             {"feb", 2},
                                             {"mar", 3},
                                             {"m\xC3\xA4r", 3},
                                             {"mrz", 3},
                                             {"apr", 4},
                                             {"may", 5},
                                             {"mai", 5},
                                             {"jun", 6},
                                             {"jul", 7},
                                             {"aug", 8},
                                             {"sep", 9},
                                             {"oct", 10},
                                             {"okt", 10},
                                             {"nov", 11},
                                             {"dec", 12},
                                             {"dez", 12},
                                             {"j\xC3\xA4n", 1}}};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

char lowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetter(char c) {
    return (lowerAscii(c) >= 'a' && lowerAscii(c) <= 'z') || (c & 0x80) != 0;
}

struct State {
    CivilTime civil;
    std::optional<int> offsetMinutes;
    int half = 0; // 1 AM, 2 PM
    bool hasTimeOfDay = false;
};

/// Between minimum and maximum digits at the front of text, taken off it.
std::optional<int> takeNumber(std::string_view& text, std::size_t minimum, std::size_t maximum) {
    std::size_t count = 0;
    int value = 0;
    while (count < maximum && count < text.size() && isDigit(text[count])) value = value * 10 + (text[count++] - '0');
    if (count < minimum) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

std::optional<int> takeMonth(std::string_view& text) {
    std::string lower;
    std::size_t length = 0;
    while (length < text.size() && isLetter(text[length])) lower.push_back(lowerAscii(text[length++]));
    if (const auto capital = lower.find("\xC3\x84"); capital != std::string::npos) lower[capital + 1] = '\xA4';
    for (const MonthName& name : kMonths) {
        if (lower.compare(0, name.start.size(), name.start) != 0) continue;
        text.remove_prefix(length);
        if (!text.empty() && text[0] == '.') text.remove_prefix(1);
        return name.month;
    }
    return std::nullopt;
}

bool takeHalf(std::string_view& text, State& state) {
    if (text.empty()) return false;
    const char first = lowerAscii(text[0]);
    if (first != 'a' && first != 'p') return false;
    std::string_view rest = text.substr(1);
    if (!rest.empty() && rest[0] == '.') rest.remove_prefix(1);
    if (rest.empty() || lowerAscii(rest[0]) != 'm') return false;
    rest.remove_prefix(1);
    if (!rest.empty() && rest[0] == '.') rest.remove_prefix(1);
    state.half = first == 'a' ? 1 : 2;
    text = rest;
    return true;
}

/// "Z", "+02:00", "+0200", "+02" or nothing.
bool takeZone(std::string_view& text, State& state) {
    std::string_view rest = text;
    while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
    if (rest.empty()) return true;
    if (rest[0] == 'Z' || rest[0] == 'z') {
        state.offsetMinutes = 0;
        text = rest.substr(1);
        return true;
    }
    if (rest[0] != '+' && rest[0] != '-') return true;
    const int sign = rest[0] == '-' ? -1 : 1;
    rest.remove_prefix(1);
    const auto hours = takeNumber(rest, 2, 2);
    if (!hours || *hours > 18) return false;
    if (!rest.empty() && rest[0] == ':') rest.remove_prefix(1);
    int minutes = 0;
    if (const auto given = takeNumber(rest, 2, 2)) minutes = *given;
    if (minutes > 59) return false;
    state.offsetMinutes = sign * (*hours * 60 + minutes);
    text = rest;
    return true;
}

void takeFraction(std::string_view& text, State& state) {
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !isDigit(text[1])) return;
    text.remove_prefix(1);
    std::int32_t nanosecond = 0, scale = 100'000'000;
    for (; !text.empty() && isDigit(text[0]); text.remove_prefix(1), scale /= 10) nanosecond += scale * (text[0] - '0');
    state.civil.nanosecond = nanosecond;
}

/// One field of the pattern; `run` is its letters ("yyyy"), `tight` that the next thing in the pattern is a field again, so the digits are
/// counted.
bool takeField(std::string_view run, bool tight, std::string_view& text, State& state) {
    const std::size_t fewest = tight ? 2 : 1;
    const auto into = [&](int& field) {
        const auto value = takeNumber(text, fewest, 2);
        if (value) field = *value;
        return value.has_value();
    };
    switch (run[0]) {
    case 'y': {
        const std::size_t digits = run.size() >= 4 ? 4 : 2;
        const auto year = takeNumber(text, digits, digits);
        if (!year) return false;
        // Two digits as POSIX reads them (%y): 69..99 are the last century.
        state.civil.year = digits == 4 ? *year : *year + (*year >= 69 ? 1900 : 2000);
        return true;
    }
    case 'M': {
        if (run.size() < 3) return into(state.civil.month);
        const auto month = takeMonth(text);
        if (month) state.civil.month = *month;
        return month.has_value();
    }
    case 'd':
        return into(state.civil.day);
    case 'H':
    case 'h':
        state.hasTimeOfDay = true;
        return into(state.civil.hour);
    case 'm':
        return into(state.civil.minute);
    case 's':
        if (!into(state.civil.second)) return false;
        takeFraction(text, state);
        return true;
    default:
        return false;
    }
}

/// Position after the bracket that closes the one before `pattern`.
std::size_t afterClosing(std::string_view pattern) {
    int depth = 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        depth += pattern[i] == '[' ? 1 : pattern[i] == ']' ? -1 : 0;
        if (depth == 0) return i + 1;
    }
    return pattern.size();
}

bool match(std::string_view pattern, std::string_view text, State& state) {
    while (!pattern.empty()) {
        const char c = pattern[0];
        if (c == '[') {
            State trial = state;
            if (match(pattern.substr(1), text, trial)) {
                state = trial;
                return true;
            }
            pattern.remove_prefix(1);
            pattern.remove_prefix(afterClosing(pattern));
            continue;
        }
        if (c == ']') {
            pattern.remove_prefix(1);
            continue;
        }
        if (c == 'Z') {
            if (!takeZone(text, state)) return false;
            pattern.remove_prefix(1);
            continue;
        }
        if (pattern.substr(0, 2) == "AP") {
            if (!takeHalf(text, state)) return false;
            pattern.remove_prefix(2);
            continue;
        }
        if (std::strchr("yMdHhms", c)) {
            std::size_t length = 1;
            while (length < pattern.size() && pattern[length] == c) ++length;
            const std::string_view rest = pattern.substr(length);
            const bool tight = !rest.empty() && std::strchr("yMdHhms", rest[0]) != nullptr;
            if (!takeField(pattern.substr(0, length), tight, text, state)) return false;
            pattern = rest;
            continue;
        }
        if (text.empty() || lowerAscii(text[0]) != lowerAscii(c)) return false;
        text.remove_prefix(1);
        pattern.remove_prefix(1);
        while (c == ' ' && !text.empty() && text[0] == ' ') text.remove_prefix(1);
    }
    return text.empty();
}

} // namespace

std::optional<MatchedTime> matchDate(std::string_view pattern, std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    State state;
    if (text.empty() || !match(pattern, text, state)) return std::nullopt;

    CivilTime& civil = state.civil;
    if (state.half != 0) {
        if (civil.hour < 1 || civil.hour > 12) return std::nullopt;
        civil.hour = civil.hour % 12 + (state.half == 2 ? 12 : 0);
    }
    const bool endOfDay = civil.hour == 24 && civil.minute == 0 && civil.second == 0 && civil.nanosecond == 0;
    if (endOfDay) civil.hour = 0;
    const auto time = utcFromCivil(civil);
    if (!time) return std::nullopt;
    if (endOfDay) civil = civilFromUtc(*time + kNsPerDay);
    return MatchedTime{civil, state.offsetMinutes, state.hasTimeOfDay};
}

} // namespace tocsin::label::detail
