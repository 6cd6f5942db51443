// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/snapshot_model.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace tocsin::workbench {

SnapshotModel::SnapshotModel(LabelDocument& labels, QObject* parent) : QAbstractTableModel(parent), m_labels(labels) {
    connect(&labels, &LabelDocument::projectChanged, this, [this] { m_counts.clear(); });
    connect(&labels, &LabelDocument::snapshotsChanged, this, &SnapshotModel::reload);
    reload();
}

void SnapshotModel::reload() {
    beginResetModel();
    m_rows = m_labels.snapshots();
    std::reverse(m_rows.begin(), m_rows.end());
    for (const store::SnapshotRecord& row : m_rows) {
        if (m_counts.contains(row.id)) continue;
        if (const auto since = m_labels.sinceSnapshot(row))
            m_counts[row.id] = static_cast<qint64>(m_labels.labels().size() + since->removed.size() - since->added.size());
    }
    endResetModel();
}

const store::SnapshotRecord* SnapshotModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int SnapshotModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SnapshotModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 4;
}

QVariant SnapshotModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Snapshot"), tr("Made"), tr("By"), tr("Labels")};
    return names[section];
}

QVariant SnapshotModel::data(const QModelIndex& index, int role) const {
    const store::SnapshotRecord* row = index.isValid() ? at(index.row()) : nullptr;
    if (!row) return {};
    if (role == Qt::TextAlignmentRole && index.column() == LabelsColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case NameColumn:
        return QString::fromStdString(row->name);
    case TimeColumn:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row->time / 1'000'000).toLocalTime(), QLocale::ShortFormat);
    case WhoColumn:
        return QString::fromStdString(row->who);
    default: {
        if (m_labels.blind() == label::Blind::On) return {}; // would tell what others did
        const auto found = m_counts.find(row->id);
        return found == m_counts.end() ? QVariant() : found->second;
    }
    }
}

} // namespace tocsin::workbench
