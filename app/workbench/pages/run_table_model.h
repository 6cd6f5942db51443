// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <map>
#include <vector>

#include "core/store/records.h"
#include "core/workflow/run_states.h"

namespace tocsin::workbench {

/// Runs as a table over values. Each cell has two lines: the run's own figure and, under it, the same figure of its best baseline. Figures
/// are those of the test part where `evaluate` has been run, else of the validation part; column MeasuredOn says which.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Recipe, State, Made, MeasuredOn, Events, LeadTime, FalseAlarms, Auc, Ap, Accuracy, ColumnCount };
    /// A number to sort by, whatever the cell shows; missing figures come last.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(std::vector<store::RunRecord> runs);
    /// Runs that are older than the labels are marked, stopped ones that can be used named so.
    void setStates(std::map<std::int64_t, workflow::RunState> states);
    void setMarkColor(const QColor& color);
    /// -1: not in the table.
    [[nodiscard]] int rowOf(std::int64_t run) const;
    /// The rows with a heading, tab-separated, all digits, times as ISO 8601, C locale; each run's best baseline on a line of its own.
    [[nodiscard]] QString tsv(const QList<int>& rows) const;
    [[nodiscard]] const store::RunRecord& run(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString stateText(const store::RunRecord& run) const;
    [[nodiscard]] bool older(const store::RunRecord& run) const;
    std::vector<store::RunRecord> m_runs;
    std::map<std::int64_t, workflow::RunState> m_states;
    QColor m_mark;
};

/// What a reader wants to know beside the table: settings, split, rule, why it failed. Lines of text.
[[nodiscard]] QString runDetails(const store::RunRecord& run);

} // namespace tocsin::workbench
