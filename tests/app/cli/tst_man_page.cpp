// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/man/man_page.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QByteArray output(const QString& program, const QStringList& words) {
    QProcess process;
    process.start(program, words);
    process.waitForFinished(60'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestManPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerbAndOptionStandsOnceAndHelpNowhere() {
        CLI::App app("made up", "bell");
        app.set_version_flag("--version", "1");
        CLI::App* ring = app.add_subcommand("ring", ".loud - always");
        int times = 1;
        ring->add_option("TOWER", times, "which one");
        ring->add_option("-n,--times", times, "how often");
        app.add_subcommand("more", "a group")->add_subcommand("still", "stop it");
        const std::string page = tocsin::app::manPage(app, {"rings", "1", "0 ok", {{"BELL", "which"}}, "gong(1)"});
        const QByteArray text = QByteArray::fromStdString(page);
        QVERIFY2(text.startsWith(".TH BELL 1 \"\" \"bell 1\""), text);
        QCOMPARE(text.count("\n.SS "), 2);
        QVERIFY(text.contains(".SS \"bell ring\"\n\\&.loud \\- always\n"));
        QVERIFY(text.contains(".SS \"bell more still\"\n"));
        QCOMPARE(text.count(".B \\-\\-version\n"), 1);
        QCOMPARE(text.count(".B TOWER\n"), 1);
        QVERIFY2(text.contains("\\-n,\\-\\-times"), text);
        QVERIFY2(!text.contains("help"), text);
    }

    void theProgramsPrintAndInstallTheirs() {
        const QTemporaryDir prefix;
        QVERIFY(!output(TOCSIN_CMAKE, {"--install", TOCSIN_BUILD_DIR, "--component", "man", "--prefix", prefix.path()}).isEmpty());
        for (const QString& name : {QString("tocsin"), QString("tocsin-edge")}) {
            const QByteArray page = output(QString(TOCSIN_BIN_DIR) + "/" + name, {"--man"});
            QVERIFY(page.startsWith(".TH "));
            QVERIFY(!page.contains("\\-\\-help"));
            QVERIFY(page.count("\n.SS ") >= 4);
            QFile installed(prefix.filePath("share/man/man1/" + name + ".1"));
            QVERIFY2(installed.open(QIODevice::ReadOnly), qPrintable(installed.fileName()));
            QCOMPARE(installed.readAll(), page);
        }
    }
};

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_man_page.moc"
