// SPDX-License-Identifier: GPL-3.0-or-later
// A tireless user without a plan: actions of the registry at random, with selections, cursors and active labels between them and every
// dialog answered at random. Then all is undone, and the labels are those of the start. TOCSIN_WALK_STEPS (2,000) and TOCSIN_WALK_SEED.
#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QInputDialog>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTimer>
#include <QtTest>
#include <random>

#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/label_page.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

int fromEnvironment(const char* name, int otherwise) {
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok && value > 0 ? value : otherwise;
}

} // namespace

class TestRandomWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(tests::makePlant(plant(), true).ok());
    }

    void allIsUndone() {
        const int steps = fromEnvironment("TOCSIN_WALK_STEPS", 2000);
        const auto seed = static_cast<std::uint32_t>(fromEnvironment("TOCSIN_WALK_SEED", 20251125));
        qInfo("TOCSIN_WALK_SEED=%u, %d steps", seed, steps);
        m_random.seed(seed);
        MainWindow window;
        window.resize(1280, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openProject(plant());
        window.settle();
        QVERIFY(window.hasProject() && window.labels().writable());
        window.labels().setRater("Ana");
        const std::vector<label::Label> start = window.labels().labels();
        const std::int64_t bottom = newestStanding(window.labels());
        QVERIFY(!start.empty());

        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [this] { answerDialog(); });
        answering.start(5);
        QStringList ids = window.actions().ids();
        // Quit ends the walk, the demo belongs to another folder.
        for (const char* id : {"file.quit", "file.demo"}) QCOMPARE(ids.removeAll(QLatin1String(id)), 1);
        const QStringList gestures = ids.filter(QRegularExpression(QStringLiteral("^(label|queue|edit)\\.")));
        QVERIFY(gestures.size() > 25);
        std::size_t most = start.size();
        int done = 0, edits = 0;
        for (int step = 0; step < steps; ++step) {
            if (!window.hasProject()) {
                window.openProject(plant());
                window.settle();
                QVERIFY2(window.hasProject(), qPrintable(window.bannerText()));
                QVERIFY2(window.labels().writable(), qPrintable(window.labels().blockedReason() + m_trail.join(QLatin1Char(' '))));
            }
            const std::int64_t before = newestStanding(window.labels());
            // One step in three is about labels: they are what must come back.
            const QStringList& some = below(3) == 0 ? gestures : ids;
            const QString id = some[below(static_cast<int>(some.size()))];
            m_trail << id;
            if (m_trail.size() > 30) m_trail.removeFirst();
            poke(window);
            if (id == QStringLiteral("edit.undo") && before == bottom) continue; // what is older stays: the start could not come back
            if (window.actions().trigger(id)) ++done;
            QCoreApplication::processEvents();
            if (newestStanding(window.labels()) != before) ++edits;
            most = std::max(most, window.labels().labels().size());
            if (step % 40 == 39) {
                window.jobs().cancelAll();
                closeOthers(window);
                window.settle();
            }
        }
        answering.stop();
        closeOthers(window);
        window.jobs().cancelAll();
        window.settle();
        if (!window.hasProject()) {
            window.openProject(plant());
            window.settle();
        }
        qInfo("%d actions ran, %d changed labels, at most %zu labels", done, edits, most);
        QVERIFY(done > steps / 3);
        QVERIFY2(edits > steps / 50, "the walk hardly labelled anything");

        for (int guard = 0; guard < 10 * steps && newestStanding(window.labels()) != bottom; ++guard)
            QVERIFY2(window.actions().trigger(QStringLiteral("edit.undo")),
                     qPrintable(window.actions().disabledReason(QStringLiteral("edit.undo")) + window.bannerText()));
        QCOMPARE(newestStanding(window.labels()), bottom);
        QVERIFY2(window.labels().labels() == start, qPrintable(m_trail.join(QLatin1Char(' '))));
        // The store says the same, and its histories hold together.
        window.closeProject();
        const auto project = store::Project::open(plant(), store::Access::ReadOnly);
        QVERIFY(project.ok());
        QVERIFY(project->verify().ok());
        QVERIFY(project->labels().verify().ok());
    }

private:
    [[nodiscard]] std::filesystem::path plant() const { return m_folder->path() / "plant.tocsin"; }
    [[nodiscard]] int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }

    [[nodiscard]] static std::int64_t newestStanding(const LabelDocument& labels) {
        for (const store::GestureRecord& gesture : labels.gestures())
            if (gesture.kind == "edit" && !gesture.undone) return gesture.id;
        return 0;
    }

    /// What hands do between commands.
    void poke(MainWindow& window) {
        auto* label = qobject_cast<LabelPage*>(window.page(QStringLiteral("label")));
        const int what = below(12);
        if (what == 0 || what >= 10) window.showPage(QStringLiteral("label"));
        for (widgets::LaneView* lanes : {label->lanes(), window.dataPage()->lanes()}) {
            const auto instant = [this] { return tests::kPlantStart + below(static_cast<int>(tests::kPlantRows)) * tests::kPlantStep; };
            if (what == 1 || what == 2) {
                const TimeNs from = instant();
                lanes->setSelection(TimeRange{from, from + (1 + below(200)) * tests::kPlantStep});
            }
            if (what == 3) lanes->setCursorTime(instant());
            if (what == 4) lanes->setSelectionStart(instant());
            if (what == 5) lanes->setSelectionEnd(instant());
        }
        const std::vector<label::Label>& all = window.labels().labels();
        if (what == 6 && !all.empty()) label->editor().setActive(all[static_cast<std::size_t>(below(static_cast<int>(all.size())))].id);
        if (what == 7) {
            const auto lists = window.findChildren<QListView*>();
            QListView* list = lists[below(static_cast<int>(lists.size()))];
            if (list->model() && list->model()->rowCount() > 0)
                list->setCurrentIndex(list->model()->index(below(list->model()->rowCount()), 0));
        }
    }

    /// Runs inside the event loops of dialogs.
    void answerDialog() {
        if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        QWidget* modal = QApplication::activeModalWidget();
        if (!modal) return;
        if (auto* input = qobject_cast<QInputDialog*>(modal); input && below(2) == 0) {
            input->setTextValue(below(2) == 0 ? QStringLiteral("+3h") : QStringLiteral("seen by ear; \"hot\""));
            return input->accept();
        }
        if (auto* box = qobject_cast<QMessageBox*>(modal)) {
            const QList<QAbstractButton*> buttons = box->buttons();
            return buttons[below(static_cast<int>(buttons.size()))]->click();
        }
        if (auto* dialog = qobject_cast<QDialog*>(modal)) return dialog->reject();
        modal->close();
    }

    static void closeOthers(const MainWindow& window) {
        for (QWidget* other : QApplication::topLevelWidgets())
            if (other != &window && other->isVisible()) other->close();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::mt19937 m_random;
    QStringList m_trail; // the last actions, for the message of a failure
};

TOCSIN_GUI_MAIN(TestRandomWalk)
#include "tst_random_walk.moc"
