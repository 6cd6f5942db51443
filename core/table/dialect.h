// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::table {

/// What a cell of the time column says.
enum class TimeKind {
    None,    ///< there is no time column; a rate must be given
    Iso,     ///< 2024-01-31[T ]10:20[:30[.25]][Z|+02:00], also 20240131T102030
    Pattern, ///< a date in `order` with / . - or blanks, month as number or name, then a 24- or 12-hour clock
    Epoch,   ///< a number of `unitNs` since 1970 (UTC)
    Elapsed, ///< a number of `unitNs` since the start of the recording, which the file does not say
    Excel,   ///< days since 1899-12-30 in local time, rounded to 10 us
};

enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

struct TimeFormat {
    TimeKind kind = TimeKind::None;
    DateOrder order = DateOrder::YearMonthDay; ///< of Iso always YearMonthDay
    std::int64_t unitNs = kNsPerSecond;        ///< of Epoch and Elapsed
    friend bool operator==(const TimeFormat&, const TimeFormat&) = default;
};

/// What the cells of a column are used for.
enum class ColumnRole {
    Number, ///< a channel (or a label column)
    Time,   ///< the time, or its date; a second one is the time of day
    Tag,    ///< long layout: the name of the channel
    Value,  ///< long layout: its number
    Ignored ///< text, empty or a second time: left out
};

struct Column {
    std::string name; ///< never empty, unique within the dialect
    std::string unit; ///< as the file writes it
    std::string description;
    ColumnRole role = ColumnRole::Number;
    std::vector<double> sentinels; ///< numbers that mean "missing" here
    friend bool operator==(const Column&, const Column&) = default;
};

enum class HeaderRow { Names, Units, Descriptions, Other };
enum class Layout { Wide, Long };

/// How a text file writes a table. Its JSON form travels in recipes and in a model's input contract.
///
/// | key | content |
/// | --- | --- |
/// | encoding | "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" or another name iconv knows |
/// | separator | "," ";" "\t" "|" or " " (a run of blanks) |
/// | decimal, thousands, quote | one character, or "" for none |
/// | comment | a line that begins so is no data; "" for none |
/// | preamble | free lines before the header |
/// | header | list of "names", "units", "descriptions", "other"; header_commented: the names stand in the last comment line |
/// | layout | "wide" (a column a channel) or "long" (tag, time, value) |
/// | columns | list of {name, unit, description, role, sentinels} |
/// | time | {kind: none iso pattern epoch elapsed excel, order: year-month-day ..., unit: s ms us ns min h d} |
/// | zone | IANA name or offset for times that carry none |
/// | missing | words that mean "no value" in a number column, upper and lower case alike |
struct Dialect {
    std::string encoding = "UTF-8";
    char separator = ',';
    char decimal = '.';
    char thousands = 0;
    char quote = '"';
    std::string comment;
    int preamble = 0;
    std::vector<HeaderRow> header = {HeaderRow::Names};
    bool headerCommented = false;
    Layout layout = Layout::Wide;
    std::vector<Column> columns;
    TimeFormat time;
    std::string zone = "UTC";
    std::vector<std::string> missing;

    /// Columns of a role, in the order of the file.
    [[nodiscard]] std::vector<std::size_t> columnsOf(ColumnRole role) const;
    /// Index by name; -1 when there is none.
    [[nodiscard]] int find(std::string_view name) const;

    friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// Limits against hostile files.
inline constexpr std::size_t kMaximumLineBytes = 16u << 20;
inline constexpr std::size_t kMaximumColumns = 4096;
/// A quoted cell longer than this is taken for a stray quote.
inline constexpr std::size_t kMaximumQuotedBytes = 64u << 10;

[[nodiscard]] Json toJson(const Dialect& dialect);
/// Unknown keys, bad values and contradictions (no time column for kind iso) are errors of code Data that name the key.
[[nodiscard]] Result<Dialect> dialectFromJson(const Json& json);

/// NaN, BAD, NO DATA, N/A, I/O Timeout and the like: what a dialect takes for missing unless it says otherwise.
[[nodiscard]] const std::vector<std::string>& commonMissingWords();

/// "comma", "semicolon", "tab", ...: for sentences.
[[nodiscard]] std::string_view separatorName(char separator);

} // namespace tocsin::table
