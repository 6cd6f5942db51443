// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <csignal>

#include "tests/app/edge/edge_process.h"

using namespace tocsin;

namespace {

std::string csv(int rows, double level) {
    std::string text = "time,pressure,flow,anomaly\n";
    for (int row = 0; row < rows; ++row)
        text += formatTime(row * kNsPerSecond) + "," + shortestNumber(level) + "," + shortestNumber(level) + ",1\n";
    return text;
}

} // namespace

class TestEdgeCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpGoesToStandardOutput() {
        for (const QStringList& words : {QStringList{"--help"}, QStringList{"install", "--help"}, QStringList{"run", "--help"},
                                         QStringList{"status", "--help"}, QStringList{"rollback", "--help"}, QStringList{"--version"}}) {
            const Answer answer = agent(words);
            QCOMPARE(answer.code, 0);
            QVERIFY(!answer.out.empty());
            QVERIFY2(answer.err.empty(), answer.err.c_str());
        }
    }

    void wrongWordsAreUsageErrors_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown verb") << QStringList{"no-such-verb"};
        QTest::newRow("no root") << QStringList{"status"};
        QTest::newRow("unknown option") << QStringList{"status", "--root", ".", "--no-such-option"};
        QTest::newRow("no trust") << QStringList{"install", "a.bundle", "--root", "."};
        QTest::newRow("precision") << QStringList{"run", "--root", ".", "--precision", "fp16"};
        QTest::newRow("rate") << QStringList{"run", "--root", ".", "--rate", "-1"};
        QTest::newRow("missing root") << QStringList{"status", "--root", "/no/such/folder"};
        QTest::newRow("two verbs") << QStringList{"status", "--root", ".", "rollback", "--root", "."};
    }
    void wrongWordsAreUsageErrors() {
        QFETCH(QStringList, words);
        const Answer plain = agent(words);
        QCOMPARE(plain.code, 2);
        QVERIFY(plain.out.empty());
        QVERIFY(!plain.err.empty());
        const Answer json = agent(words + QStringList{"--json"});
        QCOMPARE(json.code, 2);
        QCOMPARE(json.json().at("error").at("code"), Json("usage"));
    }

    void theWholeLine() {
        const Site site;
        Answer answer = site.install(site.bundle(1));
        QVERIFY2(answer.code == 0, answer.err.c_str());
        const Answer first = site.status();
        QCOMPARE(first.code, 0);
        QCOMPARE(first.json().at("serial"), Json(1));
        QVERIFY(agent({"status", "--root", site.root}).out.find("mean-1") != std::string::npos);
        // run from a file and from standard input: the same scores, alarms on standard output
        const QString file = site.write("pump.csv", csv(10, 20));
        answer = agent({"run", "--root", site.root, "--input", file, "--scores", site.path("scores.csv")});
        QVERIFY2(answer.code == 0, answer.err.c_str());
        QCOMPARE(Json::parse(answer.out).at("state"), Json("raised"));
        QVERIFY(answer.err.find("10 rows") != std::string::npos);
        const std::string scores = readFile(site.folder.path() / "scores.csv").value();
        QCOMPARE(std::count(scores.begin(), scores.end(), '\n'), 8);
        answer = agent({"run", "--root", site.root, "--input", "-", "--asset", "pump", "--scores", site.path("stdin.csv"), "--output",
                        site.path("a.jsonl"), "--json"},
                       QByteArray::fromStdString(csv(10, 20)));
        QVERIFY2(answer.code == 0, answer.err.c_str());
        QCOMPARE(answer.json().at("scores"), Json(7));
        QCOMPARE(readFile(site.folder.path() / "stdin.csv").value(), scores);
        // a second bundle, the older one refused, and back
        QCOMPARE(agent({"install", site.bundle(2), "--root", site.root, "--trust", site.trust, "--json"}).json().at("serial"), Json(2));
        answer = agent({"install", site.bundle(1), "--root", site.root, "--trust", site.trust, "--json"});
        QCOMPARE(answer.code, 1);
        QCOMPARE(answer.json().at("error").at("detail"), Json("serial-old"));
        QCOMPARE(agent({"rollback", "--root", site.root}).code, 0);
        QCOMPARE(site.status().out, first.out);
        answer = agent({"rollback", "--root", site.root, "--json"});
        QCOMPARE(answer.code, 1);
        QVERIFY(answer.json().contains("error"));
    }

    void refusalsLeaveTheStatusAlone() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        const std::string before = site.status().out;
        std::string flipped = sample::bytes(2);
        flipped[flipped.size() / 2] ^= 8;
        QCOMPARE(site.install(site.write("flipped.bundle", flipped)).code, 1);
        QCOMPARE(site.install(site.write("empty.bundle", "")).code, 1);
        QCOMPARE(site.install(site.path("missing.bundle")).code, 3);
        const auto stranger = bundle::SecretKey::generate();
        const QString other = site.write("stranger.pub", bundle::publicKeyText(stranger->publicKey()));
        QCOMPARE(agent({"install", site.bundle(2), "--root", site.root, "--trust", other}).code, 1);
        QCOMPARE(agent({"install", site.bundle(2), "--root", site.root, "--trust", site.path("none.pub")}).code, 3);
        QCOMPARE(site.status().out, before);
    }

    void nothingInstalledIsSaid() {
        const Site site;
        QVERIFY(QDir().mkpath(site.root));
        const Answer status = site.status();
        QCOMPARE(status.code, 0);
        QVERIFY(status.json().at("active").is_null());
        QCOMPARE(agent({"run", "--root", site.root, "--input", site.write("a.csv", csv(5, 1))}).code, 3);
        QCOMPARE(agent({"run", "--root", site.root, "--json"}).code, 2); // alarms and answer would share standard output
    }

    void followStopsOnSigterm() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        const QString file = site.write("pump.csv", csv(10, 20));
        QProcess following;
        following.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", {"run", "--root", site.root, "--input", file, "--follow"});
        QVERIFY(following.waitForStarted());
        QVERIFY(following.waitForReadyRead(20'000)); // the alarm
        QVERIFY(following.state() == QProcess::Running);
        ::kill(static_cast<pid_t>(following.processId()), SIGTERM);
        QVERIFY(following.waitForFinished(5'000));
        QCOMPARE(following.exitStatus(), QProcess::NormalExit);
        QCOMPARE(following.exitCode(), 0);
        QVERIFY(following.readAllStandardError().contains("1 standing"));
    }

    void aFileThatWasCutBetweenTwoRunsIsSaid() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        const QString file = site.write("pump.csv", csv(20, 20));
        const auto follow = [&](int scores) {
            QProcess following;
            following.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", {"run", "--root", site.root, "--input", file, "--follow", "--scores",
                                                                       site.path("s.csv"), "--output", site.path("a.jsonl")});
            const auto lines = [&] {
                const auto text = readFile(site.folder.path() / "s.csv");
                return text.ok() ? std::count(text->begin(), text->end(), '\n') : 0;
            };
            for (int tries = 0; tries < 200 && lines() < scores; ++tries) QTest::qWait(50);
            following.terminate();
            following.waitForFinished(5'000);
            return std::pair(following.exitCode(), following.readAllStandardError());
        };
        QCOMPARE(follow(18).first, 0);
        const auto again = follow(18);
        QVERIFY2(!again.second.contains("cut or replaced"), again.second);
        QFile cut(file);
        QVERIFY(cut.open(QIODevice::WriteOnly)); // the same file, emptied
        cut.write(QByteArray::fromStdString(csv(12, 5)));
        cut.close();
        const auto after = follow(27);
        QCOMPARE(after.first, 0);
        QVERIFY2(after.second.contains("was cut or replaced while nobody followed it"), after.second);
    }

    /// ONNX Runtime's official build keeps a telemetry database under the home folder unless it is told not to.
    void nothingIsWrittenToTheHomeFolder() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        QVERIFY(QDir().mkpath(site.path("home")));
        QProcess running;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", site.path("home"));
        environment.remove("XDG_CACHE_HOME");
        environment.remove("ORT_DISABLE_TELEMETRY");
        running.setProcessEnvironment(environment);
        running.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge",
                      {"run", "--root", site.root, "--input", site.write("pump.csv", csv(10, 20))});
        QVERIFY(running.waitForFinished());
        QCOMPARE(running.exitCode(), 0);
        QCOMPARE(QDir(site.path("home")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void theAgentLinksNothingHeavy() {
        QProcess ldd;
        ldd.start("ldd", {QString(TOCSIN_BIN_DIR) + "/tocsin-edge"});
        if (!ldd.waitForStarted()) QSKIP("no ldd on this machine");
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libsodium"));
        for (const char* heavy : {"libQt", "libtorch", "libc10", "libhdf5", "libsqlite", "libopencv", "libonnx", "libmatio", "libopenblas"})
            QVERIFY2(!libraries.contains(heavy), heavy);
    }
};

QTEST_GUILESS_MAIN(TestEdgeCommand)
#include "tst_edge_command.moc"
