// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane.h"

#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QPen>
#include <QStringList>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr double kTitleHeight = 19;
constexpr double kFoot = 9; // room for half a label
constexpr double kPixelsForTick = 26;
constexpr double kLegendGap = 14;
constexpr double kHeatHeight = 12, kHeatGap = 2; // of the strip under the plot
constexpr int kFewestTicks = 2, kMostTicks = 6;

QFont laneFont(bool bold) {
    QFont font;
    font.setPointSizeF(9);
    font.setBold(bold);
    return font;
}

QString withUnit(const LaneSpec& spec) {
    return spec.unit.isEmpty() ? spec.name : QStringLiteral("%1 [%2]").arg(spec.name, spec.unit);
}

} // namespace

Lane::Lane(std::vector<LaneSpec> specs) {
    Q_ASSERT(!specs.empty());
    for (LaneSpec& spec : specs) m_traces.push_back({std::move(spec), {}, {}, nullptr, nullptr});
}

QColor Lane::color(int trace, const Theme& theme) const {
    return traceCount() == 1 ? theme.trace : theme.classColor(trace + 1); // the first class colour is that of faults
}

void Lane::build(QGraphicsScene& scene, const Theme& theme) {
    m_chart = new QChart;
    scene.addItem(m_chart);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chart->setDropShadowEnabled(false);
    m_chart->setMargins({});
    m_chart->legend()->hide();
    m_axis = new QValueAxis(m_chart);
    m_axis->setLabelsFont(laneFont(false));
    m_chart->addAxis(m_axis, Qt::AlignLeft);
    m_below = new LaneLayer(LaneLayer::Depth::Below, m_chart);
    m_above = new LaneLayer(LaneLayer::Depth::Above, m_chart);
    m_heatItem = new HeatItem(m_chart);
    const auto text = [this](bool bold) {
        auto* item = new QGraphicsSimpleTextItem(m_chart);
        item->setFont(laneFont(bold));
        item->setZValue(9);
        return item;
    };
    for (Trace& trace : m_traces) {
        trace.item = new TraceItem(m_chart);
        trace.title = text(true);
    }
    m_message = text(false);
    setTheme(theme);
    placeTitles();
}

void Lane::setTheme(const Theme& theme) {
    m_theme = theme;
    if (!m_chart) return;
    m_chart->setBackgroundBrush(theme.surface);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_axis->setLabelsColor(theme.mutedText);
    m_axis->setGridLineColor(theme.grid);
    m_axis->setLinePenColor(theme.grid);
    for (int i = 0; i < traceCount(); ++i) {
        Trace& trace = m_traces[static_cast<std::size_t>(i)];
        trace.item->setColor(color(i, theme));
        trace.title->setBrush(traceCount() == 1 ? theme.text : color(i, theme));
    }
    m_message->setBrush(theme.mutedText);
}

void Lane::place(const QRectF& geometry) {
    if (!m_chart) return;
    m_chart->setGeometry(geometry);
    m_area = QRectF(kLaneLeft, kTitleHeight, std::max(10.0, geometry.width() - kLaneLeft - kLaneRight),
                    std::max(10.0, geometry.height() - kTitleHeight - kFoot - (m_heat.empty() ? 0 : kHeatHeight + kHeatGap)));
    m_chart->setPlotArea(m_area);
    // Else axis and grid follow an event later than the trace, or with the next picture only.
    m_chart->layout()->invalidate();
    m_chart->layout()->activate();
}

void Lane::setReading(int trace, LaneReading reading) {
    m_traces.at(static_cast<std::size_t>(trace)).reading = std::move(reading);
}

QString Lane::legendText(const Trace& trace) const {
    if (sharesAxis(trace)) return withUnit(trace.spec);
    return QCoreApplication::translate("Lane", "%1 (%2 to %3)", "channel with a scale of its own")
        .arg(withUnit(trace.spec), readableNumber(trace.values.minimum), readableNumber(trace.values.maximum));
}

void Lane::placeTitles() {
    double x = kLaneLeft;
    for (Trace& trace : m_traces) {
        const QString text = legendText(trace);
        if (trace.title->text() != text) trace.title->setText(text);
        trace.title->setPos(x, 2);
        x += trace.title->boundingRect().width() + kLegendGap;
    }
    m_titleEnd = x - kLegendGap;
}

