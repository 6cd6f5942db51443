// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "tests/gui_main.h"
#include "widgets/actions/command_palette.h"
#include "widgets/actions/fuzzy_match.h"

using namespace tocsin::widgets;

namespace {

void add(ActionRegistry& actions, const char* id, const char* text, QString* ran) {
    actions.add({QLatin1String(id), QLatin1String(text), {}, {}, ActionScope::Global, {}, {}}, [ran, id] { *ran = QLatin1String(id); });
}

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersMustStandInOrder() {
        QVERIFY(fuzzyMatch(QStringLiteral("opr"), QStringLiteral("Open project")));
        QVERIFY(fuzzyMatch(QStringLiteral("O P"), QStringLiteral("Open project")));
        QVERIFY(!fuzzyMatch(QStringLiteral("rop"), QStringLiteral("Open pj")));
        QVERIFY(!fuzzyMatch(QStringLiteral("opener"), QStringLiteral("Open")));
        QCOMPARE(fuzzyMatch(QString(), QStringLiteral("Open"))->score, 0);
        QVERIFY(!fuzzyMatch(QStringLiteral("x"), QString()));
    }

    void theBestPlacesAreFound() {
        // "ex": the word at the end, not the first e and some later x.
        QCOMPARE(fuzzyMatch(QStringLiteral("ex"), QStringLiteral("See all export"))->positions, (QList<int>{8, 9}));
        QCOMPARE(fuzzyMatch(QStringLiteral("op"), QStringLiteral("Loop Open"))->positions, (QList<int>{5, 6}));
        QVERIFY(fuzzyMatch(QStringLiteral("expo"), QStringLiteral("Export"))->score >
                fuzzyMatch(QStringLiteral("expo"), QStringLiteral("Explain points"))->score);
    }

    void everyPlacementIsTried() {
        // Against the definition: the best over all ways to place the letters.
        const QString text = QStringLiteral("aab ab-ba aabb"), pattern = QStringLiteral("abab");
        int best = -1;
        const std::function<void(qsizetype, qsizetype, int)> place = [&](qsizetype letter, qsizetype from, int score) {
            if (letter == pattern.size()) {
                best = std::max(best, score);
                return;
            }
            for (qsizetype at = from; at < text.size(); ++at) {
                if (text[at] != pattern[letter]) continue;
                const bool starts = at == 0 || !text[at - 1].isLetterOrNumber();
                place(letter + 1, at + 1, score + 1 + (starts ? 8 : 0) + (at == 0 ? 4 : 0) + (letter > 0 && at == from ? 9 : 0));
            }
        };
        place(0, 0, 0);
        QCOMPARE(fuzzyMatch(pattern, text)->score, best);
    }

    void typeExpoAndEnter() {
        QWidget window;
        window.resize(900, 500);
        ActionRegistry actions;
        QString ran;
        add(actions, "page.explain", "E&xplain", &ran);
        add(actions, "page.export", "&Export", &ran);
        add(actions, "edit.preferences", "&Preferences...", &ran);
        CommandPalette palette(actions, &window);
        QAbstractItemModelTester tester(palette.model());
        window.show();
        palette.open();
        QCOMPARE(palette.model()->rowCount(), 3);
        auto* line = palette.findChild<QLineEdit*>(QStringLiteral("paletteText"));
        QTest::keyClicks(line, QStringLiteral("expo"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("page.export"));
        QVERIFY(palette.isHidden());
        // Used last stands first the next time.
        palette.open();
        QCOMPARE(palette.model()->idAt(0), QStringLiteral("page.export"));
        QVERIFY(line->text().isEmpty());
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("page.explain"));
    }

    void disabledOnesStayOpenAndSayWhy() {
        QWidget window;
        ActionRegistry actions;
        QString ran;
        add(actions, "file.reload", "&Reload", &ran);
        actions.setEnabled(QStringLiteral("file.reload"), false, QStringLiteral("Needs an open project"));
        CommandPalette palette(actions, &window);
        QSignalSpy used(&palette, &CommandPalette::used);
        window.show();
        palette.open();
        auto* line = palette.findChild<QLineEdit*>(QStringLiteral("paletteText"));
        QTest::keyClicks(line, QStringLiteral("relo"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(ran.isEmpty());
        QVERIFY(!palette.isHidden());
        QCOMPARE(used.count(), 0);
        QCOMPARE(palette.findChild<QLabel*>(QStringLiteral("paletteHelp"))->text(), QStringLiteral("Needs an open project"));
        QCOMPARE(palette.model()->index(0).data(PaletteModel::kReasonRole).toString(), QStringLiteral("Needs an open project"));
        QTest::keyClicks(line, QStringLiteral("zzz"));
        QCOMPARE(palette.model()->rowCount(), 0);
        QTest::keyClick(line, Qt::Key_Return);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(palette.isHidden());
    }

    void unknownIdsOfTheSettingsAreLeftOut() {
        ActionRegistry actions;
        QString ran;
        add(actions, "a", "A", &ran);
        add(actions, "b", "B", &ran);
        PaletteModel model(actions);
        model.setRecent({QStringLiteral("gone"), QStringLiteral("b"), QStringLiteral("b")});
        QCOMPARE(model.recent(), QStringList{QStringLiteral("b")});
        QCOMPARE(model.idAt(0), QStringLiteral("b"));
        QCOMPARE(model.idAt(2), QString());
    }
};

TOCSIN_GUI_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
