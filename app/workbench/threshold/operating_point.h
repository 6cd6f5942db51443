// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/alarm/bounds.h"
#include "core/alarm/budget.h"
#include "core/alarm/episode_curve.h"

namespace tocsin::workbench {

/// What one threshold gives on the scores that were looked at.
struct OperatingPoint {
    double threshold = 0;
    std::int64_t falseAlarms = 0;
    double cleanDays = 0;               ///< machine-days without event
    double perDay = 0, upperPerDay = 0; ///< false alarms a machine-day, and their exact upper limit; 0 without clean time
    double timeInAlarm = 0;             ///< fraction of the clean time
    int events = 0, eventsFound = 0;    ///< in the time that was looked at
    std::optional<alarm::Limits> found; ///< Clopper-Pearson of the fraction found; nothing without events
    double confidence = 0.95;
};

/// O(log N) of the curve's scores.
[[nodiscard]] OperatingPoint operatingPoint(const alarm::EpisodeCurve& curve, double threshold, double confidence);

enum class BudgetState {
    Kept,        ///< the limit lies within the budget
    NotShown,    ///< the rate seen is within the budget, its limit is not: more clean time could show it
    Over,        ///< the rate seen is above the budget
    NoCleanTime, ///< nothing can be said
};

[[nodiscard]] BudgetState budgetState(const OperatingPoint& point, const alarm::Budget& budget);

} // namespace tocsin::workbench
