// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/theme/theme.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;

namespace tocsin::widgets {
class LossChart;
class SplitBars;
} // namespace tocsin::widgets

namespace tocsin::workbench {

class TrainPresenter;

/// Right half of the Train page: what the training will cost and who learns from what, and the curves of a training or of a run.
class OutlookPanel : public QWidget {
    Q_OBJECT
public:
    explicit OutlookPanel(TrainPresenter& presenter, QWidget* parent = nullptr);
    void setTheme(const widgets::Theme& theme);
    /// The curves of a run in the table; 0: none.
    void showRun(qint64 run);
    [[nodiscard]] widgets::LossChart* chart() const { return m_chart; }
    [[nodiscard]] widgets::SplitBars* bars() const { return m_bars; }

Q_SIGNALS:
    void labelRequested();

private:
    QWidget* makeBefore();
    QWidget* makeCurves();
    QGridLayout* makeCounts();
    void followOutlook();
    void followTraining();
    void drawCurves();
    TrainPresenter& m_presenter;
    QTabWidget* m_tabs;
    QLabel *m_inputs, *m_size, *m_work, *m_memory, *m_time, *m_split, *m_warning;
    QLabel *m_shared, *m_curvesOf;
    QLabel* m_counts[3][3]; // train, validation, test: windows, used, events
    QPushButton* m_label;
    widgets::SplitBars* m_bars;
    widgets::LossChart* m_chart;
    qint64 m_run = 0;
    std::size_t m_drawn = 0; // epochs of the training that stand in the chart
    bool m_wasTraining = false;
};

} // namespace tocsin::workbench
