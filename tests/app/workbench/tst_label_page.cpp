// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

#include "app/workbench/label/go_to_time.h"
#include "app/workbench/pages/label_page.h"
#include "core/base/temporary_folder.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestLabelPage : public QObject {
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
        m_session = *session;
        m_fixture = std::make_unique<tests::PageFixture>();
        m_fixture->labels.open(m_session);
        m_fixture->labels.setRater("Ana");
        m_page = std::make_unique<LabelPage>(m_fixture->services);
        m_page->resize(1280, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->showProject(m_session);
        m_page->settle();
        m_page->lanes()->canvas()->setFocus();
    }
    void cleanup() {
        m_page.reset();
        m_fixture.reset();
        m_session.reset();
    }

    /// Select, digit, done; Enter for the twin; undo and redo are the document's.
    void digitsLabelTheSelection() {
        const std::size_t before = labels().size();
        m_page->lanes()->setSelection(rows(100, 160));
        key(Qt::Key_3); // pre-failure
        QCOMPARE(labels().size(), before + 1);
        const label::Label* made = m_page->editor().activeLabel();
        QVERIFY(made);
        QCOMPARE(made->className, std::string("pre-failure"));
        QCOMPARE(made->rater, std::string("Ana"));
        QCOMPARE(made->range, rows(100, 160));
        QVERIFY(!m_page->lanes()->selection());
        m_page->lanes()->setSelection(rows(300, 360));
        key(Qt::Key_Return);
        QCOMPARE(m_page->editor().activeLabel()->className, std::string("pre-failure"));
        key(Qt::Key_0); // the active one becomes normal
        QCOMPARE(m_page->editor().activeLabel()->className, std::string("normal"));
        QVERIFY(m_fixture->labels.undo());
        QVERIFY(m_fixture->labels.undo());
        QCOMPARE(labels().size(), before + 1);
        QVERIFY(m_session->project->labels().verify().ok());
    }

    void keysAtTheCursor() {
        m_page->lanes()->setCursorTime(rows(200, 200).from);
        key(Qt::Key_I);
        m_page->lanes()->setCursorTime(rows(260, 260).from);
        key(Qt::Key_O);
        QCOMPARE(m_page->editor().selection(), std::optional(rows(200, 260)));
        key(Qt::Key_2);
        const LabelId id = m_page->editor().active();
        QVERIFY(id);
        m_page->lanes()->setCursorTime(rows(230, 230).from);
        key(Qt::Key_S);
        QCOMPARE(m_fixture->labels.find(id)->range.to, rows(230, 230).from);
        key(Qt::Key_J);
        QCOMPARE(m_fixture->labels.find(id)->range, rows(200, 260));
        key(Qt::Key_L);
        QVERIFY(m_fixture->labels.find(id)->locked);
        QSignalSpy failed(&m_fixture->labels, &LabelDocument::failed);
        key(Qt::Key_Delete);
        QCOMPARE(failed.count(), 1); // locked
        QVERIFY(m_fixture->labels.find(id));
        key(Qt::Key_L);
        key(Qt::Key_Delete);
        QVERIFY(!m_fixture->labels.find(id));
        m_page->lanes()->setCursorTime(rows(600, 600).from);
        key(Qt::Key_M);
        QVERIFY(m_page->editor().activeLabel() && m_page->editor().activeLabel()->isPoint());
    }

    void edgesMoveByOneSample() {
        m_page->lanes()->setSelection(rows(100, 160));
        key(Qt::Key_3);
        const LabelId id = m_page->editor().active();
        m_page->lanes()->refreshNow();
        m_page->lanes()->setActiveEdge(widgets::BandEdge::End);
        QTest::keyClick(m_page->lanes()->canvas(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_fixture->labels.find(id)->range, rows(100, 161));
        QTest::keyClick(m_page->lanes()->canvas(), Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(m_fixture->labels.find(id)->range, rows(100, 151));
    }

    void tabWalksAndSaysWhereItEnds() {
        m_page->lanes()->setCursorTime(rows(0, 0).from);
        std::vector<TimeNs> seen;
        for (int i = 0; i < 4; ++i) {
            QVERIFY(m_fixture->actions.trigger(QStringLiteral("label.next")));
            QVERIFY(m_page->editor().activeLabel());
            seen.push_back(m_page->editor().activeLabel()->range.from);
        }
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QVERIFY(seen[0] < seen[3]);
        for (int i = 0; i < 4; ++i) m_fixture->actions.trigger(QStringLiteral("label.next"));
        QVERIFY2(m_page->hintText().contains(QStringLiteral("last label")), qPrintable(m_page->hintText()));
    }

    /// A key that does nothing says what would help.
    void aKeyWithoutSelectionSaysWhy() {
        const std::size_t before = labels().size();
        key(Qt::Key_3);
        QVERIFY(m_page->hintText().contains(QStringLiteral("Select a stretch")));
        key(Qt::Key_9);
        QVERIFY(m_page->hintText().contains(QStringLiteral("No class has the key 9")));
        QCOMPARE(labels().size(), before);
    }

    void theQueueIsJudgedWithYRU() {
        addProposals();
        QCOMPARE(m_page->queue().openCount(), 4); // one of the fixture, three new
        auto* list = m_page->findChild<QListView*>(QStringLiteral("labelQueue"));
        list->setFocus();
        key(Qt::Key_D, list);
        m_page->settle();
        const LabelId first = m_page->editor().active();
        QVERIFY(first);
        QCOMPARE(m_page->queue().rowOf(first), 0);
        key(Qt::Key_Y, list);
        m_page->settle();
        QCOMPARE(m_fixture->labels.find(first)->status, label::LabelStatus::Confirmed);
        QCOMPARE(m_fixture->labels.find(first)->rater, std::string("Ana"));
        const LabelId second = m_page->editor().active();
        QCOMPARE(m_page->queue().rowOf(second), 1); // came by itself
        key(Qt::Key_R, list);
        m_page->settle();
        QCOMPARE(m_fixture->labels.find(second)->status, label::LabelStatus::Rejected);
        const LabelId third = m_page->editor().active();
        key(Qt::Key_U, list);
        m_page->settle();
        QCOMPARE(m_fixture->labels.find(third)->className, std::string(label::kUnknownClass));
        QCOMPARE(m_page->queue().openCount(), 1);
        QCOMPARE(m_page->queue().rowCount(), 4); // what was done stays in sight
        QCOMPARE(m_page->queue().stateAt(0), LabelQueue::State::Accepted);
        QCOMPARE(m_page->queue().stateAt(1), LabelQueue::State::Rejected);
        QCOMPARE(m_page->queue().stateAt(2), LabelQueue::State::Unsure);
        QCOMPARE(m_page->findChild<QProgressBar*>()->value(), 3);
    }

    void blindHidesOthersAndProposals() {
        addProposals();
        m_page->lanes()->setSelection(rows(100, 160));
        key(Qt::Key_3);
        const LabelId mine = m_page->editor().active();
        const std::size_t seen = m_page->editor().visible().size();
        auto* blind = m_page->findChild<QCheckBox*>(QStringLiteral("labelBlind"));
        blind->setChecked(true);
        const auto visible = m_page->editor().visible();
        QVERIFY(visible.size() < seen);
        for (const label::Label& label : visible) QCOMPARE(label.rater, std::string("Ana"));
        QVERIFY(std::any_of(visible.begin(), visible.end(), [&](const label::Label& label) { return label.id == mine; }));
        QCOMPARE(m_page->queue().rowCount(), 0);
        QVERIFY(!m_page->findChild<QPushButton*>(QStringLiteral("labelCompare"))->isEnabled());
        key(Qt::Key_K); // the whole recording is in view: it is submitted
        QVERIFY2(m_page->hintText().startsWith(QStringLiteral("Submitted")), qPrintable(m_page->hintText()));
        QCOMPARE(m_page->editor().visible().size(), seen);
        QVERIFY(m_page->queue().rowCount() > 0);
        blind->setChecked(false);
        QCOMPARE(m_page->editor().visible().size(), seen);
        QVERIFY(!m_fixture->settings.blindLabelling());
    }

    void underAskThePageAsks() {
        label::Scheme scheme = m_fixture->labels.scheme();
        scheme.overlap = label::OverlapPolicy::Ask;
        QVERIFY(m_fixture->labels.setScheme(scheme));
        m_page->lanes()->setSelection(rows(100, 160));
        key(Qt::Key_3);
        const TimeRange first = m_page->editor().activeLabel()->range;
        int asked = 0;
        const auto answer = [&asked](const char* beginning) {
            QTimer::singleShot(0, qApp, [&asked, beginning] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                if (!box) return;
                ++asked;
                for (QAbstractButton* button : box->buttons())
                    if (button->text().remove(QLatin1Char('&')).startsWith(QLatin1String(beginning))) return button->click();
            });
        };
        const std::size_t before = labels().size();
        m_page->lanes()->setSelection(rows(150, 200));
        answer("Cancel");
        key(Qt::Key_4);
        QCOMPARE(asked, 1);
        QCOMPARE(labels().size(), before);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        answer("Cut");
        key(Qt::Key_4);
        QCOMPARE(asked, 2);
        QCOMPARE(labels().size(), before + 1);
        QVERIFY(std::none_of(labels().begin(), labels().end(), [&](const label::Label& label) { return label.range == first; }));
        QVERIFY(m_fixture->labels.undo());
        QVERIFY(std::any_of(labels().begin(), labels().end(), [&](const label::Label& label) { return label.range == first; }));
    }

    void ratersAreComparedAndOneIsTaken() {
        // Two raters, one event alike, one that only Marko saw.
        const auto say = [this](const char* rater, std::int64_t from, std::int64_t to) {
            label::Label label;
            label.asset = "pump 1";
            label.range = rows(from, to);
            label.className = "failure";
            label.rater = rater;
            QVERIFY(m_fixture->labels.add(label));
        };
        say("Ana", 700, 760);
        say("Marko", 700, 760);
        say("Marko", 900, 960);
        m_page->findChild<QPushButton*>(QStringLiteral("labelCompare"))->setChecked(true);
        m_page->settle();
        QVERIFY2(m_page->agreementText().contains(QStringLiteral("event F1")), qPrintable(m_page->agreementText()));
        QVERIFY(m_page->agreementText().contains(QStringLiteral("you")));
        auto* list = m_page->findChild<QListWidget*>(QStringLiteral("disagreements"));
        const int open = list->count();
        QVERIFY(open >= 1);
        for (int row = 0; row < open; ++row) {
            list->setCurrentRow(row);
            auto buttons = m_page->findChildren<QPushButton*>(QRegularExpression(QStringLiteral("^adopt\\d+$")));
            const auto marko = std::find_if(buttons.begin(), buttons.end(),
                                            [](const QPushButton* button) { return button->text().startsWith(QStringLiteral("Marko")); });
            if (marko == buttons.end()) continue;
            (*marko)->click();
            break;
        }
        m_page->settle();
        QCOMPARE(list->count(), open - 1);
        QVERIFY(
            std::any_of(labels().begin(), labels().end(), [](const label::Label& label) { return label.rater == label::kAdjudicated; }));
    }

    void timesAreReadAsPeopleWriteThem() {
        const QTimeZone berlin("Europe/Berlin");
        const auto at = [&](const char* text) {
            const auto range = goToTime(QString::fromLatin1(text), 1000 * kNsPerSecond, berlin);
            return range.ok() ? QString::fromStdString(formatTime(range->from)) : QStringLiteral("no");
        };
        QCOMPARE(at("2025-03-04T10:20:00Z"), QStringLiteral("2025-03-04T10:20:00Z"));
        QCOMPARE(at("2025-03-04 11:20"), QStringLiteral("2025-03-04T10:20:00Z")); // winter in Berlin
        QCOMPARE(at("2025-07-04 11:20:30"), QStringLiteral("2025-07-04T09:20:30Z"));
        QCOMPARE(at("2025-03-04"), QStringLiteral("2025-03-03T23:00:00Z"));
        QCOMPARE(at("+3h"), QStringLiteral("1970-01-01T03:16:40Z"));
        QCOMPARE(at("-10 min"), QStringLiteral("1970-01-01T00:06:40Z"));
        for (const char* bad : {"", "soon", "3 h", "2025-13-45", "2025-03-04 to 2025-03-05 to 2025-03-06"})
            QCOMPARE(at(bad), QStringLiteral("no"));
        const TimeRange range = rows(10, 90);
        const auto back = goToTime(timeRangeText(QStringLiteral("pump 1"), range, QStringLiteral("bearing wear")), 0, berlin);
        QVERIFY(back.ok());
        QCOMPARE(*back, range);
    }

    void aRangeFromElsewhereIsReadyForADigit() {
        QVERIFY(m_page->selectTime(QStringLiteral("pump 2"), rows(400, 440)));
        m_page->settle();
        QCOMPARE(m_page->editor().recording()->asset, std::string("pump 2"));
        QCOMPARE(m_page->editor().selection(), std::optional(rows(400, 440)));
        QVERIFY(!m_page->selectTime(QStringLiteral("fan"), rows(400, 440)));
    }

private:
    [[nodiscard]] const std::vector<label::Label>& labels() const { return m_fixture->labels.labels(); }
    static TimeRange rows(std::int64_t from, std::int64_t to) {
        return {tests::kPlantStart + from * tests::kPlantStep, tests::kPlantStart + to * tests::kPlantStep};
    }
    void key(Qt::Key key, QWidget* at = nullptr) {
        if (!at) {
            at = m_page->lanes()->canvas();
            at->setFocus();
        }
        QTest::keyClick(at, key);
    }
    void addProposals() {
        std::vector<label::Label> proposals;
        for (const std::int64_t from : {4400, 4600, 4800}) {
            label::Label label;
            label.asset = "pump 2";
            label.range = rows(from, from + 50);
            label.className = "bearing wear";
            label.rater = "maintenance log";
            label.status = label::LabelStatus::Proposed;
            proposals.push_back(label);
        }
        QVERIFY(m_fixture->labels.apply(proposals, {}, QStringLiteral("propose")));
    }
    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<ProjectSession> m_session;
    std::unique_ptr<tests::PageFixture> m_fixture;
    std::unique_ptr<LabelPage> m_page;
};

TOCSIN_GUI_MAIN(TestLabelPage)
#include "tst_label_page.moc"
