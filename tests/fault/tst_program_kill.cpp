// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of import, label import and training, through the program itself: what was stored before stays, the killed work
// is whole or absent, and the next command works. TOCSIN_KILL_ROUNDS sets the rounds of each kind (default 6).
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

namespace {

constexpr int kRows = 60'000;

QString program() {
    return QStringLiteral(TOCSIN_BIN_DIR "/tocsin");
}

QJsonObject answer(const QStringList& words, int expectedCode = 0) {
    QProcess process;
    process.start(program(), words + QStringList{QStringLiteral("--json")});
    process.waitForFinished(300'000);
    const QByteArray out = process.readAllStandardOutput();
    if (process.exitCode() != expectedCode)
        qWarning("%s: exit %d: %s%s", qPrintable(words.join(' ')), process.exitCode(), out.constData(),
                 process.readAllStandardError().constData());
    return QJsonDocument::fromJson(out).object();
}

/// Starts the program and kills it after `ms`; true when it was still running.
bool killedAfter(const QStringList& words, int ms) {
    QProcess process;
    process.start(program(), words);
    process.waitForStarted();
    if (process.waitForFinished(ms)) return false;
    process.kill();
    process.waitForFinished(10'000);
    return true;
}

QByteArray history(int rows, int salt) {
    QByteArray text = "time,a,b\n";
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(1704067200 + i) + ',' + QByteArray::number(std::sin(i * 0.01 + salt), 'f', 6) + ',' +
                QByteArray::number(std::cos(i * 0.017), 'f', 6) + '\n';
    return text;
}

} // namespace

class TestProgramKill : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QRandomGenerator m_random{20240607};
    int m_rounds = qEnvironmentVariableIntValue("TOCSIN_KILL_ROUNDS") > 0 ? qEnvironmentVariableIntValue("TOCSIN_KILL_ROUNDS") : 6;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write a test file");
        return file.fileName();
    }
    [[nodiscard]] QString newProject(const QString& name) const {
        answer({"new", path(name)});
        return path(name);
    }

private Q_SLOTS:
    void killedImportsAreWholeOrAbsent() {
        const QString project = newProject("import.tocsin");
        answer({"import", project, write("keeper.csv", history(200, 0)), "--asset", "keeper"});
        int killed = 0;
        for (int round = 0; round < m_rounds; ++round) {
            const QJsonArray before = answer({"info", project})["recordings"].toArray();
            const QString source = write(QString("big%1.csv").arg(round), history(kRows, round + 1));
            killed += killedAfter({"import", project, source, "--asset", "big"}, m_random.bounded(10, 700));
            const QJsonArray after = answer({"info", project})["recordings"].toArray();
            QVERIFY(after.size() - before.size() <= 1);
            for (const QJsonValue& recording : before) QVERIFY(after.contains(recording));
            for (const QJsonValue& recording : after)
                if (!before.contains(recording)) QCOMPARE(recording.toObject()["rows"].toInt(), kRows);
        }
        QVERIFY2(killed > 0, "no import was killed in time; make the files larger");
        QCOMPARE(answer({"check", project})["sound"].toBool(), true);
    }

    void killedLabelImportsAreOneGesture() {
        const QString project = newProject("labels.tocsin");
        answer({"import", project, write("machine.csv", history(5000, 0)), "--asset", "pump"});
        constexpr int kLabels = 3000;
        int killed = 0, whole = 0, takesMs = 0;
        for (int round = 0; round < m_rounds; ++round) {
            QByteArray text = "asset,from,to,class\n";
            for (int i = 0; i < kLabels; ++i)
                text += "pump," + QByteArray::number(1704067200 + i) + ',' + QByteArray::number(1704067200 + i + round + 1) + ",wear\n";
            const qsizetype before = answer({"info", project})["labels"].toArray().size();
            const QStringList words = {"label", "import", project, write(QString("labels%1.csv").arg(round), text)};
            // The first one is let be: it says how long one takes here, so that the kills fall before, amid and after the writing.
            QElapsedTimer timer;
            timer.start();
            killed += killedAfter(words, round == 0 ? 300'000 : m_random.bounded(10, takesMs));
            if (round == 0) takesMs = std::max(20, static_cast<int>(timer.elapsed()));
            const qsizetype added = answer({"info", project})["labels"].toArray().size() - before;
            QVERIFY2(added == 0 || added == kLabels, qPrintable(QString::number(added)));
            whole += added == kLabels;
        }
        QVERIFY2(killed > 0, "no label import was killed in time; import more labels");
        QVERIFY(whole > 0); // the first at least
        QCOMPARE(answer({"check", project})["sound"].toBool(), true);
    }

    void killedTrainingsGoOnToTheSameModel() {
        const QString project = newProject("train.tocsin");
        const QString source = write("steady.csv", history(4000, 0));
        answer({"import", project, source, "--asset", "pump"});
        const QStringList words = {"train",     project, "--recipe", "conv-autoencoder", "--set", "epochs=6",  "--set",
                                   "window=16", "--set", "stride=1", "--seed",           "7",     "--threads", "1"};
        const int whole = answer(words)["run"].toInt();
        QVERIFY(whole > 0);
        answer({"score", project, QString::number(whole), source, "--out", path("whole.csv")});
        int killed = 0;
        for (int round = 0; round < m_rounds; ++round) {
            killed += killedAfter(words, m_random.bounded(300, 2500));
            const QJsonObject run = answer({"info", project})["runs"].toArray().last().toObject();
            if (run["status"].toString() == "finished") continue;
            const QString number = QString::number(run["id"].toInt());
            const QJsonObject resumed = answer(words + QStringList{"--resume", number});
            QCOMPARE(resumed["run"].toInt(), run["id"].toInt());
            answer({"score", project, number, source, "--out", path("resumed.csv")});
            QFile first(path("whole.csv")), second(path("resumed.csv"));
            QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
            QCOMPARE(second.readAll(), first.readAll());
        }
        QVERIFY2(killed > 0, "no training was killed in time; train longer");
        QCOMPARE(answer({"check", project})["sound"].toBool(), true);
    }
};

QTEST_GUILESS_MAIN(TestProgramKill)
#include "tst_program_kill.moc"
