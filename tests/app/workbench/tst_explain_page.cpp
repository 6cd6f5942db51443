// SPDX-License-Identifier: GPL-3.0-or-later
// The Explain page over a small plant with a tiny trained network, offscreen.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "app/workbench/pages/explain_page.h"
#include "core/workflow/tune_run.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/charts/deletion_chart.h"
#include "widgets/heat/share_bars.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

struct Shown {
    explicit Shown(const std::filesystem::path& folder) : page(fixture.services) {
        fixture.labels.setRater("Ana");
        auto opened = ProjectSession::open(folder);
        if (!opened.ok()) qFatal("%s", opened.error().message.c_str());
        session = *opened;
        fixture.labels.open(session);
        page.resize(1180, 640);
        page.show();
        page.activateWindow();
        page.showProject(session);
        page.settle();
    }
    template<class T>
    T* child(const char* name) const {
        return page.template findChild<T*>(QLatin1String(name));
    }
    QString label(const char* name) const { return child<QLabel>(name)->text(); }
    tests::PageFixture fixture;
    std::shared_ptr<ProjectSession> session;
    ExplainPage page;
};

} // namespace

class TestExplainPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        // Run 1: a baseline, not tuned. Run 2: a small network, tuned. Run 3: the same, newer, not tuned.
        m_plant = m_folder->path() / "plant.tocsin";
        const auto plant = tests::makePlant(m_plant, true);
        QVERIFY2(plant.ok(), plant.ok() ? "" : plant.error().message.c_str());
        auto project = store::Project::open(m_plant, store::Access::ReadWrite);
        QVERIFY(project.ok());
        workflow::TrainRunRequest request;
        request.recipe = "conv-autoencoder";
        request.settings = {{"window", "32"}, {"epochs", "2"}, {"windows_per_epoch", "256"}, {"limit.factor", "1"}};
        request.split = "time";
        request.threads = 1;
        for (int run = 2; run <= 3; ++run) {
            const auto trained = workflow::trainRun(*project, request);
            QVERIFY2(trained.ok(), trained.ok() ? "" : trained.error().message.c_str());
        }
        workflow::TuneRequest tune;
        tune.run = RunId{2};
        tune.budget = *alarm::parseBudget("30/1d");
        tune.choice.part = workflow::ScoredPart::Validation;
        QVERIFY(workflow::tuneRun(*project, tune).ok());
        QVERIFY(tests::makePlant(m_folder->path() / "untrained.tocsin", false).ok());
    }

    void withoutProjectOrRunItSaysWhatToDo() {
        tests::PageFixture fixture;
        ExplainPage page(fixture.services);
        page.show();
        QVERIFY(page.faceSentence().contains(QStringLiteral("Open a project")));
        QVERIFY(page.terminalCommand().isEmpty());
        const auto* save = page.findChild<QPushButton*>(QStringLiteral("explainSave"));
        QVERIFY(!save->isEnabled() && !save->toolTip().isEmpty());
        QVERIFY(!fixture.actions.disabledReason(QStringLiteral("explain.save")).isEmpty());
        Shown untrained(m_folder->path() / "untrained.tocsin");
        QVERIFY2(untrained.page.faceSentence().contains(QStringLiteral("Train a model first")), qPrintable(untrained.page.faceSentence()));
    }

    void nothingIsScoredBeforeThePageIsSeen() {
        tests::PageFixture fixture;
        ExplainPage page(fixture.services);
        auto session = ProjectSession::open(m_plant);
        QVERIFY(session.ok());
        page.showProject(*session);
        page.settle();
        QCOMPARE(page.items()->rowCount(), 0);
        page.show();
        QVERIFY(!page.faceSentence().isEmpty() || page.findChild<QLabel*>()); // busy face
        page.settle();
        QVERIFY(page.items()->rowCount() > 0);
    }

    void theTunedRunComesFirstAndIsExplained() {
        Shown shown(m_plant);
        const auto* runs = shown.child<QComboBox>("explainRun");
        QCOMPARE(runs->count(), 3);
        QCOMPARE(runs->itemText(0), QStringLiteral("Run 2: conv-autoencoder, tuned"));
        QCOMPARE(runs->itemText(1), QStringLiteral("Run 3: conv-autoencoder"));
        QVERIFY(shown.page.faceSentence().isEmpty());
        QVERIFY(shown.page.items()->rowCount() > 3);
        const widgets::LaneView* lanes = shown.page.lanes();
        QCOMPARE(lanes->laneCount(), 3);
        const ExplainItem item = shown.page.items()->item(0);
        QVERIFY(lanes->visibleRange().contains(item.time));
        for (int lane = 0; lane < 3; ++lane) {
            const auto& strip = lanes->lane(lane).heatStrip();
            QVERIFY(std::any_of(strip.begin(), strip.end(), [](float strength) { return !std::isnan(strength); }));
            QVERIFY(std::isnan(strip.front())); // the surroundings are not explained
        }
        QCOMPARE(shown.child<widgets::ShareBars>("shareBars")->rows().size(), std::size_t{3});
        QCOMPARE(shown.child<widgets::DeletionChart>("deletionChart")->markedCurve().size(), 21);
        QVERIFY2(shown.label("explainSanity").contains(QStringLiteral("weights are shuffled: correlation")),
                 qPrintable(shown.label("explainSanity")));
        QVERIFY(shown.label("explainLookedAt").startsWith(QStringLiteral("Looked at")));
        QCOMPARE(shown.page.terminalCommand(),
                 QStringLiteral("tocsin explain %1 2 --asset '%2' --at %3 --method integrated-gradients --out why.png")
                     .arg(QString::fromStdString(m_plant.string()), QString::fromStdString(item.asset),
                          QString::fromStdString(formatTime(item.time))));
    }

    /// The map is the one of the command line.
    void savedFiguresAreThoseOfTheCommand() {
        Shown shown(m_plant);
        const ExplainItem item = shown.page.items()->item(0);
        const auto file = m_folder->path() / "page.json", other = m_folder->path() / "command.json";
        shown.page.saveTo(QString::fromStdString(file.string()));
        shown.fixture.jobs.wait();
        workflow::ExplainRunRequest request;
        request.run = RunId{2};
        request.asset = item.asset;
        request.at = item.time;
        request.method = "integrated-gradients";
        request.out = other;
        QVERIFY(workflow::explainRun(*shown.session->project, request).ok());
        const auto page = readJsonFile(file), command = readJsonFile(other);
        QVERIFY(page.ok() && command.ok());
        QCOMPARE((*page)["map"].dump(), (*command)["map"].dump());
        QCOMPARE((*page)["to"].get<std::string>(), formatTime(item.time));
        QVERIFY(std::abs((*page)["score"].get<double>() - item.score) < 1e-3 * std::max(1.0, std::abs(item.score))); // LibTorch, ONNX
        shown.page.saveTo(QString::fromStdString((m_folder->path() / "no folder" / "why.png").string()));
        shown.fixture.jobs.wait();
        QVERIFY(shown.fixture.jobs.jobs().front().state == JobState::Failed);
    }

    void aBaselineIsExplainedToo() {
        Shown shown(m_plant);
        shown.page.chooseRun(1);
        shown.page.settle();
        QVERIFY(shown.page.faceSentence().isEmpty());
        auto* methods = shown.child<QComboBox>("explainMethod");
        for (int method = 0; method < methods->count(); ++method) {
            methods->setCurrentIndex(method);
            shown.page.settle();
            QVERIFY2(shown.label("explainSanity").contains(QStringLiteral("no trained weights")), qPrintable(shown.label("explainSanity")));
            QVERIFY(!shown.label("explainLookedAt").isEmpty());
            QVERIFY(shown.child<QPushButton>("explainSave")->isEnabled());
        }
        QVERIFY(shown.label("explainListNote").contains(QStringLiteral("nothing was tuned")));
    }

    void keysAloneWalkAnswerAndGoOn() {
        {
            Shown shown(m_plant);
            auto* list = shown.child<QListView>("explainList");
            QVERIFY(QTest::qWaitForWindowActive(&shown.page));
            QCOMPARE(shown.page.focusTarget(), list); // where the window puts the keyboard
            list->setFocus();
            QCOMPARE(list->currentIndex().row(), 0);
            QTest::keyClick(list, Qt::Key_Y);
            QVERIFY(shown.child<QPushButton>("explainYes")->isChecked());
            QTest::keyClick(list, Qt::Key_D);
            QCOMPARE(list->currentIndex().row(), 1);
            QVERIFY(!shown.child<QPushButton>("explainYes")->isChecked());
            QTest::keyClick(list, Qt::Key_R);
            QVERIFY(shown.child<QPushButton>("explainNo")->isChecked());
            QTest::keyClick(list, Qt::Key_A);
            QCOMPARE(list->currentIndex().row(), 0);
            QTest::keyClick(list, Qt::Key_D, Qt::ShiftModifier); // past the answered one
            QCOMPARE(list->currentIndex().row(), 2);
            QTest::keyClick(list, Qt::Key_U);
            auto* note = shown.child<QLineEdit>("explainNote");
            QTest::keyClick(list, Qt::Key_R, Qt::AltModifier); // mnemonic of the remark
            QTRY_VERIFY(note->hasFocus());
            QTest::keyClicks(note, QStringLiteral("year of dust"));
            QTest::keyClick(note, Qt::Key_Return);
            QVERIFY(list->hasFocus());
            shown.page.settle();
            QCOMPARE(shown.page.items()->answered(), 3);
            QVERIFY(shown.label("explainListNote").startsWith(QStringLiteral("3 of")));
            QSignalSpy wanted(&shown.page, &ExplainPage::timeRequested);
            QTest::keyClick(list, Qt::Key_Return);
            QCOMPARE(wanted.count(), 1);
            // On the lanes too.
            shown.page.lanes()->setFocus();
            QTest::keyClick(shown.page.lanes()->keyTarget(), Qt::Key_D);
            QCOMPARE(list->currentIndex().row(), 3);
            QVERIFY(shown.fixture.actions.conflicts().empty());
        }
        // Another day: the answers are there.
        Shown again(m_plant);
        QCOMPARE(again.page.items()->answered(), 3);
        const workflow::ExplainAnswer* third = again.page.items()->answer(2);
        QVERIFY(third && third->looked == workflow::Looked::Partly);
        QCOMPARE(third->note, std::string("year of dust"));
        QCOMPARE(third->rater, std::string("Ana"));
        QVERIFY(again.fixture.actions.trigger(QStringLiteral("explain.copyAnswers")));
        const QString table = QGuiApplication::clipboard()->text();
        QCOMPARE(table.count(QLatin1Char('\n')), 4);
        QVERIFY(table.contains(QStringLiteral("year of dust")));
        // Somebody else has not answered yet.
        again.fixture.labels.setRater("Marko");
        QCOMPARE(again.page.items()->answered(), 0);
    }

    void movingOnFastShowsTheLastOne() {
        Shown shown(m_plant);
        auto* list = shown.child<QListView>("explainList");
        QVERIFY(QTest::qWaitForWindowActive(&shown.page));
        list->setFocus();
        const int rows = std::min(8, shown.page.items()->rowCount());
        for (int turn = 1; turn < rows; ++turn) QTest::keyClick(list, Qt::Key_D);
        QCOMPARE(list->currentIndex().row(), rows - 1);
        shown.page.settle();
        const ExplainItem item = shown.page.items()->item(rows - 1);
        QVERIFY(shown.label("explainHeadline").contains(QString::fromStdString(item.asset)));
        const auto& strip = shown.page.lanes()->lane(0).heatStrip();
        const double at = shown.page.lanes()->window().fractionOf(item.time - tests::kPlantStep);
        QVERIFY(at > 0 && at < 1);
        QVERIFY(!std::isnan(strip[static_cast<std::size_t>(at * static_cast<double>(strip.size()))]));
    }

    void kindsAreFilteredAndThePlaceIsKept() {
        Shown shown(m_plant);
        auto* kinds = shown.child<QComboBox>("explainKind");
        const int all = shown.page.items()->rowCount();
        int sum = 0;
        for (int kind = 1; kind < kinds->count(); ++kind) {
            kinds->setCurrentIndex(kind);
            for (int row = 0; row < shown.page.items()->rowCount(); ++row)
                QCOMPARE(static_cast<int>(shown.page.items()->item(row).kind), kind - 1);
            sum += shown.page.items()->rowCount();
            shown.page.settle();
            QVERIFY(!shown.label("explainHeadline").isEmpty());
        }
        QCOMPARE(sum, all);
        kinds->setCurrentIndex(0);
        shown.child<QListView>("explainList")->setCurrentIndex(shown.page.items()->index(2));
        shown.child<QComboBox>("explainMethod")->setCurrentIndex(2);
        shown.page.settle();
        const QVariantMap place = shown.page.place();
        const QString headline = shown.label("explainHeadline");
        // As the window does it: before the list is there.
        tests::PageFixture fixture;
        ExplainPage page(fixture.services);
        page.showProject(shown.session);
        page.goTo(place);
        page.show();
        page.settle();
        QCOMPARE(page.findChild<QLabel*>(QStringLiteral("explainHeadline"))->text(), headline);
        QVERIFY(page.terminalCommand().contains(QStringLiteral("--method occlusion")));
        // Fresh lists leave the user where he is.
        page.refreshProject(*(*shown.session).refreshed());
        page.settle();
        QCOMPARE(page.findChild<QLabel*>(QStringLiteral("explainHeadline"))->text(), headline);
    }

    void labellingGetsTheStretch() {
        Shown shown(m_plant);
        QSignalSpy wanted(&shown.page, &ExplainPage::labelRequested);
        shown.child<QPushButton>("explainLabel")->click();
        QCOMPARE(wanted.count(), 1);
        const ExplainItem item = shown.page.items()->item(0);
        QCOMPARE(wanted[0][0].toString(), QString::fromStdString(item.asset));
        const auto range = wanted[0][1].value<TimeRange>();
        QVERIFY(range.from <= item.range.from && range.to >= item.range.to);
    }

    void aReadOnlyProjectTakesNoAnswer() {
        auto holder = store::Project::open(m_plant, store::Access::ReadWrite); // somebody else
        QVERIFY(holder.ok());
        Shown shown(m_plant);
        QVERIFY(!shown.session->writable());
        const auto* yes = shown.child<QPushButton>("explainYes");
        QVERIFY(!yes->isEnabled());
        QVERIFY(yes->toolTip().contains(QStringLiteral("reading only")));
        const int before = shown.page.items()->answered();
        QVERIFY(QTest::qWaitForWindowActive(&shown.page));
        shown.child<QListView>("explainList")->setFocus();
        QTest::keyClick(shown.child<QListView>("explainList"), Qt::Key_Y);
        QCOMPARE(shown.page.items()->answered(), before);
        QVERIFY(shown.label("explainLookedAt").startsWith(QStringLiteral("Looked at"))); // looking is possible
    }

    void aDamagedRunIsToldOnThePage() {
        const auto copy = m_folder->path() / "damaged.tocsin";
        std::filesystem::copy(m_plant, copy, std::filesystem::copy_options::recursive);
        std::filesystem::remove(copy / "run" / "2" / "graph.bin");
        {
            Shown shown(copy);
            QVERIFY(shown.page.items()->rowCount() > 0); // scores need the ONNX file only
            QVERIFY2(shown.label("explainLookedAt").contains(QStringLiteral("graph.bin")), qPrintable(shown.label("explainLookedAt")));
            QVERIFY(!shown.child<QPushButton>("explainSave")->isEnabled());
        }
        std::filesystem::remove(copy / "run" / "2" / "run.json");
        Shown shown(copy);
        QVERIFY2(shown.page.faceSentence().contains(QStringLiteral("run.json")), qPrintable(shown.page.faceSentence()));
        QVERIFY(shown.child<QComboBox>("explainRun")->isVisible()); // another one may be chosen
        shown.page.chooseRun(3);
        shown.page.settle();
        QVERIFY(shown.page.faceSentence().isEmpty());
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_plant;
};

TOCSIN_GUI_MAIN(TestExplainPage)
#include "tst_explain_page.moc"
