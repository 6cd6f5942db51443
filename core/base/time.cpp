// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

namespace tocsin {

namespace {

constexpr int kFirstYear = 1678; // whole years that int64 nanoseconds hold
constexpr int kLastYear = 2261;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads exactly `count` digits at `position` and moves it; nullopt when there are fewer.
std::optional<int> readDigits(std::string_view text, std::size_t& position, int count) {
    int value = 0;
    for (int i = 0; i < count; ++i, ++position) {
        if (position >= text.size() || !isDigit(text[position])) return std::nullopt;
        value = value * 10 + (text[position] - '0');
    }
    return value;
}

Error badTime(std::string_view text) {
    return Error{ErrorCode::Data, fmt::format("'{}' is not a time; write ISO 8601 such as 2024-01-31T10:20:30Z", text), {}};
}

std::optional<std::int64_t> readOffsetSeconds(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    std::size_t position = 1;
    const auto hours = readDigits(text, position, 2);
    if (!hours) return std::nullopt;
    int minutes = 0;
    if (position < text.size()) {
        if (text[position] == ':') ++position;
        const auto read = readDigits(text, position, 2);
        if (!read || position != text.size()) return std::nullopt;
        minutes = *read;
    }
    const std::int64_t seconds = *hours * 3600 + minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

} // namespace

std::optional<TimeNs> utcFromCivil(const CivilTime& civil) {
    if (civil.year < kFirstYear || civil.year > kLastYear || civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.hour < 0 ||
        civil.hour > 23 || civil.minute < 0 || civil.minute > 59 || civil.second < 0 || civil.second > 60)
        return std::nullopt;
    const date::year_month_day day{date::year{civil.year}, date::month{static_cast<unsigned>(civil.month)},
                                   date::day{static_cast<unsigned>(civil.day)}};
    if (!day.ok()) return std::nullopt;
    const std::int64_t days = date::sys_days{day}.time_since_epoch().count();
    return ((days * 24 + civil.hour) * 60 + civil.minute) * 60 * kNsPerSecond + civil.second * kNsPerSecond + civil.nanosecond;
}

CivilTime civilFromUtc(TimeNs time) {
    std::int64_t days = time / kNsPerDay;
    std::int64_t rest = time % kNsPerDay;
    if (rest < 0) {
        rest += kNsPerDay;
        --days;
    }
    const date::year_month_day day{date::sys_days{date::days{days}}};
    CivilTime civil;
    civil.year = static_cast<int>(day.year());
    civil.month = static_cast<int>(static_cast<unsigned>(day.month()));
    civil.day = static_cast<int>(static_cast<unsigned>(day.day()));
    civil.nanosecond = static_cast<std::int32_t>(rest % kNsPerSecond);
    const auto seconds = static_cast<int>(rest / kNsPerSecond);
    civil.hour = seconds / 3600;
    civil.minute = seconds / 60 % 60;
    civil.second = seconds % 60;
    return civil;
}

std::string formatTime(TimeNs time) {
    if (time == kNoTime) return {};
    const CivilTime c = civilFromUtc(time);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second);
    if (c.nanosecond != 0) {
        text += fmt::format(".{:09}", c.nanosecond);
        while (text.back() == '0') text.pop_back();
    }
    return text + 'Z';
}

Result<TimeNs> parseTime(std::string_view text) {
    CivilTime civil;
    std::size_t at = 0;
    const auto year = readDigits(text, at, 4);
    if (!year || at >= text.size() || text[at] != '-') {
        double seconds = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (problem != std::errc{} || end != text.data() + text.size() || !(std::abs(seconds) < 9.2e9)) return badTime(text);
        return static_cast<TimeNs>(std::llround(seconds * 1e3)) * 1'000'000;
    }
    civil.year = *year;
    ++at;
    const auto month = readDigits(text, at, 2);
    if (!month || at >= text.size() || text[at] != '-') return badTime(text);
    ++at;
    const auto day = readDigits(text, at, 2);
    if (!day) return badTime(text);
    civil.month = *month;
    civil.day = *day;
    std::int64_t offset = 0;
    if (at < text.size()) {
        if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') return badTime(text);
        ++at;
        const auto hour = readDigits(text, at, 2);
        if (!hour || at >= text.size() || text[at] != ':') return badTime(text);
        ++at;
        const auto minute = readDigits(text, at, 2);
        if (!minute) return badTime(text);
        civil.hour = *hour;
        civil.minute = *minute;
        if (at < text.size() && text[at] == ':') {
            ++at;
            const auto second = readDigits(text, at, 2);
            if (!second) return badTime(text);
            civil.second = *second;
            if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
                std::int32_t scale = 100'000'000;
                for (++at; at < text.size() && isDigit(text[at]); ++at, scale /= 10) civil.nanosecond += (text[at] - '0') * scale;
            }
        }
        if (at < text.size()) {
            const auto read = readOffsetSeconds(text.substr(at));
            if (!read) return badTime(text);
            offset = *read;
        }
    }
    const auto time = utcFromCivil(civil);
    if (!time) return badTime(text);
    return *time - offset * kNsPerSecond;
}

