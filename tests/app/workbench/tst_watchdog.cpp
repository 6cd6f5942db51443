// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEventLoop>
#include <QTimer>
#include <QtTest>

#include "app/workbench/shell/watchdog.h"

using tocsin::workbench::WatchedApplication;

class TestWatchdog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlowEventIsNoticedWithItsReceiver() {
        auto* application = static_cast<WatchedApplication*>(qApp);
        const auto before = application->stalls().size();
        QTimer timer;
        timer.setObjectName(QStringLiteral("slowTimer"));
        bool fired = false;
        QObject::connect(&timer, &QTimer::timeout, [&] {
            QTest::qSleep(2 * WatchedApplication::kStallMs);
            fired = true;
        });
        timer.setSingleShot(true);
        QEventLoop loop;
        QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        timer.start(0);
        loop.exec(); // below the event of the test itself
        QVERIFY(fired);
        QVERIFY(application->stalls().size() > before);
        const auto& stall = application->stalls().constLast();
        QVERIFY(stall.milliseconds >= 2 * WatchedApplication::kStallMs);
        QVERIFY2(stall.what.contains(QStringLiteral("Timer of QTimer slowTimer")), qPrintable(stall.what));
    }

    void anEventThatRunsALoopIsNoStall() {
        auto* application = static_cast<WatchedApplication*>(qApp);
        const auto before = application->stalls().size();
        QTimer timer;
        timer.setSingleShot(true);
        QEventLoop outer;
        QObject::connect(&timer, &QTimer::timeout, [&] {
            QEventLoop dialog;
            QTimer::singleShot(2 * WatchedApplication::kStallMs, &dialog, &QEventLoop::quit);
            dialog.exec();
            outer.quit();
        });
        timer.start(0);
        outer.exec();
        QCOMPARE(application->stalls().size(), before);
    }

    void nothingIsLoggedWhileItIsOff() {
        auto* application = static_cast<WatchedApplication*>(qApp);
        application->watch(false);
        const auto before = application->stalls().size();
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] {
            QTest::qSleep(2 * WatchedApplication::kStallMs);
            loop.quit();
        });
        loop.exec();
        QCOMPARE(application->stalls().size(), before);
        application->watch(true);
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TOCSIN_LOG", "error"); // the warnings are what is tested
    WatchedApplication application(argc, argv);
    application.watch(true);
    TestWatchdog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_watchdog.moc"
