// SPDX-License-Identifier: GPL-3.0-or-later
// The programs as a user runs them: exit codes, JSON on stdout, and the whole line from a CSV file to the agent's scores on a small made-up
// machine.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QtTest>
#include <cmath>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace {

struct Answer {
    int code = -1;
    QByteArray out, err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Answer run(const QString& program, const QStringList& words) {
    QProcess process;
    process.start(QStringLiteral(TOCSIN_BIN_DIR "/") + program, words);
    process.waitForFinished(300'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Answer tocsin(const QStringList& words) {
    return run(QStringLiteral("tocsin"), words);
}

/// A machine sampled once a second for `seconds`: two channels that follow each other; in [faultFrom, faultTo) the second leaves the first.
QByteArray machine(int seconds, int faultFrom, int faultTo) {
    QByteArray text = "time,pressure,flow,bad\n";
    quint32 noise = 12345;
    const auto random = [&] {
        noise = noise * 1664525u + 1013904223u;
        return (noise >> 8) / double(1 << 24) - 0.5;
    };
    for (int i = 0; i < seconds; ++i) {
        const bool bad = i >= faultFrom && i < faultTo;
        const double load = std::sin(i * 0.05);
        text += QDateTime::fromSecsSinceEpoch(1704067200 + i, QTimeZone::utc()).toString(Qt::ISODate).toUtf8() + ',' +
                QByteArray::number(5 + load + 0.05 * random(), 'f', 4) + ',' +
                QByteArray::number(20 + 2 * load + 0.1 * random() + (bad ? 6 : 0), 'f', 4) + (bad ? ",1\n" : ",0\n");
    }
    return text;
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString write(const char* name, const QByteArray& content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write a test file");
        return file.fileName();
    }

private Q_SLOTS:
    void helpIsOnStdoutAndExitsZero_data() {
        QTest::addColumn<QStringList>("verb");
        for (const char* verb : {"",
                                 "new",
                                 "info",
                                 "import",
                                 "label import",
                                 "label export",
                                 "label propose",
                                 "label snapshot make",
                                 "label snapshot list",
                                 "label snapshot diff",
                                 "label snapshot restore",
                                 "agree",
                                 "events import",
                                 "recipes",
                                 "train",
                                 "evaluate",
                                 "tune",
                                 "score",
                                 "explain",
                                 "quantize",
                                 "report",
                                 "keygen",
                                 "export",
                                 "verify",
                                 "demo",
                                 "check",
                                 "label confirm",
                                 "label reject"})
            QTest::newRow(*verb ? verb : "tocsin") << QString::fromLatin1(verb).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    void helpIsOnStdoutAndExitsZero() {
        QFETCH(QStringList, verb);
        const Answer answer = tocsin(verb + QStringList{QStringLiteral("--help")});
        QCOMPARE(answer.code, 0);
        QVERIFY(!answer.out.isEmpty());
    }

    void wrongUseExitsTwoWithAnErrorObject() {
        QCOMPARE(tocsin({"no-such-verb"}).code, 2);
        QCOMPARE(tocsin({"info", ".", "--no-such-option"}).code, 2);
        const Answer missing = tocsin({"info", path("none.tocsin"), "--json"});
        QCOMPARE(missing.code, 2);
        QVERIFY(!missing.json()["error"].toObject()["message"].toString().isEmpty());
        const Answer bare = tocsin({"info", "--json"});
        QCOMPARE(bare.code, 2);
        QCOMPARE(bare.json()["error"].toObject()["code"].toString(), QStringLiteral("usage"));
    }

    /// Whatever goes wrong, stdout holds one JSON object that says so, and nothing else.
    void everyVerbAnswersAFailureWithOneObject_data() {
        QTest::addColumn<QStringList>("words");
        const QString none = path("nowhere/none.tocsin"), file = path("nowhere/none.csv");
        const QList<QStringList> all = {{"new", path("nowhere/a/b.tocsin")},
                                        {"info", none},
                                        {"check", none},
                                        {"import", none, file, "--asset", "a"},
                                        {"label", "import", none, file},
                                        {"label", "export", none, file},
                                        {"label", "propose", none},
                                        {"label", "confirm", none, "1"},
                                        {"label", "reject", none, "1"},
                                        {"label", "snapshot", "make", none, "x"},
                                        {"label", "snapshot", "list", none},
                                        {"label", "snapshot", "diff", none, "x"},
                                        {"label", "snapshot", "restore", none, "x"},
                                        {"events", "import", none, file},
                                        {"agree", none},
                                        {"recipes", "--no-such-option"},
                                        {"train", none, "--recipe", "robust-ewma"},
                                        {"evaluate", none, "1"},
                                        {"tune", none, "1", "--budget", "1/30d"},
                                        {"score", none, "1", file, "--out", path("scores.csv")},
                                        {"explain", none, "1", "--asset", "a", "--at", "2024-01-01T00:00:00Z", "--out", path("why.png")},
                                        {"quantize", none, "1"},
                                        {"report", none, "1", "--out", path("report.html")},
                                        {"keygen", path("nowhere/a/b.key")},
                                        {"export", none, "1", "--key", file, "--out", path("x.bundle")},
                                        {"verify", file, "--trust", file},
                                        {"demo", path("nowhere")}};
        QDir().mkpath(path("nowhere"));
        QFile(path("nowhere/a")).open(QIODevice::WriteOnly); // a file where a folder is wanted
        for (const QStringList& words : all)
            QTest::newRow(qPrintable(words.mid(0, words.size() > 3 ? 3 : 1).join(QLatin1Char(' ')))) << words;
    }
    void everyVerbAnswersAFailureWithOneObject() {
        QFETCH(QStringList, words);
        const Answer answer = tocsin(words + QStringList{QStringLiteral("--json")});
        QVERIFY2(answer.code >= 1 && answer.code <= 3,
                 qPrintable(QStringLiteral("exit %1: %2").arg(answer.code).arg(QString::fromUtf8(answer.err))));
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(answer.out, &problem);
        QVERIFY2(problem.error == QJsonParseError::NoError && document.isObject(), answer.out.constData());
        QVERIFY(document.object().contains("error") || document.object().contains("reason"));
        if (!document.object().contains("error")) return; // verify says why a bundle is not valid
        const QJsonObject error = document.object()["error"].toObject();
        for (const char* key : {"code", "message"}) QVERIFY2(!error[QLatin1String(key)].toString().isEmpty(), answer.out.constData());
        QVERIFY(error.contains("detail"));
    }

    void badSourceExitsThreeAndChangesNothing() {
        const QString project = path("bad.tocsin");
        QCOMPARE(tocsin({"new", project}).code, 0);
        const QByteArray before = tocsin({"info", project, "--json"}).out;
        for (const QString& source : {path("missing.csv"), write("empty.csv", ""), write("header.csv", "time,a\n")}) {
            const Answer answer = tocsin({"import", project, source, "--asset", "x", "--json"});
            QCOMPARE(answer.code, 3);
            QVERIFY(!answer.json()["error"].toObject()["message"].toString().isEmpty());
        }
        QCOMPARE(tocsin({"info", project, "--json"}).out, before);
    }

    void aPlanOfSeveralSourcesNamesTheBadOnes() {
        const QString project = path("plans.tocsin"), good = write("good.csv", machine(100, 0, 0)),
                      other = write("other.csv", machine(50, 0, 0));
        QCOMPARE(tocsin({"new", project}).code, 0);
        const Answer several =
            tocsin({"import", project, good, path("gone.csv"), write("void.csv", ""), other, "--asset", "x", "--dry-run", "--json"});
        QCOMPARE(several.code, 3);
        QCOMPARE(several.json()["plans"].toArray().size(), 2);
        const QJsonArray failed = several.json()["failed"].toArray();
        QCOMPARE(failed.size(), 2);
        QCOMPARE(failed.at(0).toObject()["source"].toString(), "gone.csv");
        QCOMPARE(failed.at(1).toObject()["source"].toString(), "void.csv");
        for (const QJsonValue& one : failed) QVERIFY(!one.toObject()["error"].toString().isEmpty());
        const Answer well = tocsin({"import", project, good, other, "--asset", "x", "--dry-run", "--json"});
        QCOMPARE(well.code, 0);
        QVERIFY(!well.json().contains("failed"));
        const Answer alone = tocsin({"import", project, path("gone.csv"), "--asset", "x", "--dry-run", "--json"});
        QCOMPARE(alone.code, 3);
        QVERIFY(alone.json().contains("error"));
    }

    void theRecipeIsTheFirstSourcesAndAKnownSourceKeepsItsLabel() {
        const QString project = path("told.tocsin"), recipe = path("first.recipe");
        const QByteArray text = machine(100, 0, 0);
        QByteArray other = text;
        other.replace("pressure", "voltage");
        QCOMPARE(tocsin({"new", project}).code, 0);
        const QString source = write("one.csv", text);
        const Answer two = tocsin({"import", project, source, write("two.csv", other), "--asset", "y", "--save-recipe", recipe, "--json"});
        QVERIFY2(two.code == 0, two.out);
        QFile saved(recipe);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray first = saved.readAll();
        QVERIFY2(first.contains("pressure") && !first.contains("voltage"), first);
        const Answer known = tocsin({"import", project, source, "--asset", "y", "--label", "normal", "--json"});
        QVERIFY2(QJsonDocument(known.json()["warnings"].toArray()).toJson().contains("--label and --tag"), known.out);
        const Answer plain = tocsin({"import", project, source, "--asset", "y", "--json"});
        QVERIFY2(!QJsonDocument(plain.json()["warnings"].toArray()).toJson().contains("--label and --tag"), plain.out);
    }

    void anUnknownVerbIsNamedBesideThoseThereAre() {
        const QByteArray word = tocsin({"bogus"}).err, under = tocsin({"label", "bogus"}).err;
        QVERIFY2(word.contains("no verb 'bogus'") && word.contains("evaluate"), word);
        QVERIFY2(under.contains("tocsin label has no verb 'bogus'") && under.contains("propose"), under);
    }

    void badTimesAndRatesAreWrongUse() {
        const QString project = path("times.tocsin"), source = write("times.csv", machine(50, 0, 0));
        QCOMPARE(tocsin({"new", project}).code, 0);
        const std::initializer_list<QStringList> wrong = {
            {"import", project, source, "--asset", "x", "--start", "banana"},
            {"import", project, source, "--asset", "x", "--rate", "-3"},
            {"score", project, "1", source, "--out", path("o.csv"), "--start", "banana"},
            {"explain", project, "1", "--asset", "x", "--at", "banana", "--out", path("o.json")},
            {"label", "import", project, source, "--start", "banana"}};
        for (const QStringList& words : wrong) {
            const Answer answer = tocsin(words);
            QCOMPARE(answer.code, 2);
            QVERIFY2(answer.err.contains("banana") || answer.err.contains("-3"), answer.err);
            QVERIFY2(answer.err.size() < 300, answer.err);
        }
    }

    void anAnswerThatCannotBeWrittenSaysWhy() {
        const QString project = path("full.tocsin");
        QCOMPARE(tocsin({"new", project}).code, 0);
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(TOCSIN_BIN_DIR "/tocsin"), {"info", project, "--json"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(process.readAllStandardError().contains("No space left"));
    }

    void whileSomebodyWritesAProjectItCanBeRead() {
        const QString project = path("taken.tocsin"), source = write("taken.csv", machine(400, 0, 0));
        QCOMPARE(tocsin({"new", project}).code, 0);
        QCOMPARE(tocsin({"import", project, source, "--asset", "x"}).code, 0);
        QCOMPARE(tocsin({"train", project, "--recipe", "robust-ewma", "--set", "window=16", "--split", "time"}).code, 0);
        const int lock = ::open(qPrintable(project + "/LOCK"), O_RDWR | O_CLOEXEC);
        QVERIFY(lock >= 0);
        QCOMPARE(::flock(lock, LOCK_EX), 0);
        const Answer refused = tocsin({"label", "confirm", project, "--all", "--json"});
        QCOMPARE(refused.code, 3);
        QCOMPARE(refused.json()["error"].toObject()["code"].toString(), QStringLiteral("io"));
        const Answer figures = tocsin({"evaluate", project, "1", "--json"});
        QCOMPARE(figures.code, 0);
        QVERIFY(figures.json()["warnings"].toArray().last().toString().contains("not kept"));
        ::close(lock);
    }

    void whatIsReadIsNotWrittenOver() {
        const QString project = path("over.tocsin"), source = write("over.csv", machine(400, 0, 0));
        QCOMPARE(tocsin({"new", project}).code, 0);
        QCOMPARE(tocsin({"import", project, source, "--asset", "x"}).code, 0);
        QCOMPARE(tocsin({"train", project, "--recipe", "robust-ewma", "--set", "window=16", "--split", "time"}).code, 0);
        const QString database = project + "/project.db", at = QStringLiteral("2024-01-01T00:01:00Z");
        QCOMPARE(tocsin({"score", project, "1", source, "--out", source}).code, 2);
        QCOMPARE(tocsin({"score", project, "1", source, "--out", database}).code, 2);
        QCOMPARE(tocsin({"explain", project, "1", "--asset", "x", "--at", at, "--out", project + "/e.json"}).code, 2);
        QCOMPARE(tocsin({"report", project, "1", "--out", project + "/r.html"}).code, 2);
        QCOMPARE(tocsin({"label", "export", project, database}).code, 2);
        QCOMPARE(tocsin({"import", project, source, "--asset", "x", "--dry-run", "--save-recipe", project + "/r"}).code, 2);
        QCOMPARE(tocsin({"check", project}).code, 0);
        QFile kept(source);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), machine(400, 0, 0));
        // A device is written into, not replaced.
        const Answer through = tocsin({"score", project, "1", source, "--out", "/dev/stdout"});
        QCOMPARE(through.code, 0);
        QVERIFY(through.out.startsWith("time,asset,score\n"));
    }

    /// Making the plant takes a second and writes 26 MB: a refusal comes before it.
    void aDemoOnWhatIsThereIsRefusedAtOnce() {
        QVERIFY(QDir().mkpath(path("there.tocsin")));
        write("there.tocsin/own.txt", "mine");
        const Answer project = tocsin({"demo", path("there.tocsin"), "--json"});
        QCOMPARE(project.code, 2);
        QVERIFY(project.json()["error"].toObject()["message"].toString().contains("exists already"));
        QVERIFY(!QDir(path("there.tocsin.files")).exists());
        QCOMPARE(QDir(path("there.tocsin")).entryList(QDir::Files), QStringList{"own.txt"});
        QVERIFY(QDir().mkpath(path("gone.tocsin.files")));
        write("gone.tocsin.files/release.key", "old");
        for (const QString& name : {path("gone.tocsin"), path("gone.tocsin/")}) {
            const Answer files = tocsin({"demo", name, "--json"});
            QCOMPARE(files.code, 2);
            QVERIFY(files.json()["error"].toObject()["message"].toString().contains("gone.tocsin.files"));
        }
        QVERIFY(!QDir(path("gone.tocsin")).exists());
        QCOMPARE(QDir(path("gone.tocsin.files")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{"release.key"});
    }

    void theWholeLineEndsInEqualScores() {
        const QString project = path("line.tocsin"), source = write("machine.csv", machine(3000, 2500, 2600));
        QCOMPARE(tocsin({"new", project}).code, 0);
        const Answer imported = tocsin({"import", project, source, "--asset", "pump", "--label-column", "bad", "--json"});
        QCOMPARE(imported.code, 0);
        const QJsonObject recording = imported.json()["recordings"].toArray().at(0).toObject();
        QCOMPARE(recording["rows"].toInt(), 3000);
        QCOMPARE(recording["channels"].toArray().size(), 2);

        const Answer trained = tocsin(
            {"train", project, "--recipe", "conv-autoencoder", "--set", "epochs=3", "--set", "window=16", "--set", "stride=2", "--json"});
        QVERIFY2(trained.code == 0, trained.err + trained.out);
        const QString number = QString::number(trained.json()["run"].toInt());
        const Answer evaluated = tocsin({"evaluate", project, number, "--json"});
        QVERIFY2(evaluated.code == 0, evaluated.err + evaluated.out);
        QCOMPARE(evaluated.json()["events"].toInt(), 1);
        QVERIFY(evaluated.json()["baseline"].toObject()["name"].isString());
        QVERIFY(evaluated.json()["auc"].toDouble() > 0.9);

        const Answer strict = tocsin({"tune", project, number, "--budget", "1/30d", "--json"});
        QCOMPARE(strict.code, 0);
        QCOMPARE(strict.json()["shown"].toBool(), false);
        QVERIFY(!strict.json()["missing"].isNull());
        QCOMPARE(tocsin({"keygen", path("key")}).code, 0);
        QCOMPARE(tocsin({"export", project, number, "--key", path("key"), "--out", path("refused.bundle")}).code, 1);
        const Answer wide = tocsin({"tune", project, number, "--budget", "50000/1d", "--json"});
        QVERIFY2(wide.json()["shown"].toBool(), wide.out);
        const Answer exported = tocsin({"export", project, number, "--key", path("key"), "--out", path("pump.bundle"), "--json", "--name",
                                        "hall pump", "--bundle-version", "2.1", "--serial", "7", "--contact", "Ana"});
        QCOMPARE(exported.json()["serial"].toInt(), 7);
        QVERIFY2(exported.code == 0, exported.err + exported.out);
        const QJsonObject verified = tocsin({"verify", path("pump.bundle"), "--trust", path("key.pub"), "--self-test", "--json"}).json();
        QCOMPARE(verified["valid"].toBool(), true);
        QCOMPARE(verified["model"].toString(), QStringLiteral("hall pump"));
        QCOMPARE(verified["version"].toString(), QStringLiteral("2.1"));
        const QJsonObject golden = verified["golden"].toObject()["fp32"].toObject();
        QVERIFY(golden["vectors"].toInt() > 0);
        QCOMPARE(golden["equal"].toInt(), golden["vectors"].toInt());

        QCOMPARE(tocsin({"score", project, number, source, "--asset", "pump", "--out", path("desk.csv")}).code, 0);
        QCOMPARE(run("tocsin-edge", {"install", path("pump.bundle"), "--root", path("edge"), "--trust", path("key.pub")}).code, 0);
        const Answer agent = run("tocsin-edge", {"run", "--root", path("edge"), "--input", source, "--asset", "pump", "--scores",
                                                 path("edge.csv"), "--output", path("alarms.jsonl")});
        QVERIFY2(agent.code == 0, agent.err);
        QFile desk(path("desk.csv")), edge(path("edge.csv"));
        QVERIFY(desk.open(QIODevice::ReadOnly) && edge.open(QIODevice::ReadOnly));
        const QByteArray scores = desk.readAll();
        QVERIFY(scores.count('\n') > 1000);
        QCOMPARE(edge.readAll(), scores);

        const Answer facts = tocsin({"report", project, number, "--json"});
        QVERIFY2(facts.code == 0, facts.err + facts.out);
        const QJsonObject performance = facts.json()["performance"].toObject();
        const QJsonObject tuned = tocsin({"evaluate", project, number, "--json"}).json();
        QCOMPARE(performance["model"].toObject()["false_alarms"], tuned["false_alarms"]);
        QCOMPARE(performance["model"].toObject()["auc"], tuned["auc"]);
        QCOMPARE(facts.json()["decision"].toObject()["shown"].toBool(), true);
        for (const char* name : {"report.html", "report.pdf"}) {
            const Answer report = tocsin({"report", project, number, "--out", path(name)});
            QVERIFY2(report.code == 0, report.err);
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray start = file.read(20);
            QVERIFY2(start.startsWith(file.fileName().endsWith(QStringLiteral("pdf")) ? "%PDF-" : "<!DOCTYPE html>"), start);
            QVERIFY(file.size() > 10'000);
        }
        QCOMPARE(tocsin({"report", project, number, "--out", path("report.doc")}).code, 2);
        QCOMPARE(tocsin({"report", project, number}).code, 2);

        const QJsonObject info = tocsin({"info", project, "--json"}).json();
        QCOMPARE(info["labels"].toArray().size(), 1);
        QCOMPARE(info["runs"].toArray().size(), 1);
        QCOMPARE(tocsin({"check", project}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
