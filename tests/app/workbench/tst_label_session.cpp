// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

#include "app/workbench/label/label_session.h"
#include "app/workbench/label/session_window.h"
#include "app/workbench/pages/label_page.h"
#include "core/base/temporary_folder.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;
using Face = LabelSession::Face;

class TestLabelSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder);
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        const auto plant = tests::makePlant(m_folder->path() / "plant.tocsin", false);
        QVERIFY(plant);
        auto session = ProjectSession::open(*plant);
        QVERIFY(session);
        m_project = *session;
        m_fixture = std::make_unique<tests::PageFixture>();
        labels().open(m_project);
        labels().setRater("Ana");
        m_session = std::make_unique<LabelSession>(labels());
    }
    void cleanup() {
        m_session.reset();
        m_page.reset();
        m_fixture.reset();
        m_project.reset();
        m_folder.reset();
    }

    void theNameComesFirst() {
        m_session->begin(m_project);
        QCOMPARE(m_session->face(), Face::Name);
        QVERIFY(!m_session->giveDigit(3));
        QVERIFY(!m_session->setName(QStringLiteral("  ")));
        QVERIFY2(m_session->told().contains(QStringLiteral("name")), qPrintable(m_session->told()));
        QVERIFY(!m_session->setName(QStringLiteral("adjudicated"))); // is nobody
        QVERIFY2(m_session->told().contains(QStringLiteral("another name")), qPrintable(m_session->told()));
        QCOMPARE(m_session->face(), Face::Name);
        QVERIFY(m_session->setName(QStringLiteral(" Marko ")));
        QCOMPARE(m_session->face(), Face::Question);
        QVERIFY(m_session->told().isEmpty());
        QVERIFY(m_session->names().contains(QStringLiteral("Marko")));
        QCOMPARE(labels().rater(), std::string("Marko"));
        m_session->leave();
        QCOMPARE(labels().rater(), std::string("Ana"));
    }

    void questionsAreSentences() {
        propose("pre-failure", 1380, 1500, "work order 4715");
        start();
        QCOMPARE(m_session->progress(), QStringLiteral("Question 1 of 2"));
        QCOMPARE(m_session->place(), QStringLiteral("Pump 1, 3 January 2024, 02:00 to 05:20."));
        QCOMPARE(m_session->question(), QStringLiteral("Does this stretch look like 'bearing wear' to you?"));
        QVERIFY(m_session->skip());
        QCOMPARE(m_session->place(),
                 QStringLiteral("Pump 2, 1 January 2024, 23:00 to 2 January 2024, 01:00. Work order 4715: bearing replaced."));
        QCOMPARE(m_session->question(), QStringLiteral("Was the machine already failing in this stretch?"));
        QCOMPARE(m_session->recording()->asset, std::string("pump 2"));
        QCOMPARE(m_session->view(), rows(1260, 1620)); // as much again on both sides
        m_session->setSelection(rows(1400, 1460));
        QVERIFY2(m_session->place().startsWith(QStringLiteral("You drew: Pump 2")), qPrintable(m_session->place()));
        QVERIFY(m_session->question().contains(QStringLiteral("Press the class")));
    }

    void answersAreStoredInTheRatersName() {
        const LabelId second = propose("pre-failure", 1380, 1500), third = propose("normal", 1700, 1800),
                      fourth = propose("pre-failure", 4000, 4100), fifth = propose("unknown", 4200, 4300);
        start();
        const LabelId first = m_session->asked()->id;
        QVERIFY(m_session->giveDigit(4));
        QCOMPARE(m_session->told(), QStringLiteral("Stored: 'failure' on pump 1, 3 January 2024, 02:00 to 05:20, by Marko."));
        QCOMPARE(m_session->asked()->id, second);
        QVERIFY(m_session->yes());
        QVERIFY(m_session->good());
        QVERIFY(m_session->reject());
        QVERIFY(m_session->cannotSay());
        QCOMPARE(m_session->face(), Face::Look);
        const auto is = [this](LabelId id, const char* className, label::LabelStatus status) {
            const label::Label& label = *labels().find(id);
            QCOMPARE(label.className, std::string(className));
            QCOMPARE(label.status, status);
            QCOMPARE(label.rater, std::string("Marko"));
        };
        is(first, "failure", label::LabelStatus::Confirmed);
        is(second, "pre-failure", label::LabelStatus::Confirmed);
        is(third, "normal", label::LabelStatus::Confirmed);
        is(fourth, "pre-failure", label::LabelStatus::Rejected);
        is(fifth, "unknown", label::LabelStatus::Confirmed);
        QCOMPARE(labels().find(fifth)->confidence, 1.0); // it was asked whether it is unknown, and it is
        m_session->finish();
        QCOMPARE(m_session->face(), Face::Summary);
        QCOMPARE(m_session->summary(), QStringLiteral("You answered 5 of 5. Everything is saved."));
        QVERIFY(m_project->project->labels().verify().ok());
    }

    void aClassWithoutKeySaysSo() {
        start();
        const auto before = labels().labels();
        QVERIFY(!m_session->giveDigit(9));
        QVERIFY(m_session->told().contains(QLatin1Char('9')));
        QCOMPARE(labels().labels(), before);
    }

    void backUndoesExactlyThat() {
        propose("pre-failure", 1380, 1500);
        start();
        QVERIFY(!m_session->back());
        QVERIFY2(m_session->told().contains(QStringLiteral("no answer")), qPrintable(m_session->told()));
        const auto before = labels().labels();
        const LabelId first = m_session->asked()->id;
        QVERIFY(m_session->cannotSay());
        const auto afterFirst = labels().labels();
        QVERIFY(m_session->skip());
        QCOMPARE(m_session->face(), Face::Look);
        m_session->setSelection(rows(100, 200));
        QVERIFY(m_session->giveDigit(3));
        QCOMPARE(labels().labels().size(), before.size() + 1);
        QVERIFY(m_session->back()); // the drawn one
        QCOMPARE(labels().labels(), afterFirst);
        QVERIFY(m_session->back()); // the skip
        QCOMPARE(m_session->face(), Face::Question);
        QCOMPARE(labels().labels(), afterFirst);
        QVERIFY(m_session->back());
        QCOMPARE(labels().labels(), before);
        QCOMPARE(m_session->asked()->id, first);
        QVERIFY(!m_session->back());
        QCOMPARE(labels().labels(), before);
    }

    void backLeavesAloneWhatOthersDid() {
        start();
        QVERIFY(m_session->giveDigit(4));
        QVERIFY(labels().add(label::Stretch{"pump 2", rows(10, 20)}, "failure"));
        const auto before = labels().labels();
        QVERIFY(!m_session->back());
        QVERIFY2(m_session->told().contains(QStringLiteral("elsewhere")), qPrintable(m_session->told()));
        QCOMPARE(labels().labels(), before);
        QVERIFY(labels().undo());
        QVERIFY(m_session->back());
        QCOMPARE(m_session->face(), Face::Question);
    }

    /// Drag, digit, done: on the stretch of the question it is the answer, elsewhere a label of its own.
    void aDrawnStretchIsLabelled() {
        start();
        const LabelId asked = m_session->asked()->id;
        const auto before = labels().labels();
        m_session->setSelection(rows(200, 260));
        QVERIFY(m_session->giveDigit(3));
        QVERIFY(m_session->told().startsWith(QStringLiteral("Stored: 'pre-failure' on pump 1, 1 January 2024, 03:20 to 04:20")));
        QVERIFY(m_session->told().endsWith(QStringLiteral("The question is still open.")));
        QVERIFY(!m_session->selection());
        QCOMPARE(m_session->asked()->id, asked);
        QCOMPARE(labels().labels().size(), before.size() + 1);
        m_session->setSelection(rows(3050, 3090)); // good in part: the rest is still asked about
        QVERIFY(m_session->good());
        QCOMPARE(m_session->asked()->id, asked);
        QCOMPARE(labels().labels().size(), before.size() + 2);
        m_session->setSelection(rows(3100, 3250));
        QVERIFY(m_session->giveDigit(4));
        QCOMPARE(m_session->face(), Face::Look);
        QCOMPARE(labels().labels().size(), before.size() + 2);
        QCOMPARE(labels().find(asked)->range, rows(3100, 3250));
        QCOMPARE(labels().find(asked)->className, std::string("failure"));
        QCOMPARE(labels().find(asked)->rater, std::string("Marko"));
        m_session->finish();
        QCOMPARE(m_session->summary(),
                 QStringLiteral("You answered 1 of 1. Stretches that you labelled yourself: 2. Everything is saved."));
    }

    void aDrawnStretchCanBeForgotten() {
        start();
        const auto before = labels().labels();
        m_session->setSelection(rows(200, 260));
        QVERIFY(!m_session->yes());
        QVERIFY(!m_session->reject());
        QVERIFY(m_session->skip());
        QVERIFY(!m_session->selection());
        m_session->setSelection(rows(200, 260));
        QVERIFY(m_session->back());
        QVERIFY(!m_session->selection());
        QCOMPARE(m_session->face(), Face::Question);
        QCOMPARE(labels().labels(), before);
    }

    void blindHidesTheQuestions() {
        labels().setBlind(label::Blind::On);
        start();
        QCOMPARE(m_session->face(), Face::Look);
        QCOMPARE(m_session->progress(), QStringLiteral("There is no question"));
        labels().setBlind(label::Blind::Off);
        m_session->leave();
        start();
        QCOMPARE(m_session->face(), Face::Question);
    }

    void withoutQuestionsTheRecordingsAreLookedOver() {
        QVERIFY(labels().reject(labels().labels().at(1).id)); // the proposal, among the three faults of each pump
        for (const label::Label& label : labels().labels())
            if (label.status == label::LabelStatus::Proposed) QVERIFY(labels().reject(label.id));
        start();
        QCOMPARE(m_session->face(), Face::Look);
        QVERIFY(m_session->question().startsWith(QStringLiteral("Drag over what looks wrong")));
        QVERIFY(!m_session->giveDigit(3));
        QVERIFY(m_session->told().contains(QStringLiteral("Drag")));
        QVERIFY(!m_session->reject());
        QCOMPARE(m_session->recording()->asset, std::string("pump 1"));
        QCOMPARE(m_session->view(), m_session->recording()->range);
        QVERIFY(m_session->skip());
        QCOMPARE(m_session->recording()->asset, std::string("pump 2"));
        QVERIFY(m_session->skip());
        QCOMPARE(m_session->recording()->asset, std::string("pump 1"));
        m_session->finish();
        QCOMPARE(m_session->summary(), QStringLiteral("Stretches that you labelled yourself: 0. Everything is saved."));
    }

    void withoutARecordingOrTheRightToWriteItSaysWhy() {
        m_session->begin(nullptr);
        QCOMPARE(m_session->face(), Face::Blocked);
        QVERIFY(m_session->question().contains(QStringLiteral("no recording")));
        const auto folder = m_folder->path() / "empty.tocsin";
        { QVERIFY(store::Project::create(folder).ok()); }
        const auto empty = *ProjectSession::open(folder);
        labels().open(empty);
        m_session->begin(empty);
        QCOMPARE(m_session->face(), Face::Blocked);
        QVERIFY2(m_session->question().contains(QStringLiteral("no recording")), qPrintable(m_session->question()));
        const auto reader = *ProjectSession::open(m_folder->path() / "plant.tocsin"); // m_project has the lock
        QVERIFY(!reader->writable());
        labels().open(reader);
        m_session->begin(reader);
        QCOMPARE(m_session->face(), Face::Blocked);
        QCOMPARE(m_session->question(), QString::fromStdString(reader->readOnlyReason));
        QVERIFY(!m_session->setName(QStringLiteral("Marko")));
        labels().open(nullptr);
        m_session->begin(nullptr);
        QCOMPARE(m_session->question(), labels().blockedReason());
        // The page offers what can be done, and says why where it cannot.
        m_page = std::make_unique<LabelPage>(m_fixture->services);
        const auto reason = [this] { return m_fixture->actions.disabledReason(QStringLiteral("label.session")); };
        QCOMPARE(reason(), labels().blockedReason());
        labels().open(reader);
        m_page->showProject(reader);
        QCOMPARE(reason(), QString::fromStdString(reader->readOnlyReason));
        labels().open(m_project);
        m_page->showProject(m_project);
        QVERIFY(reason().isEmpty());
    }

    void byKey() {
        const LabelId second = propose("pre-failure", 1380, 1500);
        SessionWindow* window = openWindow();
        auto* name = window->findChild<QLineEdit*>(QStringLiteral("sessionName"));
        QTest::keyClicks(name, QStringLiteral("Ruy 2")); // letters, space and digit are the field's
        QTest::keyClick(name, Qt::Key_Backspace);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(window->session().face(), Face::Question);
        QCOMPARE(labels().rater(), std::string("Ruy"));
        window->settle();
        QTRY_COMPARE(window->lanes()->laneCount(), 3); // as many as fit, once the window has its size
        QWidget* canvas = window->lanes()->canvas();
        QVERIFY(canvas->hasFocus());
        const auto before = labels().labels();
        const LabelId first = window->session().asked()->id;
        QTest::keyClick(canvas, Qt::Key_3);
        QCOMPARE(labels().find(first)->className, std::string("pre-failure"));
        QCOMPARE(labels().find(first)->rater, std::string("Ruy"));
        window->settle();
        QCOMPARE(window->session().asked()->id, second);
        QCOMPARE(window->lanes()->activeBand(), second.value);
        QTest::keyClick(canvas, Qt::Key_Space);
        QCOMPARE(window->session().face(), Face::Look);
        QTest::keyClick(canvas, Qt::Key_Backspace);
        QTest::keyClick(canvas, Qt::Key_N);
        QTest::keyClick(canvas, Qt::Key_Backspace);
        QTest::keyClick(canvas, Qt::Key_Backspace);
        QCOMPARE(labels().labels(), before);
        QTest::keyClick(canvas, Qt::Key_U);
        QCOMPARE(labels().find(first)->className, std::string("unknown"));
        QTest::keyClick(canvas, Qt::Key_R);
        QCOMPARE(labels().find(second)->status, label::LabelStatus::Rejected);
        QTest::keyClick(canvas, Qt::Key_Backspace);
        QTest::keyClick(canvas, Qt::Key_0);
        QCOMPARE(labels().find(second)->className, std::string("normal"));
        QTest::keyClick(canvas, Qt::Key_Escape);
        QVERIFY(!window->isVisible());
        QCOMPARE(labels().rater(), std::string("Ana"));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void byMouse() {
        SessionWindow* window = openWindow();
        // The project's people have a button each.
        QVERIFY(labels().addRater("Marko"));
        window->begin(m_project);
        click(window, "sessionName_Marko");
        QCOMPARE(labels().rater(), std::string("Marko"));
        window->settle();
        const LabelId asked = window->session().asked()->id;
        const auto before = labels().labels();
        click(window, "sessionNo");
        QCOMPARE(labels().find(asked)->status, label::LabelStatus::Rejected);
        click(window, "sessionBack");
        QCOMPARE(labels().labels(), before);
        window->settle();
        drag(window, 100, 250); // beside the stretch of the question
        QVERIFY(window->session().selection());
        QVERIFY(!button(window, "sessionYes")->isEnabled());
        QVERIFY(!button(window, "sessionYes")->toolTip().isEmpty());
        QCOMPARE(button(window, "sessionSkip")->text(), QStringLiteral("Forget it (N)"));
        click(window, "sessionClass_anomaly");
        QVERIFY(!window->lanes()->selection());
        QVERIFY(window->findChild<QLabel*>(QStringLiteral("sessionTold"))->text().startsWith(QStringLiteral("Stored: 'anomaly'")));
        QCOMPARE(labels().labels().size(), before.size() + 1);
        click(window, "sessionYes");
        QCOMPARE(labels().find(asked)->className, std::string("bearing wear"));
        QCOMPARE(labels().find(asked)->status, label::LabelStatus::Confirmed);
        click(window, "sessionDone");
        QVERIFY(window->findChild<QLabel*>(QStringLiteral("sessionSummary"))->text().startsWith(QStringLiteral("You answered 1 of 1.")));
        click(window, "sessionAgain");
        QCOMPARE(window->session().face(), Face::Name);
        QCOMPARE(labels().rater(), std::string("Ana"));
        click(window, "sessionLeave");
        QVERIFY(!window->isVisible());
    }

    void aFingerDrawsAsTheMouseDoes() {
        SessionWindow* window = openWindow();
        window->session().setName(QStringLiteral("Marko"));
        window->settle();
        const TimeRange view = window->lanes()->visibleRange();
        QWidget* viewport = viewportOf(window);
        std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(viewport, screen.get()).press(0, QPoint(200, 40));
        for (int x = 220; x <= 400; x += 20) QTest::touchEvent(viewport, screen.get()).move(0, QPoint(x, 40));
        QTest::touchEvent(viewport, screen.get()).release(0, QPoint(400, 40));
        QTRY_VERIFY(window->session().selection());
        QCOMPARE(window->lanes()->visibleRange(), view); // it did not pan
        const auto drawn = *window->session().selection();
        QVERIFY(drawn.to - drawn.from > (view.to - view.from) / 10);
        const std::size_t before = labels().labels().size();
        QTest::keyClick(window->lanes()->canvas(), Qt::Key_1);
        QCOMPARE(labels().labels().size(), before + 1);
    }

    void theSpaceBarPressesTheButtonReachedByTab() {
        SessionWindow* window = openWindow();
        window->session().setName(QStringLiteral("Marko"));
        window->settle();
        QPushButton* done = button(window, "sessionDone");
        done->setFocus(Qt::TabFocusReason);
        QTest::keyClick(done, Qt::Key_Space);
        QCOMPARE(window->session().face(), Face::Summary);
    }

    void buttonsAreLargeAndNamed() {
        QVERIFY(labels().addRater("Marko"));
        SessionWindow* window = openWindow();
        window->session().setName(QStringLiteral("Marko"));
        window->settle();
        int buttons = 0;
        for (const QAbstractButton* each : window->findChildren<QAbstractButton*>()) {
            if (each->objectName().startsWith(QLatin1String("qt_"))) continue;
            ++buttons;
            QVERIFY2(each->height() >= SessionWindow::kTouchHeight || !each->isVisible(), qPrintable(each->objectName()));
            QVERIFY2(each->minimumHeight() >= SessionWindow::kTouchHeight, qPrintable(each->objectName()));
            QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        }
        QVERIFY(buttons >= 12);
        QVERIFY(!window->findChild<QLineEdit*>(QStringLiteral("sessionName"))->accessibleName().isEmpty());
        QVERIFY(m_fixture->actions.conflicts().empty());
    }

    void underAskTheSessionAsks() {
        label::Scheme scheme = labels().scheme();
        scheme.overlap = label::OverlapPolicy::Ask;
        QVERIFY(labels().setScheme(scheme));
        SessionWindow* window = openWindow();
        window->session().setName(QStringLiteral("Marko"));
        window->settle();
        window->session().setSelection(rows(100, 160));
        QTest::keyClick(window->lanes()->canvas(), Qt::Key_3);
        const std::size_t before = labels().labels().size();
        window->session().setSelection(rows(150, 200));
        bool touch = false;
        QTimer::singleShot(0, qApp, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return;
            touch = box->parentWidget() == window;
            for (QAbstractButton* each : box->buttons()) touch = touch && each->minimumHeight() >= SessionWindow::kTouchHeight;
            box->reject();
        });
        QTest::keyClick(window->lanes()->canvas(), Qt::Key_4);
        QVERIFY(touch);
        QCOMPARE(labels().labels().size(), before);
        QVERIFY(window->session().selection()); // dropped without a word: the stretch waits
    }

    void anotherProjectEndsIt() {
        SessionWindow* window = openWindow();
        window->session().setName(QStringLiteral("Marko"));
        labels().open(nullptr);
        QVERIFY(!window->isVisible());
        QCOMPARE(labels().rater(), std::string("Ana"));
    }

