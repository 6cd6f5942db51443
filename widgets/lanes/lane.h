// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsSimpleTextItem>
#include <QRectF>

#include "widgets/lanes/lane_layer.h"
#include "widgets/lanes/lane_reading.h"
#include "widgets/lanes/trace_item.h"

class QChart;
class QGraphicsScene;
class QValueAxis;

namespace tocsin::widgets {

/// Pixels that all lanes, the strip of bands and the ruler share, so that equal times stand above each other.
inline constexpr int kLaneLeft = 66;
inline constexpr int kLaneRight = 16;

/// One lane in the scene: a QChart for plot area and value axis, over it the bands, the trace and two lines of text. Built when it first
/// comes into view.
class Lane {
public:
    explicit Lane(LaneSpec spec) : m_spec(std::move(spec)) {}
    [[nodiscard]] const LaneSpec& spec() const { return m_spec; }
    [[nodiscard]] bool built() const { return m_chart != nullptr; }
    void build(QGraphicsScene& scene, const Theme& theme);
    void setTheme(const Theme& theme);
    void place(const QRectF& geometry);
    void setReading(LaneReading reading);
    [[nodiscard]] const LaneReading& reading() const { return m_reading; }
    /// Draws the reading for the view; overlay stays the caller's.
    void draw(const TimeWindow& window, const LaneOverlay* overlay, bool loading);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] const LaneStrokes& strokes() const;
    [[nodiscard]] const ValueRange& values() const { return m_values; }
    [[nodiscard]] QRectF plotArea() const { return m_area; }
    /// Right of the title, above the plot: where the value at the cursor is told. In the chart, as plotArea().
    [[nodiscard]] QRectF readOutArea() const;

private:
    LaneSpec m_spec;
    LaneReading m_reading;
    ValueRange m_values;
    Theme m_theme;
    QRectF m_area;             // in the chart
    QChart* m_chart = nullptr; // owned by the scene, like all below
    QValueAxis* m_axis = nullptr;
    TraceItem* m_trace = nullptr;
    LaneLayer *m_below = nullptr, *m_above = nullptr;
    QGraphicsSimpleTextItem *m_title = nullptr, *m_message = nullptr;
};

} // namespace tocsin::widgets
