// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/workbench/threshold/operating_point.h"

namespace tocsin::workbench {

/// "0.9 a machine-month" of a rate a machine-day; a month is 30 days.
[[nodiscard]] QString monthlyRate(double perDay);
/// "Threshold 0.93: 2 false alarms in 41 machine-days without event; 6 of 7 events found."
[[nodiscard]] QString pointSentence(const OperatingPoint& point);
/// What the point means for the budget, with what is missing where something is.
[[nodiscard]] QString budgetSentence(const OperatingPoint& point, const alarm::Budget& budget);
/// "1 false alarm a machine in 30 days".
[[nodiscard]] QString budgetWords(const alarm::Budget& budget);

} // namespace tocsin::workbench
