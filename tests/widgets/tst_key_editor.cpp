// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

#include "tests/gui_main.h"
#include "widgets/actions/key_editor.h"
#include "widgets/actions/key_sheet.h"

using namespace tocsin::widgets;

class TestKeyEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_actions = std::make_unique<ActionRegistry>();
        m_actions->add({QStringLiteral("file.open"),
                        QStringLiteral("&Open..."),
                        {},
                        {QKeySequence(Qt::CTRL | Qt::Key_O), QKeySequence(Qt::Key_F2)},
                        ActionScope::Global,
                        {},
                        {}},
                       [] {});
        m_actions->add(
            {QStringLiteral("file.new"), QStringLiteral("&New"), {}, {QKeySequence(Qt::CTRL | Qt::Key_N)}, ActionScope::Global, {}, {}},
            [] {});
        m_actions->add({QStringLiteral("lanes.in"), QStringLiteral("&In"), {}, {QKeySequence(Qt::Key_I)}, ActionScope::Lanes, {}, {}},
                       [] {});
    }

    void aConflictIsAskedNotTaken() {
        KeyEditor editor(*m_actions);
        editor.show();
        QSignalSpy changed(&editor, &KeyEditor::keysChanged);
        editor.choose(QStringLiteral("file.new"));
        const QKeySequence key(Qt::CTRL | Qt::Key_O);
        auto* take = editor.findChild<QPushButton*>(QStringLiteral("keyTake"));
        QVERIFY(take->isHidden());
        QVERIFY(!editor.assign(key));
        QVERIFY2(editor.message().contains(QStringLiteral("'Open'")), qPrintable(editor.message()));
        QVERIFY(!take->isHidden());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_actions->keys(QStringLiteral("file.new")), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_N)});
        take->click();
        QCOMPARE(m_actions->keys(QStringLiteral("file.new")), QList<QKeySequence>{key});
        QCOMPARE(m_actions->keys(QStringLiteral("file.open")), QList<QKeySequence>{QKeySequence(Qt::Key_F2)});
        QVERIFY(m_actions->conflicts().empty());
        QCOMPARE(changed.count(), 1);
        QVERIFY(take->isHidden());
    }

    void anotherChoiceForgetsTheQuestion() {
        KeyEditor editor(*m_actions);
        editor.choose(QStringLiteral("file.new"));
        QVERIFY(!editor.assign(QKeySequence(Qt::Key_F2)));
        editor.choose(QStringLiteral("lanes.in"));
        editor.findChild<QPushButton*>(QStringLiteral("keyTake"))->click();
        QCOMPARE(m_actions->keys(QStringLiteral("lanes.in")), QList<QKeySequence>{QKeySequence(Qt::Key_I)});
    }

    void plainLettersAreNotGlobal() {
        KeyEditor editor(*m_actions);
        editor.choose(QStringLiteral("file.new"));
        QVERIFY(!editor.assign(QKeySequence(Qt::Key_X)));
        QVERIFY(!editor.assign(QKeySequence(Qt::SHIFT | Qt::Key_X)));
        QVERIFY(editor.message().contains(QStringLiteral("Ctrl")));
        QVERIFY(editor.assign(QKeySequence(Qt::Key_F8)));
        editor.choose(QStringLiteral("lanes.in"));
        QVERIFY(editor.assign(QKeySequence(Qt::Key_X)));
    }

    void defaultsComeBack() {
        KeyEditor editor(*m_actions);
        editor.choose(QStringLiteral("file.open"));
        editor.findChild<QPushButton*>(QStringLiteral("keyClear"))->click();
        QVERIFY(m_actions->keys(QStringLiteral("file.open")).isEmpty());
        editor.findChild<QPushButton*>(QStringLiteral("keyDefault"))->click();
        QCOMPARE(m_actions->keys(QStringLiteral("file.open")),
                 (QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_O), QKeySequence(Qt::Key_F2)}));
        QVERIFY(editor.assign(QKeySequence(Qt::Key_F9)));
        editor.choose(QStringLiteral("file.new"));
        QVERIFY(editor.assign(QKeySequence(Qt::Key_F2)));
        editor.findChild<QPushButton*>(QStringLiteral("keyDefaults"))->click();
        QVERIFY(m_actions->changedKeys().isEmpty());
    }

    void theSearchFindsNamesAndKeys() {
        KeyEditor editor(*m_actions);
        auto* search = editor.findChild<QLineEdit*>(QStringLiteral("keySearch"));
        const auto shown = [&] {
            QStringList names;
            const auto* list = editor.findChild<QTreeWidget*>(QStringLiteral("keyList"));
            for (int i = 0; i < list->topLevelItemCount(); ++i)
                if (!list->topLevelItem(i)->isHidden()) names << list->topLevelItem(i)->text(0);
            return names;
        };
        search->setText(QStringLiteral("ope"));
        QCOMPARE(shown(), QStringList{QStringLiteral("Open")});
        QTest::keyClick(search, Qt::Key_Return); // presses no button
        QVERIFY(m_actions->changedKeys().isEmpty());
        QCOMPARE(editor.result(), 0);
        search->setText(QStringLiteral("ctrl+n"));
        QCOMPARE(shown(), QStringList{QStringLiteral("New")});
        search->clear();
        QCOMPARE(shown().size(), 3);
    }

    void theSheetShowsTheUsersOwnKeysAndPrints() {
        QWidget window;
        window.resize(900, 600);
        KeySheet sheet(*m_actions, &window);
        m_actions->setKeys(QStringLiteral("lanes.in"), {QKeySequence(Qt::Key_Q)});
        m_actions->setKeys(QStringLiteral("file.new"), {});
        window.show();
        sheet.toggle();
        QVERIFY(sheet.isVisible());
        QVERIFY(sheet.text().contains(QStringLiteral("Lanes")));
        QVERIFY(sheet.text().contains(QLatin1Char('Q')));
        QVERIFY(!sheet.text().contains(QStringLiteral("New"))); // has no key
        QTemporaryDir folder;
        QVERIFY(sheet.savePdf(folder.filePath(QStringLiteral("keys.pdf"))));
        QFile pdf(folder.filePath(QStringLiteral("keys.pdf")));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QCOMPARE(pdf.read(5), QByteArray("%PDF-"));
        QVERIFY(!sheet.savePdf(folder.filePath(QStringLiteral("missing/keys.pdf"))));
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QVERIFY(sheet.isHidden());
    }

private:
    std::unique_ptr<ActionRegistry> m_actions;
};

TOCSIN_GUI_MAIN(TestKeyEditor)
#include "tst_key_editor.moc"