Result<TimeNs> parseDuration(std::string_view text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    double seconds = 0;
    if (unit.empty() || unit == "s")
        seconds = 1;
    else if (unit == "ms")
        seconds = 1e-3;
    else if (unit == "m" || unit == "min")
        seconds = 60;
    else if (unit == "h")
        seconds = 3600;
    else if (unit == "d")
        seconds = 86400;
    else if (unit == "w")
        seconds = 7 * 86400;
    if (problem != std::errc{} || seconds == 0 || !(value >= 0) || value * seconds > 9e9)
        return Error{ErrorCode::Usage, fmt::format("'{}' is not a duration; write for example 30d, 12h, 15m or 2.5s", text), {}};
    return static_cast<TimeNs>(std::llround(value * seconds * 1e9));
}

std::string formatDuration(TimeNs duration) {
    const double seconds = static_cast<double>(duration) * 1e-9;
    if (std::abs(seconds) >= 2 * 86400) return fmt::format("{:.1f} days", seconds / 86400);
    if (std::abs(seconds) >= 2 * 3600) return fmt::format("{:.1f} h", seconds / 3600);
    if (std::abs(seconds) >= 120) return fmt::format("{:.1f} min", seconds / 60);
    return fmt::format("{:.3g} s", seconds);
}

Result<TimeZone> TimeZone::named(std::string_view name) {
    TimeZone zone;
    zone.m_name = std::string(name);
    if (name.empty() || name == "UTC" || name == "Z") {
        zone.m_name = "UTC";
        return zone;
    }
    if (const auto offset = readOffsetSeconds(name)) {
        zone.m_offsetSeconds = *offset;
        return zone;
    }
    try {
        zone.m_zone = date::locate_zone(std::string(name));
        return zone;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Usage,
                     fmt::format("unknown time zone '{}'; write an IANA name such as Europe/Berlin, or an offset such as +02:00", name),
                     exception.what()};
    }
}

ZonedTime TimeZone::toUtc(const CivilTime& civil) const {
    const auto local = utcFromCivil(civil);
    if (!local) return {kNoTime, ZonePlacement::Nonexistent};
    if (m_zone == nullptr) return {*local - m_offsetSeconds * kNsPerSecond, ZonePlacement::Unique};
    const auto* zone = static_cast<const date::time_zone*>(m_zone);
    const date::local_time<std::chrono::nanoseconds> wall{std::chrono::nanoseconds{*local}};
    const date::local_info info = zone->get_info(wall);
    const auto placement = info.result == date::local_info::unique      ? ZonePlacement::Unique
                           : info.result == date::local_info::ambiguous ? ZonePlacement::Ambiguous
                                                                        : ZonePlacement::Nonexistent;
    // For both odd cases the offset before the change is taken: the earlier instant of a fold, a shift by the gap otherwise.
    return {*local - std::chrono::nanoseconds(info.first.offset).count(), placement};
}

TimeNs nowUtc() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace tocsin
