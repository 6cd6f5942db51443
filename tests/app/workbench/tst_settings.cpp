// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "app/workbench/settings.h"

using namespace tocsin::workbench;

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QFile::remove(file()); }

    void whatIsSetIsThereNextTime() {
        {
            Settings settings(file());
            QVERIFY(settings.theme() == ThemeChoice::System);
            QVERIFY(settings.restoreSession());
            QCOMPARE(settings.language(), QStringLiteral("system"));
            settings.setTheme(ThemeChoice::Dark);
            settings.setLanguage(QStringLiteral("de"));
            settings.setRater(QStringLiteral("Ana"));
            QVERIFY(!settings.blindLabelling());
            settings.setBlindLabelling(true);
            settings.setRestoreSession(false);
            settings.setLastProject(QStringLiteral("/data/pumps.tocsin"));
            settings.setRecentCommands({QStringLiteral("file.open")});
            settings.setKeys({{QStringLiteral("file.open"), {QStringLiteral("F7"), QStringLiteral("Ctrl+,")}}});
            settings.setPlace(QStringLiteral("a1b2"), {{QStringLiteral("page"), QStringLiteral("threshold")}});
            settings.setWindow("geometry", "state", 3);
        }
        Settings settings(file());
        QVERIFY(settings.theme() == ThemeChoice::Dark);
        QCOMPARE(settings.language(), QStringLiteral("de"));
        QCOMPARE(settings.rater(), QStringLiteral("Ana"));
        QVERIFY(!settings.restoreSession());
        QVERIFY(settings.blindLabelling());
        QCOMPARE(settings.lastProject(), QStringLiteral("/data/pumps.tocsin"));
        QCOMPARE(settings.recentCommands(), QStringList{QStringLiteral("file.open")});
        QCOMPARE(settings.keys().value(QStringLiteral("file.open")), (QStringList{QStringLiteral("F7"), QStringLiteral("Ctrl+,")}));
        QCOMPARE(settings.place(QStringLiteral("a1b2")).value(QStringLiteral("page")).toString(), QStringLiteral("threshold"));
        QCOMPARE(settings.windowState(3), QByteArray("state"));
        QVERIFY(settings.windowState(4).isEmpty());
        settings.reset();
        QVERIFY(settings.theme() == ThemeChoice::System);
        QVERIFY(settings.recentProjects().isEmpty());
        QVERIFY(settings.rater().isEmpty());
    }

    void aFileThatIsNoSettingsIsAsGoodAsNone_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\x00\xff\x7f[\x01==@@", 10);
        QTest::newRow("wrong types") << QByteArray(
            "[General]\nversion=1\ntheme=@ByteArray(xx)\nrestore=@Invalid()\n[recent]\nsize=twelve\n1\\folder=relative\n"
            "[window]\nlayout=none\nstate=3\n[keys]\nfile.open=@Variant(\\0\\0)\n[places]\nx=7\n");
        QTest::newRow("huge list") << QByteArray("[General]\nversion=1\n[recent]\nsize=2000000000\n1\\folder=/a\n");
    }
    void aFileThatIsNoSettingsIsAsGoodAsNone() {
        QFETCH(QByteArray, content);
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
        out.close();
        Settings settings(file());
        QVERIFY(settings.theme() == ThemeChoice::System);
        QVERIFY(settings.windowState(1).isEmpty());
        QVERIFY(settings.recentProjects().size() <= 1);
        QVERIFY(settings.lastProject().isEmpty());
        QVERIFY(settings.place(QStringLiteral("x")).isEmpty());
        settings.setTheme(ThemeChoice::Light); // and can be used
        QVERIFY(settings.theme() == ThemeChoice::Light);
    }

    void anotherVersionIsSetAside() {
        {
            QSettings raw(file(), QSettings::IniFormat);
            raw.setValue(QStringLiteral("version"), Settings::kVersion + 1);
            raw.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        }
        Settings settings(file());
        QVERIFY(settings.theme() == ThemeChoice::System);
    }

    void tenRecentProjectsAndPinnedOnesStay() {
        Settings settings(file());
        settings.remember(QStringLiteral("/p/pinned"));
        settings.setRecentProjects({{QStringLiteral("/p/pinned"), true}});
        for (int i = 0; i < 15; ++i) settings.remember(QStringLiteral("/p/%1").arg(i));
        const auto projects = settings.recentProjects();
        QCOMPARE(projects.size(), 10);
        QCOMPARE(projects.constFirst().folder, QStringLiteral("/p/14"));
        QVERIFY(projects.contains(Settings::RecentProject{QStringLiteral("/p/pinned"), true}));
        settings.remember(QStringLiteral("/p/pinned"));
        QCOMPARE(settings.recentProjects().size(), 10);
        QCOMPARE(settings.recentProjects().constFirst(), (Settings::RecentProject{QStringLiteral("/p/pinned"), true}));
    }

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("settings.ini")); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
