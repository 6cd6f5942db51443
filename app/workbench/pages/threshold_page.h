// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <memory>
#include <optional>

#include "app/workbench/job_runner.h"
#include "app/workbench/pages/page.h"
#include "app/workbench/threshold/threshold_material.h"
#include "core/alarm/decision_record.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;
class QTableView;

namespace tocsin::widgets {
class FigureTile;
class ScoreHistogram;
class ThresholdChart;
} // namespace tocsin::widgets

namespace tocsin::workbench {

/// Budget in, threshold out: the spread of the scores with the alarm cut and, if wanted, a review cut below it, false alarms and events
/// found against the threshold, and the alarms that it yields. A move of a cut asks the EpisodeCurve (binary searches); the list of alarms
/// follows from a job. On validation time the threshold is chosen; the test time is there to look at, its controls are locked.
class ThresholdPage : public Page {
    Q_OBJECT
public:
    explicit ThresholdPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void refreshProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    [[nodiscard]] QString terminalCommand() const override;
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;

    void chooseRun(qint64 run);
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return m_threshold; }
    /// What the tiles say, as one sentence; or why there is nothing to see.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString budgetVerdict() const;
    [[nodiscard]] AlarmTableModel* alarms() const { return m_alarms; }
    /// Takes scores from elsewhere than a run's job (tests, benches), as validation time.
    void showScores(workflow::RunScores scores);

Q_SIGNALS:
    void alarmsChanged(const tocsin::workbench::AlarmsByAsset& alarms);
    /// The user wants to see this alarm on the data page.
    void timeRequested(const QString& asset, tocsin::TimeRange range);

private:
    static constexpr int kSliderSteps = 10'000;
    void makeControls();
    void makeTable();
    void makeLayout();
    void addActions();
    [[nodiscard]] QHBoxLayout* budgetRow();
    [[nodiscard]] QHBoxLayout* ruleRow();
    [[nodiscard]] QGridLayout* cutRows();
    void showRuns();
    void showRun();
    void take(std::shared_ptr<const ThresholdMaterial> material, bool fresh);
    void showPart();
    void showBudget(bool move);
    void showPoint();
    void showFound(const alarm::EventMetrics& metrics);
    void reform();
    void startAlarms();
    void enableControls();
    void solve();
    void keep();
    void setReview(double score);
    void say(const QString& sentence);
    [[nodiscard]] const JudgedPart* part() const;
    [[nodiscard]] bool showsTest() const;
    [[nodiscard]] RunId run() const;
    [[nodiscard]] alarm::DecisionRule rule() const;
    [[nodiscard]] double sliderThreshold(int value) const;
    [[nodiscard]] int sliderValue(double threshold) const;

    PageServices m_services;
    std::shared_ptr<ProjectSession> m_session;
    JobRunner m_runner, m_alarmRunner;
    QTimer m_alarmDelay, m_formDelay;
    QComboBox *m_runs, *m_parts;
    QLineEdit* m_budgetText;
    QPushButton *m_solve, *m_keep;
    QSpinBox *m_m, *m_n;
    QDoubleSpinBox *m_hysteresis, *m_minDuration, *m_coolDown;
    QSlider *m_slider, *m_reviewSlider;
    QCheckBox* m_review;
    widgets::FigureTile *m_foundTile, *m_leadTile, *m_falseTile, *m_timeTile;
    QWidget *m_tiles, *m_body;
    QLabel *m_message, *m_verdict, *m_alarmCaption;
    widgets::ScoreHistogram* m_histogram;
    widgets::ThresholdChart* m_chart;
    AlarmTableModel* m_alarms;
    QTableView* m_alarmTable;
    std::shared_ptr<const ThresholdMaterial> m_material;
    std::optional<alarm::Budget> m_budget;
    QString m_summary;
    double m_threshold = 0;
    bool m_filling = false; // values are being put into the controls
};

} // namespace tocsin::workbench
