// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "app/workbench/language/core_texts.h"
#include "app/workbench/language/language.h"
#include "app/workbench/language/pseudo_translator.h"
#include "core/learn/recipes.h"
#include "core/learn/setting_rules.h"
#include "core/store/repositories.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

/// %1, %L2, %n, in order of number: a translation may turn them round.
QSet<QString> placeMarks(const QString& text) {
    static const QRegularExpression mark(QStringLiteral("%L?(\\d{1,2}|n)"));
    QSet<QString> marks;
    for (auto found = mark.globalMatch(text); found.hasNext();) marks << found.next().captured(1);
    return marks;
}

} // namespace

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

    /// The file of German texts holds each text of the program, finished, with its place marks.
    void germanIsWhole() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("tocsin_de.ts"));
        QVERIFY(QFile::copy(QStringLiteral(TOCSIN_SOURCE_DIR "/resources/i18n/tocsin_de.ts"), file));
        QProcess update;
        update.setWorkingDirectory(QStringLiteral(TOCSIN_SOURCE_DIR));
        update.start(QStringLiteral(TOCSIN_LUPDATE),
                     {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-locations"),
                      QStringLiteral("none"), QStringLiteral("-no-obsolete"), QStringLiteral("app/workbench"), QStringLiteral("widgets"),
                      QStringLiteral("-ts"), file});
        QVERIFY(update.waitForFinished(120'000) && update.exitCode() == 0);
        QFile updated(file);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&updated);
        QString source;
        int texts = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement()) continue;
            if (reader.name() == QStringLiteral("source")) source = reader.readElementText();
            if (reader.name() != QStringLiteral("translation")) continue;
            ++texts;
            QVERIFY2(!reader.attributes().hasAttribute(QStringLiteral("type")),
                     qPrintable(QStringLiteral("not translated (build the target update_translations): %1").arg(source)));
            const QString translation = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(source));
            QVERIFY2(placeMarks(translation) == placeMarks(source), qPrintable(source + QStringLiteral(" | ") + translation));
            QVERIFY2(translation.endsWith(QStringLiteral("...")) == source.endsWith(QStringLiteral("...")), qPrintable(translation));
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts > 1000);
    }

    void coresFixedTextsAreTranslated() {
        const auto installed = installLanguage(QStringLiteral("de"));
        const auto foreign = [](const std::string& text) {
            QVERIFY2(coreText(text) != QString::fromStdString(text), text.c_str()); // none is the same in German
        };
        for (const learn::Recipe& recipe : learn::recipes()) {
            foreign(recipe.purpose);
            for (const auto& [key, value] : recipe.defaults)
                if (const learn::SettingRule* rule = learn::settingRule(key)) foreign(rule->help);
        }
        for (const auto status : {store::RunStatus::Created, store::RunStatus::Running, store::RunStatus::Finished,
                                  store::RunStatus::Failed, store::RunStatus::Cancelled})
            foreign(std::string(store::runStatusName(status)));
        QCOMPARE(coreText("pump 1"), QStringLiteral("pump 1"));
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
