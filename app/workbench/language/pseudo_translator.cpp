// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/language/pseudo_translator.h"

namespace tocsin::workbench {

namespace {

QChar accented(QChar letter) {
    static const QString plain = QStringLiteral("ACDEGHIKLNORSTUYZacdeghiklnorstuyz");
    static const QString other = QString::fromUtf8("ÁČĎÉĞĤÍĶĹŇÓŘŠŤÚÝŽáčďéğĥíķĺňóřšťúýž");
    const qsizetype at = plain.indexOf(letter);
    return at < 0 ? letter : other[at];
}

} // namespace

QString pseudoText(const QString& text) {
    if (text.trimmed().isEmpty()) return text;
    QString answer(QLatin1Char('['));
    bool tag = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        tag = tag || (c == QLatin1Char('<') && i + 1 < text.size() && (text[i + 1].isLetter() || text[i + 1] == QLatin1Char('/')));
        if (c == QLatin1Char('%') && i + 1 < text.size()) { // %1, %L1, %n
            answer += c;
            while (i + 1 < text.size() && (text[i + 1].isDigit() || text[i + 1] == QLatin1Char('L') || text[i + 1] == QLatin1Char('n'))) {
                answer += text[++i];
                if (answer.back() == QLatin1Char('n')) break;
            }
            continue;
        }
        answer += tag ? c : accented(c);
        if (c == QLatin1Char('>')) tag = false;
    }
    answer += QLatin1Char(' ') + QString(std::max<qsizetype>(1, text.size() / 3), QLatin1Char('~')) + QLatin1Char(']');
    return answer;
}

QString PseudoTranslator::translate(const char*, const char* source, const char*, int n) const {
    QString text = pseudoText(QString::fromUtf8(source));
    if (n >= 0) text.replace(QLatin1String("%n"), QString::number(n));
    return text;
}

} // namespace tocsin::workbench
