// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/detail/time_text.h"

#include <cmath>

#include "core/table/detail/number.h"

namespace tocsin::table::detail {

namespace {

constexpr std::int64_t kExcelEpochDays = 25'569; // 1970-01-01 as a serial
constexpr std::int64_t kExcelStepNs = 10'000;    // ten decimals of a day, as many programs write them, are 4 us

bool letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// One or two digits.
const char* readSmall(const char* p, int& value) {
    if (!isDigit(*p)) return nullptr;
    value = *p++ - '0';
    if (isDigit(*p)) value = value * 10 + (*p++ - '0');
    return isDigit(*p) ? nullptr : p;
}

/// Exactly two digits.
const char* readTwo(const char* p, int& value) {
    if (!isDigit(p[0]) || !isDigit(p[1])) return nullptr;
    value = (p[0] - '0') * 10 + (p[1] - '0');
    return p + 2;
}

/// A month as word of at least three letters, English or German.
const char* readMonthName(const char* p, int& month) {
    static constexpr const char* kNames[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    char first[3];
    for (int i = 0; i < 3; ++i) {
        if (i == 1 && static_cast<unsigned char>(p[1]) == 0xC3 && static_cast<unsigned char>(p[2]) == 0xA4 && (p[0] | 0x20) == 'm') {
            month = 3; // M\u00e4rz
            for (p += 3; letter(*p); ++p) {
            }
            return p;
        }
        if (!letter(p[i])) return nullptr;
        first[i] = static_cast<char>(p[i] | 0x20);
    }
    const std::string_view word(first, 3);
    month = 0;
    for (int i = 0; i < 12; ++i)
        if (word == kNames[i]) month = i + 1;
    if (word == "mai") month = 5;
    if (word == "okt") month = 10;
    if (word == "dez") month = 12;
    if (word == "mrz") month = 3;
    if (month == 0) return nullptr;
    for (p += 3; letter(*p); ++p) {
    }
    return p;
}

const char* readYear(const char* p, int& year) {
    std::uint64_t value = 0;
    const unsigned digits = readDigits(p, value);
    if (digits != 2 && digits != 4) return nullptr;
    year = static_cast<int>(value);
    if (digits == 2) year += year < 70 ? 2000 : 1900;
    return p + digits;
}

/// Exactly one of - / . or blanks, or ". " and ", " behind a day.
const char* readDateMark(const char* p, const TimeReading& how) {
    if (*p == '.' || (*p == ',' && how.fractionComma)) {
        ++p;
        while (*p == ' ' && how.blanks) ++p;
        return p;
    }
    if (*p == '-' || *p == '/') return p + 1;
    if (*p != ' ' || !how.blanks) return nullptr;
    while (*p == ' ') ++p;
    return p;
}

/// Weekday in front: "Mon ", "Monday, ".
const char* skipWeekday(const char* p) {
    static constexpr const char* kNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (!letter(p[0]) || !letter(p[1]) || !letter(p[2])) return p;
    for (const char* name : kNames) {
        if ((p[0] | 0x20) != name[0] || (p[1] | 0x20) != name[1] || (p[2] | 0x20) != name[2]) continue;
        const char* q = p + 3;
        while (letter(*q)) ++q;
        if (*q == ',' || *q == '.') ++q;
        if (*q != ' ') return p;
        while (*q == ' ') ++q;
        return q;
    }
    return p;
}

const char* readDate(const char* p, DateOrder order, const TimeReading& how, CivilTime& civil, bool& compact) {
    compact = false;
    if (order == DateOrder::YearMonthDay) {
        std::uint64_t all = 0;
        if (readDigits(p, all) == 8) { // 20240131
            civil.year = static_cast<int>(all / 10'000);
            civil.month = static_cast<int>(all / 100 % 100);
            civil.day = static_cast<int>(all % 100);
            compact = true;
            return p + 8;
        }
    }
    p = skipWeekday(p);
    const auto month = [&](const char* q) { return letter(*q) ? readMonthName(q, civil.month) : readSmall(q, civil.month); };
    const auto day = [&](const char* q) { return readSmall(q, civil.day); };
    const auto year = [&](const char* q) { return readYear(q, civil.year); };
    const auto three = [&](const auto& a, const auto& b, const auto& c) -> const char* {
        const char* q = a(p);
        if (!q || !(q = readDateMark(q, how)) || !(q = b(q)) || !(q = readDateMark(q, how))) return nullptr;
        return c(q);
    };
    switch (order) {
    case DateOrder::YearMonthDay:
        return three(year, month, day);
    case DateOrder::DayMonthYear:
        return three(day, month, year);
    case DateOrder::MonthDayYear:
        return three(month, day, year);
    }
    return nullptr;
}

/// Digits behind the seconds: up to nine count, the rest is cut off.
const char* readFraction(const char* p, std::int64_t& ns) {
    std::int64_t scale = 100'000'000;
    ns = 0;
    for (; isDigit(*p); ++p, scale /= 10) ns += (*p - '0') * scale;
    return p;
}

/// Z, UTC, GMT, +02:00, -0530, +2; null when something else stands here. Seconds east of UTC.
const char* readOffset(const char* p, std::int64_t& seconds) {
    seconds = 0;
    if (*p == 'Z' || *p == 'z') return p + 1;
    if ((p[0] == 'U' && p[1] == 'T' && p[2] == 'C') || (p[0] == 'G' && p[1] == 'M' && p[2] == 'T')) {
        p += 3;
        if (*p != '+' && *p != '-') return p;
    }
    if (*p != '+' && *p != '-') return nullptr;
    const bool west = *p++ == '-';
    int hours = 0, minutes = 0;
    if (!isDigit(*p)) return nullptr;
    hours = *p++ - '0';
    if (isDigit(*p)) hours = hours * 10 + (*p++ - '0');
    if (*p == ':' && isDigit(p[1])) ++p;
    if (isDigit(*p)) {
        p = readTwo(p, minutes);
        if (!p) return nullptr;
    }
    if (hours > 15 || minutes > 59) return nullptr;
    seconds = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
    return p;
}

/// Number times unit, exact to the nanosecond through whole numbers; scientific notation goes through a double.
const char* readScaled(const char* p, std::int64_t unitNs, char mark, std::int64_t& ns) {
    const char* const begin = p;
    const bool negative = *p == '-';
    if (negative || *p == '+') ++p;
    __extension__ using Wide = __int128;
    Wide whole = 0;
    const char* const digits = p;
    for (; isDigit(*p); ++p) {
        if (p - digits > 24) return nullptr;
        whole = whole * 10 + (*p - '0');
    }
    std::ptrdiff_t count = p - digits;
    Wide total = whole * unitNs;
    if (*p == mark) {
        ++p;
        Wide fraction = 0, scale = 1;
        for (; isDigit(*p); ++p, ++count) {
            if (scale >= static_cast<Wide>(1'000'000'000'000'000'000)) continue; // further digits are below any unit
            fraction = fraction * 10 + (*p - '0');
            scale *= 10;
        }
        total += (fraction * unitNs + scale / 2) / scale;
    }
    if (count == 0) return nullptr;
    if ((*p | 0x20) == 'e') {
        double value = 0;
        p = readNumber(begin, mark, value);
        if (!p) return nullptr;
        const long double scaled = static_cast<long double>(value) * static_cast<long double>(unitNs);
        if (!(std::abs(scaled) < 9.2e18L)) return nullptr;
        ns = static_cast<std::int64_t>(std::llround(scaled));
        return p;
    }
    if (total > static_cast<Wide>(9'200'000'000'000'000'000)) return nullptr;
    ns = static_cast<std::int64_t>(negative ? -total : total);
    return p;
}

std::int64_t roundedTo(std::int64_t ns, std::int64_t step) {
    const std::int64_t half = ns >= 0 ? step / 2 : -(step / 2);
    return (ns + half) / step * step;
}

} // namespace

const char* TimeTextReader::readClock(const char* p, const TimeReading& how, std::int64_t& ns, char mark) {
    int hour = 0, minute = 0, second = 0;
    std::int64_t fraction = 0;
    p = readSmall(p, hour);
    if (!p || *p != mark) return nullptr;
    p = readTwo(p + 1, minute);
    if (!p) return nullptr;
    if (*p == mark) {
        p = readTwo(p + 1, second);
        if (!p || isDigit(*p)) return nullptr;
        if ((*p == '.' || *p == ':' || (*p == ',' && how.fractionComma)) && isDigit(p[1])) p = readFraction(p + 1, fraction);
    } else if (isDigit(*p)) {
        return nullptr;
    }
    const char* q = p;
    while (*q == ' ' && how.blanks) ++q;
    const char half = static_cast<char>(*q | 0x20);
    if (half == 'a' || half == 'p') { // AM, am, a.m.
        const char* r = q + 1;
        if (*r == '.') ++r;
        if ((*r | 0x20) == 'm') {
            ++r;
            if (*r == '.') ++r;
            if (hour < 1 || hour > 12) return nullptr;
            hour = hour % 12 + (half == 'p' ? 12 : 0);
            p = r;
        }
    }
    if (minute > 59 || second > 60 || hour > 24 || (hour == 24 && (minute != 0 || second != 0 || fraction != 0))) return nullptr;
    ns = ((hour * 60LL + minute) * 60 + second) * kNsPerSecond + fraction;
    return p;
}

const char* TimeTextReader::readCivil(const char* p, const TimeReading& how, WrittenTime& out) {
    CivilTime civil;
    bool compact = false;
    p = readDate(p, m_format.order, how, civil, compact);
    if (!p) return nullptr;
    const auto date = utcFromCivil(civil);
    if (!date) return nullptr;
    out.ns = *date;
    out.absolute = false;
    if (!how.clockFollows) return isDigit(*p) ? nullptr : p;
    const char* q = p;
    const bool joined = (*q == '.' || *q == '-') && isDigit(q[1]) && isDigit(q[2]) && q[3] == *q; // 2003.10.22.12.06.24
    if (*q == 'T' || *q == 't' || *q == '_' || *q == ':' || joined || (*q == ',' && how.fractionComma)) ++q;
    while (*q == ' ' && how.blanks) ++q;
    if (!isDigit(*q)) return p; // a date alone
    std::int64_t clock = 0;
    if (compact && isDigit(q[2])) { // 102030 or 1020
        int hour = 0, minute = 0, second = 0;
        std::int64_t fraction = 0;
        q = readTwo(q, hour);
        if (q) q = readTwo(q, minute);
        if (q && isDigit(*q)) q = readTwo(q, second);
        if (!q || hour > 23 || minute > 59 || second > 60) return nullptr;
        if ((*q == '.' || (*q == ',' && how.fractionComma)) && isDigit(q[1])) q = readFraction(q + 1, fraction);
        clock = ((hour * 60LL + minute) * 60 + second) * kNsPerSecond + fraction;
    } else {
        if (q == p) return nullptr;
        const char mark = isDigit(q[1]) && (q[2] == '.' || q[2] == '-') ? q[2] : ':'; // 10.20.30 behind a date
        q = readClock(q, how, clock, mark);
        if (!q) return nullptr;
    }
    out.ns += clock;
    p = q;
    while (*q == ' ' && how.blanks) ++q;
    std::int64_t seconds = 0;
    if (const char* r = readOffset(q, seconds)) {
        out.ns -= seconds * kNsPerSecond;
        out.absolute = true;
        p = r;
    }
    return p;
}

const char* TimeTextReader::read(const char* p, const TimeReading& how, WrittenTime& out) {
    switch (m_format.kind) {
    case TimeKind::None:
        return nullptr;
    case TimeKind::Epoch:
        out.absolute = true;
        return readScaled(p, m_format.unitNs, how.decimal, out.ns);
    case TimeKind::Elapsed: {
        out.absolute = true;
        std::int64_t elapsed = 0;
        p = readScaled(p, m_format.unitNs, how.decimal, elapsed);
        if (!p || __builtin_add_overflow(elapsed, m_origin, &out.ns)) return nullptr;
        return p;
    }
    case TimeKind::Excel:
        out.absolute = false;
        p = readScaled(p, kNsPerDay, how.decimal, out.ns);
        if (!p || out.ns > (kExcelEpochDays + 80'000) * kNsPerDay) return nullptr;
        out.ns = roundedTo(out.ns - kExcelEpochDays * kNsPerDay, kExcelStepNs);
        return p;
    case TimeKind::Pattern:
        return readCivil(p, how, out);
    case TimeKind::Iso:
        break;
    }
    // 2024-01-31T10:20:30 with the date of the row before: the common case, without any calendar.
    if (m_dateKnown && how.clockFollows && std::memcmp(p, m_date, sizeof m_date) == 0 && ((p[10] == ' ' && how.blanks) || p[10] == 'T') &&
        isDigit(p[11]) && isDigit(p[12]) && p[13] == ':' && isDigit(p[14]) && isDigit(p[15]) && p[16] == ':' && isDigit(p[17]) &&
        isDigit(p[18])) {
        const int hour = (p[11] - '0') * 10 + (p[12] - '0');
        const int minute = (p[14] - '0') * 10 + (p[15] - '0');
        const int second = (p[17] - '0') * 10 + (p[18] - '0');
        const char next = p[19];
        if (hour < 24 && minute < 60 && second < 60 && (next < '0' || next > '9') && (next != ' ' || !how.blanks) && !letter(next) &&
            next != '+' && next != '-' && next != ':') [[likely]] {
            out.ns = m_dateNs + ((hour * 60LL + minute) * 60 + second) * kNsPerSecond;
            out.absolute = false;
            if (next != '.' && !(next == ',' && how.fractionComma && isDigit(p[20]))) return p + 19;
            std::uint64_t digits = 0;
            const unsigned count = readDigits(p + 20, digits);
            if (count > 0 && count < 8) {
                const char after = p[20 + count];
                if (!letter(after) && after != '+' && after != '-' && (after != ' ' || !how.blanks)) {
                    out.ns += static_cast<std::int64_t>(digits * kWholePowersOfTen[8 - count]) * 10;
                    return p + 20 + count;
                }
            }
        }
    }
    const char* end = readCivil(p, how, out);
    if (end && end - p >= 10 && isDigit(p[3]) && p[4] == '-' && p[7] == '-' && isDigit(p[8]) && isDigit(p[9])) {
        CivilTime civil;
        bool compact = false;
        if (readDate(p, DateOrder::YearMonthDay, how, civil, compact) == p + 10) {
            std::memcpy(m_date, p, sizeof m_date);
            m_dateNs = utcFromCivil(civil).value_or(0);
            m_dateKnown = true;
        }
    }
    return end;
}

ZonedTime ZoneClock::place(std::int64_t localNs) {
    if (m_utc) return {localNs, ZonePlacement::Unique};
    constexpr std::int64_t kHour = 3600 * kNsPerSecond;
    const std::int64_t hour = localNs / kHour - (localNs % kHour < 0);
    if (hour == m_hour) return {localNs + m_offset, m_placement};
    const ZonedTime here = m_zone.toUtc(civilFromUtc(localNs));
    const ZonedTime first = m_zone.toUtc(civilFromUtc(hour * kHour));
    const ZonedTime last = m_zone.toUtc(civilFromUtc(hour * kHour + kHour - 1));
    const std::int64_t offset = here.time - localNs;
    if (first.time - hour * kHour == offset && last.time - (hour * kHour + kHour - 1) == offset && first.placement == here.placement &&
        last.placement == here.placement) {
        m_hour = hour;
        m_offset = offset;
        m_placement = here.placement;
    }
    return here;
}

TimeNs ZoneClock::laterInstant(std::int64_t localNs) const {
    // A day later the offset behind the change holds; it places the second run of the hour.
    const std::int64_t nextDay = localNs + kNsPerDay;
    return localNs + (m_zone.toUtc(civilFromUtc(nextDay)).time - nextDay);
}

} // namespace tocsin::table::detail
