// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <memory>
#include <optional>

#include "app/workbench/job_runner.h"
#include "app/workbench/pages/alarm_table_model.h"
#include "app/workbench/pages/data_page.h"
#include "core/alarm/decision_record.h"
#include "core/alarm/episode_curve.h"
#include "core/workflow/run_scores.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QTableView;

namespace tocsin::widgets {
class ThresholdChart;
}

namespace tocsin::workbench {

/// Pick a run: false alarms and events found against the threshold, a live slider, the budget as a line, and the alarms that the threshold
/// yields. A move of the slider asks the EpisodeCurve (binary searches); the list of alarms follows from a job.
class ThresholdPage : public Page {
    Q_OBJECT
public:
    explicit ThresholdPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    void chooseRun(qint64 run);
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return m_threshold; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString budgetVerdict() const;
    [[nodiscard]] AlarmTableModel* alarms() const { return m_alarms; }
    /// Takes scores from elsewhere than a run's job (tests, benches).
    void showScores(workflow::RunScores scores);

Q_SIGNALS:
    void alarmsChanged(const tocsin::workbench::AlarmsByAsset& alarms);
    /// The user wants to see this alarm on the data page.
    void timeRequested(const QString& asset, tocsin::TimeRange range);

private:
    PageServices m_services;
    struct Prepared {
        workflow::RunScores scores;
        alarm::EpisodeCurve curve;
        std::vector<alarm::EpisodeCurve::Point> points;
        alarm::RuleForm form;
    };
    struct Alarms {
        std::vector<AlarmRow> rows;
        AlarmsByAsset byAsset;
        std::size_t total = 0;
    };
    [[nodiscard]] static Prepared prepare(workflow::RunScores scores);
    void showRun();
    void take(std::shared_ptr<const Prepared> prepared);
    void showBudget(bool move);
    void showVerdict();
    void startAlarms();
    void enableControls(bool enabled);
    [[nodiscard]] double sliderThreshold(int value) const;
    [[nodiscard]] int sliderValue(double threshold) const;

    std::shared_ptr<ProjectSession> m_session;
    JobRunner m_runner, m_alarmRunner;
    QTimer m_alarmDelay;
    QComboBox* m_runs;
    QLineEdit* m_budgetText;
    QSlider* m_slider;
    QLabel *m_summary, *m_verdict, *m_alarmCaption;
    widgets::ThresholdChart* m_chart;
    AlarmTableModel* m_alarms;
    QTableView* m_alarmTable;
    std::shared_ptr<const Prepared> m_prepared;
    std::optional<alarm::Budget> m_budget;
    double m_threshold = 0;
};

} // namespace tocsin::workbench
