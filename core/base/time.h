// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tocsin {

/// Nanoseconds since 1970-01-01T00:00:00 UTC (POSIX time, leap seconds not counted). 1677 to 2262.
using TimeNs = std::int64_t;

inline constexpr TimeNs kNsPerSecond = 1'000'000'000;
inline constexpr TimeNs kNsPerDay = 86'400 * kNsPerSecond;
inline constexpr TimeNs kNoTime = std::numeric_limits<TimeNs>::min();

/// A closed interval [from, to] of time.
struct TimeRange {
    TimeNs from = 0;
    TimeNs to = 0;
    [[nodiscard]] bool contains(TimeNs time) const { return from <= time && time <= to; }
    [[nodiscard]] bool overlaps(const TimeRange& other) const { return from <= other.to && other.from <= to; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// A calendar time without zone, as a file writes it. nanosecond counts within the second.
struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    std::int32_t nanosecond = 0;
};

/// Civil time read as UTC; nullopt when a field is out of range or the year is outside 1677..2262. O(1), no locale.
[[nodiscard]] std::optional<TimeNs> utcFromCivil(const CivilTime& civil);
[[nodiscard]] CivilTime civilFromUtc(TimeNs time);

/// ISO 8601 with Z; the fraction only where needed ("2024-01-01T00:00:00Z", "...:00.25Z"). kNoTime gives an empty string.
[[nodiscard]] std::string formatTime(TimeNs time);

/// Reads ISO 8601 "2024-01-01[T ]10:20[:30[.fraction]][Z|+02:00|+0200|+02]", a date alone, or a number of seconds since 1970.
/// Without a zone it is UTC. Error code Data names the text.
[[nodiscard]] Result<TimeNs> parseTime(std::string_view text);

/// "90d", "36h", "15m", "2.5s", "100ms" or a plain number of seconds; error code Usage names the text.
[[nodiscard]] Result<TimeNs> parseDuration(std::string_view text);

/// "3.2 days", "5.0 h", "12 min", "4.5 s": for people.
[[nodiscard]] std::string formatDuration(TimeNs duration);

/// How a civil time was placed on UTC in a zone with summer time.
enum class ZonePlacement { Unique, Ambiguous, Nonexistent };
struct ZonedTime {
    TimeNs time = 0;
    ZonePlacement placement = ZonePlacement::Unique;
};

/// A time zone of the IANA database ("Europe/Berlin"), "UTC", or a fixed offset ("+02:00").
/// Ambiguous times (autumn fold) take the earlier instant, nonexistent ones (spring gap) are shifted by the gap; both are reported.
class TimeZone {
public:
    TimeZone() = default;
    [[nodiscard]] static Result<TimeZone> named(std::string_view name);
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] ZonedTime toUtc(const CivilTime& civil) const;
    [[nodiscard]] bool isUtc() const { return m_zone == nullptr && m_offsetSeconds == 0; }

private:
    std::string m_name = "UTC";
    const void* m_zone = nullptr; // date::time_zone, owned by the library for the life of the process
    std::int64_t m_offsetSeconds = 0;
};

[[nodiscard]] TimeNs nowUtc();

} // namespace tocsin
