// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <vector>

#include "core/store/records.h"

namespace tocsin::workbench {

/// One line of a comparison. Only what differs, and the figures, is listed.
struct ComparisonRow {
    QString what, first, second;
    bool differs = false;
};

/// Settings (defaults filled in), split, seed, threads and data of two runs where they differ, then their figures (run_table_model.h says
/// of which part).
[[nodiscard]] std::vector<ComparisonRow> compareRuns(const store::RunRecord& first, const store::RunRecord& second);

class ComparisonModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(const store::RunRecord& first, const store::RunRecord& second);
    void clear();
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ComparisonRow> m_rows;
    QString m_first, m_second;
};

} // namespace tocsin::workbench
