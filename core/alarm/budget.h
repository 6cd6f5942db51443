// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::alarm {

/// "1/30d": at most `count` false alarms in `perNs` of machine time.
struct Budget {
    double count = 1;
    TimeNs perNs = 30 * kNsPerDay;
    [[nodiscard]] double perDay() const { return count * (static_cast<double>(kNsPerDay) / static_cast<double>(perNs)); }
    friend bool operator==(const Budget&, const Budget&) = default;
};

/// Short: "1/30d", "5000/1d", "2/7d", "1/720h", "0.5/1d"; the time needs its unit. Or in words: "1 false alarm per pump per month",
/// "2 a week", "one per machine in 90 days", "1 Fehlalarm pro Pumpe und Monat". A month is 30 days, a year 365; the machine may have any
/// name, the budget is for each machine either way. Error code Usage names the text and shows an example.
[[nodiscard]] Result<Budget> parseBudget(std::string_view text);
/// The short form.
[[nodiscard]] std::string formatBudget(const Budget& budget);

} // namespace tocsin::alarm
