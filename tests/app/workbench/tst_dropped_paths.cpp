// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <fstream>

#include "app/workbench/shell/dropped_paths.h"
#include "core/base/temporary_folder.h"
#include "core/store/project.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestDroppedPaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(store::Project::create(m_folder->path() / "p.tocsin").ok());
        QVERIFY(store::Project::create(m_folder->path() / "q.tocsin").ok());
        std::filesystem::create_directories(m_folder->path() / "history");
        write("data.csv", "time,vibration [mm/s],asset\n2025-01-01T00:00:00Z,2.1,P1\n2025-01-01T00:01:00Z,2.2,P1\n");
        write("historian.csv", "Zeit;Druck\n;bar\n01.01.2025 00:00;1,5\n01.01.2025 00:01;1,6\n");
        write("labels.csv", "asset,from,to,class\nP1,2025-01-01T00:00:00Z,2025-01-01T01:00:00Z,leak\n");
        write("orders.csv", "WONUM,ASSETNUM,DESCRIPTION,WORKTYPE,REPORTDATE,ACTFINISH\n4711,P1,replace bearing,CM,2025-01-01 "
                            "10:00:00,2025-01-01 12:00:00\n");
        write("letter.docx", "PK");
        write("empty.csv", "");
    }

    void eachKindGoesWhereItBelongs() {
        const DroppedPaths sorted =
            sortPaths({path("data.csv"), path("historian.csv"), path("labels.csv"), path("orders.csv"), path("history")});
        QVERIFY(sorted.project.isEmpty());
        QCOMPARE(sorted.data, (QStringList{path("data.csv"), path("historian.csv"), path("history")}));
        QCOMPARE(sorted.labels, QStringList{path("labels.csv")});
        QCOMPARE(sorted.maintenance, QStringList{path("orders.csv")});
        QVERIFY(sorted.complaint().isEmpty());
        QVERIFY(!sorted.empty());
    }

    void aProjectByItsFolderOrItsDatabase() {
        QCOMPARE(sortPaths({path("p.tocsin")}).project, path("p.tocsin"));
        QCOMPARE(sortPaths({path("p.tocsin/project.db")}).project, path("p.tocsin"));
        const DroppedPaths two = sortPaths({path("p.tocsin"), path("q.tocsin")});
        QCOMPARE(two.project, path("p.tocsin"));
        QCOMPARE(two.moreProjects, QStringList{path("q.tocsin")});
        QVERIFY(two.complaint().contains(QStringLiteral("One project at a time")));
    }

    void refusedOnesAreNamedWithWhatIsAccepted() {
        const DroppedPaths sorted = sortPaths({path("letter.docx"), path("missing.csv"), path("data.csv")});
        QCOMPARE(sorted.refused, (QStringList{path("letter.docx"), path("missing.csv")}));
        QCOMPARE(sorted.data, QStringList{path("data.csv")});
        const QString complaint = sorted.complaint();
        for (const char* part : {"letter.docx", "missing.csv", ".csv", ".mat", "project folder", "work orders"})
            QVERIFY2(complaint.contains(QLatin1String(part)), part);
    }

    void anEmptyFileIsForTheImporterToExplain() {
        QCOMPARE(sortPaths({path("empty.csv")}).data, QStringList{path("empty.csv")});
        QVERIFY(sortPaths({}).empty());
    }

private:
    void write(const char* name, const char* text) const { std::ofstream(m_folder->path() / name) << text; }
    [[nodiscard]] QString path(const char* name) const { return QString::fromStdString((m_folder->path() / name).string()); }
    std::unique_ptr<TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestDroppedPaths)
#include "tst_dropped_paths.moc"
