// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/trace_item.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace tocsin::widgets {

namespace {
constexpr double kMarkerRadius = 2.5;
}

TraceItem::TraceItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setZValue(5);
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
}

void TraceItem::setColor(const QColor& color) {
    m_color = color;
    update();
}

void TraceItem::setStrokes(LaneStrokes strokes, const QRectF& area) {
    if (area != m_area) prepareGeometryChange();
    m_area = area;
    m_strokes = std::move(strokes);
    update();
}

void TraceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    const QRectF exposed = option->exposedRect.adjusted(-2, 0, 2, 0) & m_area.adjusted(-2, 0, 2, 0);
    painter->setClipRect(m_area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing, false); // wide antialiased strokes cost 100 times as much and show no more
    QPen pen(m_color, 1);
    pen.setCapStyle(Qt::FlatCap);
    painter->setPen(pen);
    // Strokes run from left to right: those of the exposed part are one stretch.
    const auto& lines = m_strokes.lines;
    const auto first = std::partition_point(lines.begin(), lines.end(),
                                            [&](const QLineF& line) { return std::max(line.x1(), line.x2()) < exposed.left(); });
    const auto last =
        std::partition_point(first, lines.end(), [&](const QLineF& line) { return std::min(line.x1(), line.x2()) <= exposed.right(); });
    if (first != last) painter->drawLines(&*first, static_cast<int>(last - first));
    if (m_strokes.markers.empty()) return;
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    for (const QPointF& marker : m_strokes.markers) painter->drawEllipse(marker, kMarkerRadius, kMarkerRadius);
}

} // namespace tocsin::widgets
