// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>

#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets {

/// The trace of one lane: a child of a QChart, clipped to its plot area. Draws only the strokes of the exposed part, so that a moving
/// cursor costs next to nothing.
class TraceItem : public QGraphicsItem {
public:
    explicit TraceItem(QGraphicsItem* parent);
    void setColor(const QColor& color);
    void setStrokes(LaneStrokes strokes, const QRectF& area);
    [[nodiscard]] const LaneStrokes& strokes() const { return m_strokes; }

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    LaneStrokes m_strokes;
    QRectF m_area;
    QColor m_color;
};

} // namespace tocsin::widgets
