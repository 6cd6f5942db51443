// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/threshold/operating_point.h"

namespace tocsin::workbench {

OperatingPoint operatingPoint(const alarm::EpisodeCurve& curve, double threshold, double confidence) {
    OperatingPoint point;
    point.threshold = threshold;
    point.confidence = confidence;
    point.falseAlarms = curve.falseAlarms(threshold);
    point.cleanDays = curve.cleanDays();
    if (point.cleanDays > 0) {
        point.perDay = static_cast<double>(point.falseAlarms) / point.cleanDays;
        point.upperPerDay = alarm::poissonUpper(point.falseAlarms, point.cleanDays, confidence);
        point.timeInAlarm = curve.alarmDays(threshold) / point.cleanDays;
    }
    point.events = curve.events();
    point.eventsFound = curve.eventsFound(threshold);
    if (point.events > 0) point.found = alarm::clopperPearson(point.eventsFound, point.events, confidence);
    return point;
}

BudgetState budgetState(const OperatingPoint& point, const alarm::Budget& budget) {
    if (!(point.cleanDays > 0)) return BudgetState::NoCleanTime;
    if (point.upperPerDay <= budget.perDay()) return BudgetState::Kept;
    return point.perDay > budget.perDay() ? BudgetState::Over : BudgetState::NotShown;
}

} // namespace tocsin::workbench
