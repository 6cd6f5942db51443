// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/store/records.h"

namespace tocsin::workbench {

/// Runs as a table over values. Each cell has two lines: the run's own figure and, under it, the same figure of its best baseline. Figures
/// are those of the test part where `evaluate` has been run, else of the validation part; column MeasuredOn says which.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Recipe, State, Made, MeasuredOn, Events, LeadTime, FalseAlarms, Auc, Accuracy, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(std::vector<store::RunRecord> runs);
    [[nodiscard]] const store::RunRecord& run(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<store::RunRecord> m_runs;
};

/// What a reader wants to know beside the table: settings, split, rule, why it failed. Lines of text.
[[nodiscard]] QString runDetails(const store::RunRecord& run);

} // namespace tocsin::workbench
