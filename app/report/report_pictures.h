// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/base/json.h"

namespace tocsin::report {

/// Pictures of a report on white paper, drawn at `scale` device pixels a pixel; null where there is nothing to draw.
inline constexpr int kPictureWidth = 640;

/// Highest score over time, one strip a machine, with threshold, events and alarms. facts: those of reportRun().
[[nodiscard]] QImage timelinePicture(const Json& facts, double scale);
/// Spread of the scores of clean time and of events.
[[nodiscard]] QImage scorePicture(const Json& facts, double scale);
/// False alarms and events found against the threshold.
[[nodiscard]] QImage curvePicture(const Json& facts, double scale);
/// Loss by epoch.
[[nodiscard]] QImage lossPicture(const Json& facts, double scale);

} // namespace tocsin::report
