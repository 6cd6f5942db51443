// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QLineF>
#include <QRectF>
#include <vector>

#include "core/series/source.h"

namespace tocsin::widgets {

/// Value axis of a lane: what the top and the bottom of the plot stand for.
struct ValueRange {
    double minimum = 0, maximum = 1;
};

/// Strokes that draw one entry a pixel column into `area`: the vertical extent of each column and, between neighbouring columns that hold samples, the join from the last
/// sample of one to the first of the next. Empty columns break the trace (a gap is drawn as a gap), except between samples that are further than one column
/// apart in a stretch without gap: `joinOver` says how many empty columns may be bridged. The painted geometry, free of any widget, for tests.
[[nodiscard]] std::vector<QLineF> traceStrokes(const std::vector<series::ColumnRange>& columns, const ValueRange& values, const QRectF& area, int joinOver);

/// The trace of one lane: a child of a QChart, clipped to its plot area.
class TraceItem : public QGraphicsItem {
public:
    explicit TraceItem(QGraphicsItem* parent);
    void setColor(const QColor& color);
    void setStrokes(std::vector<QLineF> strokes, const QRectF& area);
    [[nodiscard]] const std::vector<QLineF>& strokes() const { return m_strokes; }

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    std::vector<QLineF> m_strokes;
    QRectF m_area;
    QColor m_color;
};

} // namespace tocsin::widgets
