// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/documents/label_document.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace tocsin::workbench {

class SnapshotModel;

/// Named states of the labels: make one, read what changed since, go back to it.
class SnapshotPanel : public QWidget {
    Q_OBJECT
public:
    explicit SnapshotPanel(LabelDocument& labels, QWidget* parent = nullptr);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    void make();
    void showChanges();
    void restore();
    void showState();
    LabelDocument& m_labels;
    SnapshotModel* m_model;
    QTableView* m_table;
    QLineEdit* m_name;
    QPushButton *m_make, *m_since, *m_restore;
    QPlainTextEdit* m_changes;
};

} // namespace tocsin::workbench
