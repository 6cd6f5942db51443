// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/budget.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/json.h"

namespace tocsin::alarm {

namespace {

Error badBudget(std::string_view text, std::string_view why) {
    return Error{ErrorCode::Usage,
                 fmt::format("budget '{}': {}; write false alarms per machine time, for example 1/30d or 2 per pump per month", text, why),
                 {}};
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::optional<double> numberOf(std::string token) {
    std::replace(token.begin(), token.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (token.empty() || error != std::errc() || end != token.data() + token.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Result<Budget> checked(const Budget& budget, std::string_view text) {
    if (budget.count <= 0) return badBudget(text, "the count must be more than 0: no finite history shows that an alarm never comes");
    if (budget.perNs <= 0) return badBudget(text, "the time must be more than 0");
    return budget;
}

template<std::size_t N>
bool isOneOf(std::string_view token, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), token) != words.end();
}

constexpr std::array<std::string_view, 11> kOpening = {"at", "most", "up", "to", "no", "more", "than", "only", "about", "max", "höchstens"};
constexpr std::array<std::string_view, 10> kAlarmWords = {"false", "alarm",     "alarms",     "alert",   "alerts",
                                                          "in",    "fehlalarm", "fehlalarme", "falsche", "alarme"};
constexpr std::array<std::string_view, 13> kLinks = {"per", "a",  "an",   "each", "every", "for", "and",
                                                     "pro", "je", "jede", "und",  "im",    "of"};
constexpr std::array<std::pair<std::string_view, double>, 18> kNumbers = {{{"one", 1},
                                                                           {"a", 1},
                                                                           {"an", 1},
                                                                           {"two", 2},
                                                                           {"three", 3},
                                                                           {"four", 4},
                                                                           {"five", 5},
                                                                           {"six", 6},
                                                                           {"ten", 10},
                                                                           {"twelve", 12},
                                                                           {"ein", 1},
                                                                           {"eine", 1},
                                                                           {"einen", 1},
                                                                           {"zwei", 2},
                                                                           {"drei", 3},
                                                                           {"vier", 4},
                                                                           {"fünf", 5},
                                                                           {"zehn", 10}}};
constexpr TimeNs kHour = 3600 * kNsPerSecond;
constexpr std::array<std::pair<std::string_view, TimeNs>, 29> kUnits = {{{"minute", 60 * kNsPerSecond},
                                                                         {"minutes", 60 * kNsPerSecond},
                                                                         {"hour", kHour},
                                                                         {"hours", kHour},
                                                                         {"hourly", kHour},
                                                                         {"stunde", kHour},
                                                                         {"stunden", kHour},
                                                                         {"shift", 8 * kHour},
                                                                         {"schicht", 8 * kHour},
                                                                         {"day", kNsPerDay},
                                                                         {"days", kNsPerDay},
                                                                         {"daily", kNsPerDay},
                                                                         {"tag", kNsPerDay},
                                                                         {"tage", kNsPerDay},
                                                                         {"tagen", kNsPerDay},
                                                                         {"week", 7 * kNsPerDay},
                                                                         {"weeks", 7 * kNsPerDay},
                                                                         {"weekly", 7 * kNsPerDay},
                                                                         {"woche", 7 * kNsPerDay},
                                                                         {"wochen", 7 * kNsPerDay},
                                                                         {"month", 30 * kNsPerDay},
                                                                         {"months", 30 * kNsPerDay},
                                                                         {"monthly", 30 * kNsPerDay},
                                                                         {"monat", 30 * kNsPerDay},
                                                                         {"monate", 30 * kNsPerDay},
                                                                         {"monaten", 30 * kNsPerDay},
                                                                         {"year", 365 * kNsPerDay},
                                                                         {"years", 365 * kNsPerDay},
                                                                         {"jahr", 365 * kNsPerDay}}};

template<class Value, std::size_t N>
std::optional<Value> valueOf(std::string_view token, const std::array<std::pair<std::string_view, Value>, N>& table) {
    for (const auto& [word, value] : table)
        if (word == token) return value;
    return std::nullopt;
}

std::vector<std::string> tokensOf(std::string_view text) {
    std::vector<std::string> tokens(1);
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '/' || c == '-')
            tokens.emplace_back();
        else
            tokens.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    std::erase(tokens, std::string());
    return tokens;
}

Result<Budget> budgetInWords(std::string_view text) {
    const std::vector<std::string> tokens = tokensOf(text);
    std::size_t at = 0;
    while (at < tokens.size() && isOneOf(tokens[at], kOpening)) ++at;
    std::optional<double> count;
    if (at < tokens.size()) {
        count = numberOf(tokens[at]);
        if (!count) count = valueOf(tokens[at], kNumbers);
    }
    if (!count) return badBudget(text, "it must begin with a number");
    Budget budget{*count, 0};
    bool machine = false; // a machine was named where one may stand
    for (++at; at < tokens.size(); ++at) {
        const std::string& token = tokens[at];
        if (isOneOf(token, kAlarmWords) || isOneOf(token, kLinks)) continue;
        double periods = 1;
        std::string_view unit = token;
        if (const auto number = numberOf(token); number && at + 1 < tokens.size()) {
            periods = *number;
            unit = tokens[++at];
        }
        std::optional<TimeNs> length = valueOf(unit, kUnits);
        if (!length && periods == 1)
            if (const auto duration = parseDuration(token); duration.ok() && !numberOf(token)) length = *duration;
        if (length) {
            if (budget.perNs != 0) return badBudget(text, "it names two times");
            budget.perNs = static_cast<TimeNs>(std::llround(periods * static_cast<double>(*length)));
            if (budget.perNs <= 0) return badBudget(text, "the time must be more than 0");
        } else if (!machine && periods == 1 && isOneOf(tokens[at - 1], kLinks)) {
            machine = true; // "per pump"
        } else {
            return badBudget(text, fmt::format("'{}' is not understood", unit));
        }
    }
    if (budget.perNs == 0) return badBudget(text, "it names no time (day, week, month, 90 days ...)");
    return checked(budget, text);
}

bool hasWord(std::string_view text) {
    int letters = 0;
    for (const char c : text) {
        letters = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0 ? letters + 1 : 0;
        if (letters >= 3) return true;
    }
    return text.find('/') == std::string_view::npos && letters > 0;
}

} // namespace

Result<Budget> parseBudget(std::string_view text) {
    const auto slash = text.find('/');
    if (hasWord(text)) {
        // "nan/1d" and "1e999/1d" are wrong numbers, not words.
        if (slash == std::string_view::npos || tokensOf(text).size() > 2) return budgetInWords(text);
        if (const auto words = budgetInWords(text); words.ok()) return words;
    }
    if (slash == std::string_view::npos) return badBudget(text, "a '/' between count and time is missing");
    const std::string_view count = trimmed(text.substr(0, slash)), time = trimmed(text.substr(slash + 1));
    const auto number = numberOf(std::string(count));
    if (!number) return badBudget(text, fmt::format("'{}' is not a number", count));
    Budget budget{*number, 1};
    if (budget.count <= 0) return checked(budget, text);
    if (time.empty() || (time.back() >= '0' && time.back() <= '9')) return badBudget(text, "the time needs a unit (d, h, m, s)");
    auto duration = parseDuration(time);
    if (!duration) return badBudget(text, duration.error().message);
    budget.perNs = *duration;
    return checked(budget, text);
}

std::string formatBudget(const Budget& budget) {
    constexpr std::array<std::pair<TimeNs, const char*>, 4> kShort = {
        {{kNsPerDay, "d"}, {kHour, "h"}, {60 * kNsPerSecond, "m"}, {kNsPerSecond, "s"}}};
    for (const auto& [unit, name] : kShort)
        if (budget.perNs % unit == 0) return fmt::format("{}/{}{}", shortestNumber(budget.count), budget.perNs / unit, name);
    return fmt::format("{}/{}s", shortestNumber(budget.count),
                       shortestNumber(static_cast<double>(budget.perNs) / static_cast<double>(kNsPerSecond)));
}

} // namespace tocsin::alarm
