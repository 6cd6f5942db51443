// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

#include "core/base/time.h"
#include "core/table/dialect.h"

namespace tocsin::table::detail {

/// A time as a cell writes it, before the zone of the file is applied.
struct WrittenTime {
    std::int64_t ns = 0;   ///< since 1970-01-01, read as UTC
    bool absolute = false; ///< the cell itself says where on UTC it lies (offset, Z, epoch): ns is UTC already
};

/// Which marks may stand in front of the fraction of a second, and whether the clock may follow the date in the same cell.
struct TimeReading {
    bool fractionComma = true; ///< false in bare cells of comma-separated files
    bool clockFollows = true;  ///< false where date and time of day are separate columns
    char decimal = '.';        ///< of numeric times
    bool blanks = true;        ///< false where blanks separate cells
};

/// Reads times of one format; keeps the last date, so one object a thread.
/// Texts must end with a character that cannot belong to a time, with kPadding readable bytes behind.
class TimeTextReader {
public:
    TimeTextReader() = default;
    TimeTextReader(TimeFormat format, TimeNs origin) : m_format(format), m_origin(origin) {}

    /// Returns the first character behind the time, or null when there is none of this format.
    const char* read(const char* p, const TimeReading& how, WrittenTime& out);
    /// A time of day with this mark between its parts; ns since midnight.
    static const char* readClock(const char* p, const TimeReading& how, std::int64_t& ns, char mark = ':');

private:
    const char* readCivil(const char* p, const TimeReading& how, WrittenTime& out);

    TimeFormat m_format;
    TimeNs m_origin = 0;
    char m_date[10] = {};
    std::int64_t m_dateNs = 0;
    bool m_dateKnown = false;
};

/// Places civil times of a zone on UTC; fast because it remembers the offset of the hour. One object a thread.
class ZoneClock {
public:
    ZoneClock() = default;
    explicit ZoneClock(TimeZone zone) : m_zone(std::move(zone)), m_utc(m_zone.isUtc()) {}
    [[nodiscard]] bool isUtc() const { return m_utc; }
    [[nodiscard]] ZonedTime place(std::int64_t localNs);
    /// For a time that place() calls ambiguous: the second of its two instants.
    [[nodiscard]] TimeNs laterInstant(std::int64_t localNs) const;

private:
    TimeZone m_zone;
    bool m_utc = true;
    std::int64_t m_hour = std::numeric_limits<std::int64_t>::min();
    std::int64_t m_offset = 0; ///< UTC minus local, of m_hour
    ZonePlacement m_placement = ZonePlacement::Unique;
};

} // namespace tocsin::table::detail
