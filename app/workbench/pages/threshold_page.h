// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/workbench/job_runner.h"
#include "app/workbench/pages/page.h"
#include "core/alarm/decision_rule.h"
#include "core/alarm/episode_curve.h"
#include "core/workflow/run_scores.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace tocsin::widgets {
class ThresholdChart;
}

namespace tocsin::workbench {

/// Pick a run: false alarms and events found against the threshold, a live slider, the budget as a line, and the alarms that the threshold yields.
class ThresholdPage : public Page {
    Q_OBJECT
public:
    explicit ThresholdPage(QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return m_threshold; }
    [[nodiscard]] QString summary() const;
    /// For tests and pictures: waits until the scores of the chosen run are there.
    void waitForScores();

Q_SIGNALS:
    void alarmsChanged(const QString& asset, const std::vector<tocsin::alarm::AlarmInterval>& alarms);

private:
    void showRun();
    void takeScores(workflow::RunScores scores);
    void showBudget();
    void showAlarms();
    std::shared_ptr<ProjectSession> m_session;
    JobRunner m_runner;
    QComboBox* m_runs;
    QLineEdit* m_budget;
    QSlider* m_slider;
    QLabel* m_summary;
    widgets::ThresholdChart* m_chart;
    std::optional<workflow::RunScores> m_scores;
    std::optional<alarm::EpisodeCurve> m_curve;
    double m_threshold = 0;
};

} // namespace tocsin::workbench
