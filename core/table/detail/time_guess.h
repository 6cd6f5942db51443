// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table/dialect.h"

namespace tocsin::table::detail {

/// Whole cell read as a time of this format; ns as written, before any zone.
[[nodiscard]] bool readTimeCell(std::string_view cell, const TimeFormat& format, char decimal, std::int64_t& ns, bool& absolute);
/// Whole cell read as a time of day.
[[nodiscard]] bool readClockCell(std::string_view cell);
/// Any form of a date that this program reads, with or without clock; not plain numbers.
[[nodiscard]] bool looksLikeTime(std::string_view cell);

/// What one column says about being the time.
struct TimeEvidence {
    TimeFormat format;         ///< kind None: not a time
    std::size_t cells = 0;     ///< not blank
    std::size_t matches = 0;   ///< cells of the chosen format
    std::size_t zoned = 0;     ///< cells that carry their zone
    std::size_t dateOnly = 0;  ///< cells without a time of day
    std::size_t clockOnly = 0; ///< cells with a time of day alone
    bool twelveHour = false;
    std::string reason;        ///< how the order of day and month was found
    bool orderInDoubt = false; ///< both orders fit every cell
    std::string orderGuess;    ///< in doubt: what spoke for the order taken
    bool yearInDoubt = false;  ///< years of two digits could stand first as well as last, and time runs as evenly both ways
};

/// column: cells in the order of the file, in runs (samples from several places) that begin at `runs`. name, unit: of the header.
/// knownOrder: order of an earlier file, used when the cells leave it open; null: none.
[[nodiscard]] TimeEvidence guessTime(const std::vector<std::string_view>& column, const std::vector<std::size_t>& runs,
                                     std::string_view name, std::string_view unit, bool firstColumn, char decimal,
                                     const DateOrder* knownOrder);

/// Does a heading say that this is a time ("Timestamp", "Datum", "t")?
[[nodiscard]] bool isTimeName(std::string_view name);

[[nodiscard]] std::string describe(const TimeEvidence& evidence);

} // namespace tocsin::table::detail
