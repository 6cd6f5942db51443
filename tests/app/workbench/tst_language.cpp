// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/workbench/language/language.h"
#include "app/workbench/language/pseudo_translator.h"
#include "tests/gui_main.h"

using namespace tocsin::workbench;

class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void germanIsBuiltIn() { QCOMPARE(availableLanguages(), QStringList({QStringLiteral("en"), QStringLiteral("de")})); }

    void qtSpeaksGermanTooAndEnglishAgainAfterwards() {
        const auto cancel = [] { return QCoreApplication::translate("QPlatformTheme", "Cancel"); };
        {
            const auto installed = installLanguage(QStringLiteral("de"));
            QVERIFY(!installed.empty());
            QCOMPARE(cancel(), QStringLiteral("Abbrechen"));
        }
        QCOMPARE(cancel(), QStringLiteral("Cancel"));
        QVERIFY(installLanguage(QStringLiteral("en")).empty());
        QVERIFY(installLanguage(QStringLiteral("xx")).empty());
    }

    /// What tr() or the program needs stays: place marks, mnemonics, tags, line ends.
    void thePseudoLanguageIsLongerAndKeepsMarks() {
        const QString text = pseudoText(QStringLiteral("&Open %1 of %n <b>runs</b>\nnow"));
        QVERIFY(text.startsWith(QStringLiteral("[&")) && text.endsWith(QLatin1Char(']')));
        for (const char* mark : {"%1", "%n", "<b>", "</b>", "\n"}) QVERIFY2(text.contains(QLatin1String(mark)), mark);
        QVERIFY(!text.contains(QStringLiteral("runs")));
        QVERIFY(text.size() > 1.3 * 30);
        QCOMPARE(pseudoText(QStringLiteral(" ")), QStringLiteral(" "));
        const auto installed = installLanguage(QStringLiteral("pseudo"));
        QVERIFY(QCoreApplication::translate("Any", "%n runs", nullptr, 3).contains(QLatin1Char('3')));
    }
};

TOCSIN_GUI_MAIN(TestLanguage)
#include "tst_language.moc"
