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

/// Loss of training and validation (left) and events found in the validation part (right) by epoch. The same figures stand in its
/// accessible description and in table(), so that nothing is known by looking alone.
class LossChart : public QWidget {
    Q_OBJECT
public:
    struct Epoch {
        int number = 0;
        double train = 0, validation = 0;  ///< NaN or infinite: not drawn
        int eventsFound = -1, events = -1; ///< -1: not looked at
    };

    explicit LossChart(QWidget* parent = nullptr);
    /// epochs: planned, for the axis; 0: as many as there are.
    void setEpochs(const QVector<Epoch>& rows, int epochs);
    void setTheme(const Theme& theme);
    /// Tab-separated with a heading, C locale.
    [[nodiscard]] QString table() const;
    /// What is drawn, at most kPoints a series.
    static constexpr int kPoints = 2000;
    [[nodiscard]] QVector<QPointF> trainPoints() const;
    [[nodiscard]] QVector<QPointF> validationPoints() const;
    [[nodiscard]] QVector<QPointF> eventPoints() const;

private:
    QChart* m_chart;
    QChartView* m_view;
    QLineSeries *m_train, *m_validation, *m_events;
    QValueAxis *m_epochAxis, *m_lossAxis, *m_eventAxis;
    QVector<Epoch> m_rows;
};

} // namespace tocsin::widgets
