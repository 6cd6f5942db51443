// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QListWidget>
#include <QStringList>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/gui_main.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/queue_actions.h"

using namespace tocsin::widgets;

class TestQueueActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysReachTheQueueInFocusAndNobodyElse() {
        ActionRegistry actions;
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        QListWidget first, second;
        QLineEdit line;
        for (QWidget* widget : std::initializer_list<QWidget*>{&first, &second, &line}) layout->addWidget(widget);
        QStringList said;
        const auto handlers = [&said](const QString& who) {
            return QueueHandlers{
                [&said, who](int direction, bool onlyOpen) {
                    said << QStringLiteral("%1 step %2%3").arg(who).arg(direction).arg(onlyOpen ? " open" : "");
                },
                [&said, who](QueueVerdict verdict) { said << QStringLiteral("%1 verdict %2").arg(who).arg(static_cast<int>(verdict)); }};
        };
        attachQueueActions(actions, {&first}, handlers(QStringLiteral("first")));
        attachQueueActions(actions, {&second}, handlers(QStringLiteral("second")));
        QVERIFY(actions.conflicts().empty());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first.setFocus();
        QTest::keyClick(&first, Qt::Key_D);
        QTest::keyClick(&first, Qt::Key_A, Qt::ShiftModifier);
        second.setFocus();
        QTest::keyClick(&second, Qt::Key_Y);
        QTest::keyClick(&second, Qt::Key_R);
        QTest::keyClick(&second, Qt::Key_U);
        QTest::keyClick(&second, Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(
            said.join(QStringLiteral("; ")),
            QStringLiteral("first step 1; first step -1 open; second verdict 0; second verdict 1; second verdict 2; second step 1 open"));
        line.setFocus();
        QTest::keyClicks(&line, QStringLiteral("yard"));
        QCOMPARE(line.text(), QStringLiteral("yard"));
        QCOMPARE(said.size(), 6);
        // From the palette: the queue that had the focus last.
        QVERIFY(actions.trigger(QStringLiteral("queue.previous")));
        QCOMPARE(said.last(), QStringLiteral("second step -1"));
    }
};

TOCSIN_GUI_MAIN(TestQueueActions)
#include "tst_queue_actions.moc"
