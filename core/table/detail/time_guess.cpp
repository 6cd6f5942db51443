// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/time_guess.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <limits>

#include "core/table/detail/number.h"
#include "core/table/detail/time_text.h"

namespace tocsin::table::detail {

namespace {

constexpr double kEnough = 0.8; // share of the cells that must match: bad rows are few

/// A cell with room behind it, as the readers need it.
struct Padded {
    char text[64 + kPadding] = {};
    std::size_t size = 0;
    explicit Padded(std::string_view cell) : size(std::min<std::size_t>(cell.size(), 64)) { std::memcpy(text, cell.data(), size); }
};

struct NumberRange {
    std::size_t numbers = 0, forward = 0, steps = 0, fractions = 0;
    double smallest = 0, largest = 0;
};

NumberRange rangeOf(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs, char decimal) {
    NumberRange range;
    const NumberStyle style{decimal, 0, {}};
    double last = 0;
    bool known = false;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (std::find(runs.begin(), runs.end(), i) != runs.end()) known = false;
        double value = 0;
        if (classifyCell(column[i], style, value) != CellKind::Number) continue;
        if (range.numbers++ == 0) range.smallest = range.largest = value;
        range.smallest = std::min(range.smallest, value);
        range.largest = std::max(range.largest, value);
        range.fractions += value != std::floor(value);
        if (known) {
            ++range.steps;
            range.forward += value >= last;
        }
        last = value;
        known = true;
    }
    return range;
}

struct EpochUnit {
    std::int64_t ns;
    double scale; // units a second
    const char* name;
};
constexpr EpochUnit kEpochUnits[] = {{kNsPerSecond, 1, "s"}, {1'000'000, 1e3, "ms"}, {1'000, 1e6, "us"}, {1, 1e9, "ns"}};
constexpr double kEpochFirst = 3.1e8;   // 1979; the ranges of the four units do not overlap
constexpr double kEpochLast = 4.2e9;    // 2103
constexpr double kElapsedMost = 3.2e18; // 100 years

/// Unit of elapsed times from the unit row or from brackets in the name; 0 when it says nothing.
std::int64_t elapsedUnit(std::string_view name, std::string_view unit) {
    std::string text = lowered(unit);
    const std::size_t open = name.find_first_of("[(");
    if (text.empty() && open != std::string_view::npos) text = lowered(name.substr(open + 1, name.find_first_of("])", open) - open - 1));
    const std::size_t underscore = name.rfind('_');
    if (text.empty() && underscore != std::string_view::npos) text = lowered(name.substr(underscore + 1));
    text = std::string(trimmed(text));
    if (text == "s" || text == "sec" || text == "secs" || text == "seconds" || text == "sek") return kNsPerSecond;
    if (text == "ms" || text == "msec" || text == "milliseconds") return 1'000'000;
    if (text == "us" || text == "\xc2\xb5s" || text == "\xce\xbcs" || text == "usec") return 1'000;
    if (text == "ns") return 1;
    if (text == "min" || text == "minutes") return 60 * kNsPerSecond;
    if (text == "h" || text == "hr" || text == "hours" || text == "std") return 3600 * kNsPerSecond;
    if (text == "d" || text == "days") return kNsPerDay;
    return 0;
}

TimeEvidence numericTime(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs, std::string_view name,
                         std::string_view unit, bool firstColumn, char decimal, TimeEvidence evidence) {
    const NumberRange range = rangeOf(column, runs, decimal);
    if (range.numbers == 0 || static_cast<double>(range.numbers) < kEnough * static_cast<double>(evidence.cells)) return evidence;
    const bool forward = static_cast<double>(range.forward) >= kEnough * static_cast<double>(range.steps);
    const bool named = isTimeName(name);
    evidence.matches = range.numbers;
    if (named || (firstColumn && forward))
        for (const EpochUnit& epoch : kEpochUnits)
            if (range.smallest >= kEpochFirst * epoch.scale && range.largest <= kEpochLast * epoch.scale) {
                evidence.format = {TimeKind::Epoch, DateOrder::YearMonthDay, epoch.ns};
                evidence.reason = fmt::format("numbers from {:.0f} to {:.0f} are {} since 1970 of these years", range.smallest,
                                              range.largest, epoch.name);
                return evidence;
            }
    const std::int64_t written = elapsedUnit(name, unit);
    if (named && forward && written == 0 && range.smallest >= 20'000 && range.largest <= 80'000) {
        evidence.format = {TimeKind::Excel, DateOrder::YearMonthDay, kNsPerSecond};
        evidence.reason = fmt::format("numbers from {} to {} are days since 1899-12-30", range.smallest, range.largest);
        return evidence;
    }
    // A time since the start runs forward, but for a few rows out of order and the restarts of a logger.
    const bool only = range.forward == range.steps;
    const std::int64_t unitNs = written != 0 ? written : kNsPerSecond;
    const bool sane = std::max(std::abs(range.largest), std::abs(range.smallest)) * static_cast<double>(unitNs) <= kElapsedMost;
    if (forward && range.largest > range.smallest && (named || (firstColumn && written != 0)) && sane) {
        evidence.format = {TimeKind::Elapsed, DateOrder::YearMonthDay, unitNs};
        evidence.reason = only ? fmt::format("numbers from {} to {} that only grow", range.smallest, range.largest)
                               : fmt::format("numbers from {} to {} that grow in {} of {} steps", range.smallest, range.largest,
                                             range.forward, range.steps);
        return evidence;
    }
    evidence.matches = 0;
    return evidence;
}

/// How evenly time runs when the dates are read in this order: backward steps, and steps that differ from the most frequent one.
struct Evenness {
    std::size_t backward = 0, odd = 0;
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();
};

Evenness evenness(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs, DateOrder order) {
    std::vector<std::int64_t> steps;
    std::int64_t last = 0;
    bool known = false;
    Evenness result;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (std::find(runs.begin(), runs.end(), i) != runs.end()) known = false;
        std::int64_t ns = 0;
        bool absolute = false;
        if (!readTimeCell(column[i], {TimeKind::Pattern, order, kNsPerSecond}, '.', ns, absolute)) continue;
        if (known) {
            steps.push_back(ns - last);
            result.backward += ns < last;
        }
        last = ns;
        result.latest = std::max(result.latest, ns);
        known = true;
    }
    if (steps.empty()) return result;
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    const std::int64_t median = steps[steps.size() / 2];
    result.odd = static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [&](std::int64_t step) { return step != median; }));
    return result;
}

