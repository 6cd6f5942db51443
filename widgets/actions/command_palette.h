// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include "widgets/actions/palette_model.h"
#include "widgets/theme/theme.h"

class QLabel;
class QLineEdit;
class QListView;

namespace tocsin::widgets {

/// Every action by its name: an overlay at the top of its parent. Type, Enter runs, Escape or a click elsewhere closes. A disabled action
/// stays open and says why.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(ActionRegistry& registry, QWidget* parent);
    void open();
    void setTheme(const Theme& theme);
    [[nodiscard]] PaletteModel* model() const { return m_model; }

Q_SIGNALS:
    /// What was used last changed (PaletteModel::recent).
    void used();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run();
    void dismiss();
    void place();
    void describe();
    ActionRegistry& m_registry;
    PaletteModel* m_model;
    QLineEdit* m_line;
    QListView* m_list;
    QLabel* m_help;
    QPointer<QWidget> m_focusBefore;
};

} // namespace tocsin::widgets
