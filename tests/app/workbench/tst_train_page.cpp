// SPDX-License-Identifier: GPL-3.0-or-later
// The Train page on a small plant: trained, stopped, gone on with, compared, by mouse and by keys alone.
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "app/workbench/pages/run_table_model.h"
#include "app/workbench/pages/train_page.h"
#include "app/workbench/train/outlook_panel.h"
#include "app/workbench/train/run_comparison.h"
#include "app/workbench/train/runs_panel.h"
#include "app/workbench/train/train_presenter.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/charts/loss_chart.h"
#include "widgets/charts/split_bars.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

/// A page with its project, as the window would hold it.
struct Bench : tests::PageFixture {
    explicit Bench(const std::filesystem::path& folder) : page(services) {
        page.resize(1190, 640);
        QObject::connect(&page, &Page::projectChanged, &page, [this] { refresh(); });
        auto opened = ProjectSession::open(folder);
        if (!opened.ok()) qFatal("%s", opened.error().message.c_str());
        session = *opened;
        labels.open(session);
        page.showProject(session);
        page.show();
    }
    ~Bench() {
        jobs.cancelAll();
        jobs.wait();
    }
    void refresh() {
        auto fresh = session->refreshed();
        if (!fresh.ok()) qFatal("%s", fresh.error().message.c_str());
        session = *fresh;
        labels.open(session);
        page.refreshProject(session);
    }
    void settle() {
        jobs.wait();
        page.settle();
        jobs.wait();
    }
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = page.findChild<QLabel*>(QLatin1String(name));
        return label ? label->text() : QStringLiteral("no such label");
    }
    template<class T>
    [[nodiscard]] T* find(const char* name) const {
        return page.findChild<T*>(QLatin1String(name));
    }
    void type(const char* name, const QString& text) {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    /// Something small that goes on for long.
    void chooseLongTraining() {
        page.presenter().form().setSetting("window", QStringLiteral("16"));
        page.presenter().form().setSetting("windows_per_epoch", QStringLiteral("256"));
        page.presenter().form().setSetting("epochs", QStringLiteral("100000"));
        page.presenter().form().setSplitKind(TrainForm::SplitKind::Time);
    }
    std::shared_ptr<ProjectSession> session;
    TrainPage page;
};

} // namespace

class TestTrainPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
    }
    void cleanup() { m_folder.reset(); }

    void emptyFacesSayWhatToDo() {
        tests::PageFixture fixture;
        TrainPage page(fixture.services);
        page.show();
        QSignalSpy open(&page, &Page::openRequested), other(&page, &Page::pageRequested);
        auto* button = page.findChild<QPushButton*>(QStringLiteral("emptyButton"));
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(open.count(), 1);
        QCOMPARE(fixture.actions.disabledReason(QStringLiteral("train.start")), QStringLiteral("Needs an open project"));
        QVERIFY(page.terminalCommand().isEmpty());
        QVERIFY(store::Project::create(m_folder->path() / "empty.tocsin").ok());
        const auto session = ProjectSession::open(m_folder->path() / "empty.tocsin");
        QVERIFY(session.ok());
        page.showProject(*session);
        button->click();
        QCOMPARE(other.count(), 1);
        QCOMPARE(other[0][0].toString(), QStringLiteral("data"));
        QVERIFY(fixture.actions.disabledReason(QStringLiteral("train.start")).contains(QStringLiteral("import")));
    }

    void whatItWillCostIsSaidBeforeTheStart() {
        Bench bench(plant(false));
        bench.settle();
        QVERIFY2(bench.text("trainInputsText").startsWith(QStringLiteral("3 channels, windows of 32 samples = 32.0 min")),
                 qPrintable(bench.text("trainInputsText")));
        QVERIFY(bench.text("trainSize").contains(QStringLiteral("parameters")) && bench.text("trainSize").contains(QStringLiteral("KB")));
        QVERIFY(bench.text("trainWork").contains(QStringLiteral("MACs")));
        QVERIFY(bench.text("trainMemory").contains(QStringLiteral("MB")));
        QVERIFY2(bench.text("trainTime").contains(QStringLiteral("measured just now")), qPrintable(bench.text("trainTime")));
        QVERIFY(bench.text("trainShared").endsWith(QStringLiteral(": 0")));
        QCOMPARE(bench.text("trainPartTest-2"), QStringLiteral("2"));
        const auto& rows = bench.page.outlook()->bars()->rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].title, QStringLiteral("pump 1"));
        QCOMPARE(rows[0].pieces.size(), 3);
        QCOMPARE(rows[0].events.size(), 3);
        QVERIFY(bench.page.terminalCommand().endsWith(QStringLiteral("--recipe conv-autoencoder")));
        // A longer window by keys: the window length in time follows, nothing on the way blocks.
        bench.type("train-window", QStringLiteral("64"));
        QVERIFY(bench.page.presenter().outlookBusy());
        bench.settle();
        QVERIFY(bench.text("trainInputsText").contains(QStringLiteral("64 samples")));
        QVERIFY(bench.page.terminalCommand().contains(QStringLiteral("--set window=64")));
        bench.type("train-window", QStringLiteral("6x"));
        QVERIFY(bench.text("trainProblem").contains(QStringLiteral("window=6x")));
        QVERIFY(!bench.find<QPushButton>("train-start")->isEnabled());
        QCOMPARE(bench.find<QPushButton>("train-start")->toolTip(), bench.text("trainProblem"));
        QVERIFY(bench.page.terminalCommand().isEmpty());
    }

    void splitsAreSeenAndTheirFailuresSaid() {
        Bench bench(plant(false));
        auto* split = bench.find<QComboBox>("trainSplit");
        const auto choose = [&](TrainForm::SplitKind kind) {
            split->setCurrentIndex(split->findData(static_cast<int>(kind)));
            Q_EMIT split->activated(split->currentIndex());
            bench.settle();
        };
        choose(TrainForm::SplitKind::Asset);
        QVERIFY2(bench.text("trainWarning").contains(QStringLiteral("at least three assets")), qPrintable(bench.text("trainWarning")));
        QVERIFY(!bench.actions.action(QStringLiteral("train.start"))->isEnabled());
        choose(TrainForm::SplitKind::Head);
        bench.type("trainHeadRows", QStringLiteral("3000"));
        bench.settle();
        QVERIFY(bench.text("trainWarning").contains(QStringLiteral("reach back")) ||
                bench.text("trainShared").endsWith(QStringLiteral(": 0")));
        QVERIFY(bench.page.terminalCommand().contains(QStringLiteral("--split head:3000")));
        choose(TrainForm::SplitKind::Tag);
        QCOMPARE(bench.find<QComboBox>("trainTag")->currentText(), QStringLiteral("site=north"));
        QVERIFY(bench.text("trainWarning").contains(QStringLiteral("2 of 2 recordings have that tag")));
        choose(TrainForm::SplitKind::Time);
        QVERIFY(bench.actions.action(QStringLiteral("train.start"))->isEnabled());
    }

    void aClassifierWithoutLabelsSendsToTheLabelPage() {
        Bench bench(plant(false));
        std::vector<LabelId> all;
        for (const label::Label& label : bench.labels.labels()) all.push_back(label.id);
        QVERIFY(bench.labels.apply({}, all, QStringLiteral("remove all")));
        bench.page.presenter().form().setRecipe("wdcnn");
        bench.settle();
        QVERIFY(bench.page.presenter().startBlocked().contains(QStringLiteral("needs labels")));
        auto* go = bench.find<QPushButton>("trainGoToLabel");
        QVERIFY(go->isVisible());
        QSignalSpy other(&bench.page, &Page::pageRequested);
        go->click();
        QCOMPARE(other[0][0].toString(), QStringLiteral("label"));
        QVERIFY(bench.labels.undo());
        QVERIFY(!go->isVisible());
        bench.page.presenter().form().setRecipe("conv-autoencoder");
        QVERIFY(bench.page.presenter().startBlocked().isEmpty());
    }

    void aReadOnlyProjectSaysWhy() {
        const auto folder = plant(false);
        auto writer = store::Project::open(folder, store::Access::ReadWrite);
        QVERIFY(writer.ok());
        Bench bench(folder);
        bench.settle();
        QVERIFY(bench.text("trainSize").contains(QStringLiteral("parameters"))); // looking is possible
        const QString reason = bench.actions.disabledReason(QStringLiteral("train.start"));
        QVERIFY2(reason.contains(QStringLiteral("reading only")), qPrintable(reason));
        QCOMPARE(bench.text("trainStatus"), reason);
    }

    void trainsOneEpochAndTheRunStandsBesideItsBestBaseline() {
        Bench bench(plant(false));
        TrainForm& form = bench.page.presenter().form();
        form.setSetting("epochs", QStringLiteral("1"));
        form.setSetting("windows_per_epoch", QStringLiteral("64"));
        form.setSplitKind(TrainForm::SplitKind::Time);
        bench.settle();
        QSignalSpy changed(&bench.page, &Page::projectChanged);
        QVERIFY(bench.actions.trigger(QStringLiteral("train.start")));
        QVERIFY(bench.page.presenter().training());
        QVERIFY(bench.actions.disabledReason(QStringLiteral("train.start")).contains(QStringLiteral("running")));
        QVERIFY(bench.actions.action(QStringLiteral("train.cancel"))->isEnabled());
        bench.settle();
        QCOMPARE(changed.count(), 1);
        QVERIFY2(bench.text("trainStatus").startsWith(QStringLiteral("Run 1 is finished")), qPrintable(bench.text("trainStatus")));
        RunTableModel* model = bench.page.model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(bench.page.runs()->chosen()->id.value, 1); // the new one
        QVERIFY(model->index(0, RunTableModel::Recipe).data().toString().contains(QStringLiteral("best baseline: ")));
        QCOMPARE(model->index(0, RunTableModel::MeasuredOn).data().toString(), QStringLiteral("validation"));
        QCOMPARE(bench.page.outlook()->chart()->trainPoints().size(), 1);
        // Evaluate: figures of the test part.
        QVERIFY(bench.actions.trigger(QStringLiteral("train.evaluate")));
        bench.settle();
        QCOMPARE(model->index(0, RunTableModel::MeasuredOn).data().toString(), QStringLiteral("test"));
        QVERIFY(model->index(0, RunTableModel::Events).data().toString().contains(QStringLiteral(" of 2")));
        QSignalSpy threshold(&bench.page, &TrainPage::thresholdRequested);
        QVERIFY(bench.actions.trigger(QStringLiteral("train.threshold")));
        QCOMPARE(threshold[0][0].toLongLong(), 1);
    }

    void aStoppedTrainingKeepsItsBestWithinASecond() {
        Bench bench(plant(false));
        bench.chooseLongTraining();
        bench.page.presenter().start();
        QTRY_VERIFY_WITH_TIMEOUT(bench.page.presenter().progress().epoch >= 2, 60'000);
        QVERIFY2(bench.text("trainStatus").startsWith(QStringLiteral("Epoch ")), qPrintable(bench.text("trainStatus")));
        QVERIFY2(bench.text("trainStatus").contains(QStringLiteral("validation events found")), qPrintable(bench.text("trainStatus")));
        QCOMPARE(bench.find<QTabWidget>("trainTabs")->currentIndex(), 1);
        QVERIFY(bench.page.outlook()->chart()->trainPoints().size() >= 2);
        QVERIFY(bench.page.outlook()->chart()->eventPoints().size() >= 2);
        QElapsedTimer clock;
        clock.start();
        bench.find<QPushButton>("train-cancel")->click();
        QVERIFY(bench.text("trainStatus").startsWith(QStringLiteral("Stopping")));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.page.presenter().training(), 20'000);
        qInfo("the stopped training answered after %lld ms", static_cast<long long>(clock.elapsed()));
        bench.settle();
        QVERIFY2(bench.text("trainStatus").contains(QStringLiteral("kept as run 1")), qPrintable(bench.text("trainStatus")));
        QCOMPARE(bench.page.model()->index(0, RunTableModel::State).data().toString(), QStringLiteral("stopped early"));
        QVERIFY(bench.actions.action(QStringLiteral("train.evaluate"))->isEnabled());
        bench.actions.trigger(QStringLiteral("train.evaluate"));
        bench.settle();
        QCOMPARE(bench.page.model()->index(0, RunTableModel::MeasuredOn).data().toString(), QStringLiteral("test"));
        // It goes on where it was, and can be stopped again.
        const int before = bench.page.presenter().states().at(1).checkpointEpochs.value_or(0);
        QVERIFY(before >= 2);
        QVERIFY(bench.actions.trigger(QStringLiteral("train.resume")));
        QTRY_VERIFY_WITH_TIMEOUT(bench.page.presenter().progress().epoch > before, 60'000);
        QCOMPARE(bench.page.outlook()->chart()->trainPoints().first().x(), 1.0); // with its past
        bench.page.presenter().cancel();
        bench.settle();
        QCOMPARE(bench.page.model()->rowCount(), 1);
        QVERIFY(bench.page.presenter().states().at(1).checkpointEpochs.value_or(0) > before);
    }

    void aTrainingStoppedAtOnceKeepsNothingAndSaysSo() {
        Bench bench(plant(false));
        bench.chooseLongTraining();
        bench.page.presenter().start();
        bench.page.presenter().cancel();
        bench.settle();
        QVERIFY2(bench.text("trainStatus").contains(QStringLiteral("nothing was kept")), qPrintable(bench.text("trainStatus")));
    }

    void anInterruptedRunIsOffered() {
        const auto folder = plant(false);
        {
            Bench bench(folder);
            bench.chooseLongTraining();
            bench.page.presenter().start();
            QTRY_VERIFY_WITH_TIMEOUT(bench.page.presenter().progress().epoch >= 1, 60'000);
        } // the window closes
        auto project = store::Project::open(folder, store::Access::ReadWrite);
        QVERIFY(project.ok());
        QVERIFY(project->runs().setStatus(RunId{1}, store::RunStatus::Running).ok()); // as a crash leaves it
        project = Error{ErrorCode::Internal, "closed", {}};
        Bench bench(folder);
        bench.settle();
        const auto stopped = bench.page.presenter().stoppedRun();
        QVERIFY(stopped.has_value());
        QVERIFY(stopped->epoch >= 1);
        QVERIFY2(bench.text("trainStatus").contains(QStringLiteral("Run 1 (conv-autoencoder) was stopped after epoch")),
                 qPrintable(bench.text("trainStatus")));
        QVERIFY(bench.find<QPushButton>("train-resume")->isEnabled());
    }

    void runsOlderThanTheLabelsAreMarkedAndLoseTheMarkByUndo() {
        Bench bench(plant(true));
        bench.settle();
        const auto state = [&] { return bench.page.model()->index(0, RunTableModel::State).data().toString(); };
        QCOMPARE(state(), QStringLiteral("finished"));
        label::Label label;
        label.asset = "pump 1";
        label.range = {tests::kPlantStart, tests::kPlantStart + 100 * tests::kPlantStep};
        label.className = "leak";
        QVERIFY(bench.labels.add(label).value != 0);
        bench.settle();
        QCOMPARE(state(), QStringLiteral("finished\nolder than your labels"));
        QVERIFY(bench.labels.undo());
        bench.settle();
        QCOMPARE(state(), QStringLiteral("finished"));
    }

    void twoRunsAreComparedAndCopied() {
        const auto folder = plant(true);
        {
            auto project = store::Project::open(folder, store::Access::ReadWrite);
            QVERIFY(project.ok());
            workflow::TrainRunRequest request;
            request.recipe = "pca-t2-spe";
            request.split = "time";
            QVERIFY(workflow::trainRun(*project, request).ok());
        }
        Bench bench(folder);
        bench.settle();
        auto* table = bench.find<QTableView>("runTable");
        QCOMPARE(table->model()->index(0, RunTableModel::Number).data().toInt(), 2); // newest first
        QCOMPARE(bench.page.runs()->chosen()->id.value, 2);
        QVERIFY(bench.text("runDetails").contains(QStringLiteral("Run 2")));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier); // two runs by keys
        QVERIFY(bench.find<QTableView>("runComparison")->isVisible());
        const ComparisonModel* comparison = bench.page.runs()->comparison();
        QCOMPARE(comparison->index(0, 0).data().toString(), QStringLiteral("recipe"));
        QCOMPARE(comparison->index(0, 1).data().toString(), QStringLiteral("robust-ewma"));
        QVERIFY(!bench.actions.disabledReason(QStringLiteral("train.evaluate")).isEmpty()); // of one run only
        bench.actions.trigger(QStringLiteral("train.copy"));
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5); // a heading, two runs with a baseline each
        QCOMPARE(lines[1].split(QLatin1Char('\t')).size(), lines[0].split(QLatin1Char('\t')).size());
        QVERIFY(lines[2].contains(QStringLiteral("best baseline")));
        table->sortByColumn(RunTableModel::Auc, Qt::AscendingOrder);
        const double first = table->model()->index(0, RunTableModel::Auc).data(RunTableModel::SortRole).toDouble(),
                     second = table->model()->index(1, RunTableModel::Auc).data(RunTableModel::SortRole).toDouble();
        QVERIFY(first <= second);
    }

    void everythingWorksByKeysAlone() {
        Bench bench(plant(false));
        QVERIFY(QTest::qWaitForWindowActive(&bench.page));
        bench.settle();
        auto* recipes = bench.find<QListView>("trainRecipes");
        recipes->setFocus();
        QTest::keyClick(recipes, Qt::Key_Home);
        QCOMPARE(bench.page.presenter().form().recipe().id, std::string("wdcnn"));
        QTest::keyClick(recipes, Qt::Key_End);
        QVERIFY(bench.page.presenter().form().recipe().baseline);
        QTest::keyClicks(recipes, QStringLiteral("robust"));
        QCOMPARE(bench.page.presenter().form().recipe().id, std::string("robust-ewma"));
        QVERIFY(!bench.find<QLineEdit>("train-epochs")->isEnabled());
        QVERIFY(bench.find<QLineEdit>("train-epochs")->toolTip().contains(QStringLiteral("no such setting")));
        // Tab goes from the recipes through the form; the first field in force is the window.
        QSet<QString> reached;
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached << QApplication::focusWidget()->objectName();
        }
        for (const char* name : {"train-window", "trainSplit", "trainInputs", "trainAllSettings", "train-start", "runTable"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
        bench.settle();
        auto* start = bench.find<QPushButton>("train-start");
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
        QVERIFY(bench.page.presenter().training());
        bench.settle();
        QCOMPARE(bench.page.model()->rowCount(), 1);
        auto* table = bench.find<QTableView>("runTable");
        QSignalSpy threshold(&bench.page, &TrainPage::thresholdRequested);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(threshold.count(), 1);
    }

    void allSettingsOpenInPlace() {
        Bench bench(plant(false));
        bench.find<QPushButton>("trainAllSettings")->click();
        QVERIFY(bench.find<QTableView>("trainSettings")->isVisible());
        bench.actions.trigger(QStringLiteral("train.allSettings"));
        QVERIFY(!bench.find<QTableView>("trainSettings")->isVisible());
        QVERIFY(!bench.find<QPushButton>("trainAllSettings")->isChecked());
    }

private:
    [[nodiscard]] std::filesystem::path plant(bool runs) const {
        const auto made = tests::makePlant(m_folder->path() / "plant.tocsin", runs);
        if (!made.ok()) qFatal("%s", made.error().message.c_str());
        return *made;
    }
    std::unique_ptr<TemporaryFolder> m_folder;
};

TOCSIN_GUI_MAIN(TestTrainPage)
#include "tst_train_page.moc"
