// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/trace_item.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

std::vector<QLineF> traceStrokes(const std::vector<series::ColumnRange>& columns, const ValueRange& values, const QRectF& area, int joinOver) {
    std::vector<QLineF> strokes;
    strokes.reserve(columns.size() * 2);
    const double span = values.maximum > values.minimum ? values.maximum - values.minimum : 1;
    const auto y = [&](double value) {
        // Far outside the lane a coordinate is as good as just outside; it keeps the rasteriser's numbers small.
        const double position = area.bottom() - (value - values.minimum) / span * area.height();
        return std::clamp(position, area.top() - area.height(), area.bottom() + area.height());
    };
    const double width = columns.empty() ? 0 : area.width() / static_cast<double>(columns.size());
    int previous = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const series::ColumnRange& column = columns[i];
        if (column.count == 0) continue;
        const double x = area.left() + (static_cast<double>(i) + 0.5) * width;
        if (previous >= 0 && static_cast<int>(i) - previous - 1 <= joinOver) {
            const double before = area.left() + (previous + 0.5) * width;
            strokes.emplace_back(before, y(columns[static_cast<std::size_t>(previous)].last), x, y(column.first));
        }
        double top = y(column.maximum), bottom = y(column.minimum);
        if (bottom - top < 1) { // a flat column is still one pixel high
            top -= 0.5;
            bottom += 0.5;
        }
        strokes.emplace_back(x, top, x, bottom);
        previous = static_cast<int>(i);
    }
    return strokes;
}

TraceItem::TraceItem(QGraphicsItem* parent) : QGraphicsItem(parent) { setZValue(5); }

void TraceItem::setColor(const QColor& color) {
    m_color = color;
    update();
}

void TraceItem::setStrokes(std::vector<QLineF> strokes, const QRectF& area) {
    if (area != m_area) prepareGeometryChange();
    m_area = area;
    m_strokes = std::move(strokes);
    update();
}

void TraceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setClipRect(m_area);
    painter->setRenderHint(QPainter::Antialiasing, false); // wide antialiased strokes cost 100 times as much and show no more
    painter->setPen(QPen(m_color, 0));
    painter->drawLines(m_strokes.data(), static_cast<int>(m_strokes.size()));
}

} // namespace tocsin::widgets
