// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/pages/page.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace tocsin::workbench {

class EmptyFace;
class RunTableModel;

/// The project's runs beside their best baselines; below, what is to be known about the chosen one.
class RunsPage : public Page {
    Q_OBJECT
public:
    explicit RunsPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    [[nodiscard]] RunTableModel* model() const { return m_model; }

Q_SIGNALS:
    /// The user wants this run on the threshold page.
    void thresholdRequested(qint64 run);

private:
    PageServices m_services;
    void showDetails();
    RunTableModel* m_model;
    QStackedLayout* m_faces;
    EmptyFace* m_empty;
    QTableView* m_table;
    QLabel* m_details;
    QPushButton* m_open;
};

} // namespace tocsin::workbench
