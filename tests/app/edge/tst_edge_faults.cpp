// SPDX-License-Identifier: GPL-3.0-or-later
// Kills or fails an install and a rollback at each of their system calls: afterwards the old or the new bundle runs, whole, never none,
// never mixed.
#include <QtTest>
#include <filesystem>

#include "core/edge/device_state.h"
#include "tests/app/edge/edge_process.h"

using namespace tocsin;
namespace fs = std::filesystem;

namespace {

bool straceWorks() {
    QProcess strace;
    strace.start("strace", {"-f", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true"});
    return strace.waitForStarted() && strace.waitForFinished() && strace.exitStatus() == QProcess::NormalExit && strace.exitCode() == 0;
}

/// How often the command makes each call when nothing fails.
QMap<QString, int> countCalls(const QStringList& calls, const QStringList& words, const QString& log) {
    QProcess strace;
    strace.start("strace", QStringList{"-f", "-o", log, "-e", "trace=" + calls.join(',')} + words);
    strace.waitForFinished();
    QFile file(log);
    QMap<QString, int> counts;
    if (!file.open(QIODevice::ReadOnly)) return counts;
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
        for (const QString& call : calls)
            if (line.contains((' ' + call + '(').toUtf8())) ++counts[call];
    return counts;
}

} // namespace

class TestEdgeFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void installAndRollbackEndOldOrNew_data() {
        QTest::addColumn<bool>("back");
        QTest::newRow("install") << false;
        QTest::newRow("rollback") << true;
    }
    void installAndRollbackEndOldOrNew() {
        QFETCH(bool, back);
        if (!straceWorks()) QSKIP("strace cannot trace on this machine");
        const Site site;
        // The state to begin with: serial 1 ran, 2 runs.
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        QCOMPARE(site.install(site.bundle(2)).code, 0);
        const fs::path root = site.root.toStdString(), kept = site.path("kept").toStdString();
        fs::rename(root, kept);
        const auto reset = [&] {
            fs::remove_all(root);
            fs::copy(kept, root, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        };
        const QString program = QString(TOCSIN_BIN_DIR) + "/tocsin-edge", third = site.bundle(3);
        const QStringList words = back ? QStringList{program, "rollback", "--root", site.root}
                                       : QStringList{program, "install", third, "--root", site.root, "--trust", site.trust};
        const std::int64_t before = 2, after = back ? 1 : 3;
        reset();
        const QStringList calls = {"fsync", "rename", "mkdir", "symlink", "unlink", "unlinkat", "rmdir", "write", "close", "flock"};
        const auto counts = countCalls(calls, words, site.path("strace.log"));
        QVERIFY2(counts.value("fsync") > 2 && counts.value("rename") > 1, "strace saw no calls");
        // All points take minutes: the everyday run takes one in eleven (prime to the number of faults), TOCSIN_SWEEP=full takes all.
        const int every = qEnvironmentVariable("TOCSIN_SWEEP") == "full" ? 1 : 11;
        int point = 0, runs = 0, olds = 0, news = 0;
        for (const QString& call : calls)
            for (int when = 1; when <= counts.value(call); ++when)
                for (const QString& fault : {QString("signal=SIGKILL"), QString("error=EIO"), QString("error=ENOSPC")}) {
                    if (point++ % every != 0) continue;
                    reset();
                    QProcess strace;
                    strace.start("strace", QStringList{"-f", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                                                       "inject=" + call + ":" + fault + ":when=" + QString::number(when)} +
                                               words);
                    QVERIFY(strace.waitForFinished());
                    ++runs;
                    const QByteArray place = (call + " " + QString::number(when) + " " + fault).toUtf8();
                    const auto status = edge::deviceStatus(root);
                    QVERIFY2(status.ok(), place + ": " + QByteArray::fromStdString(status.ok() ? "" : status.error().message));
                    const auto serial = status->at("serial").get<std::int64_t>();
                    QVERIFY2(serial == before || serial == after, place);
                    (serial == before ? olds : news) += 1;
                    // What was reported as done is done, and the next attempt works.
                    if (strace.exitStatus() == QProcess::NormalExit && strace.exitCode() == 0) QVERIFY2(serial == after, place);
                    if (serial == before && fault.startsWith("signal")) QVERIFY2(agent(words.mid(1)).code == 0, place);
                }
        QVERIFY(olds > 0 && news > 0);
        qInfo("%d runs: %d ended old, %d new", runs, olds, news);
    }
};

QTEST_GUILESS_MAIN(TestEdgeFaults)
#include "tst_edge_faults.moc"
