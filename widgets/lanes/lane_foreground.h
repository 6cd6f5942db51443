// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QRegion>
#include <QString>
#include <optional>
#include <vector>

#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace tocsin::widgets {

/// What lies over the traces and moves without them: cursors, selection, guide of a snapping edge, active band, values at the cursor.
/// Pixels of the canvas's viewport.
struct LaneForeground {
    struct Stretch {
        double left = 0, right = 0;
        friend bool operator==(const Stretch&, const Stretch&) = default;
    };
    struct ReadOut {
        QRectF area; ///< right-aligned in it
        QString text;
        friend bool operator==(const ReadOut&, const ReadOut&) = default;
    };
    QRectF plot; ///< all lanes
    std::optional<double> cursor, secondCursor, guide;
    std::optional<Stretch> selection;
    QString selectionText;
    QRectF selectionTextArea; ///< near the pointer's lane
    std::optional<Stretch> activeBand;
    BandEdge activeEdge = BandEdge::Start;
    bool activeEditable = false;
    QColor activeColor;
    std::vector<ReadOut> readOuts;
    QRectF focusLane; ///< marked at the left; empty: none
    friend bool operator==(const LaneForeground&, const LaneForeground&) = default;
};

[[nodiscard]] QFont foregroundFont();
void paintForeground(QPainter& painter, const LaneForeground& foreground, const Theme& theme);

/// Where anything of it is painted.
[[nodiscard]] QRegion extent(const LaneForeground& foreground);

} // namespace tocsin::widgets
