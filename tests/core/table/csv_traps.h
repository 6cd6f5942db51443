// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

// One small table in the many ways that loggers write it, with exactly known content: a time and two numbers, 200 rows.
namespace traps {

using tocsin::CivilTime;
using tocsin::kNsPerSecond;

constexpr std::int64_t kStart = 1'704'067'200; // 2024-01-01
constexpr int kRows = 200;
using Lines = std::vector<std::string>;
using Clock = std::function<std::string(std::int64_t)>;

struct Trap {
    std::string name;
    std::string content;
    std::optional<int> rows = kRows, rejected = 0, channels = 2;
    std::int64_t start = kStart, end = kStart + (kRows - 1) * 60; // seconds
    std::optional<int> dataLines = std::nullopt;                  // rows + rejected
    std::vector<std::string> warns = {};
    bool mayRefuse = false;
};

inline CivilTime civil(std::int64_t seconds) {
    return tocsin::civilFromUtc(seconds * kNsPerSecond);
}
inline std::string iso(std::int64_t s) {
    const CivilTime c = civil(s);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second);
}
inline double temp(int i) {
    return 20 + i % 7 * 0.25;
}
inline double flow(int i) {
    return 5 + i % 11 * 0.125;
}

struct Form {
    Clock when = iso;
    std::int64_t start = kStart, step = 60;
    int count = kRows;
    std::string separator = ",";
    char decimal = '.';
    Lines head = {"time", "temp", "flow"};
};

inline std::string joined(const Lines& cells, const std::string& separator) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i ? separator : "") + cells[i];
    return line;
}
inline std::string marked(std::string text, char decimal) {
    for (char& c : text)
        if (c == '.') c = decimal;
    return text;
}
inline Lines rows(const Form& form = {}) {
    Lines lines = {joined(form.head, form.separator)};
    for (int i = 0; i < form.count; ++i)
        lines.push_back(joined({form.when(form.start + i * form.step), marked(fmt::format("{:.2f}", temp(i)), form.decimal),
                                marked(fmt::format("{:.3f}", flow(i)), form.decimal)},
                               form.separator));
    return lines;
}
inline std::string text(const Lines& lines, const std::string& end = "\n") {
    return joined(lines, end) + end;
}
inline Lines split(const std::string& line, char at = ',') {
    Lines cells = {""};
    for (const char c : line) {
        if (c == at)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}
/// The table with data row i replaced by change(i, cells).
inline std::string changed(const std::function<std::optional<std::string>(int, const Lines&)>& change) {
    Lines lines = rows();
    for (int i = 0; i < kRows; ++i)
        if (auto other = change(i, split(lines[static_cast<std::size_t>(i) + 1]))) lines[static_cast<std::size_t>(i) + 1] = *other;
    return text(lines);
}
inline std::string utf16(const std::string& ascii, bool big) {
    std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) out += big ? std::string{'\0', c} : std::string{c, '\0'};
    return out;
}
inline bool among(int i, std::initializer_list<int> list) {
    for (const int item : list)
        if (item == i) return true;
    return false;
}

constexpr std::int64_t kFebruary = 1'706'918'400, kMorning = 1'706'695'200, kQuarter = 21'600;

inline std::string dayFirst(std::int64_t s) {
    const CivilTime c = civil(s);
    return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}", c.day, c.month, c.year, c.hour, c.minute);
}
inline std::string monthFirst(std::int64_t s) {
    const CivilTime c = civil(s);
    return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}", c.month, c.day, c.year, c.hour, c.minute);
}
inline std::string twelveHours(std::int64_t s) {
    const CivilTime c = civil(s);
    return fmt::format("{:02}/{:02}/{:04} {:02}:{:02}:{:02} {}", c.month, c.day, c.year, (c.hour + 11) % 12 + 1, c.minute, c.second,
                       c.hour < 12 ? "AM" : "PM");
}

