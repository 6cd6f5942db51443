// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/gui_main.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/key_file.h"
#include "widgets/actions/mnemonics.h"

using namespace tocsin::widgets;

namespace {

void fill(ActionRegistry& actions, int* runs = nullptr) {
    const auto run = [runs] {
        if (runs) ++*runs;
    };
    actions.add({QStringLiteral("file.open"),
                 QStringLiteral("&Open project..."),
                 QStringLiteral("file"),
                 {QKeySequence(Qt::CTRL | Qt::Key_O)},
                 ActionScope::Global,
                 QStringLiteral("Open a | folder"),
                 {}},
                run);
    actions.add({QStringLiteral("page.export"),
                 QStringLiteral("&Export"),
                 QStringLiteral("view"),
                 {QKeySequence(Qt::CTRL | Qt::Key_6)},
                 ActionScope::Global,
                 {},
                 {}},
                run);
    actions.add({QStringLiteral("lanes.fit"), QStringLiteral("&Fit"), {}, {QKeySequence(Qt::Key_F)}, ActionScope::Lanes, {}, {}}, run);
    actions.add({QStringLiteral("queue.first"), QStringLiteral("F&irst"), {}, {QKeySequence(Qt::Key_F)}, ActionScope::Queue, {}, {}}, run);
}

QByteArray file(const char* keys) {
    return QByteArray(R"({"tocsin_keys": 1, "keys": )") + keys + "}";
}

} // namespace

