// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/documents/label_document.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace tocsin::workbench {

/// Who labels in this project, and in whose name labels are made from now on.
class PeoplePanel : public QWidget {
    Q_OBJECT
public:
    explicit PeoplePanel(LabelDocument& labels, QWidget* parent = nullptr);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    void fill();
    void showState();
    void add();
    void choose();
    LabelDocument& m_labels;
    QLabel* m_now;
    QListWidget* m_list;
    QLineEdit* m_name;
    QPushButton *m_add, *m_choose;
};

} // namespace tocsin::workbench
