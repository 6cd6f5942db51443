// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/mnemonics.h"

#include <QAction>
#include <QHash>
#include <QMenu>
#include <QSet>

namespace tocsin::widgets {

namespace {

/// Position of the letter after the mark, in the text as it is; -1: none.
qsizetype markedLetter(const QString& text) {
    for (qsizetype at = text.indexOf(QLatin1Char('&')); at >= 0 && at + 1 < text.size(); at = text.indexOf(QLatin1Char('&'), at + 2))
        if (text[at + 1] != QLatin1Char('&')) return at + 1;
    return -1;
}

/// Takes the mark away; "&&" stays.
QString withoutMark(QString text) {
    const qsizetype letter = markedLetter(text);
    return letter < 0 ? text : text.remove(letter - 1, 1);
}

/// Letters of a text from the one that reads best: beginnings of words, then the others.
QList<qsizetype> lettersOf(const QString& text) {
    QList<qsizetype> first, others;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetterOrNumber()) continue;
        (i == 0 || text[i - 1].isSpace() ? first : others) << i;
    }
    return first + others;
}

/// Gives letters to texts. One that finds all of its own taken asks another to move (augmenting paths, Kuhn 1955): first those that had no
/// mark, where that does not help any.
class Letters {
public:
    explicit Letters(const QStringList& texts) : m_texts(texts), m_place(texts.size(), -1) {}
    /// The mark that a text brings, when nobody has it yet.
    bool keep(qsizetype text, qsizetype place) {
        const QChar letter = m_texts[text][place].toLower();
        if (m_owner.contains(letter)) return false;
        m_owner.insert(letter, text);
        m_marked.insert(letter);
        m_place[text] = place;
        return true;
    }
    void give(qsizetype text) {
        for (const bool askMarked : {false, true}) {
            QSet<QChar> tried = askMarked ? QSet<QChar>() : m_marked;
            if (take(text, tried)) return;
        }
    }
    /// Position in the text; -1: none was left.
    [[nodiscard]] qsizetype placeOf(qsizetype text) const { return m_place[text]; }

private:
    bool take(qsizetype text, QSet<QChar>& tried) {
        const QList<qsizetype> letters = lettersOf(m_texts[text]);
        for (const bool ask : {false, true})
            for (const qsizetype place : letters) {
                const QChar letter = m_texts[text][place].toLower();
                if (tried.contains(letter) || (!ask && m_owner.contains(letter))) continue;
                tried.insert(letter);
                if (ask && m_owner.contains(letter) && !take(m_owner.value(letter), tried)) continue;
                m_owner.insert(letter, text);
                m_marked.remove(letter);
                m_place[text] = place;
                return true;
            }
        return false;
    }

    const QStringList& m_texts;
    QHash<QChar, qsizetype> m_owner;
    QSet<QChar> m_marked; // letters whose owner brought them
    QList<qsizetype> m_place;
};

} // namespace

QStringList distinctMnemonics(const QStringList& texts) {
    QStringList plain;
    for (const QString& text : texts) plain << withoutMark(text);
    Letters letters(plain);
    QList<qsizetype> open;
    for (qsizetype i = 0; i < texts.size(); ++i)
        if (const qsizetype letter = markedLetter(texts[i]); letter < 0 || !letters.keep(i, letter - 1)) open << i;
    for (const qsizetype i : open) letters.give(i);
    QStringList answer = plain;
    for (qsizetype i = 0; i < texts.size(); ++i)
        if (letters.placeOf(i) >= 0) answer[i].insert(letters.placeOf(i), QLatin1Char('&'));
    return answer;
}

void assignMnemonics(QMenu& menu) {
    QList<QAction*> actions;
    QStringList texts;
    for (QAction* action : menu.actions()) {
        if (action->isSeparator()) continue;
        actions << action;
        texts << action->text();
        if (action->menu()) assignMnemonics(*action->menu());
    }
    const QStringList distinct = distinctMnemonics(texts);
    for (qsizetype i = 0; i < actions.size(); ++i)
        if (actions[i]->text() != distinct[i]) actions[i]->setText(distinct[i]);
}

} // namespace tocsin::widgets
