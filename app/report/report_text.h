// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/json_path.h"

namespace tocsin::report {

/// Plain text (not escaped) of figures; "-" for what is unknown. English, decimal point.
[[nodiscard]] QString textOf(const Json& value);                     ///< a string as it is, a number shortest
[[nodiscard]] QString figure(const Json& value, int digits = 3);     ///< significant digits, no exponent below a million
[[nodiscard]] QString count(const Json& value);                      ///< "1 234 567" with thin spaces
[[nodiscard]] QString percent(const Json& fraction, int digits = 3); ///< "12.3 %"
[[nodiscard]] QString percentRange(const Json& limits);              ///< "42 to 100 %"
[[nodiscard]] QString hours(const Json& seconds);                    ///< "31 h", "4.2 days"
[[nodiscard]] QString duration(double nanoseconds);                  ///< "12 h", "none" for 0
[[nodiscard]] QString day(const Json& time);                         ///< "2025-03-04 11:20" of ISO 8601
[[nodiscard]] QString monthly(const Json& perDay);                   ///< a month is 30 days
[[nodiscard]] QString found(const Json& figures);                    ///< "6 of 7"
[[nodiscard]] QString bytes(const Json& value);                      ///< "61.2 KB", 1 KB = 1000 bytes

[[nodiscard]] QString budget(const Json& text);      ///< "1 in 14 days a machine" of "1/14d"
[[nodiscard]] QString sentence(const QString& text); ///< begins with a capital, ends with a stop

/// As it stands between tags.
[[nodiscard]] inline QString escaped(const QString& text) {
    return text.toHtmlEscaped();
}

} // namespace tocsin::report
