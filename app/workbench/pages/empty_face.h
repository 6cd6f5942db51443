// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tocsin::workbench {

/// What a page shows when it has nothing to show, or is busy: a heading, a sentence that says what to do, sometimes a button.
class EmptyFace : public QWidget {
    Q_OBJECT
public:
    explicit EmptyFace(QWidget* parent = nullptr);
    /// button: empty for none. The sentence may be selected and copied.
    void show(const QString& heading, const QString& sentence, const QString& button = {});
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void pressed();

private:
    QLabel *m_heading, *m_sentence;
    QPushButton* m_button;
};

} // namespace tocsin::workbench
