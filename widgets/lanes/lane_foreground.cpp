// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_foreground.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr double kEdgeHandle = 7; // side of the grip of the active edge
constexpr double kFocusMark = 3;

void drawUpright(QPainter& painter, double x, const QRectF& plot, const QPen& pen) {
    painter.setPen(pen);
    painter.drawLine(QLineF(std::round(x), plot.top(), std::round(x), plot.bottom()));
}

QRect upright(double x, const QRectF& plot, double width) {
    return QRectF(std::round(x) - width, plot.top(), 2 * width + 1, plot.height()).toAlignedRect();
}

/// Text on a plate that keeps it readable over traces.
void drawPlate(QPainter& painter, const QRectF& area, const QString& text, const Theme& theme) {
    QColor plate = theme.surface;
    plate.setAlpha(225);
    painter.setPen(QPen(theme.grid, 1));
    painter.setBrush(plate);
    painter.drawRoundedRect(area, 3, 3);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignCenter, text);
}

} // namespace

QFont foregroundFont() {
    QFont font;
    font.setPointSizeF(9);
    return font;
}

void paintForeground(QPainter& painter, const LaneForeground& foreground, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(foregroundFont());
    if (!foreground.focusLane.isEmpty())
        painter.fillRect(QRectF(foreground.focusLane.topLeft(), QSizeF(kFocusMark, foreground.focusLane.height())), theme.accent);
    painter.save();
    painter.setClipRect(foreground.plot, Qt::IntersectClip);
    if (foreground.selection) {
        const auto [left, right] = *foreground.selection;
        QColor fill = theme.mutedText;
        fill.setAlpha(60);
        painter.fillRect(QRectF(left, foreground.plot.top(), std::max(1.0, right - left), foreground.plot.height()), fill);
        for (const double x : {left, right}) drawUpright(painter, x, foreground.plot, QPen(theme.mutedText, 1));
    }
    if (foreground.activeBand) {
        const auto [left, right] = *foreground.activeBand;
        for (const BandEdge edge : {BandEdge::Start, BandEdge::End}) {
            const double x = edge == BandEdge::Start ? left : right;
            const bool active = foreground.activeEditable && edge == foreground.activeEdge;
            drawUpright(painter, x, foreground.plot, QPen(foreground.activeColor, active ? 3 : 2));
            if (active)
                painter.fillRect(QRectF(x - kEdgeHandle / 2, foreground.plot.center().y() - 2 * kEdgeHandle, kEdgeHandle, 4 * kEdgeHandle),
                                 foreground.activeColor);
        }
    }
    if (foreground.guide) drawUpright(painter, *foreground.guide, foreground.plot, QPen(theme.accent, 1, Qt::DashLine));
    if (foreground.secondCursor) drawUpright(painter, *foreground.secondCursor, foreground.plot, QPen(theme.text, 1, Qt::DashDotLine));
    if (foreground.cursor) drawUpright(painter, *foreground.cursor, foreground.plot, QPen(theme.text, 1));
    painter.restore();
    painter.setPen(theme.text);
    for (const LaneForeground::ReadOut& readOut : foreground.readOuts)
        painter.drawText(readOut.area, Qt::AlignRight | Qt::AlignVCenter, readOut.text);
    if (foreground.selection && !foreground.selectionText.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        drawPlate(painter, foreground.selectionTextArea, foreground.selectionText, theme);
    }
}

QRegion extent(const LaneForeground& foreground) {
    QRegion region;
    for (const auto& x : {foreground.cursor, foreground.secondCursor, foreground.guide})
        if (x) region += upright(*x, foreground.plot, 1);
    if (foreground.selection)
        region += QRectF(foreground.selection->left - 1, foreground.plot.top(),
                         foreground.selection->right - foreground.selection->left + 3, foreground.plot.height())
                      .intersected(foreground.plot.adjusted(-2, 0, 2, 0))
                      .toAlignedRect();
    if (!foreground.selectionText.isEmpty()) region += foreground.selectionTextArea.adjusted(-2, -2, 2, 2).toAlignedRect();
    if (foreground.activeBand)
        for (const double x : {foreground.activeBand->left, foreground.activeBand->right})
            region += upright(std::clamp(x, foreground.plot.left() - 20, foreground.plot.right() + 20), foreground.plot, kEdgeHandle);
    for (const LaneForeground::ReadOut& readOut : foreground.readOuts) region += readOut.area.toAlignedRect();
    if (!foreground.focusLane.isEmpty()) region += foreground.focusLane.toAlignedRect();
    return region;
}

} // namespace tocsin::widgets
