// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/edge/edge_process.h"

#include <QDir>
#include <QtTest>

using namespace tocsin;

namespace {

Answer verify(const QStringList& words) {
    QProcess process;
    process.start(QString(TOCSIN_BIN_DIR) + "/tocsin", QStringList{"verify"} + words + QStringList{"--json"});
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput().toStdString(), {}};
}

} // namespace

class TestVerifyCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOlderSerialIsRefusedWithItsOwnWords() {
        const Site site;
        const QString bundle = site.bundle(5);
        const QStringList words = {bundle, "--trust", site.trust};
        QCOMPARE(verify(words).json().at("valid"), Json(true));
        QCOMPARE(verify(words + QStringList{"--above", "4"}).code, 0);
        for (const char* above : {"5", "6"}) {
            const Answer answer = verify(words + QStringList{"--above", above});
            QCOMPARE(answer.code, 1);
            QCOMPARE(answer.json().at("valid"), Json(false));
            QCOMPARE(answer.json().at("code"), Json("serial-old"));
            const auto reason = answer.json().at("reason").get<std::string>();
            QVERIFY2(reason.find("serial 5 is not above " + std::string(above)) != std::string::npos, reason.c_str());
        }
        QCOMPARE(verify(words + QStringList{"--above", "0"}).code, 2);
        QCOMPARE(verify(words + QStringList{"--above", "new"}).code, 2);
    }

    void aDeviceRootSaysWhatIsOld() {
        const Site site;
        QVERIFY(QDir().mkpath(site.root));
        const QStringList asked = {"--trust", site.trust, "--root", site.root};
        const QString first = site.bundle(5), second = site.bundle(6);
        QCOMPARE(verify(QStringList{first} + asked).code, 0); // nothing ran there yet
        QCOMPARE(site.install(first).code, 0);
        const Answer old = verify(QStringList{first} + asked);
        QCOMPARE(old.code, 1);
        QCOMPARE(old.json().at("code"), Json("serial-old"));
        QCOMPARE(verify(QStringList{second} + asked).code, 0);
        QCOMPARE(verify(QStringList{second} + asked + QStringList{"--above", "7"}).code, 1);
        QCOMPARE(verify({second, "--trust", site.trust, "--root", site.path("nowhere")}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestVerifyCommand)
#include "tst_verify_command.moc"
