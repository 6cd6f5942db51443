// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/threshold/operating_text.h"

#include <QCoreApplication>

#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

using widgets::readableNumber;

namespace {
constexpr double kDaysOfMonth = 30;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::OperatingText)
};

QString percent(double confidence) {
    return readableNumber(confidence * 100, 3);
}
} // namespace

QString monthlyRate(double perDay) {
    return Text::tr("%1 a machine-month").arg(readableNumber(perDay * kDaysOfMonth, 2));
}

QString budgetWords(const alarm::Budget& budget) {
    const double days = static_cast<double>(budget.perNs) / static_cast<double>(kNsPerDay);
    return Text::tr("%1 false alarms a machine in %2 days", "1 in 30 days").arg(readableNumber(budget.count, 3), readableNumber(days, 3));
}

QString pointSentence(const OperatingPoint& point) {
    QString text = Text::tr("Threshold %1: %2 false alarms in %3 machine-days without event")
                       .arg(readableNumber(point.threshold, 5))
                       .arg(point.falseAlarms)
                       .arg(readableNumber(point.cleanDays));
    if (point.events > 0) text += Text::tr("; %1 of %2 events found").arg(point.eventsFound).arg(point.events);
    return text + QLatin1Char('.');
}

QString budgetSentence(const OperatingPoint& point, const alarm::Budget& budget) {
    const BudgetState state = budgetState(point, budget);
    if (state == BudgetState::NoCleanTime) return Text::tr("There is no time without event, so nothing can be said about false alarms.");
    const QString limit = Text::tr("at %1 % confidence the true rate is at most %2 (%3 in %4 machine-days, exact Poisson limit)")
                              .arg(percent(point.confidence), monthlyRate(point.upperPerDay))
                              .arg(point.falseAlarms)
                              .arg(readableNumber(point.cleanDays, 3));
    switch (state) {
    case BudgetState::Kept:
        return Text::tr(
                   "Within the budget of %1: %2. That holds for a threshold fixed beforehand; \"Find the threshold\" also allows for the "
                   "search.")
            .arg(monthlyRate(budget.perDay()), limit);
    case BudgetState::Over:
        return Text::tr("Over the budget of %1: %2.").arg(monthlyRate(budget.perDay()), limit);
    case BudgetState::NotShown:
    case BudgetState::NoCleanTime:
        break;
    }
    return Text::tr("Budget of %1 not shown yet: %2. It would take %3 machine-days without event at this count.")
        .arg(monthlyRate(budget.perDay()), limit,
             readableNumber(alarm::poissonExposureNeeded(point.falseAlarms, budget.perDay(), point.confidence), 3));
}

} // namespace tocsin::workbench
