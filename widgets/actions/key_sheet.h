// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include "widgets/actions/action_registry.h"

class QTextBrowser;

namespace tocsin::widgets {

/// Every key in force on one sheet over its parent, with the user's own bindings; can be kept as a PDF to print. Escape closes.
class KeySheet : public QFrame {
    Q_OBJECT
public:
    KeySheet(const ActionRegistry& registry, QWidget* parent);
    /// Opens, or closes when it is open.
    void toggle();
    /// Writes the sheet as PDF, A4 landscape; false when the file cannot be written.
    [[nodiscard]] bool savePdf(const QString& file) const;
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    void dismiss();
    const ActionRegistry& m_registry;
    QTextBrowser* m_text;
    QPointer<QWidget> m_focusBefore;
};

} // namespace tocsin::widgets
