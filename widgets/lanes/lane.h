// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsSimpleTextItem>
#include <QRectF>
#include <vector>

#include "widgets/lanes/lane_heat.h"
#include "widgets/lanes/lane_layer.h"
#include "widgets/lanes/lane_reading.h"
#include "widgets/lanes/trace_item.h"

class QChart;
class QGraphicsScene;
class QValueAxis;

namespace tocsin::widgets {

/// Pixels that all lanes, the strips and the ruler share, so that equal times stand above each other.
inline constexpr int kLaneLeft = 66;
inline constexpr int kLaneRight = 16;

/// One lane in the scene: a QChart for plot area and value axis, over it the bands, the traces and a line of text. Built when it first
/// comes into view. With several traces each has a colour of its own and the title is their legend; those in the unit of the first share
/// its axis, each other one fills the lane with its own range, which the legend tells.
class Lane {
public:
    /// At least one.
    explicit Lane(std::vector<LaneSpec> specs);
    [[nodiscard]] int traceCount() const { return static_cast<int>(m_traces.size()); }
    [[nodiscard]] const LaneSpec& spec(int trace = 0) const { return at(trace).spec; }
    [[nodiscard]] const LaneReading& reading(int trace = 0) const { return at(trace).reading; }
    [[nodiscard]] const LaneStrokes& strokes(int trace = 0) const;
    [[nodiscard]] const ValueRange& values(int trace = 0) const { return at(trace).values; }
    [[nodiscard]] QColor color(int trace, const Theme& theme) const;
    [[nodiscard]] bool built() const { return m_chart != nullptr; }
    void build(QGraphicsScene& scene, const Theme& theme);
    void setTheme(const Theme& theme);
    void place(const QRectF& geometry);
    void setReading(int trace, LaneReading reading);
    /// A strip under the plot area; empty: none. Takes effect with the next place() and draw().
    void setHeat(LaneHeat heat) { m_heat = std::move(heat); }
    [[nodiscard]] const LaneHeat& heat() const { return m_heat; }
    /// Strength of each pixel column of the plot as it was drawn last; empty: no strip.
    [[nodiscard]] const std::vector<float>& heatStrip() const;
    /// Draws the readings for the view; overlay stays the caller's.
    void draw(const TimeWindow& window, const LaneOverlay* overlay, bool loading);

    /// factor < 1 shows fewer values in more detail; the value at `fraction` of the height (0: foot) stays. Values stay put until
    /// followValues().
    void zoomValues(double factor, double fraction);
    /// The value axis follows what is in view again (the normal state).
    void followValues();
    [[nodiscard]] bool valuesZoomed() const { return m_zoomed; }

    /// "vibration [mm/s]"; several are joined by commas.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QRectF plotArea() const { return m_area; }
    /// Right of the title, above the plot: where the value at the cursor is told. In the chart, as plotArea().
    [[nodiscard]] QRectF readOutArea() const;
    /// Stretches without samples in the view, in pixels from the left edge of the plot.
    [[nodiscard]] const std::vector<PixelStretch>& gaps() const { return m_gaps; }

private:
    struct Trace {
        LaneSpec spec;
        LaneReading reading;
        ValueRange values;
        TraceItem* item = nullptr; // owned by the scene, as all items
        QGraphicsSimpleTextItem* title = nullptr;
    };
    [[nodiscard]] const Trace& at(int trace) const { return m_traces.at(static_cast<std::size_t>(trace)); }
    [[nodiscard]] bool sharesAxis(const Trace& trace) const { return trace.spec.unit == m_traces.front().spec.unit; }
    [[nodiscard]] QString legendText(const Trace& trace) const;
    void chooseValues(TimeRange visible);
    void placeTitles();
    std::vector<Trace> m_traces;
    std::vector<PixelStretch> m_gaps;
    LaneHeat m_heat;
    Theme m_theme;
    QRectF m_area; // in the chart
    double m_titleEnd = 0;
    bool m_zoomed = false;
    QChart* m_chart = nullptr; // owned by the scene, like all below
    QValueAxis* m_axis = nullptr;
    LaneLayer *m_below = nullptr, *m_above = nullptr;
    HeatItem* m_heatItem = nullptr;
    QGraphicsSimpleTextItem* m_message = nullptr;
};

} // namespace tocsin::widgets
