// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_layer.h"

#include <QLinearGradient>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {
constexpr double kAlarmStripHeight = 6;
constexpr double kGapMarkHeight = 5;
constexpr double kNarrowestMark = 4;
} // namespace

LaneLayer::LaneLayer(Depth depth, QGraphicsItem* parent) : QGraphicsItem(parent), m_depth(depth) {
    setZValue(depth == Depth::Below ? 1 : 8);
}

void paintGapMark(QPainter& painter, const QRectF& stretch, const Theme& theme) {
    QRectF mark = stretch;
    if (mark.width() < kNarrowestMark) mark.adjust(-(kNarrowestMark - mark.width()) / 2, 0, (kNarrowestMark - mark.width()) / 2, 0);
    painter.fillRect(mark, QBrush(theme.mutedText, Qt::BDiagPattern));
    painter.setPen(QPen(theme.mutedText, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(mark);
}

void LaneLayer::show(const LaneOverlay* overlay, std::vector<PixelStretch> gaps, const QRectF& area, const Theme& theme) {
    if (area != m_area) prepareGeometryChange();
    m_overlay = overlay;
    m_gaps = std::move(gaps);
    m_area = area;
    m_theme = theme;
    update();
}

void LaneLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (!m_overlay) return;
    painter->setClipRect(m_area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (m_depth == Depth::Below)
        paintBelow(*painter);
    else
        paintAbove(*painter);
}

void LaneLayer::paintBelow(QPainter& painter) const {
    painter.setPen(QPen(m_theme.grid, 1));
    for (const double x : m_overlay->gridLines)
        painter.drawLine(QLineF(std::round(m_area.left() + x), m_area.top(), std::round(m_area.left() + x), m_area.bottom()));
    for (const PlacedBand& placed : m_overlay->bands) {
        if (placed.band->kind != BandKind::Label) continue;
        const QRectF stretch(m_area.left() + placed.left, m_area.top(), placed.right - placed.left, m_area.height());
        QColor fill = placed.band->color;
        fill.setAlpha(placed.band->pattern == BandPattern::Solid ? 44 : 90);
        if (placed.onsetRight > placed.onsetLeft) {
            // From nothing where it may have begun at the earliest to full where it had begun at the latest.
            QLinearGradient gradient(m_area.left() + placed.onsetLeft, 0, m_area.left() + placed.onsetRight, 0);
            QColor clear = fill;
            clear.setAlpha(0);
            gradient.setColorAt(0, clear);
            gradient.setColorAt(1, fill);
            const double from = std::max(0.0, placed.onsetLeft), solid = std::clamp(placed.onsetRight, from, placed.right);
            painter.fillRect(QRectF(m_area.left() + from, m_area.top(), solid - from, m_area.height()), gradient);
            painter.fillRect(QRectF(m_area.left() + solid, m_area.top(), placed.right - solid, m_area.height()),
                             QBrush(fill, brushStyle(placed.band->pattern)));
        } else {
            painter.fillRect(stretch, QBrush(fill, brushStyle(placed.band->pattern)));
        }
        painter.setPen(QPen(placed.band->color, 1));
        painter.drawLine(stretch.topLeft(), stretch.bottomLeft());
        painter.drawLine(stretch.topRight(), stretch.bottomRight());
    }
}

void LaneLayer::paintAbove(QPainter& painter) const {
    for (const PixelStretch& gap : m_gaps)
        paintGapMark(painter,
                     QRectF(m_area.left() + gap.left, m_area.bottom() - kAlarmStripHeight - kGapMarkHeight - 1, gap.right - gap.left,
                            kGapMarkHeight),
                     m_theme);
    for (const PlacedBand& placed : m_overlay->bands) {
        const double left = m_area.left() + placed.left;
        if (placed.band->kind == BandKind::Event) {
            painter.setPen(QPen(placed.band->color, 1, Qt::DashLine));
            painter.drawLine(QLineF(left, m_area.top(), left, m_area.bottom()));
        } else if (placed.band->kind == BandKind::Alarm) {
            const QRectF strip(left, m_area.bottom() - kAlarmStripHeight, std::max(2.0, placed.right - placed.left), kAlarmStripHeight);
            painter.fillRect(strip, m_theme.surface);
            painter.fillRect(strip, QBrush(placed.band->color, Qt::Dense3Pattern));
            painter.setPen(QPen(placed.band->color, 1));
            painter.drawLine(strip.topLeft(), strip.topRight());
        }
    }
}

} // namespace tocsin::widgets