class TestActionRegistry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntryOfAMenuGetsALetterOfItsOwn() {
        // The first with a letter keeps it while others have a way out; then first letters of words, then any; "&&" is a sign, not a mark.
        // One that finds all its letters taken asks another to move.
        QCOMPARE(distinctMnemonics({QStringLiteral("ab"), QStringLiteral("a")}),
                 (QStringList{QStringLiteral("a&b"), QStringLiteral("&a")}));
        QCOMPARE(distinctMnemonics({QStringLiteral("&ab"), QStringLiteral("a")}),
                 (QStringList{QStringLiteral("a&b"), QStringLiteral("&a")}));
        QCOMPARE(distinctMnemonics({QStringLiteral("&ab"), QStringLiteral("ac"), QStringLiteral("c")}),
                 (QStringList{QStringLiteral("a&b"), QStringLiteral("&ac"), QStringLiteral("&c")}));
        QCOMPARE(distinctMnemonics({QStringLiteral("&a"), QStringLiteral("a")}), (QStringList{QStringLiteral("&a"), QStringLiteral("a")}));
        QCOMPARE(distinctMnemonics({QStringLiteral("&Fit"), QStringLiteral("&Full screen"), QStringLiteral("Plain"),
                                    QStringLiteral("P && Q"), QStringLiteral("ff"), QStringLiteral("A")}),
                 QStringList({QStringLiteral("F&it"), QStringLiteral("Full &screen"), QStringLiteral("&Plain"), QStringLiteral("P && &Q"),
                              QStringLiteral("&ff"), QStringLiteral("&A")}));
        QMenu menu;
        menu.addAction(QStringLiteral("&Open"));
        menu.addSeparator();
        menu.addAction(QStringLiteral("&Other"));
        menu.addMenu(QStringLiteral("&Out"))->addAction(QStringLiteral("Inner"));
        assignMnemonics(menu);
        QCOMPARE(menu.actions()[2]->text(), QStringLiteral("O&ther"));
        QCOMPARE(menu.actions()[3]->text(), QStringLiteral("O&ut"));
        QCOMPARE(menu.actions()[3]->menu()->actions()[0]->text(), QStringLiteral("&Inner"));
    }

    void disabledActionsSayWhyAndDoNotRun() {
        ActionRegistry actions;
        int runs = 0;
        fill(actions, &runs);
        QSignalSpy changed(&actions, &ActionRegistry::changed);
        actions.setEnabled(QStringLiteral("file.open"), false, QStringLiteral("Close the dialog first"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(actions.disabledReason(QStringLiteral("file.open")), QStringLiteral("Close the dialog first"));
        QCOMPARE(actions.action(QStringLiteral("file.open"))->toolTip(), QStringLiteral("Close the dialog first"));
        QVERIFY(!actions.trigger(QStringLiteral("file.open")));
        QCOMPARE(runs, 0);
        actions.setEnabled(QStringLiteral("file.open"), true);
        QVERIFY(actions.disabledReason(QStringLiteral("file.open")).isEmpty());
        QVERIFY(actions.trigger(QStringLiteral("file.open")));
        QCOMPARE(runs, 1);
        QVERIFY(!actions.trigger(QStringLiteral("no.such")));
    }

    void keysFightInOneScopeAndWithGlobalOnes() {
        ActionRegistry actions;
        fill(actions);
        QVERIFY(actions.conflicts().empty()); // F twice, in two scopes
        actions.setKeys(QStringLiteral("lanes.fit"), {QKeySequence(Qt::CTRL | Qt::Key_O)});
        const auto conflicts = actions.conflicts();
        QCOMPARE(conflicts.size(), 1U);
        QCOMPARE(conflicts[0].first, QStringLiteral("file.open"));
        QCOMPARE(conflicts[0].second, QStringLiteral("lanes.fit"));
        QCOMPARE(actions.ownerOf(QKeySequence(Qt::Key_F), ActionScope::Queue), QStringLiteral("queue.first"));
        QVERIFY(actions.ownerOf(QKeySequence(Qt::Key_F), ActionScope::Canvas).isEmpty());
        actions.restoreDefaultKeys();
        QVERIFY(actions.conflicts().empty());
        QVERIFY(actions.changedKeys().isEmpty());
    }

    void keysFightWhereOneWidgetHasBothScopes() {
        ActionRegistry actions;
        fill(actions);
        QWidget both, lanes;
        actions.attach(&lanes, ActionScope::Lanes);
        actions.attach(&both, ActionScope::Queue);
        QVERIFY(actions.conflicts().empty());
        actions.attach(&both, ActionScope::Lanes);
        QCOMPARE(actions.conflicts().size(), 1U);
        actions.setKeys(QStringLiteral("queue.first"), {});
        QCOMPARE(actions.ownerOf(QKeySequence(Qt::Key_F), ActionScope::Queue), QStringLiteral("lanes.fit"));
    }

    void scopedKeysWorkOnlyOnTheirWidget() {
        QWidget window;
        auto* lanes = new QWidget(&window);
        auto* text = new QLineEdit;
        auto* layout = new QVBoxLayout(&window);
        lanes->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(lanes);
        layout->addWidget(text);
        ActionRegistry actions;
        int runs = 0;
        actions.attach(lanes, ActionScope::Lanes); // before the actions are there
        fill(actions, &runs);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        lanes->setFocus();
        QTest::keyClick(lanes, Qt::Key_F);
        QCOMPARE(runs, 1);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_F);
        QCOMPARE(runs, 1);
        QCOMPARE(text->text(), QStringLiteral("f"));
    }

    void keysSurviveAFile() {
        ActionRegistry actions, others;
        fill(actions);
        fill(others);
        actions.setKeys(QStringLiteral("page.export"), {QKeySequence(Qt::CTRL | Qt::Key_E), QKeySequence(Qt::Key_F7)});
        actions.setKeys(QStringLiteral("lanes.fit"), {});
        others.setKeys(QStringLiteral("file.open"), {QKeySequence(Qt::Key_F4)});
        QCOMPARE(applyKeysJson(others, keysToJson(actions)), QString());
        for (const QString& id : actions.ids()) QCOMPARE(others.keys(id), actions.keys(id));
    }

    void aBadFileOfKeysChangesNothing_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("no file of keys");
        QTest::newRow("no json") << QByteArray("keys=1") << QStringLiteral("no file of keys");
        QTest::newRow("newer") << QByteArray(R"({"tocsin_keys": 2, "keys": {}})") << QStringLiteral("no file of keys");
        QTest::newRow("number") << file(R"({"file.open": [3]})") << QStringLiteral("file.open");
        QTest::newRow("no key") << file(R"({"file.open": ["Ctrl+Nonsense"]})") << QStringLiteral("Ctrl+Nonsense");
        QTest::newRow("fight") << file(R"({"file.open": ["Ctrl+6"]})") << QStringLiteral("would start both");
    }
    void aBadFileOfKeysChangesNothing() {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        ActionRegistry actions;
        fill(actions);
        actions.setKeys(QStringLiteral("lanes.fit"), {QKeySequence(Qt::Key_G)});
        const auto before = actions.changedKeys();
        const QString failure = applyKeysJson(actions, json);
        QVERIFY2(failure.contains(said), qPrintable(failure));
        QCOMPARE(actions.changedKeys(), before);
    }

    void keysOfUnknownActionsAreLeftOut() {
        ActionRegistry actions;
        fill(actions);
        QCOMPARE(applyKeysJson(actions, file(R"({"gone.action": ["Ctrl+O"], "lanes.fit": ["G"]})")), QString());
        QCOMPARE(actions.keys(QStringLiteral("lanes.fit")), QList<QKeySequence>{QKeySequence(Qt::Key_G)});
    }

    void keysOfTheSettingsMaySwapButNotFight() {
        ActionRegistry actions;
        fill(actions);
        applyKeys(actions,
                  {{QStringLiteral("file.open"), {QStringLiteral("Ctrl+6")}}, {QStringLiteral("page.export"), {QStringLiteral("Ctrl+O")}}});
        QCOMPARE(actions.keys(QStringLiteral("file.open")), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_6)});
        QVERIFY(actions.conflicts().empty());
        actions.restoreDefaultKeys();
        applyKeys(actions, {{QStringLiteral("lanes.fit"), {QStringLiteral("Ctrl+O")}},
                            {QStringLiteral("queue.first"), {QStringLiteral("???Hyper")}}});
        QVERIFY(actions.conflicts().empty());
        QCOMPARE(actions.keys(QStringLiteral("lanes.fit")), QList<QKeySequence>{QKeySequence(Qt::Key_F)});
        QCOMPARE(actions.keys(QStringLiteral("queue.first")), QList<QKeySequence>{QKeySequence(Qt::Key_F)});
    }

    void thePageOfKeysNamesEveryAction() {
        ActionRegistry actions;
        fill(actions);
        const QString page = keysMarkdown(actions);
        QVERIFY(page.contains(QStringLiteral("| Open project | `Ctrl+O` | `file.open` | Open a \\| folder |")));
        for (const QString& id : actions.ids()) QVERIFY(page.contains(QStringLiteral("`%1`").arg(id)));
        QVERIFY(page.indexOf(QStringLiteral("## Lanes")) < page.indexOf(QStringLiteral("`lanes.fit`")));
    }
};

TOCSIN_GUI_MAIN(TestActionRegistry)
#include "tst_action_registry.moc"
