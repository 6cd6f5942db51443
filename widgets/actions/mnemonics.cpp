// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/mnemonics.h"

#include <QAction>
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

/// The free letter that reads best, -1: none.
qsizetype freeLetter(const QString& text, const QSet<QChar>& taken) {
    qsizetype any = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetterOrNumber() || taken.contains(text[i].toLower())) continue;
        if (i == 0 || text[i - 1].isSpace()) return i;
        if (any < 0) any = i;
    }
    return any;
}

} // namespace

QStringList distinctMnemonics(const QStringList& texts) {
    QSet<QChar> taken;
    QStringList answer = texts;
    QList<qsizetype> open;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const qsizetype letter = markedLetter(texts[i]);
        if (letter >= 0 && !taken.contains(texts[i][letter].toLower()))
            taken.insert(texts[i][letter].toLower());
        else
            open << i;
    }
    for (const qsizetype i : open) {
        QString text = withoutMark(texts[i]);
        if (const qsizetype letter = freeLetter(text, taken); letter >= 0) {
            taken.insert(text[letter].toLower());
            text.insert(letter, QLatin1Char('&'));
        }
        answer[i] = text;
    }
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
