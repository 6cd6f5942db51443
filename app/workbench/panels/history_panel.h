// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace tocsin::workbench {

class HistoryModel;
class LabelDocument;

/// What was done to the labels; a double click or Enter goes back or forth to that point.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(LabelDocument& labels, QWidget* parent = nullptr);
    [[nodiscard]] HistoryModel* model() const { return m_model; }

private:
    void showEmpty();
    LabelDocument& m_labels;
    HistoryModel* m_model;
    QListView* m_list;
    QLabel* m_empty;
};

} // namespace tocsin::workbench
