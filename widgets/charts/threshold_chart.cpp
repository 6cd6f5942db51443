// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/threshold_chart.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

ThresholdChart::ThresholdChart(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_view(new QChartView(m_chart, this)), m_rate(new QLineSeries), m_bound(new QLineSeries),
      m_found(new QLineSeries), m_budget(new QLineSeries), m_marker(new QLineSeries), m_thresholdAxis(new QValueAxis),
      m_foundAxis(new QValueAxis), m_rateAxis(new QLogValueAxis) {
    setObjectName(QStringLiteral("thresholdChart"));
    setAccessibleName(tr("False alarms and events found against the threshold"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins(QMargins(2, 2, 2, 2));
    m_chart->setDropShadowEnabled(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus); // the slider is its keyboard
    m_view->setObjectName(QStringLiteral("thresholdChartView"));
    m_view->setAccessibleName(accessibleName());
    m_rate->setName(tr("False alarms a machine-month"));
    m_bound->setName(tr("95 % upper bound"));
    m_found->setName(tr("Events found"));
    m_budget->setName(tr("Budget"));
    m_marker->setName(tr("Threshold"));
    m_chart->addAxis(m_thresholdAxis, Qt::AlignBottom);
    m_chart->addAxis(m_rateAxis, Qt::AlignLeft);
    m_chart->addAxis(m_foundAxis, Qt::AlignRight);
    m_thresholdAxis->setTitleText(tr("Threshold on the score"));
    m_rateAxis->setTitleText(tr("False alarms a machine-month"));
    m_rateAxis->setBase(10);
    m_rateAxis->setLabelFormat(QStringLiteral("%g"));
    m_foundAxis->setTitleText(tr("Events found"));
    m_foundAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_thresholdAxis->setLabelFormat(QStringLiteral("%.4g"));
    QFont small = font();
    small.setPointSizeF(9);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{m_thresholdAxis, m_rateAxis, m_foundAxis}) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
    m_chart->legend()->setFont(small);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    for (QLineSeries* series : {m_rate, m_bound, m_budget, m_marker, m_found}) {
        m_chart->addSeries(series);
        series->attachAxis(m_thresholdAxis);
        series->attachAxis(series == m_found ? static_cast<QAbstractAxis*>(m_foundAxis) : m_rateAxis);
    }
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_view->viewport()->installEventFilter(this);
    connect(m_chart, &QChart::plotAreaChanged, this, &ThresholdChart::plotEdgesMoved);
    setTheme(Theme::of(ThemeKind::Light));
}

QVector<QPointF> ThresholdChart::onLogAxis(const QVector<QPointF>& points) const {
    QVector<QPointF> lifted = points;
    for (QPointF& point : lifted) point.setY(std::max(point.y(), m_lowestRate));
    return lifted;
}

void ThresholdChart::setCurves(const Curves& curves) {
    double low = 0, high = 1, least = 1, top = 1;
    if (!curves.falseAlarms.isEmpty()) {
        low = high = curves.falseAlarms.first().x();
        least = std::numeric_limits<double>::infinity();
        top = 0;
        const auto take = [&](double rate) {
            if (!(rate > 0) || !std::isfinite(rate)) return;
            least = std::min(least, rate);
            top = std::max(top, rate);
        };
        for (const QPointF& point : curves.falseAlarms) {
            low = std::min(low, point.x());
            high = std::max(high, point.x());
            take(point.y());
        }
        for (const QPointF& point : curves.upperBound) take(point.y());
        take(curves.budget);
        if (!(top > 0)) least = top = 1;
    }
    if (!(high > low)) high = low + 1;
    m_lowestRate = std::pow(10.0, std::floor(std::log10(least * 0.7)));
    m_rate->replace(onLogAxis(curves.falseAlarms));
    m_bound->replace(onLogAxis(curves.upperBound));
    m_found->replace(curves.eventsFound);
    m_found->setVisible(!curves.eventsFound.isEmpty());
    m_foundAxis->setVisible(!curves.eventsFound.isEmpty());
    const ValueRange axis = roundRange(low, high, 8);
    m_thresholdAxis->setTickCount(axis.ticks);
    m_thresholdAxis->setRange(axis.minimum, axis.maximum);
    m_rateAxis->setRange(m_lowestRate, std::pow(10.0, std::ceil(std::log10(top * 1.2))));
    const int events = std::max(1, curves.events);
    int ticks = 2; // whole numbers only
    for (const int steps : {5, 4, 3, 2})
        if (events % steps == 0) {
            ticks = steps + 1;
            break;
        }
    m_foundAxis->setRange(0, events);
    m_foundAxis->setTickCount(ticks);
    m_budget->setVisible(curves.budget > 0);
    if (curves.budget > 0) m_budget->replace({QPointF(axis.minimum, curves.budget), QPointF(axis.maximum, curves.budget)});
    m_marker->setVisible(!curves.falseAlarms.isEmpty());
    placeMarker();
}

std::pair<int, int> ThresholdChart::plotEdges() const {
    // Chart, scene and viewport share their origin: the view lays the chart over all of its viewport.
    const QRectF area = m_chart->plotArea().translated(m_chart->pos());
    return {m_view->x() + static_cast<int>(area.left()), m_view->x() + static_cast<int>(area.right())};
}

void ThresholdChart::setThreshold(double threshold) {
    m_threshold = threshold;
    placeMarker();
}

void ThresholdChart::placeMarker() {
    // A threshold beyond the scores stands at the edge, where the slider stands too.
    const double x = std::clamp(m_threshold, m_thresholdAxis->min(), m_thresholdAxis->max());
    m_marker->replace({QPointF(x, m_rateAxis->min()), QPointF(x, m_rateAxis->max())});
}

void ThresholdChart::setTheme(const Theme& theme) {
    m_chart->setBackgroundBrush(theme.surface);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.surface);
    m_chart->legend()->setLabelColor(theme.text);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{m_thresholdAxis, m_rateAxis, m_foundAxis}) {
        axis->setLabelsColor(theme.mutedText);
        axis->setTitleBrush(theme.text);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.grid);
    }
    m_foundAxis->setGridLineVisible(false);
    m_rate->setPen(QPen(theme.trace, 2));
    m_bound->setPen(QPen(theme.trace, 1, Qt::DashLine));
    m_found->setPen(QPen(theme.classColor(2), 2, Qt::DashDotLine));
    m_budget->setPen(QPen(theme.alarm, 1, Qt::DotLine));
    m_marker->setPen(QPen(theme.text, 2));
}

bool ThresholdChart::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons() & Qt::LeftButton) {
            const QPointF value = m_chart->mapToValue(m_chart->mapFromScene(m_view->mapToScene(mouse->pos())), m_rate);
            const double chosen = std::clamp(value.x(), m_thresholdAxis->min(), m_thresholdAxis->max());
            setThreshold(chosen);
            Q_EMIT thresholdChosen(chosen);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tocsin::widgets