inline std::vector<Trap> all() {
    const Lines plain = rows();
    const auto with = [](Form form) { return text(rows(form)); };
    const auto inserted = [&](Lines lines, std::size_t at, const Lines& more) {
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
        return text(lines);
    };
    Lines quoted = {"\"time\",\"flow, inlet\",temp,\"remark\""}, trailing, longer = {"tag,time,value"}, swapped = plain;
    for (std::size_t i = 1; i < plain.size(); ++i) {
        const Lines cells = split(plain[i]);
        quoted.push_back(fmt::format("\"{}\",\"{}\",{},\"checked, \"\"fine\"\"\"", cells[0], cells[1], cells[2]));
        longer.push_back("temp," + cells[0] + "," + cells[1]);
        longer.push_back("flow," + cells[0] + "," + cells[2]);
    }
    for (const std::string& line : plain) trailing.push_back(line + ",");
    swapped[51] = split(swapped[50])[0] + swapped[51].substr(swapped[51].find(','));
    std::swap(swapped[81], swapped[82]);
    std::swap(swapped[121], swapped[122]);
    const auto epoch = [](std::int64_t factor) { return [factor](std::int64_t s) { return std::to_string(s * factor); }; };
    const std::int64_t quarterEnd = (kRows - 1) * kQuarter;

    std::vector<Trap> list;
    list.push_back({"semicolon and decimal comma", with({.separator = ";", .decimal = ','})});
    list.push_back({"tab", with({.separator = "\t"})});
    list.push_back({"pipe", with({.separator = "|"})});
    list.push_back({"BOM and CRLF", "\xef\xbb\xbf" + text(plain, "\r\n")});
    list.push_back({"UTF-16", utf16(text(plain), false)});
    list.push_back({"UTF-16 big endian", utf16(text(plain), true)});
    list.push_back({"Windows-1252", with({.head = {"time",
                                                   "Temp \xb0"
                                                   "C",
                                                   "Zuflu\xdf m\xb3/h"}})});
    list.push_back({"quoted with embedded separator", text(quoted)});
    list.push_back(
        {"thousands marks", changed([](int i, const Lines& c) { return fmt::format("{},\"{},234.50\",{}", c[0], i % 9 + 1, c[2]); })});
    list.push_back({"names and units", inserted(plain, 1, {",degC,l/min"})});
    list.push_back({"names, units, descriptions", inserted(plain, 1, {",degC,l/min", ",oil temperature,inlet flow"})});
    list.push_back({"comment lines", inserted(plain, 0, {"# logger 7", "# site north"})});
    list.push_back({"header again after a restart", inserted(plain, 101, {plain[0]})});
    list.push_back({"trailing separators", text(trailing)});
    list.push_back({"ISO with zone offset", with({.when = [](std::int64_t s) { return iso(s + 7200).replace(10, 1, "T") + "+02:00"; }})});
    list.push_back({"epoch seconds", with({.when = epoch(1)})});
    list.push_back({"epoch milliseconds", with({.when = epoch(1'000)})});
    list.push_back({"epoch microseconds", with({.when = epoch(1'000'000)})});
    list.push_back({"epoch nanoseconds", with({.when = epoch(kNsPerSecond)})});
    list.push_back({.name = "day-first dates",
                    .content = with({.when = dayFirst, .start = kFebruary, .step = kQuarter}),
                    .start = kFebruary,
                    .end = kFebruary + quarterEnd});
    list.push_back({.name = "month-first dates",
                    .content = with({.when = monthFirst, .start = kFebruary, .step = kQuarter}),
                    .start = kFebruary,
                    .end = kFebruary + quarterEnd});
    list.push_back({.name = "month-first, 12-hour clock",
                    .content = with({.when = twelveHours, .start = kMorning}),
                    .start = kMorning,
                    .end = kMorning + (kRows - 1) * 60});
    list.push_back({.name = "Excel serial dates",
                    .content = with({.when = [](std::int64_t s) { return fmt::format("{}", static_cast<double>(s) / 86400 + 25569); },
                                     .step = kQuarter,
                                     .head = {"date", "temp", "flow"}}),
                    .end = kStart + quarterEnd});
    list.push_back({"sentinel and blanks", changed([](int i, const Lines& c) -> std::optional<std::string> {
                        if (i % 37 == 5) return c[0] + ",-9999," + c[2];
                        if (i % 41 == 7) return c[0] + "," + c[1] + ",";
                        return std::nullopt;
                    })});
    list.push_back({"short rows and text in a number column", changed([](int i, const Lines& c) -> std::optional<std::string> {
                        if (among(i, {20, 21, 90, 150, 180})) return c[0] + "," + c[1];
                        if (among(i, {40, 77, 160})) return c[0] + ",oops," + c[2];
                        return std::nullopt;
                    }),
                    kRows - 8, 8});
    list.push_back(
        {.name = "duplicate and backward times", .content = text(swapped), .dataLines = kRows, .warns = {"duplicate", "backward"}});
    list.push_back({"last line without newline", text(plain).substr(0, text(plain).size() - 1)});
    list.push_back({"long layout", text(longer), 2 * kRows});
    list.push_back({"NUL bytes", changed([](int i, const Lines& c) -> std::optional<std::string> {
                        if (!among(i, {60, 61, 130})) return std::nullopt;
                        return c[0] + "," + c[1] + "," + c[2].substr(0, 3) + std::string(2, '\0');
                    }),
                    kRows - 3, 3});
    list.push_back({"all-NaN channel", changed([](int, const Lines& c) { return c[0] + "," + c[1] + ",NaN"; }), kRows, 0, 1});
    list.push_back({.name = "one sample", .content = with({.count = 1}), .rows = 1, .end = kStart});
    list.push_back({.name = "times all equal",
                    .content = with({.when = [](std::int64_t) { return iso(kStart); }}),
                    .end = kStart,
                    .dataLines = kRows,
                    .warns = {"duplicate"}});
    // Beyond the list: old line ends, blanks as separator, text states, split date and time, names of months, a preamble.
    list.push_back({"CR line ends", text(plain, "\r")});
    list.push_back({"mixed line ends", [&] {
                        std::string mixed;
                        for (std::size_t i = 0; i < plain.size(); ++i) mixed += plain[i] + (i % 3 == 0 ? "\n" : i % 3 == 1 ? "\r\n" : "\r");
                        return mixed;
                    }()});
    list.push_back({"blanks as separator", with({.when = [](std::int64_t s) { return iso(s).replace(10, 1, "T"); }, .separator = "   "})});
    list.push_back({"date and time apart", with({.when = [](std::int64_t s) { return iso(s).replace(10, 1, ","); },
                                                 .head = {"date", "time of day", "temp", "flow"}})});
    list.push_back({"states of a historian", changed([](int i, const Lines& c) -> std::optional<std::string> {
                        static const char* kStates[] = {"BAD", "No Data", "NODATA", "MISSING", "NaN", "+Inf", "I/O Timeout", "Bad Input"};
                        if (i % 10 != 3) return std::nullopt;
                        return c[0] + "," + kStates[i / 10 % 8] + "," + c[2];
                    })});
    list.push_back({"preamble and blank line", inserted(plain, 0, {"Logger export", "serial,4711", ""})});
    list.push_back({"month names", with({.when = [](std::int64_t s) {
                        const CivilTime c = civil(s);
                        static const char* kNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
                        return fmt::format("{:02}-{}-{:02} {:02}:{:02}:{:02}", c.day, kNames[c.month - 1], c.year % 100, c.hour, c.minute,
                                           c.second);
                    }})});
    list.push_back({"German dates", with({.when =
                                              [](std::int64_t s) {
                                                  const CivilTime c = civil(s);
                                                  return fmt::format("{:02}.{:02}.{:04} {:02}:{:02}:{:02}", c.day, c.month, c.year, c.hour,
                                                                     c.minute, c.second);
                                              },
                                          .start = kMorning,
                                          .separator = ";",
                                          .decimal = ','})});
    list.back().start = kMorning;
    list.back().end = kMorning + (kRows - 1) * 60;
    list.push_back({"header in a comment", "# logger 7\n#" + text(plain)});
    list.push_back({"no header", text(Lines(plain.begin() + 1, plain.end()))});
    list.push_back({"everything quoted, decimal comma", [&] {
                        Lines lines;
                        for (const std::string& line : plain) {
                            Lines cells = split(line);
                            for (std::string& cell : cells) cell = '"' + marked(cell, ',') + '"';
                            lines.push_back(joined(cells, ","));
                        }
                        return text(lines);
                    }()});
    list.push_back({"bad first data row", changed([](int i, const Lines&) -> std::optional<std::string> {
                        return among(i, {0, 100, 101}) ? std::optional<std::string>("BAD,20,5") : std::nullopt;
                    }),
                    kRows - 3, 3});
    list.back().start += 60;
    list.push_back({"first data rows without time", changed([](int i, const Lines&) -> std::optional<std::string> {
                        return among(i, {0, 1, 100}) ? std::optional<std::string>(",20,5") : std::nullopt;
                    }),
                    kRows - 3, 3});
    list.back().start += 120;
    list.push_back({.name = "backward elapsed time",
                    .content = changed([](int i, const Lines& c) { return fmt::format("{},{},{}", i == 90 ? 88.5 : i, c[1], c[2]); }),
                    .start = 0,
                    .end = kRows - 1,
                    .dataLines = kRows,
                    .warns = {"backward", "give the start"}});
    list.push_back(
        {.name = "elapsed time of a restarted logger",
         .content = "time_s" + changed([](int i, const Lines& c) { return fmt::format("{},{},{}", i % 100, c[1], c[2]); }).substr(4),
         .start = 0,
         .end = 99,
         .dataLines = kRows,
         .warns = {"backward"}});
    list.push_back({.name = "elapsed microseconds beyond 1000 s",
                    .content = "time_us" + changed([](int i, const Lines& c) {
                                               return fmt::format("{},{},{}", i * 60'000'000LL, c[1], c[2]);
                                           }).substr(4),
                    .start = 0,
                    .end = (kRows - 1) * 60});
    list.push_back({.name = "elapsed nanoseconds beyond 1 s",
                    .content = "time_ns" + changed([](int i, const Lines& c) {
                                               return fmt::format("{},{},{}", i * 60'000'000'000LL, c[1], c[2]);
                                           }).substr(4),
                    .start = 0,
                    .end = (kRows - 1) * 60});
    const auto twoDigits = [](char mark) {
        return [mark](std::int64_t s) {
            const CivilTime c = civil(s);
            return fmt::format("{:02}{}{:02}{}{:02} {:02}:{:02}", c.year % 100, mark, c.month, mark, c.day, c.hour, c.minute);
        };
    };
    list.push_back({"two-digit years first", with({.when = twoDigits('-')})});
    list.push_back({.name = "two-digit years first, slashes",
                    .content = with({.when = twoDigits('/'), .start = kStart + 388'800, .step = kQuarter}),
                    .start = kStart + 388'800,
                    .end = kStart + 388'800 + quarterEnd});
    Lines twoTimes = plain;
    for (std::size_t i = 0; i < twoTimes.size(); ++i) {
        const Lines cells = split(twoTimes[i]);
        twoTimes[i] =
            joined({cells[0], i == 0 ? "received" : iso(kStart + 5 + static_cast<std::int64_t>(i - 1) * 60), cells[1], cells[2]}, ",");
    }
    list.push_back({"two time columns", text(twoTimes)});
    const auto marker = [](std::string word) {
        return changed([word](int i, const Lines& c) -> std::optional<std::string> {
            return i % 20 == 5 ? std::optional(c[0] + "," + word + "," + c[2]) : std::nullopt;
        });
    };
    for (const char* word : {"-999", "9999", "1e30"}) list.push_back({fmt::format("marker {}", word), marker(word)});
    const auto grouped = [&](const std::string& separator, const std::string& thousands, char decimal) {
        Lines lines = {joined({"time", "temp", "flow"}, separator)};
        for (int i = 0; i < kRows; ++i)
            lines.push_back(joined({iso(kStart + i * 60), fmt::format("{}{}234{}50", i % 9 + 1, thousands, decimal),
                                    marked(fmt::format("{:.3f}", flow(i)), decimal)},
                                   separator));
        return text(lines);
    };
    list.push_back({"thousands with points", grouped(";", ".", ',')});
    list.push_back({"thousands with blanks", grouped(";", " ", ',')});
    list.push_back({"thousands with apostrophes", grouped(",", "'", '.')});
    return list;
}

} // namespace traps
