// SPDX-License-Identifier: GPL-3.0-or-later
// installer/demo.sh and installer/test.sh in a made-up checkout whose programs only write down how they were called.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Answer {
    int code = -1;
    QByteArray out, err;
};

class Checkout {
public:
    Checkout() {
        for (const char* name : {"demo.sh", "test.sh"}) {
            QVERIFY(QDir().mkpath(path("installer")));
            QVERIFY(QFile::copy(QString(TOCSIN_SOURCE_DIR "/installer/") + name, path(QString("installer/") + name)));
        }
        program("installer/setup.sh", "exit 0");
        program("tools/cmake", "exit 0");
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// An executable that appends its name and words to calls.txt, then does `body`.
    void program(const QString& name, const QByteArray& body) const {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho \"" + QFileInfo(name).fileName().toUtf8() + " $*\" >> '" + path("calls.txt").toUtf8() + "'\n" + body +
                   "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] Answer run(const QString& script, const QStringList& words, const QString& folder, const QString& display = {}) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", path("tools") + ":" + environment.value("PATH"));
        environment.remove("WAYLAND_DISPLAY");
        environment.remove("DISPLAY");
        if (!display.isEmpty()) environment.insert("DISPLAY", display);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start("bash", QStringList{path("installer/" + script)} + words);
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] QByteArray calls() const {
        QFile file(path("calls.txt"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestScripts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDemoFolderIsThatOfTheCaller() {
        const Checkout checkout;
        const QTemporaryDir elsewhere;
        checkout.program("build/release/bin/tocsin", "exit 0");
        const Answer answer = checkout.run("demo.sh", {"mine.tocsin"}, elsewhere.path());
        QVERIFY2(answer.code == 0, answer.err);
        const QByteArray expected = "tocsin demo " + QDir(elsewhere.path()).canonicalPath().toUtf8() + "/mine.tocsin\n";
        QVERIFY2(checkout.calls().contains(expected), checkout.calls());
        QVERIFY(answer.out.contains("no display here"));
    }

    void withoutAFolderTheDemoLiesInBuild() {
        const Checkout checkout;
        const QTemporaryDir elsewhere;
        checkout.program("build/release/bin/tocsin", "exit 0");
        QCOMPARE(checkout.run("demo.sh", {}, elsewhere.path()).code, 0);
        QVERIFY2(checkout.calls().contains("tocsin demo build/demo.tocsin\n"), checkout.calls());
    }

    void aDisplayThatIsGoneIsNoFailureOfTheLine() {
        const Checkout checkout;
        checkout.program("build/release/bin/tocsin", "exit 0");
        checkout.program("build/release/bin/tocsin-workbench", "exit 134");
        const Answer answer = checkout.run("demo.sh", {}, checkout.path("."), ":99");
        QVERIFY2(answer.code == 0, answer.err);
        QVERIFY2(answer.out.contains("the window did not open"), answer.out);
        QVERIFY(checkout.calls().contains("\ntocsin-workbench "));
    }

    void anInterruptedDemoIsNotTakenForAFinishedOne() {
        const Checkout checkout;
        checkout.program("build/release/bin/tocsin", "mkdir -p \"$2\" \"$2.files\"; exit 1");
        QVERIFY(checkout.run("demo.sh", {}, checkout.path(".")).code != 0);
        checkout.program("build/release/bin/tocsin", "mkdir -p \"$2\" \"$2.files\"; touch \"$2.files/done\"");
        const Answer afresh = checkout.run("demo.sh", {}, checkout.path("."));
        QVERIFY2(afresh.code == 0, afresh.err);
        QVERIFY2(afresh.out.contains("starting afresh in build/demo-2.tocsin"), afresh.out);
        const Answer again = checkout.run("demo.sh", {}, checkout.path("."));
        QVERIFY2(again.code == 0 && again.out.contains("demo-2.tocsin is there already and is used"), again.out);
        QVERIFY(!QDir(checkout.path("build/demo-3.tocsin")).exists());
    }

    void aLineThatFailsFails() {
        const Checkout checkout;
        checkout.program("build/release/bin/tocsin", "exit 3");
        QCOMPARE(checkout.run("demo.sh", {}, checkout.path("."), ":99").code, 3);
        QVERIFY(!checkout.calls().contains("\ntocsin-workbench "));
    }

    void testsRunWithoutLongOnesAndBenches() {
        const Checkout checkout;
        checkout.program("tools/ctest", "exit 0");
        QCOMPARE(checkout.run("test.sh", {}, checkout.path(".")).code, 0);
        QCOMPARE(checkout.calls().count("ctest "), 1);
        QVERIFY2(checkout.calls().contains("-LE long|bench"), checkout.calls());
        QCOMPARE(checkout.run("test.sh", {"--lang"}, checkout.path(".")).code, 2);
    }

    /// Benches run by themselves, after the tests and whatever those say; a goal that was missed is the script's exit code.
    void theLongRunTellsOfMissedGoals_data() {
        QTest::addColumn<QByteArray>("ctest");
        QTest::addColumn<int>("code");
        QTest::newRow("all well") << QByteArray("exit 0") << 0;
        QTest::newRow("a goal missed") << QByteArray("case \"$*\" in *'-L bench'*) exit 8;; esac") << 1;
        QTest::newRow("a test failed") << QByteArray("case \"$*\" in *'-LE bench'*) exit 8;; esac") << 1;
    }
    void theLongRunTellsOfMissedGoals() {
        QFETCH(QByteArray, ctest);
        QFETCH(int, code);
        const Checkout checkout;
        checkout.program("tools/ctest", ctest);
        const Answer answer = checkout.run("test.sh", {"--long"}, checkout.path("."));
        QCOMPARE(answer.code, code);
        QCOMPARE(checkout.calls().count("ctest "), 2);
        const QByteArray last = checkout.calls().trimmed().split('\n').last();
        QVERIFY2(last.contains("-L bench") && last.contains("-j 1"), last);
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "tst_scripts.moc"
