// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <optional>
#include <vector>

#include "widgets/lanes/time_window.h"

namespace tocsin::widgets {

enum class BandKind { Label, Event, Alarm };

/// What tells bands apart beside their colour.
enum class BandPattern { Solid, Hatched, Dotted };

/// A stretch of time that means something: a label, a maintenance event, an alarm. A point has range.from == range.to.
struct Band {
    TimeRange range;
    BandKind kind = BandKind::Label;
    QString text;
    QColor color;
    BandPattern pattern = BandPattern::Solid;
    qint64 id = 0;                                 ///< the owner's number, from 1; with 0 it cannot be chosen
    bool editable = false;                         ///< its edges may be dragged
    std::optional<TimeRange> onset = std::nullopt; ///< it began some time in here: drawn as a gradient
    QString rater = {};                            ///< who marked it; told to screen readers and in the tooltip
};

enum class BandEdge { Start, End };

/// A band on the screen. Neighbours of the same kind, text and look that share a pixel are one, so that a frame never draws more bands than
/// pixels.
struct PlacedBand {
    double left = 0, right = 0; ///< pixels from the left edge of the plot, clipped to it; at least one pixel wide
    const Band* band = nullptr;
    int merged = 1;                       ///< bands that this one stands for
    int row = 0;                          ///< row of its kind in the strip, where bands of a kind overlap
    double onsetLeft = 0, onsetRight = 0; ///< pixels of the fuzzy onset, not clipped; equal without one
};

inline constexpr int kMaximumBandRows = 3; ///< rows of one kind; what overlaps more is drawn in the last

/// bands: sorted by range.from. width: pixels of the plot. Pointers lead into `bands`. O(bands).
[[nodiscard]] std::vector<PlacedBand> placeBands(const std::vector<Band>& bands, const TimeWindow& window, double width);

/// "Fault x, alarm": the texts of bands at a time (points within `tolerance`), for read-outs.
[[nodiscard]] QString bandTextsAt(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance);

/// The shortest band with an id at a time (points within `tolerance`); nullptr when there is none.
[[nodiscard]] const Band* bandAt(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance);
/// The band with that id; nullptr when there is none, also for id 0.
[[nodiscard]] const Band* bandWithId(const std::vector<Band>& bands, qint64 id);
/// Start, end or point of a band nearest to a time within `tolerance`: what edges snap to. The band `exceptId` (0: none) does not count.
[[nodiscard]] std::optional<TimeNs> snapTarget(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance, qint64 exceptId);

[[nodiscard]] Qt::BrushStyle brushStyle(BandPattern pattern);

} // namespace tocsin::widgets
