// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

#include "app/workbench/settings.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace tocsin::workbench {

/// Everything that can be set, on one list with a search; each change applies at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void themeChosen(tocsin::workbench::ThemeChoice choice);
    void raterChosen(const QString& rater);
    /// The key editor is wanted.
    void keysRequested();

private:
    /// words: what the search looks in besides title and sentence.
    void addRow(const QString& title, const QString& sentence, QWidget* editor, const QString& words = {});
    void filter(const QString& text);
    struct Row {
        QWidget* frame;
        QString words;
    };
    Settings& m_settings;
    QLineEdit* m_search;
    QLabel* m_none;
    QVBoxLayout* m_list;
    std::vector<Row> m_rows;
};

} // namespace tocsin::workbench
