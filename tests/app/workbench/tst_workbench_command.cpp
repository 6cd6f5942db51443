// SPDX-License-Identifier: GPL-3.0-or-later
// The program from outside: options, exit codes, pictures without a display.
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QtTest>

#include "tests/app/workbench/plant_fixture.h"

using namespace tocsin;

namespace {

struct Ended {
    int code = -1;
    QString out, err;
};

Ended workbench(const QStringList& arguments, const QString& scale = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(QLatin1String(name));
    if (!scale.isEmpty()) environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TOCSIN_BIN_DIR "/tocsin-workbench"), arguments);
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class TestWorkbenchCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(tests::makePlant(m_folder->path() / "plant.tocsin", false).ok());
    }

    void helpAndVersionNeedNoDisplay() {
        const Ended help = workbench({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(QStringLiteral("--screenshot")));
        const Ended version = workbench({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith(QStringLiteral("tocsin-workbench ")));
    }

    void wrongUseIsTwo() {
        for (const QStringList& arguments : {QStringList{QStringLiteral("--nonsense")},
                                             {QStringLiteral("--page"), QStringLiteral("nowhere")},
                                             {QStringLiteral("a"), QStringLiteral("b")},
                                             {}}) {
            const Ended ended = workbench(arguments);
            QVERIFY2(ended.code == 2, qPrintable(arguments.join(QLatin1Char(' ')) + ended.err));
            QVERIFY(ended.err.contains(QStringLiteral("tocsin-workbench: ")));
        }
    }

    void thePageOfKeysIsUpToDate() {
        QCOMPARE(workbench({QStringLiteral("--write-keys"), path("keys.md")}).code, 0);
        QFile now(path("keys.md")), kept(QStringLiteral(TOCSIN_SOURCE_DIR "/docs/keys.md"));
        QVERIFY(now.open(QIODevice::ReadOnly) && kept.open(QIODevice::ReadOnly));
        QVERIFY2(now.readAll() == kept.readAll(), "run: tocsin-workbench --write-keys docs/keys.md");
        QCOMPARE(workbench({QStringLiteral("--write-keys"), QStringLiteral("/proc/none/keys.md")}).code, 3);
        QVERIFY(!workbench({QStringLiteral("--help")}).out.contains(QStringLiteral("write-keys")));
    }

    void settingsLieWhereTheyAreSaidToAndCanBeReset() {
        QFile file(path("settings.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\nversion=1\ntheme=dark\n");
        file.close();
        const QStringList picture{QStringLiteral("--settings"), path("settings.ini"),           QStringLiteral("--page"),
                                  QStringLiteral("start"),      QStringLiteral("--screenshot"), path("start")};
        QCOMPARE(workbench(QStringList{path("plant.tocsin")} + picture).code, 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("plant.tocsin")); // remembered there
        file.close();
        QCOMPARE(workbench({QStringLiteral("--settings"), path("settings.ini"), QStringLiteral("--reset-settings")}).code, 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray left = file.readAll();
        QVERIFY(!left.contains("plant.tocsin") && !left.contains("dark"));
    }

    void theLastProjectOpensUnlessToldNotTo() {
        QFile file(path("restore.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\nversion=1\n[session]\nproject=" + path("plant.tocsin").toUtf8() + "\n");
        file.close();
        const auto picture = [&](const QStringList& more, const char* folder) {
            const QStringList arguments{QStringLiteral("--settings"),
                                        path("restore.ini"),
                                        QStringLiteral("--page"),
                                        QStringLiteral("data"),
                                        QStringLiteral("--dark"),
                                        QStringLiteral("--screenshot"),
                                        path(folder)};
            return workbench(arguments + more).code == 0 ? QImage(path(folder) + QStringLiteral("/data-dark.png")) : QImage();
        };
        const QImage restored = picture({}, "restored"), plain = picture({QStringLiteral("--no-restore")}, "plain");
        QCOMPARE(restored.size(), plain.size());
        QVERIFY(restored != plain); // lanes in one, the empty face in the other
    }

    void picturesAtAnotherScale() {
        QCOMPARE(workbench({QStringLiteral("--page"), QStringLiteral("start"), QStringLiteral("--dark"), QStringLiteral("--scale"),
                            QStringLiteral("2"), QStringLiteral("--screenshot"), path("scaled")})
                     .code,
                 0);
        QCOMPARE(QImage(path("scaled") + QStringLiteral("/start-dark.png")).size(), QSize(2560, 1440));
        for (const char* bad : {"0", "-1", "wide", "99"})
            QCOMPARE(workbench({QStringLiteral("--scale"), QLatin1String(bad), QStringLiteral("--screenshot"), path("bad")}).code, 2);
    }

    void aBadProjectIsThree() {
        const Ended ended = workbench({path("none"), QStringLiteral("--screenshot"), path("pictures")});
        QCOMPARE(ended.code, 3);
        QVERIFY(ended.err.contains(QStringLiteral("none")));
        QVERIFY(!QFileInfo::exists(path("pictures")));
    }

    void picturesOfEveryPage() {
        QCOMPARE(workbench({path("plant.tocsin"), QStringLiteral("--screenshot"), path("all")}).code, 0);
        for (const char* name : {"data-light", "data-dark", "train-light", "train-dark", "threshold-light", "threshold-dark"})
            QCOMPARE(QImage(path("all") + QStringLiteral("/%1.png").arg(QLatin1String(name))).size(), QSize(1280, 720));
        QCOMPARE(workbench({path("plant.tocsin"), QStringLiteral("--screenshot"), path("one"), QStringLiteral("--page"),
                            QStringLiteral("data"), QStringLiteral("--dark")},
                           QStringLiteral("2"))
                     .code,
                 0);
        QCOMPARE(QDir(path("one")).entryList(QDir::Files), QStringList{QStringLiteral("data-dark.png")});
        QCOMPARE(QImage(path("one") + QStringLiteral("/data-dark.png")).size(), QSize(2560, 1440));
    }

private:
    [[nodiscard]] QString path(const char* name) const { return QString::fromStdString((m_folder->path() / name).string()); }
    std::unique_ptr<TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestWorkbenchCommand)
#include "tst_workbench_command.moc"
