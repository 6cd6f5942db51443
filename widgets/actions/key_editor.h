// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "widgets/actions/action_registry.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tocsin::widgets {

/// Keys of every action, changed at once. A key that belongs to another action in the same place is not taken silently: a line names the
/// owner and offers to take it away from it.
class KeyEditor : public QDialog {
    Q_OBJECT
public:
    explicit KeyEditor(ActionRegistry& registry, QWidget* parent = nullptr);
    void choose(const QString& id);
    /// Gives the chosen action this key instead of its keys; false (and a question in the window) when another action owns it.
    bool assign(const QKeySequence& key);
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    /// ActionRegistry::changedKeys has changed.
    void keysChanged();

private:
    void fill();
    void filter(const QString& text);
    void showChosen();
    void takeAway();
    void exportKeys();
    void importKeys();
    void say(const QString& message, bool question);
    [[nodiscard]] QString chosen() const;
    ActionRegistry& m_registry;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_edit;
    QPushButton *m_clear, *m_default, *m_take;
    QLabel* m_message;
    QKeySequence m_wanted; // owned by another action; waits for an answer
};

} // namespace tocsin::widgets
