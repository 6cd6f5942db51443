// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "core/series/source.h"
#include "widgets/lanes/ticks.h"
#include "widgets/lanes/time_window.h"

namespace tocsin::widgets {

/// One lane: title, unit and where its samples come from.
struct LaneSpec {
    QString name;
    QString unit;
    std::shared_ptr<const series::SeriesSource> source;
    std::size_t group = 0;
    std::size_t channel = 0;
};

/// What was read of one lane for one view: columns where there are more samples than pixels, else the samples themselves with one neighbour
/// on either side.
struct LaneReading {
    TimeRange range;
    std::vector<series::ColumnRange> columns; ///< equal columns over `range`; empty when samples are given
    std::vector<TimeNs> times;                ///< [n] samples
    std::vector<double> values;               ///< [n]; NaN breaks the line
    TimeNs longestJoin = 0;                   ///< samples further apart are not joined: a gap; 0: unknown, irregular channel
    TimeRange extent;                         ///< of all samples of the channel
    QString error;                            ///< set when it could not be read
    [[nodiscard]] bool empty() const;
};

/// Steps longer than this many nominal steps are gaps (as series::SamplingReport has it).
inline constexpr double kGapSteps = 5;

/// Any thread. columnCount: pixels of the plot. O(columnCount x log rows).
[[nodiscard]] LaneReading readLane(const LaneSpec& spec, TimeRange range, int columnCount);

/// Stretches of the reading without samples, within the extent of the channel: where the trace is broken. Missing values (NaN) between
/// samples at the nominal step count in the column form, where they leave columns empty, not in the sample form.
[[nodiscard]] std::vector<TimeRange> readingGaps(const LaneReading& reading);

/// Smallest and largest value of what a view shows; a lane without samples gives 0..1.
[[nodiscard]] ValueRange valueRange(const LaneReading& reading, TimeRange visible, int maximumTicks);

/// What the painter is given.
struct LaneStrokes {
    std::vector<QLineF> lines;
    std::vector<QPointF> markers; ///< samples that stand apart
};

/// Strokes that draw `reading` into `area`, which shows `window`'s visible range (the reading may belong to an earlier view: it is moved
/// and stretched). Columns: the vertical extent of each, at least one pixel high, and the join from the last sample of one to the first of
/// the next. A stretch without samples longer than longestJoin breaks the trace.
[[nodiscard]] LaneStrokes laneStrokes(const LaneReading& reading, const TimeWindow& window, const ValueRange& values, const QRectF& area);

/// What the cursor reads at a time: "3.14 bar", "-0.2 to 0.7 g (312 samples)", "no sample"; the nearest sample within one column or half a
/// step.
[[nodiscard]] QString readOut(const LaneReading& reading, TimeNs time, const QString& unit);

/// Value at `to` less value at `from`, where both are single samples (not columns of several unlike ones).
[[nodiscard]] std::optional<double> readOutDifference(const LaneReading& reading, TimeNs from, TimeNs to);

} // namespace tocsin::widgets
