// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: panels, palette, keys, colours, start page, drag and drop, what is remembered.
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <fstream>
#include <set>

#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/shell/preferences_dialog.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/actions/command_palette.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

void drop(QWidget& window, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files) urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

/// Ids of all actions that some menu holds.
QSet<QString> inMenus(const QMenu* menu) {
    QSet<QString> ids;
    for (const QAction* action : menu->actions())
        if (action->menu())
            ids += inMenus(action->menu());
        else
            ids << action->objectName();
    return ids;
}

} // namespace

class TestShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(tests::makePlant(m_folder->path() / "plant.tocsin", false).ok());
        std::ofstream(m_folder->path() / "data.csv") << "time,vibration\n2025-01-01T00:00:00Z,2.1\n2025-01-01T00:01:00Z,2.2\n";
        std::ofstream(m_folder->path() / "labels.csv") << "asset,from,to,class\npump 1,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,leak\n";
        std::ofstream(m_folder->path() / "letter.docx") << "PK";
    }

    void startPageUntilAProjectOpensAndAfterItCloses() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.currentPage(), QStringLiteral("start"));
        QCOMPARE(window.windowTitle(), QStringLiteral("Tocsin"));
        QVERIFY(!window.findChild<QWidget*>(QStringLiteral("pageBar"))->isVisible());
        QVERIFY(!window.actions().disabledReason(QStringLiteral("file.close")).isEmpty());
        window.openProject(plant());
        window.settle();
        QCOMPARE(window.currentPage(), QStringLiteral("data"));
        QCOMPARE(window.windowTitle(), QStringLiteral("plant.tocsin - Tocsin"));
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("pageBar"))->isVisible());
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!window.hasProject());
        QCOMPARE(window.currentPage(), QStringLiteral("start"));
        QCOMPARE(window.windowTitle(), QStringLiteral("Tocsin"));
        // The right to write is given back.
        QVERIFY(store::Project::open(plant(), store::Access::ReadWrite).ok());
    }

    void ctrlAndNumberFollowTheOrderOfThePages() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QStringList names = window.pageNames();
        QCOMPARE(names.constFirst(), QStringLiteral("data"));
        for (int i = 0; i < names.size(); ++i) {
            QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(window.currentPage(), names[i]);
        }
        QVERIFY(!window.showPage(QStringLiteral("nowhere")));
        QCOMPARE(window.currentPage(), names.constLast());
    }

    void aNewProjectIsMadeAndAsksForTheData() {
        MainWindow window;
        QSignalSpy import(&window, &MainWindow::importRequested);
        window.createProject(m_folder->path() / "new" / "fresh.tocsin", {file("data.csv")});
        window.settle();
        QVERIFY2(window.hasProject(), qPrintable(window.bannerText()));
        QVERIFY(window.labels().writable());
        QCOMPARE(import.count(), 1);
        QCOMPARE(import[0][0].toStringList(), QStringList{file("data.csv")});
        window.createProject(plant()); // there already: refused, what was open stays
        window.settle();
        QVERIFY(!window.bannerText().isEmpty());
        QCOMPARE(window.windowTitle(), QStringLiteral("fresh.tocsin - Tocsin"));
    }

    void droppedProjectsOpenAndFilesAskForTheDialog() {
        MainWindow window;
        window.show();
        QSignalSpy import(&window, &MainWindow::importRequested);
        drop(window, {QString::fromStdString(plant().string()), file("data.csv")});
        window.settle();
        QVERIFY(window.hasProject());
        QCOMPARE(import.count(), 1); // after the project was there
        QCOMPARE(import[0][0].toStringList(), QStringList{file("data.csv")});
        drop(window, {file("data.csv"), file("letter.docx")});
        window.settle();
        QCOMPARE(import.count(), 2);
        QVERIFY2(window.bannerText().contains(QStringLiteral("letter.docx")), qPrintable(window.bannerText()));
        QVERIFY(window.bannerText().contains(QStringLiteral(".csv")));
    }

    void droppedLabelsComeIn() {
        QVERIFY(tests::makePlant(m_folder->path() / "labelled.tocsin", false).ok());
        MainWindow window;
        window.openProject(m_folder->path() / "labelled.tocsin");
        window.settle();
        const auto before = window.labels().labels().size();
        drop(window, {file("labels.csv")});
        window.settle();
        QCOMPARE(window.labels().labels().size(), before + 1);
        QVERIFY(window.jobs().jobs().front().outcome.contains(QStringLiteral("labels added: 1")));
        window.closeProject();
        drop(window, {file("labels.csv")});
        window.settle();
        QVERIFY(window.bannerText().contains(QStringLiteral("Open a project first")));
    }

    void nothingIsTakenFromADragWithoutFiles() {
        MainWindow window;
        QMimeData data;
        data.setText(QStringLiteral("some words"));
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(!enter.isAccepted());
    }

    void aSecondWindowReadsAndSaysWhy() {
        MainWindow first, second;
        first.openProject(plant());
        first.settle();
        second.openProject(plant());
        second.settle();
        QVERIFY(first.labels().writable());
        QVERIFY(second.hasProject() && !second.labels().writable());
        QVERIFY2(second.bannerText().startsWith(QStringLiteral("Opened for reading only")), qPrintable(second.bannerText()));
        QSignalSpy import(&second, &MainWindow::importRequested);
        second.openPaths({file("data.csv")});
        second.settle();
        QCOMPARE(import.count(), 0);
        QVERIFY(second.bannerText().contains(QStringLiteral("Nothing can be imported")));
    }

    void docksHaveNamesOfTheirOwnAndAreInTheViewMenu() {
        MainWindow window;
        std::set<QString> names;
        const auto docks = window.findChildren<QDockWidget*>();
        QVERIFY(docks.size() >= 3);
        for (const QDockWidget* dock : docks) {
            QVERIFY(!dock->objectName().isEmpty());
            QVERIFY2(names.insert(dock->objectName()).second, qPrintable(dock->objectName()));
            QVERIFY(dock->features().testFlag(QDockWidget::DockWidgetMovable) &&
                    dock->features().testFlag(QDockWidget::DockWidgetClosable) &&
                    dock->features().testFlag(QDockWidget::DockWidgetFloatable));
            const QString id = QStringLiteral("panel.") + QString(dock->objectName()).remove(QStringLiteral("Dock"));
            QVERIFY2(window.actions().action(id), qPrintable(id));
        }
    }

    void panelsShowHideAndReset() {
        MainWindow window;
        window.show();
        auto* dock = window.findChild<QDockWidget*>(QStringLiteral("historyDock"));
        QAction* toggle = window.actions().action(QStringLiteral("panel.history"));
        QVERIFY(dock->isHidden() && !toggle->isChecked());
        toggle->trigger();
        QVERIFY(!dock->isHidden() && toggle->isChecked());
        dock->close(); // by its own cross
        QVERIFY(!toggle->isChecked());
        toggle->trigger();
        window.actions().trigger(QStringLiteral("view.resetLayout"));
        QVERIFY(dock->isHidden() && !toggle->isChecked());
        window.findChild<QToolButton*>(QStringLiteral("jobChip"))->click();
        QVERIFY(!window.findChild<QDockWidget*>(QStringLiteral("jobsDock"))->isHidden());
    }

    void layoutIsRememberedAndAnOldOneIgnored() {
        Settings settings(Settings::Storage::Forgotten);
        const auto jobsHidden = [&settings] {
            MainWindow window(&settings);
            window.show();
            return window.findChild<QDockWidget*>(QStringLiteral("jobsDock"))->isHidden();
        };
        {
            MainWindow window(&settings);
            window.show();
            window.actions().trigger(QStringLiteral("panel.jobs"));
            window.resize(1100, 700);
            window.close();
        }
        QVERIFY(!jobsHidden());
        settings.setWindow(settings.windowGeometry(), settings.windowState(MainWindow::kLayoutVersion), MainWindow::kLayoutVersion + 1);
        QVERIFY(jobsHidden());
        settings.setWindow("garbage", "garbage", MainWindow::kLayoutVersion);
        QVERIFY(jobsHidden());
    }

    void projectPageAndPlaceComeBack() {
        Settings settings(Settings::Storage::Forgotten);
        TimeRange shown;
        {
            MainWindow window(&settings);
            window.show();
            window.openProject(plant());
            window.settle();
            window.dataPage()->chooseRecording(1);
            window.settle();
            window.dataPage()->lanes()->setVisibleRange(
                {tests::kPlantStart + 1000 * tests::kPlantStep, tests::kPlantStart + 2000 * tests::kPlantStep});
            shown = window.dataPage()->lanes()->visibleRange();
            window.showPage(QStringLiteral("threshold"));
            window.close();
        }
        QCOMPARE(settings.lastProject(), QString::fromStdString(plant().string()));
        const auto reopened = [&](bool restore) {
            MainWindow window(&settings);
            window.setRestorePlace(restore);
            window.show();
            window.openProject(plant());
            window.settle();
            return std::pair{window.currentPage(), window.dataPage()->lanes()->visibleRange()};
        };
        QCOMPARE(reopened(true).first, QStringLiteral("threshold"));
        QCOMPARE(reopened(true).second.from, shown.from);
        QCOMPARE(reopened(true).second.to, shown.to);
        QCOMPARE(reopened(false).first, QStringLiteral("data"));
        QVERIFY(reopened(false).second.from != shown.from);
    }

    void everyActionIsInAMenuOrThePaletteAndNoKeyIsAmbiguous() {
        MainWindow window;
        window.show();
        QSet<QString> menus;
        for (const QAction* action : window.menuBar()->actions()) menus += inMenus(action->menu());
        auto* palette = window.findChild<widgets::CommandPalette*>();
        QSet<QString> found;
        for (int row = 0; row < palette->model()->rowCount(); ++row) found << palette->model()->idAt(row);
        for (const QString& id : window.actions().ids()) {
            QVERIFY2(found.contains(id), qPrintable(id));
            if (!window.actions().spec(id)->menu.isEmpty()) QVERIFY2(menus.contains(id), qPrintable(id));
            // Single letters belong to text fields.
            if (window.actions().spec(id)->scope == widgets::ActionScope::Global)
                for (const QKeySequence& key : window.actions().keys(id))
                    QVERIFY2((key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)) || key[0].key() >= Qt::Key_Escape,
                             qPrintable(id));
        }
        const auto conflicts = window.actions().conflicts();
        QVERIFY2(conflicts.empty(),
                 conflicts.empty() ? "" : qPrintable(conflicts[0].first + QStringLiteral(" and ") + conflicts[0].second));
    }

    void thePaletteOpensByItsKeysAndRuns() {
        Settings settings(Settings::Storage::Forgotten);
        MainWindow window(&settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto* palette = window.findChild<widgets::CommandPalette*>();
        QVERIFY(palette->isVisible());
        auto* line = palette->findChild<QLineEdit*>(QStringLiteral("paletteText"));
        QTest::keyClicks(line, QStringLiteral("thres"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(window.currentPage(), QStringLiteral("threshold"));
        QVERIFY(!palette->isVisible());
        QCOMPARE(settings.recentCommands(), QStringList{QStringLiteral("page.threshold")});
        QTest::keyClick(&window, Qt::Key_F3);
        QVERIFY(palette->isVisible());
    }

    void theKeySheetOpensByItsKey() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Slash, Qt::ControlModifier);
        auto* sheet = window.findChild<QWidget*>(QStringLiteral("keySheet"));
        QVERIFY(sheet->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void keysOfTheUserAreInForceAtStart() {
        Settings settings(Settings::Storage::Forgotten);
        settings.setKeys({{QStringLiteral("page.threshold"), {QStringLiteral("F9")}}, {QStringLiteral("no.such"), {QStringLiteral("F8")}}});
        MainWindow window(&settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(window.currentPage(), QStringLiteral("threshold"));
    }

    void coloursChangeAtRunTimeAndAreRemembered() {
        Settings settings(Settings::Storage::Forgotten);
        MainWindow window(&settings);
        window.show();
        window.openProject(plant());
        window.settle();
        QVERIFY(window.actions().action(QStringLiteral("view.system"))->isChecked());
        window.actions().trigger(QStringLiteral("view.dark"));
        QVERIFY(window.themeKind() == widgets::ThemeKind::Dark);
        QVERIFY(settings.theme() == ThemeChoice::Dark);
        QVERIFY(window.actions().action(QStringLiteral("view.dark"))->isChecked() &&
                !window.actions().action(QStringLiteral("view.system"))->isChecked());
        QTRY_VERIFY(window.grab().toImage().pixelColor(3, 300).lightness() < 80);
        window.setThemeKind(widgets::ThemeKind::Light); // for a picture: the choice stays
        QVERIFY(settings.theme() == ThemeChoice::Dark);
        QTRY_VERIFY(window.grab().toImage().pixelColor(3, 300).lightness() > 200);
        window.actions().trigger(QStringLiteral("edit.preferences"));
        auto* dialog = window.findChild<PreferencesDialog*>();
        auto* theme = dialog->findChild<QComboBox*>(QStringLiteral("preferenceTheme"));
        theme->setCurrentIndex(theme->findData(static_cast<int>(ThemeChoice::Light)));
        QVERIFY(settings.theme() == ThemeChoice::Light);
        dialog->findChild<QLineEdit*>(QStringLiteral("preferencesSearch"))->setText(QStringLiteral("shortcut"));
        QVERIFY(theme->isHidden() || !theme->isVisible());
        QVERIFY(dialog->findChild<QWidget*>(QStringLiteral("preferenceKeys"))->isVisible());
    }

    void aFailedJobIsInTheBanner() {
        MainWindow window;
        window.show();
        for (int i = 0; i < 3; ++i)
            window.jobs().start<int>(QStringLiteral("Export"), JobLane::Io,
                                     [](const JobContext&) -> Result<int> {
                                         return Error{ErrorCode::Io, "disk full", {}};
                                     },
                                     {});
        window.settle();
        QVERIFY2(window.bannerText().contains(QStringLiteral("Export failed: disk full (3 times)")), qPrintable(window.bannerText()));
    }

    void fullScreenByF11() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(window.isFullScreen());
        QTest::keyClick(&window, Qt::Key_F11);
        QVERIFY(!window.isFullScreen());
    }

    void theStatusLineSaysWhatIsOpen() {
        MainWindow window;
        window.show();
        const auto text = [&](const char* name) { return window.findChild<QLabel*>(QLatin1String(name))->text(); };
        QVERIFY(!window.findChild<QLabel*>(QStringLiteral("savedState"))->isVisible());
        window.openProject(plant());
        window.settle();
        QCOMPARE(text("projectName"), QStringLiteral("plant.tocsin"));
        QCOMPARE(text("savedState"), QStringLiteral("All changes saved"));
        QVERIFY(text("dataFingerprint").size() > 8);
    }

private:
    [[nodiscard]] std::filesystem::path plant() const { return m_folder->path() / "plant.tocsin"; }
    [[nodiscard]] QString file(const char* name) const { return QString::fromStdString((m_folder->path() / name).string()); }
    std::unique_ptr<TemporaryFolder> m_folder;
};

TOCSIN_GUI_MAIN(TestShell)
#include "tst_shell.moc"