void Lane::chooseValues(TimeRange visible) {
    const int ticks = std::clamp(static_cast<int>(m_area.height() / kPixelsForTick) + 1, kFewestTicks, kMostTicks);
    if (!m_zoomed) {
        std::optional<ValueRange> shared;
        for (Trace& trace : m_traces) {
            if (trace.reading.empty()) continue;
            trace.values = valueRange(trace.reading, visible, ticks);
            if (!sharesAxis(trace)) continue;
            if (!shared)
                shared = trace.values;
            else
                shared =
                    roundRange(std::min(shared->minimum, trace.values.minimum), std::max(shared->maximum, trace.values.maximum), ticks);
        }
        for (Trace& trace : m_traces)
            if (shared && sharesAxis(trace)) trace.values = *shared;
    }
    const ValueRange& values = m_traces.front().values;
    if (m_axis->tickCount() == values.ticks && m_axis->min() == values.minimum && m_axis->max() == values.maximum) return;
    m_axis->setLabelFormat(m_zoomed ? QStringLiteral("%.4g") : QStringLiteral("%.6g")); // zoomed ends are not round numbers
    m_axis->setTickCount(values.ticks);
    m_axis->setRange(values.minimum, values.maximum);
}

void Lane::zoomValues(double factor, double fraction) {
    for (Trace& trace : m_traces) {
        const double span = trace.values.maximum - trace.values.minimum, fixed = trace.values.minimum + fraction * span;
        const double next = span * factor;
        // Below this the numbers of the axis would be equal; above, infinite.
        if (!(next > 1e-9 * std::max(std::abs(trace.values.minimum), std::abs(trace.values.maximum))) || !(next < 1e300)) return;
        trace.values.minimum = fixed - fraction * next;
        trace.values.maximum = trace.values.minimum + next;
    }
    m_zoomed = true;
}

void Lane::followValues() {
    m_zoomed = false;
}

void Lane::draw(const TimeWindow& window, const LaneOverlay* overlay, bool loading) {
    if (!m_chart) return;
    chooseValues(window.visible());
    m_gaps.clear();
    for (const TimeRange& gap : readingGaps(m_traces.front().reading)) {
        const PixelStretch stretch{std::clamp(window.fractionOf(gap.from), 0.0, 1.0) * m_area.width(),
                                   std::clamp(window.fractionOf(gap.to), 0.0, 1.0) * m_area.width()};
        if (stretch.right > stretch.left) m_gaps.push_back(stretch);
    }
    m_below->show(overlay, m_gaps, m_area, m_theme);
    m_above->show(overlay, m_gaps, m_area, m_theme);
    m_heatItem->show(m_heat.empty() ? std::vector<float>() : heatColumns(m_heat, window, static_cast<int>(std::lround(m_area.width()))),
                     QRectF(m_area.left(), m_area.bottom() + kHeatGap, m_area.width(), kHeatHeight), m_theme);
    bool empty = true;
    QString message;
    for (Trace& trace : m_traces) {
        LaneStrokes strokes = laneStrokes(trace.reading, window, trace.values, m_area);
        empty = empty && strokes.lines.empty() && strokes.markers.empty();
        trace.item->setStrokes(std::move(strokes), m_area);
        if (message.isEmpty()) message = trace.reading.error;
    }
    m_axis->setLabelsVisible(!empty);
    if (traceCount() > 1) placeTitles(); // a scale of its own may have changed
    if (message.isEmpty() && empty)
        message = loading ? QCoreApplication::translate("Lane", "Reading...")
                          : QCoreApplication::translate("Lane", "No sample in this stretch of time");
    const QFontMetricsF metrics(m_message->font());
    const QString shown = metrics.elidedText(message, Qt::ElideRight, m_area.width() - 16);
    if (shown != m_message->text()) m_message->setText(shown);
    if (!shown.isEmpty()) m_message->setPos(m_area.center() - QPointF(metrics.horizontalAdvance(shown) / 2, metrics.height() / 2));
}

QRectF Lane::readOutArea() const {
    const double left = std::max(m_area.left(), m_titleEnd) + 12;
    return QRectF(left, 1, std::max(0.0, m_area.right() - left), kTitleHeight - 2);
}

QString Lane::title() const {
    QStringList titles;
    for (const Trace& trace : m_traces) titles << withUnit(trace.spec);
    return titles.join(QStringLiteral(", "));
}

QString Lane::message() const {
    return m_message ? m_message->text() : QString();
}

const std::vector<float>& Lane::heatStrip() const {
    static const std::vector<float> kNone;
    return m_heatItem ? m_heatItem->columns() : kNone;
}

const LaneStrokes& Lane::strokes(int trace) const {
    static const LaneStrokes kNone;
    return at(trace).item ? at(trace).item->strokes() : kNone;
}

} // namespace tocsin::widgets