private:
    [[nodiscard]] LabelDocument& labels() { return m_fixture->labels; }
    static TimeRange rows(std::int64_t from, std::int64_t to) {
        return {tests::kPlantStart + from * tests::kPlantStep, tests::kPlantStart + to * tests::kPlantStep};
    }
    /// On pump 2.
    LabelId propose(const char* className, std::int64_t from, std::int64_t to, const char* source = "") {
        label::Label label;
        label.asset = "pump 2";
        label.range = rows(from, to);
        label.className = className;
        label.rater = "maintenance log";
        label.source = source;
        label.status = label::LabelStatus::Proposed;
        return labels().add(label);
    }
    void start() {
        m_session->begin(m_project);
        QVERIFY(m_session->setName(QStringLiteral("Marko")));
    }
    SessionWindow* openWindow() {
        m_page = std::make_unique<LabelPage>(m_fixture->services);
        m_page->resize(1280, 720);
        m_page->show();
        m_page->showProject(m_project);
        m_page->settle();
        if (!m_fixture->actions.trigger(QStringLiteral("label.session"))) qFatal("no session");
        SessionWindow* window = m_page->sessionWindow();
        if (!QTest::qWaitForWindowActive(window)) qFatal("not active");
        return window;
    }
    static QPushButton* button(SessionWindow* window, const char* name) {
        auto* found = window->findChild<QPushButton*>(QLatin1String(name));
        if (!found) qFatal("no button %s", name);
        return found;
    }
    static void click(SessionWindow* window, const char* name) { QTest::mouseClick(button(window, name), Qt::LeftButton); }
    static QWidget* viewportOf(SessionWindow* window) { return qobject_cast<QAbstractScrollArea*>(window->lanes()->canvas())->viewport(); }
    static void drag(SessionWindow* window, int from, int to) {
        QWidget* viewport = viewportOf(window);
        QTest::mousePress(viewport, Qt::LeftButton, {}, {from, 40});
        QTest::mouseMove(viewport, {(from + to) / 2, 40});
        QTest::mouseMove(viewport, {to, 40});
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {to, 40});
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<ProjectSession> m_project;
    std::unique_ptr<tests::PageFixture> m_fixture;
    std::unique_ptr<LabelSession> m_session;
    std::unique_ptr<LabelPage> m_page;
};

TOCSIN_GUI_MAIN(TestLabelSession)
#include "tst_label_session.moc"