bool better(const Evenness& a, const Evenness& b) {
    return a.backward != b.backward ? a.backward < b.backward : a.odd < b.odd;
}

/// A date in numbers of two digits: "24-01-05", "05.01.24 10:20".
bool isShortDate(std::string_view cell) {
    if (cell.size() < 8 || (cell.size() > 8 && isDigit(cell[8])) || cell[2] != cell[5] || isDigit(cell[2])) return false;
    return isDigit(cell[0]) && isDigit(cell[1]) && isDigit(cell[3]) && isDigit(cell[4]) && isDigit(cell[6]) && isDigit(cell[7]);
}

/// Dates read in one order.
struct Reading {
    std::size_t fits = 0;
    Evenness even;
};

Reading readingOf(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs, DateOrder order, std::size_t fits) {
    return {fits, fits > 0 ? evenness(column, runs, order) : Evenness{}};
}

bool runsBetter(const Reading& a, const Reading& b) {
    return a.fits != b.fits ? a.fits > b.fits : better(a.even, b.even);
}

/// Where time runs alike: records are rather young than old, and not of the future.
bool moreLikely(const Reading& a, const Reading& b) {
    const TimeNs tomorrow = nowUtc() + kNsPerDay;
    const bool future = a.even.latest > tomorrow;
    return future != (b.even.latest > tomorrow) ? !future : (a.even.latest > b.even.latest) != future;
}

/// A run of three letters that is no zone: the month is written as a word.
bool hasMonthWord(std::string_view cell) {
    const std::string lower = lowered(cell);
    std::size_t run = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        run = lower[i] >= 'a' && lower[i] <= 'z' ? run + 1 : 0;
        if (run == 3 && lower.compare(i - 2, 3, "utc") != 0 && lower.compare(i - 2, 3, "gmt") != 0) return true;
    }
    return false;
}

} // namespace

