// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/pages/page.h"

class QLabel;
class QProgressBar;
class QStackedLayout;

namespace tocsin::workbench {

class EmptyFace;
class OutlookPanel;
class RunsPanel;
class RunTableModel;
class SetupPanel;
class TrainPresenter;

/// Train a recipe: what to train, what it will cost, who learns from what, the training itself, and the runs beside their best baselines.
/// All logic is in app/workbench/train.
class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    [[nodiscard]] QString terminalCommand() const override;
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;

    [[nodiscard]] RunTableModel* model() const;
    [[nodiscard]] TrainPresenter& presenter() { return *m_presenter; }
    [[nodiscard]] RunsPanel* runs() const { return m_runs; }
    [[nodiscard]] OutlookPanel* outlook() const { return m_outlook; }

Q_SIGNALS:
    /// The user wants this run on the threshold page.
    void thresholdRequested(qint64 run);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addActions();
    QWidget* makeBar();
    void followBlocked();
    void followTraining();
    PageServices m_services;
    TrainPresenter* m_presenter;
    QStackedLayout* m_faces;
    EmptyFace* m_empty;
    SetupPanel* m_setup;
    OutlookPanel* m_outlook;
    RunsPanel* m_runs = nullptr;
    QLabel* m_status;
    QProgressBar* m_bar;
    qint64 m_made = 0; // a run to choose once the lists have it
};

} // namespace tocsin::workbench
