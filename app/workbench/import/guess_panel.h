// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <map>
#include <optional>

#include "app/workbench/import/guess_text.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tocsin::workbench {

class GuessEditor;

/// The guesses as sentences: a link opens the editor of one under it, an edited one is marked and can be reset.
class GuessPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit GuessPanel(QWidget* parent = nullptr);
    /// dialect: none for sources that are no text. note: what the last edit changed; problem: why it cannot be read.
    void show(const std::vector<GuessLine>& lines, const std::optional<table::Dialect>& dialect, const QStringList& warnings,
              const QString& note, const QString& problem);
    /// Opens the editor of a guess as a click on its phrase does.
    void openEditor(table::Topic topic);
    [[nodiscard]] GuessEditor* editor(table::Topic topic) const;
    /// The sentences as text, for tests and for copying.
    [[nodiscard]] QStringList sentences() const;

Q_SIGNALS:
    void edited(table::Topic topic, const std::function<void(table::GivenForm&)>& change);
    void zoneChosen(const QString& zone);
    void resetRequested(table::Topic topic);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        QWidget* frame = nullptr;
        QLabel* label = nullptr;
        QToolButton* reset = nullptr;
        GuessEditor* editor = nullptr;
        QString sentence;
    };
    Row& row(table::Topic topic);
    void closeEditors(table::Topic but);
    void fit();

    QVBoxLayout* m_list;
    QLabel *m_note, *m_plain, *m_warnings;
    std::map<table::Topic, Row> m_rows;
    std::optional<table::Dialect> m_dialect;
    QStringList m_sentences;
    std::function<void()> m_showAgain; // in other colours
};

} // namespace tocsin::workbench