bool readTimeCell(std::string_view cell, const TimeFormat& format, char decimal, std::int64_t& ns, bool& absolute) {
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > 64) return false;
    const Padded padded(cell);
    WrittenTime written;
    TimeTextReader reader(format, 0);
    if (reader.read(padded.text, {true, true, decimal}, written) != padded.text + padded.size) return false;
    ns = written.ns;
    absolute = written.absolute;
    return true;
}

bool readClockCell(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > 32) return false;
    const Padded padded(cell);
    std::int64_t ns = 0;
    return TimeTextReader::readClock(padded.text, {}, ns) == padded.text + padded.size;
}

bool looksLikeTime(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() < 4 || cell.size() > 64) return false;
    if (std::all_of(cell.begin(), cell.end(), [](char c) { return isDigit(c) || c == '.' || c == ',' || c == '-' || c == '+'; }) &&
        std::count(cell.begin(), cell.end(), '.') < 2 && std::count(cell.begin(), cell.end(), '-') < 2)
        return false; // a plain number
    std::int64_t ns = 0;
    bool absolute = false;
    for (const DateOrder order : {DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear})
        if (readTimeCell(cell, {TimeKind::Pattern, order, kNsPerSecond}, '.', ns, absolute)) return true;
    return readClockCell(cell);
}

bool isTimeName(std::string_view name) {
    const std::string lower = lowered(name);
    for (const char* part : {"timestamp", "datetime", "zeitstempel", "date_time", "time_stamp", "uhrzeit", "horodat"})
        if (lower.find(part) != std::string::npos) return true;
    static constexpr const char* kWords[] = {"time",  "date",  "datum", "zeit",  "ts",  "t",       "epoch", "fecha",    "hora",
                                             "temps", "heure", "tijd",  "clock", "utc", "elapsed", "dt",    "sekunden", "seconds"};
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t stop = at;
        while (stop < lower.size() && lower[stop] >= 'a' && lower[stop] <= 'z') ++stop;
        const std::string_view word = std::string_view(lower).substr(at, stop - at);
        if (std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords)) return true;
        if (lower[at] == '[' || lower[at] == '(') return false; // a unit begins
        at = stop + 1;
    }
    return false;
}

