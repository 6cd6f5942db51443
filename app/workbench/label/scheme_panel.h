// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/documents/label_document.h"

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tocsin::workbench {

class SchemeModel;

/// What can be labelled: the classes with their keys, and what happens where labels overlap.
class SchemePanel : public QWidget {
    Q_OBJECT
public:
    explicit SchemePanel(LabelDocument& labels, QWidget* parent = nullptr);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    [[nodiscard]] QWidget* makeOverlap();
    void showState();
    LabelDocument& m_labels;
    SchemeModel* m_model;
    QTableView* m_table;
    QLineEdit* m_name;
    QPushButton *m_add, *m_remove;
    QButtonGroup* m_overlap;
};

} // namespace tocsin::workbench
