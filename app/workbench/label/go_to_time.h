// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::workbench {

/// Reads what people type or paste into "Go to": "2025-03-04 11:20" (local time of `zone` when none is given), "2025-03-04T10:20:00Z",
/// "+3h" and "-20m" from `from`, and text as "Copy" gives it ("Pump 2, 2025-03-04T10:20:05Z to 2025-03-04T10:43:10Z, bearing wear"), whose
/// two times make a range; else the range is one instant. Error code Usage names the text.
[[nodiscard]] Result<TimeRange> goToTime(const QString& text, TimeNs from, const QTimeZone& zone);

/// "pump 2, 2025-03-04T10:20:05Z to 2025-03-04T10:43:10Z, bearing wear"
[[nodiscard]] QString timeRangeText(const QString& asset, TimeRange range, const QString& what);

} // namespace tocsin::workbench
