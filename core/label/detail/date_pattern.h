// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/time.h"

namespace tocsin::label::detail {

/// What one cell says: a civil time, and the offset from UTC where the text has one.
struct MatchedTime {
    CivilTime civil;
    std::optional<int> offsetMinutes;
    bool hasTimeOfDay = false;
};

/// Matches the whole text (blanks at the ends aside) against a pattern:
///   yyyy yy (70..99: 19xx)  MMM (English or German month name)  MM dd HH hh mm ss (one or two digits where a separator follows, else two)
///   AP (AM, PM, a.m.)  Z (offset, may be missing)  [...] may be missing  other characters themselves (a blank: one or more).
/// ss takes a fraction after point or comma. 24:00 is the end of the day. nullopt when it does not match or is no such date.
[[nodiscard]] std::optional<MatchedTime> matchDate(std::string_view pattern, std::string_view text);

} // namespace tocsin::label::detail
