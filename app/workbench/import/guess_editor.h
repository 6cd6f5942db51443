// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

#include "core/table/guess.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace tocsin::workbench {

/// The small editor of one guess, open under its sentence. Every choice takes effect at once. Enter stays inside, Esc closes it.
class GuessEditor : public QFrame {
    Q_OBJECT
public:
    explicit GuessEditor(table::Topic topic, QWidget* parent = nullptr);
    /// Shows how the file is read now.
    void setDialect(const table::Dialect& dialect);

Q_SIGNALS:
    void changed(const std::function<void(table::GivenForm&)>& change);
    void zoneChosen(const QString& zone);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QComboBox* addChoice(const QString& name, const QString& label);
    QLineEdit* addText(const QString& name, const QString& label);
    void addMarks();
    void addHeader();
    void addTime();
    void addZone();
    void addMissing();
    void tellTime();

    table::Topic m_topic;
    QFormLayout* m_rows;
    QComboBox *m_choice = nullptr, *m_second = nullptr, *m_third = nullptr;
    QLineEdit* m_text = nullptr;
    QSpinBox* m_count = nullptr;
};

} // namespace tocsin::workbench
