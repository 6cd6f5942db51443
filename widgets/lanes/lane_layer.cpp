// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_layer.h"

#include <QPainter>
#include <cmath>

namespace tocsin::widgets {

namespace {
constexpr double kAlarmStripHeight = 6;
}

LaneLayer::LaneLayer(Depth depth, QGraphicsItem* parent) : QGraphicsItem(parent), m_depth(depth) {
    setZValue(depth == Depth::Below ? 1 : 8);
}

void LaneLayer::show(const LaneOverlay* overlay, const QRectF& area, const Theme& theme) {
    if (area != m_area) prepareGeometryChange();
    m_overlay = overlay;
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
        painter.fillRect(stretch, QBrush(fill, brushStyle(placed.band->pattern)));
        painter.setPen(QPen(placed.band->color, 1));
        painter.drawLine(stretch.topLeft(), stretch.bottomLeft());
        painter.drawLine(stretch.topRight(), stretch.bottomRight());
    }
}

void LaneLayer::paintAbove(QPainter& painter) const {
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
