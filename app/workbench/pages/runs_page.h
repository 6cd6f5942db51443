// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "app/workbench/pages/page.h"

class QTableView;
class QLabel;

namespace tocsin::workbench {

/// Runs as a table over values: recipe, state, events found, false alarms a machine-day with bound, AUC, each beside its best baseline.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(std::vector<store::RunRecord> runs);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<store::RunRecord> m_runs;
};

class RunsPage : public Page {
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;

private:
    RunTableModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace tocsin::workbench
