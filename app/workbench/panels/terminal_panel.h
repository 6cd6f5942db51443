// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>

class QPlainTextEdit;
class QPushButton;

namespace tocsin::workbench {

/// The command line that does what the page shows, to copy into a terminal or a script. Asks again while it is visible, for pages change
/// as the user works.
class TerminalPanel : public QWidget {
    Q_OBJECT
public:
    /// command: what to show now; empty: nothing.
    explicit TerminalPanel(std::function<QString()> command, QWidget* parent = nullptr);
    void refresh();
    [[nodiscard]] QString text() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    std::function<QString()> m_command;
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
    QTimer m_timer;
};

/// A word as a shell reads it back: quoted where it needs to be.
[[nodiscard]] QString shellWord(const QString& word);

} // namespace tocsin::workbench
