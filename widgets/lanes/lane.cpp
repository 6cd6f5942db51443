// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane.h"

#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QLegend>
#include <QPen>
#include <QValueAxis>
#include <algorithm>

namespace tocsin::widgets {

namespace {

constexpr double kTitleHeight = 19;
constexpr double kFoot = 9; // room for half a label
constexpr double kPixelsForTick = 26;

QFont laneFont(bool bold) {
    QFont font;
    font.setPointSizeF(9);
    font.setBold(bold);
    return font;
}

} // namespace

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
    m_axis->setLabelFormat(QStringLiteral("%.6g"));
    m_axis->setLabelsFont(laneFont(false));
    m_chart->addAxis(m_axis, Qt::AlignLeft);
    m_below = new LaneLayer(LaneLayer::Depth::Below, m_chart);
    m_above = new LaneLayer(LaneLayer::Depth::Above, m_chart);
    m_trace = new TraceItem(m_chart);
    for (QGraphicsSimpleTextItem** text : {&m_title, &m_message}) {
        *text = new QGraphicsSimpleTextItem(m_chart);
        (*text)->setFont(laneFont(text == &m_title));
        (*text)->setZValue(9);
    }
    m_title->setText(title());
    setTheme(theme);
}

void Lane::setTheme(const Theme& theme) {
    m_theme = theme;
    if (!m_chart) return;
    m_chart->setBackgroundBrush(theme.surface);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_axis->setLabelsColor(theme.mutedText);
    m_axis->setGridLineColor(theme.grid);
    m_axis->setLinePenColor(theme.grid);
    m_trace->setColor(theme.trace);
    m_title->setBrush(theme.text);
    m_message->setBrush(theme.mutedText);
}

void Lane::place(const QRectF& geometry) {
    if (!m_chart) return;
    m_chart->setGeometry(geometry);
    m_area = QRectF(kLaneLeft, kTitleHeight, std::max(10.0, geometry.width() - kLaneLeft - kLaneRight),
                    std::max(10.0, geometry.height() - kTitleHeight - kFoot));
    m_chart->setPlotArea(m_area);
    m_title->setPos(kLaneLeft, 2);
}

void Lane::setReading(LaneReading reading) {
    m_reading = std::move(reading);
}

void Lane::draw(const TimeWindow& window, const LaneOverlay* overlay, bool loading) {
    if (!m_chart) return;
    m_below->show(overlay, m_area, m_theme);
    m_above->show(overlay, m_area, m_theme);
    if (!m_reading.empty()) {
        const ValueRange values =
            valueRange(m_reading, window.visible(), std::clamp(static_cast<int>(m_area.height() / kPixelsForTick) + 1, 2, 6));
        if (values != m_values || m_axis->tickCount() != values.ticks) {
            m_values = values;
            m_axis->setTickCount(values.ticks);
            m_axis->setRange(values.minimum, values.maximum);
        }
    }
    LaneStrokes strokes = laneStrokes(m_reading, window, m_values, m_area);
    const bool empty = strokes.lines.empty() && strokes.markers.empty();
    m_axis->setLabelsVisible(!empty);
    m_trace->setStrokes(std::move(strokes), m_area);
    QString message = m_reading.error;
    if (message.isEmpty() && empty)
        message = loading ? QCoreApplication::translate("Lane", "Reading...")
                          : QCoreApplication::translate("Lane", "No sample in this stretch of time");
    const QFontMetricsF metrics(m_message->font());
    m_message->setText(metrics.elidedText(message, Qt::ElideRight, m_area.width() - 16));
    m_message->setPos(m_area.center() - QPointF(metrics.horizontalAdvance(m_message->text()) / 2, metrics.height() / 2));
}

QRectF Lane::readOutArea() const {
    const double left = m_area.left() + (m_title ? m_title->boundingRect().width() : 0) + 12;
    return QRectF(left, 1, std::max(0.0, m_area.right() - left), kTitleHeight - 2);
}

QString Lane::title() const {
    return m_spec.unit.isEmpty() ? m_spec.name : QStringLiteral("%1 [%2]").arg(m_spec.name, m_spec.unit);
}

QString Lane::message() const {
    return m_message ? m_message->text() : QString();
}

const LaneStrokes& Lane::strokes() const {
    static const LaneStrokes kNone;
    return m_trace ? m_trace->strokes() : kNone;
}

} // namespace tocsin::widgets
