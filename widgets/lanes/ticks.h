// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/base/time.h"

namespace tocsin::widgets {

/// A round time on the axis. date: set where the calendar day (or, for long steps, the year) begins; it is drawn under the text.
struct TimeTick {
    TimeNs time = 0;
    QString text;
    QString date;
};

/// Round times (UTC) within the closed range, at most `maximum` of them: 1-2-5 steps below a second, then clock and calendar steps.
[[nodiscard]] std::vector<TimeTick> timeTicks(TimeRange range, int maximum);

/// A time in full for the read-out, with as many digits of the second as a step of `resolution` can tell apart: "2024-01-01 00:00:01.25
/// UTC".
[[nodiscard]] QString readableTime(TimeNs time, TimeNs resolution);

/// Value axis of a lane: both ends are round numbers, so that neighbouring frames keep their labels.
struct ValueRange {
    double minimum = 0, maximum = 1;
    int ticks = 3; ///< labels, both ends included
    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

/// Round limits around [minimum, maximum] with 2 to maximumTicks (at least 3) labels at steps of 1, 2 or 5 times a power of ten. Equal,
/// unordered or non-finite limits give a range around what there is.
[[nodiscard]] ValueRange roundRange(double minimum, double maximum, int maximumTicks);

/// "3.142", "1.2e-07": at most `digits` significant, C locale.
[[nodiscard]] QString readableNumber(double value, int digits = 4);

} // namespace tocsin::widgets
