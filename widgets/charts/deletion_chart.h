// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QVector>
#include <QWidget>

#include "widgets/theme/theme.h"

class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace tocsin::widgets {

/// How a score falls while samples are deleted: those that a map marks first, against random order. The further the first lies below the
/// second, the more faithful the map.
class DeletionChart : public QWidget {
    Q_OBJECT
public:
    explicit DeletionChart(QWidget* parent = nullptr);
    /// x: percent of the window deleted, y: score. Both of one length; empty: nothing to show.
    void setCurves(const QVector<QPointF>& marked, const QVector<QPointF>& random);
    /// A level to judge by (the alarm threshold); NaN: none.
    void setLevel(double score);
    void setTheme(const Theme& theme);
    [[nodiscard]] QVector<QPointF> markedCurve() const;
    [[nodiscard]] QVector<QPointF> randomCurve() const;
    [[nodiscard]] QSize sizeHint() const override { return {260, 168}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 150}; }

private:
    void fitAxes();
    QChart* m_chart;
    QChartView* m_view;
    QLineSeries *m_marked, *m_random, *m_level;
    QValueAxis *m_deleted, *m_score;
    double m_levelScore;
};

} // namespace tocsin::widgets
