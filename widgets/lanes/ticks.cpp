// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;
constexpr TimeNs kHour = 60 * kMinute;

TimeNs floorTo(TimeNs time, TimeNs step) {
    const TimeNs rest = time % step;
    return time - (rest < 0 ? rest + step : rest);
}

/// Smallest round step of the clock of at least `atLeast`; 0 when calendar months are needed.
TimeNs clockStep(TimeNs atLeast) {
    for (TimeNs decade = 1; decade < kNsPerSecond; decade *= 10)
        for (const TimeNs factor : {1, 2, 5})
            if (decade * factor >= atLeast) return decade * factor;
    static constexpr std::array<TimeNs, 22> kSteps = {
        kNsPerSecond,  2 * kNsPerSecond, 5 * kNsPerSecond, 10 * kNsPerSecond, 15 * kNsPerSecond, 30 * kNsPerSecond,
        kMinute,       2 * kMinute,      5 * kMinute,      10 * kMinute,      15 * kMinute,      30 * kMinute,
        kHour,         2 * kHour,        3 * kHour,        6 * kHour,         12 * kHour,        kNsPerDay,
        2 * kNsPerDay, 5 * kNsPerDay,    10 * kNsPerDay,   15 * kNsPerDay};
    const auto step = std::lower_bound(kSteps.begin(), kSteps.end(), atLeast);
    return step == kSteps.end() ? 0 : *step;
}

QString pad(int value, int width = 2) {
    return QStringLiteral("%1").arg(value, width, 10, QLatin1Char('0'));
}
QString dateText(const CivilTime& civil) {
    return pad(civil.year, 4) + QLatin1Char('-') + pad(civil.month) + QLatin1Char('-') + pad(civil.day);
}

int fractionDigits(TimeNs step) {
    int digits = 0;
    for (TimeNs unit = kNsPerSecond; unit > step && digits < 9; unit /= 10) ++digits;
    return digits;
}

QString secondText(const CivilTime& civil, int digits) {
    QString text = pad(civil.second);
    if (digits > 0) text += QLatin1Char('.') + pad(civil.nanosecond, 9).left(digits);
    return text;
}

std::vector<TimeTick> calendarTicks(TimeRange range, double months) {
    int step = 1200;
    for (const int candidate : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600})
        if (candidate >= months) {
            step = candidate;
            break;
        }
    std::vector<TimeTick> ticks;
    const CivilTime first = civilFromUtc(range.from);
    int month = first.year * 12 + first.month - 1;
    month -= month % step;
    for (int i = 0; i < 10'000; ++i, month += step) {
        const auto time = utcFromCivil({month / 12, month % 12 + 1, 1, 0, 0, 0, 0});
        if (!time) {
            if (month / 12 > 2000) break; // past the end of what a TimeNs can say
            continue;
        }
        if (*time > range.to) break;
        if (*time < range.from) continue;
        const bool year = month % 12 == 0;
        ticks.push_back({*time, step >= 12 ? pad(month / 12, 4) : pad(month / 12, 4) + QLatin1Char('-') + pad(month % 12 + 1),
                         year && step < 12 ? pad(month / 12, 4) : QString()});
    }
    return ticks;
}

} // namespace

std::vector<TimeTick> timeTicks(TimeRange range, int maximum) {
    maximum = std::max(1, maximum);
    if (range.to <= range.from) return {};
    const TimeNs atLeast = std::max<TimeNs>(1, (range.to - range.from) / maximum);
    const TimeNs step = clockStep(atLeast);
    if (step == 0) return calendarTicks(range, static_cast<double>(atLeast) / (30.4 * static_cast<double>(kNsPerDay)));
    std::vector<TimeTick> ticks;
    const int digits = fractionDigits(step);
    if (range.from < std::numeric_limits<TimeNs>::min() + step) return {};
    for (TimeNs time = floorTo(range.from, step); time <= range.to; time += step) {
        if (time < range.from) continue;
        const CivilTime civil = civilFromUtc(time);
        TimeTick tick{time, {}, {}};
        if (step >= kNsPerDay)
            tick.text = dateText(civil);
        else if (step >= kMinute)
            tick.text = pad(civil.hour) + QLatin1Char(':') + pad(civil.minute);
        else
            tick.text = pad(civil.hour) + QLatin1Char(':') + pad(civil.minute) + QLatin1Char(':') + secondText(civil, digits);
        if (step < kNsPerDay && time % kNsPerDay == 0) tick.date = dateText(civil);
        ticks.push_back(std::move(tick));
        if (time > std::numeric_limits<TimeNs>::max() - step) break;
    }
    return ticks;
}

QString readableTime(TimeNs time, TimeNs resolution) {
    const CivilTime civil = civilFromUtc(time);
    return QStringLiteral("%1 %2:%3:%4 UTC")
        .arg(dateText(civil), pad(civil.hour), pad(civil.minute), secondText(civil, fractionDigits(std::max<TimeNs>(1, resolution))));
}

ValueRange roundRange(double minimum, double maximum, int maximumTicks) {
    if (!std::isfinite(minimum) || !std::isfinite(maximum) || minimum > maximum) return {0, 1, 2};
    maximumTicks = std::max(3, maximumTicks); // with two, no round step spans zero
    const double size = std::max(std::abs(minimum), std::abs(maximum));
    // Closer together than float32 can tell: a flat line is drawn in the middle.
    if (maximum - minimum <= size * 1e-6 || maximum == minimum) {
        const double half = size > 0 ? size * 0.05 : 0.5;
        minimum -= half;
        maximum += half;
    }
    const double rough = (maximum - minimum) / (maximumTicks - 1);
    for (double decade = std::pow(10.0, std::floor(std::log10(rough)));; decade *= 10)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double step = decade * factor;
            const double low = std::floor(minimum / step), high = std::ceil(maximum / step);
            if (high - low + 1 > maximumTicks) continue;
            return {low * step, high * step, static_cast<int>(high - low) + 1};
        }
}

QString readableNumber(double value, int digits) {
    return std::isfinite(value) ? QString::number(value, 'g', digits) : QStringLiteral("-");
}

} // namespace tocsin::widgets
