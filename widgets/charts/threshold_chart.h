// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QVector>
#include <QWidget>
#include <utility>

#include "widgets/theme/theme.h"

class QChart;
class QChartView;
class QLineSeries;
class QLogValueAxis;
class QValueAxis;

namespace tocsin::widgets {

/// False alarms a machine-month of 30 days (left, logarithmic) and events found (right) against the threshold, with the budget as a line
/// and the present threshold as a movable upright (click or drag). Takes reduced curves (at most 2,000 points each).
class ThresholdChart : public QWidget {
    Q_OBJECT
public:
    struct Curves {
        QVector<QPointF> falseAlarms; ///< x threshold, y rate a machine-month
        QVector<QPointF> upperBound;  ///< x threshold, y upper confidence limit of that rate
        QVector<QPointF> eventsFound; ///< x threshold, y number; empty when no event is labelled
        double budget = 0;            ///< a machine-month; 0: no budget line
        int events = 0;
    };

    explicit ThresholdChart(QWidget* parent = nullptr);
    void setCurves(const Curves& curves);
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return m_threshold; }
    void setTheme(const Theme& theme);
    /// Left and right edge of the threshold axis in widget pixels.
    [[nodiscard]] std::pair<int, int> plotEdges() const;

Q_SIGNALS:
    void plotEdgesMoved();
    /// The user clicked or dragged in the chart.
    void thresholdChosen(double threshold);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void placeMarker();
    [[nodiscard]] QVector<QPointF> onLogAxis(const QVector<QPointF>& points) const;
    QChart* m_chart;
    QChartView* m_view;
    QLineSeries *m_rate, *m_bound, *m_found, *m_budget, *m_marker;
    QValueAxis *m_thresholdAxis, *m_foundAxis;
    QLogValueAxis* m_rateAxis;
    double m_threshold = 0;
    double m_lowestRate = 1e-3; // a logarithmic axis has no zero: rates below this stand at its foot
};

} // namespace tocsin::widgets
