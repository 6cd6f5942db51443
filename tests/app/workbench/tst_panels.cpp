// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QCryptographicHash>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QtTest>
#include <thread>

#include "app/workbench/panels/history_model.h"
#include "app/workbench/panels/history_panel.h"
#include "app/workbench/panels/jobs_panel.h"
#include "app/workbench/panels/terminal_panel.h"
#include "app/workbench/shell/status_line.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(store::Project::create(m_folder->path() / "p.tocsin").ok());
        auto session = ProjectSession::open(m_folder->path() / "p.tocsin");
        QVERIFY(session.ok());
        m_session = *session;
    }

    void aRowAJobWithCancelAndReason() {
        JobCenter jobs;
        JobsPanel panel(jobs);
        panel.show();
        auto* clear = panel.findChild<QPushButton*>(QStringLiteral("jobsClear"));
        QVERIFY(!clear->isEnabled());
        QVERIFY(!clear->toolTip().isEmpty());
        const int bad = jobs.start<int>(QStringLiteral("Import"), JobLane::Io,
                                        [](const JobContext&) -> Result<int> {
                                            return Error{ErrorCode::Data, "row 3 has no time", {}};
                                        },
                                        {});
        const int slow = jobs.start<int>(QStringLiteral("Train"), JobLane::Compute,
                                         [](const JobContext& context) -> Result<int> {
                                             while (!context.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
                                             return Error{ErrorCode::Cancelled, "cancelled", {}};
                                         },
                                         {});
        QTRY_VERIFY(panel.sentence(bad).contains(QStringLiteral("row 3 has no time")));
        QTRY_COMPARE(jobs.job(slow)->state, JobState::Running);
        QCOMPARE(panel.rows(), 2);
        auto* cancel = panel.findChild<QPushButton*>(QStringLiteral("jobCancel%1").arg(slow));
        QVERIFY(cancel->isVisible());
        QCOMPARE(cancel->accessibleName(), QStringLiteral("Cancel Train"));
        cancel->click();
        QTRY_COMPARE_WITH_TIMEOUT(jobs.job(slow)->state, JobState::Cancelled, 1000);
        QVERIFY(cancel->isHidden());
        QVERIFY(panel.sentence(slow).startsWith(QStringLiteral("cancelled after")));
        clear->click();
        QCOMPARE(panel.rows(), 0);
        QVERIFY(!panel.findChild<QLabel*>(QStringLiteral("jobsEmpty"))->isHidden());
    }

    void historyGoesBackAndForth() {
        LabelDocument labels;
        HistoryPanel panel(labels);
        panel.show();
        HistoryModel* model = panel.model();
        QAbstractItemModelTester tester(model);
        QCOMPARE(model->rowCount(), 0);
        labels.open(m_session);
        for (int i = 0; i < 4; ++i) add(labels, i);
        QCOMPARE(model->rowCount(), 5); // four edits and the beginning
        QCOMPARE(labels.labels().size(), 4U);
        auto* list = panel.findChild<QListView*>(QStringLiteral("historyList"));
        Q_EMIT list->activated(model->index(2, 0)); // the second edit
        QCOMPARE(labels.labels().size(), 2U);
        QCOMPARE(model->rowCount(), 5);
        QVERIFY(!model->stands(0) && !model->stands(1) && model->stands(2));
        QVERIFY(model->index(0, 0).data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY(!model->index(2, 0).data(Qt::FontRole).value<QFont>().strikeOut());
        Q_EMIT list->activated(model->index(1, 0)); // one step forward
        QCOMPARE(labels.labels().size(), 3U);
        Q_EMIT list->activated(model->index(4, 0)); // the beginning
        QVERIFY(labels.labels().empty());
        Q_EMIT list->activated(model->index(0, 0)); // everything again
        QCOMPARE(labels.labels().size(), 4U);
        QVERIFY(m_session->project->labels().verify().ok());
    }

    void whatCannotBeDoneAgainSaysSo() {
        LabelDocument labels;
        HistoryModel model(labels);
        labels.open(m_session);
        add(labels, 0);
        QVERIFY(labels.undo());
        add(labels, 1); // the first is lost now
        QSignalSpy failed(&labels, &LabelDocument::failed);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!labels.goTo(model.gestureAt(1)));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("cannot be done again")));
        QCOMPARE(labels.labels().size(), 1U);
        QVERIFY(!labels.goTo(99));
        QVERIFY(!labels.goTo(model.gestureAt(0))); // it stands already
    }

    void theCommandCanBeCopied() {
        QString command;
        TerminalPanel panel([&command] { return command; });
        auto* copy = panel.findChild<QPushButton*>(QStringLiteral("terminalCopy"));
        QVERIFY(!copy->isEnabled());
        panel.show();
        command = QStringLiteral("tocsin tune ") + shellWord(QStringLiteral("/data/pump hall's.tocsin"));
        QTRY_COMPARE(panel.text(), QStringLiteral("tocsin tune '/data/pump hall'\\''s.tocsin'")); // it asks again while it shows
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), command);
        QCOMPARE(shellWord(QStringLiteral("a/b-c_1.csv")), QStringLiteral("a/b-c_1.csv"));
        QCOMPARE(shellWord(QStringLiteral("a;b")), QStringLiteral("'a;b'"));
        QCOMPARE(shellWord(QString()), QStringLiteral("''"));
    }

    void savedStateInWords() {
        const QDateTime now(QDate(2025, 3, 4), QTime(11, 20), Qt::UTC);
        QCOMPARE(savedText({}, now), QStringLiteral("All changes saved"));
        QCOMPARE(savedText(now.addSecs(-2), now), QStringLiteral("All changes saved 2 s ago"));
        QCOMPARE(savedText(now.addSecs(5), now), QStringLiteral("All changes saved 0 s ago")); // the clock was set back
        QCOMPARE(savedText(now.addSecs(-185), now), QStringLiteral("All changes saved 3 min ago"));
        QVERIFY(savedText(now.addSecs(-7200), now).startsWith(QStringLiteral("All changes saved at")));
        QVERIFY(!memoryText().isEmpty());
    }

    void theFingerprintKnowsTheDataNotTheirOrder() {
        ProjectSession one, two;
        QVERIFY(dataFingerprint(one).isEmpty());
        store::RecordingRecord a, b;
        a.sourceHash = "aa";
        b.sourceHash = "bb";
        one.recordings = {a, b};
        two.recordings = {b, a};
        QCOMPARE(dataFingerprint(one), dataFingerprint(two));
        // sha256sum of "aa\nbb\n"
        QCOMPARE(dataFingerprint(one),
                 QString::fromLatin1(QCryptographicHash::hash("aa\nbb\n", QCryptographicHash::Sha256).toHex().left(8)));
        two.recordings.pop_back();
        QVERIFY(dataFingerprint(one) != dataFingerprint(two));
    }

private:
    static void add(LabelDocument& labels, int day) {
        label::Label label;
        label.asset = "pump 1";
        label.range = {tests::kPlantStart + day * kNsPerDay, tests::kPlantStart + day * kNsPerDay + kNsPerDay / 24};
        label.className = "leak";
        QVERIFY(labels.add(label));
    }
    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<ProjectSession> m_session;
};

TOCSIN_GUI_MAIN(TestPanels)
#include "tst_panels.moc"
