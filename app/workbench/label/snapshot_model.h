// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <unordered_map>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

/// The snapshots of the labels, newest first.
class SnapshotModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TimeColumn, WhoColumn, LabelsColumn };

    explicit SnapshotModel(LabelDocument& labels, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// nullptr outside the list.
    [[nodiscard]] const store::SnapshotRecord* at(int row) const;

private:
    void reload();
    LabelDocument& m_labels;
    std::vector<store::SnapshotRecord> m_rows;
    std::unordered_map<std::int64_t, qint64> m_counts; ///< labels by snapshot; they never change
};

} // namespace tocsin::workbench
