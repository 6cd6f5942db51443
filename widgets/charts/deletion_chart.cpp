// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/deletion_chart.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/plain_chart.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

DeletionChart::DeletionChart(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_view(new QChartView(m_chart, this)), m_marked(new QLineSeries), m_random(new QLineSeries),
      m_level(new QLineSeries), m_deleted(new QValueAxis), m_score(new QValueAxis), m_levelScore(std::numeric_limits<double>::quiet_NaN()) {
    setObjectName(QStringLiteral("deletionChart"));
    setAccessibleName(tr("Score while samples are deleted"));
    setUpChart(*this, *m_chart, *m_view, QStringLiteral("deletionChartView"));
    m_chart->setMargins(QMargins(0, 0, 4, 0));
    m_marked->setName(tr("marked", "samples deleted first"));
    m_random->setName(tr("random", "samples deleted first"));
    m_level->setName(tr("threshold"));
    m_chart->addAxis(m_deleted, Qt::AlignBottom);
    m_chart->addAxis(m_score, Qt::AlignLeft);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    for (QLineSeries* series : {m_marked, m_random, m_level}) {
        m_chart->addSeries(series);
        series->attachAxis(m_deleted);
        series->attachAxis(m_score);
    }
    setChartFont(*m_chart, font(), 9);
    m_deleted->setRange(0, 100);
    m_deleted->setTickCount(5);
    m_deleted->setLabelFormat(QStringLiteral("%.0f"));
    m_deleted->setTitleText(tr("% of the window put to its mean"));
    m_score->setLabelFormat(QStringLiteral("%.3g"));
    m_chart->legend()->setContentsMargins(0, 0, 0, 0);
    setTheme(Theme::of(ThemeKind::Light));
    setCurves({}, {});
}

void DeletionChart::setCurves(const QVector<QPointF>& marked, const QVector<QPointF>& random) {
    m_marked->replace(marked);
    m_random->replace(random);
    fitAxes();
    setAccessibleDescription(marked.isEmpty() || random.isEmpty()
                                 ? tr("Nothing to show")
                                 : tr("The score falls from %1 to %2; half way it is %3 with marked samples deleted first, %4 at random")
                                       .arg(readableNumber(marked.first().y()), readableNumber(marked.last().y()),
                                            readableNumber(marked[marked.size() / 2].y()), readableNumber(random[random.size() / 2].y())));
}

void DeletionChart::setLevel(double score) {
    m_levelScore = score;
    fitAxes();
}

void DeletionChart::fitAxes() {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const QLineSeries* series : {m_marked, m_random})
        for (const QPointF& point : series->points()) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
    const bool any = low <= high;
    // A level far away would squeeze the curves.
    const bool level =
        any && std::isfinite(m_levelScore) && m_levelScore > low - 2 * (high - low) && m_levelScore < high + 2 * (high - low);
    if (level) {
        low = std::min(low, m_levelScore);
        high = std::max(high, m_levelScore);
    }
    const ValueRange values = roundRange(any ? low : 0, any ? high : 1, 5);
    m_score->setTickCount(values.ticks);
    m_score->setRange(values.minimum, values.maximum);
    m_level->setVisible(level);
    m_level->replace(level ? QVector<QPointF>{{0, m_levelScore}, {100, m_levelScore}} : QVector<QPointF>());
}

QVector<QPointF> DeletionChart::markedCurve() const {
    return m_marked->points();
}
QVector<QPointF> DeletionChart::randomCurve() const {
    return m_random->points();
}

void DeletionChart::setTheme(const Theme& theme) {
    colourChart(*m_chart, *m_view, theme);
    for (QValueAxis* axis : {m_deleted, m_score}) axis->setTitleBrush(theme.mutedText);
    m_marked->setPen(QPen(theme.trace, 2));
    m_random->setPen(QPen(theme.mutedText, 2, Qt::DashLine));
    m_level->setPen(QPen(theme.alarm, 1, Qt::DotLine));
}

} // namespace tocsin::widgets
