// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

/// What was done to the labels, newest first; undone edits stay in the list, greyed. The last row is the beginning. Undo and redo
/// themselves are no rows: they show in what stands.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit HistoryModel(LabelDocument& labels, QObject* parent = nullptr);
    /// Id for LabelDocument::goTo(); 0 for the beginning; -1 for imports, which are not undone.
    [[nodiscard]] qint64 gestureAt(int row) const;
    [[nodiscard]] bool stands(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void reload();
    LabelDocument& m_labels;
    std::vector<store::GestureRecord> m_rows;
};

} // namespace tocsin::workbench