TimeEvidence guessTime(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs, std::string_view name,
                       std::string_view unit, bool firstColumn, char decimal, const DateOrder* knownOrder) {
    TimeEvidence evidence;
    std::size_t year = 0, day = 0, month = 0, dash = 0, digitsOnly = 0, shortYear = 0, dotted = 0;
    for (const std::string_view raw : column) {
        const std::string_view cell = trimmed(raw);
        if (cell.empty()) continue;
        ++evidence.cells;
        if (readClockCell(cell)) {
            ++evidence.clockOnly;
            continue;
        }
        std::int64_t ns = 0;
        bool absolute = false, civil = false;
        digitsOnly += std::all_of(cell.begin(), cell.end(), isDigit);
        const bool fourDigits = cell.size() >= 8 && isDigit(cell[0]) && isDigit(cell[1]) && isDigit(cell[2]) && isDigit(cell[3]);
        if (fourDigits && readTimeCell(cell, {TimeKind::Pattern, DateOrder::YearMonthDay, kNsPerSecond}, decimal, ns, absolute)) {
            ++year;
            dash += cell[4] == '-' || isDigit(cell[4]);
            civil = true;
        }
        if (!fourDigits && readTimeCell(cell, {TimeKind::Pattern, DateOrder::DayMonthYear, kNsPerSecond}, decimal, ns, absolute))
            ++day, civil = true;
        if (!fourDigits && readTimeCell(cell, {TimeKind::Pattern, DateOrder::MonthDayYear, kNsPerSecond}, decimal, ns, absolute))
            ++month, civil = true;
        if (!fourDigits && isShortDate(cell) &&
            readTimeCell(cell, {TimeKind::Pattern, DateOrder::YearMonthDay, kNsPerSecond}, decimal, ns, absolute))
            ++shortYear, dotted += cell[2] == '.', civil = true;
        if (!civil) continue;
        evidence.zoned += absolute;
        evidence.dateOnly += ns % kNsPerDay == 0 && cell.find(':') == std::string_view::npos && !(fourDigits && cell.size() > 10);
        const std::string lower = lowered(cell);
        evidence.twelveHour = evidence.twelveHour || lower.ends_with("m") || lower.ends_with("m.");
    }
    if (evidence.cells == 0) return evidence;
    const auto enough = [&](std::size_t count) { return static_cast<double>(count) >= kEnough * static_cast<double>(evidence.cells); };
    // Eight or fourteen digits alone may be any number: only under a heading that says time.
    if (enough(year) && (digitsOnly == 0 || isTimeName(name))) {
        const bool iso = dash == year;
        evidence.format = {iso ? TimeKind::Iso : TimeKind::Pattern, DateOrder::YearMonthDay, kNsPerSecond};
        evidence.matches = year;
        return evidence;
    }
    if (enough(shortYear) && shortYear >= std::max(day, month) && !(knownOrder && *knownOrder != DateOrder::YearMonthDay)) {
        const Reading first = readingOf(column, runs, DateOrder::YearMonthDay, shortYear);
        const Reading last = std::min(readingOf(column, runs, DateOrder::DayMonthYear, day),
                                      readingOf(column, runs, DateOrder::MonthDayYear, month), runsBetter);
        const bool decided = runsBetter(first, last) || runsBetter(last, first);
        evidence.yearInDoubt = !decided && dotted == 0 && !knownOrder;
        if (knownOrder ? !runsBetter(last, first) : decided ? runsBetter(first, last) : dotted == 0 && moreLikely(first, last)) {
            evidence.format = {TimeKind::Pattern, DateOrder::YearMonthDay, kNsPerSecond};
            evidence.matches = shortYear;
            if (decided) evidence.reason = "time runs more evenly so";
            return evidence;
        }
    }
    if (enough(std::max(day, month))) {
        evidence.format = {TimeKind::Pattern, day >= month ? DateOrder::DayMonthYear : DateOrder::MonthDayYear, kNsPerSecond};
        evidence.matches = std::max(day, month);
        if (day != month) {
            evidence.reason =
                fmt::format("{} of {} dates fit only this order", std::max(day, month) - std::min(day, month), evidence.cells);
            return evidence;
        }
        const bool named = std::any_of(column.begin(), column.end(), hasMonthWord);
        if (named) return evidence; // the month is a word: nothing to mix up
        if (knownOrder && *knownOrder != DateOrder::YearMonthDay) {
            evidence.format.order = *knownOrder;
            evidence.reason = "as in the recipe";
            return evidence;
        }
        const Evenness dayFirst = evenness(column, runs, DateOrder::DayMonthYear),
                       monthFirst = evenness(column, runs, DateOrder::MonthDayYear);
        evidence.orderInDoubt = true;
        if (better(monthFirst, dayFirst)) evidence.format.order = DateOrder::MonthDayYear;
        if (better(monthFirst, dayFirst) || better(dayFirst, monthFirst)) evidence.orderGuess = "time runs more evenly so";
        return evidence;
    }
    return numericTime(column, runs, name, unit, firstColumn, decimal, std::move(evidence));
}

std::string describe(const TimeEvidence& evidence) {
    std::string text;
    switch (evidence.format.kind) {
    case TimeKind::None:
        return "no time";
    case TimeKind::Iso:
        text = "ISO dates";
        break;
    case TimeKind::Pattern:
        text = evidence.format.order == DateOrder::YearMonthDay   ? "dates, year first"
               : evidence.format.order == DateOrder::DayMonthYear ? "dates, day before month"
                                                                  : "dates, month before day";
        break;
    case TimeKind::Epoch:
        text = evidence.format.unitNs == kNsPerSecond ? "epoch seconds"
               : evidence.format.unitNs == 1'000'000  ? "epoch milliseconds"
               : evidence.format.unitNs == 1'000      ? "epoch microseconds"
                                                      : "epoch nanoseconds";
        break;
    case TimeKind::Elapsed:
        text = fmt::format("time since the start in steps of {}", formatDuration(evidence.format.unitNs));
        break;
    case TimeKind::Excel:
        text = "Excel serial dates";
        break;
    }
    if (evidence.twelveHour) text += ", 12-hour clock";
    if (!evidence.reason.empty()) text += ", because " + evidence.reason;
    return text;
}

} // namespace tocsin::table::detail
