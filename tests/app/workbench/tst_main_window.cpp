// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QtTest>
#include <fstream>

#include "app/workbench/language/language.h"
#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/explain_page.h"
#include "app/workbench/pages/label_page.h"
#include "app/workbench/pages/run_table_model.h"
#include "app/workbench/pages/threshold_page.h"
#include "app/workbench/pages/train_page.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

QString mnemonicOf(QString text) {
    text.remove(QStringLiteral("&&"));
    const auto at = text.indexOf(QLatin1Char('&'));
    return at >= 0 && at + 1 < text.size() ? text.mid(at + 1, 1).toUpper() : QString();
}

int count(const std::vector<widgets::Band>& bands, widgets::BandKind kind) {
    return static_cast<int>(std::count_if(bands.begin(), bands.end(), [kind](const widgets::Band& band) { return band.kind == kind; }));
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        const auto plant = tests::makePlant(m_folder->path() / "plant.tocsin", true);
        QVERIFY2(plant.ok(), plant.ok() ? "" : plant.error().message.c_str());
        m_plant = *plant;
        QVERIFY(tests::makePlant(m_folder->path() / "untrained.tocsin", false).ok());
        QVERIFY(store::Project::create(m_folder->path() / "empty.tocsin").ok());
    }

    void opensAProjectAndShowsLanesBandsAndRuns() {
        MainWindow window;
        window.show();
        QSignalSpy opened(&window, &MainWindow::projectOpened);
        window.openProject(m_plant);
        QCOMPARE(opened.count(), 0); // not on the GUI thread
        window.settle();
        QCOMPARE(opened.count(), 1);
        QVERIFY(window.bannerText().isEmpty());
        QCOMPARE(window.windowTitle(), QStringLiteral("plant.tocsin - Tocsin"));
        const widgets::LaneView* lanes = window.dataPage()->lanes();
        QCOMPARE(lanes->laneCount(), 3);
        QCOMPARE(lanes->lane(0).title(), QStringLiteral("vibration [mm/s]"));
        QVERIFY(lanes->lane(2).strokes().lines.size() > 300);
        QCOMPARE(count(lanes->bands(), widgets::BandKind::Label), 4);
        QCOMPARE(count(lanes->bands(), widgets::BandKind::Event), 3);
        QVERIFY(std::any_of(lanes->bands().begin(), lanes->bands().end(), [](const widgets::Band& band) {
            return band.text.contains(QStringLiteral("(proposed)")) && band.pattern == widgets::BandPattern::Hatched;
        }));
        QCOMPARE(window.trainPage()->model()->rowCount(), 1);
        window.dataPage()->chooseRecording(1);
        window.settle();
        QCOMPARE(count(lanes->bands(), widgets::BandKind::Label), 3);
    }

    /// Nothing is done to labels that are not seen.
    void keysOfTheLabelPageDoNothingOnOthers() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openProject(m_folder->path() / "untrained.tocsin");
        window.settle();
        auto* label = qobject_cast<LabelPage*>(window.page(QStringLiteral("label")));
        const std::vector<label::Label> before = window.labels().labels();
        window.showPage(QStringLiteral("label"));
        window.settle();
        label->editor().setActive(before.front().id);
        window.showPage(QStringLiteral("data"));
        window.settle();
        QWidget* canvas = window.dataPage()->lanes()->canvas();
        canvas->setFocus();
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_1, Qt::Key_S, Qt::Key_L}) QTest::keyClick(canvas, key);
        QVERIFY(window.labels().labels() == before);
        QTest::keyClick(canvas, Qt::Key_Tab); // moves the focus, as everywhere
        QVERIFY(!canvas->hasFocus());
        // The menu of the lanes holds what a menu of the window holds too.
        QWidget* viewport = qobject_cast<QAbstractScrollArea*>(canvas)->viewport();
        QContextMenuEvent asked(QContextMenuEvent::Mouse, viewport->rect().center(), viewport->mapToGlobal(viewport->rect().center()));
        QCoreApplication::sendEvent(viewport, &asked);
        auto* menu = window.dataPage()->lanes()->findChild<QMenu*>(QStringLiteral("laneMenu"));
        QVERIFY(menu->isVisible() && menu->actions().size() > 5);
        for (const QAction* action : menu->actions())
            if (!action->isSeparator()) QVERIFY2(!window.actions().spec(action->objectName())->menu.isEmpty(), qPrintable(action->text()));
        menu->close();
        // From the menu it leads to the page where it can be seen.
        QVERIFY(window.actions().trigger(QStringLiteral("label.delete")));
        QVERIFY(window.labels().labels() == before);
        QCOMPARE(window.currentPage(), QStringLiteral("label"));
        QVERIFY(window.actions().trigger(QStringLiteral("label.delete")));
        QCOMPARE(window.labels().labels().size(), before.size() - 1);
        QVERIFY(window.labels().undo());
        // Tab walks labels here; F6 leads out.
        label->lanes()->canvas()->setFocus();
        QTest::keyClick(label->lanes()->canvas(), Qt::Key_Tab);
        QVERIFY(label->lanes()->canvas()->hasFocus());
        QTest::keyClick(label->lanes()->canvas(), Qt::Key_F6);
        QVERIFY(window.focusWidget() && !label->lanes()->isAncestorOf(window.focusWidget()));
        QTest::keyClick(window.focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(label->lanes()->isAncestorOf(window.focusWidget()));
    }

    void thresholdPageYieldsAlarmsOnTheDataPage() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        window.settle();
        ThresholdPage* page = window.thresholdPage();
        QVERIFY2(page->summary().startsWith(QStringLiteral("Threshold")), qPrintable(page->summary()));
        page->setThreshold(-1e9); // everything is high: one alarm an uninterrupted stretch
        window.settle();
        QVERIFY(page->alarms()->rowCount() >= 2);
        QVERIFY(count(window.dataPage()->lanes()->bands(), widgets::BandKind::Alarm) >= 1);
        page->setThreshold(1e9);
        window.settle();
        QCOMPARE(page->alarms()->rowCount(), 0);
        QCOMPARE(count(window.dataPage()->lanes()->bands(), widgets::BandKind::Alarm), 0);
    }

    void anAlarmOfTheTableIsShownOnTheDataPage() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        window.settle();
        window.showPage(QStringLiteral("threshold"));
        window.thresholdPage()->setThreshold(0);
        window.settle();
        auto* table = window.findChild<QTableView*>(QStringLiteral("alarmTable"));
        const int last = window.thresholdPage()->alarms()->rowCount() - 1;
        QVERIFY(last >= 0);
        const AlarmRow row = window.thresholdPage()->alarms()->row(last);
        QCOMPARE(row.asset, QStringLiteral("pump 2")); // another recording than the one shown
        Q_EMIT table->activated(window.thresholdPage()->alarms()->index(last, 0));
        window.settle();
        QCOMPARE(window.currentPage(), QStringLiteral("data"));
        QVERIFY(window.dataPage()->lanes()->visibleRange().contains(row.alarm.raised));
        QCOMPARE(window.findChild<QTreeWidget*>()->currentItem()->text(0), row.asset);
    }

    void aRunStoppedEarlyGoesToTheThresholdPageToo() {
        const auto plant = tests::makePlant(m_folder->path() / "stopped.tocsin", true);
        QVERIFY(plant.ok());
        {
            auto project = store::Project::open(*plant, store::Access::ReadWrite);
            QVERIFY(project.ok());
            QVERIFY(project->runs().setStatus(RunId{1}, store::RunStatus::Cancelled).ok());
        }
        MainWindow window;
        window.show();
        window.openProject(*plant);
        window.settle();
        QCOMPARE(window.trainPage()->model()->index(0, RunTableModel::State).data().toString(), QStringLiteral("stopped early"));
        QVERIFY(window.actions().trigger(QStringLiteral("train.threshold")));
        window.settle();
        QCOMPARE(window.currentPage(), QStringLiteral("threshold"));
        QVERIFY2(window.thresholdPage()->summary().startsWith(QStringLiteral("Threshold")), qPrintable(window.thresholdPage()->summary()));
    }

    void anExplainedWindowIsShownOnTheDataPage() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        window.settle();
        auto* page = qobject_cast<ExplainPage*>(window.page(QStringLiteral("explain")));
        QVERIFY(page && page->items()->rowCount() == 0); // nothing is scored before it is seen
        window.showPage(QStringLiteral("explain"));
        window.settle();
        QVERIFY2(page->items()->rowCount() > 0, qPrintable(page->faceSentence()));
        QVERIFY(page->terminalCommand().startsWith(QStringLiteral("tocsin explain ")));
        const ExplainItem item = page->items()->item(0);
        QVERIFY(window.actions().trigger(QStringLiteral("explain.showData")));
        window.settle();
        QCOMPARE(window.currentPage(), QStringLiteral("data"));
        QVERIFY(window.dataPage()->lanes()->visibleRange().contains(item.time));
        // A closed project leaves nothing behind.
        window.closeProject();
        QCOMPARE(page->items()->rowCount(), 0);
        QVERIFY(!window.actions().trigger(QStringLiteral("explain.showData")));
    }

    void aBadFolderShowsTheBannerAndKeepsWhatWasOpen() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        window.settle();
        std::filesystem::create_directories(m_folder->path() / "no project");
        std::filesystem::create_directories(m_folder->path() / "broken");
        std::ofstream(m_folder->path() / "broken" / "project.db") << "this is no database";
        for (const char* name : {"missing", "no project", "broken"}) {
            QSignalSpy refused(&window, &MainWindow::projectRefused);
            window.openProject(m_folder->path() / name);
            window.settle();
            QCOMPARE(refused.count(), 1);
            QVERIFY(!window.bannerText().isEmpty());
            QVERIFY2(window.bannerText().contains(QString::fromUtf8(name)), qPrintable(window.bannerText()));
            QVERIFY(window.hasProject());
            QCOMPARE(window.dataPage()->lanes()->laneCount(), 3);
            QCOMPARE(window.windowTitle(), QStringLiteral("plant.tocsin - Tocsin"));
        }
        // The same error again is counted, not stacked.
        window.openProject(m_folder->path() / "broken");
        window.settle();
        QVERIFY(window.bannerText().contains(QStringLiteral("(2 times)")));
        const auto closers = window.findChildren<QAbstractButton*>(QStringLiteral("errorClose"));
        QCOMPARE(closers.size(), 3); // one for each cause
        for (QAbstractButton* button : closers) button->click();
        QVERIFY(window.bannerText().isEmpty());
    }

    void emptyFacesSayWhatToDo() {
        MainWindow window;
        window.show();
        const auto sentences = [&] {
            QString all;
            for (const QLabel* label : window.findChildren<QLabel*>(QStringLiteral("emptySentence"))) all += label->text();
            return all + window.thresholdPage()->summary();
        };
        QVERIFY(sentences().contains(QStringLiteral("tocsin new")));
        window.openProject(m_folder->path() / "empty.tocsin");
        window.settle();
        QVERIFY(sentences().contains(QStringLiteral("tocsin import")));
        QVERIFY(sentences().contains(QStringLiteral("on the Train page")));
        QVERIFY(!window.thresholdPage()->findChild<QAbstractSlider*>(QStringLiteral("thresholdSlider"))->isEnabled());
    }

    void readsBesideAWriter() {
        auto writer = store::Project::open(m_folder->path() / "untrained.tocsin", store::Access::ReadWrite);
        QVERIFY(writer.ok());
        MainWindow window;
        window.show();
        window.openProject(m_folder->path() / "untrained.tocsin");
        window.settle();
        QVERIFY2(window.hasProject(), qPrintable(window.bannerText()));
        QCOMPARE(window.dataPage()->lanes()->laneCount(), 3);
        label::Label label;
        label.asset = "pump 1";
        label.range = {tests::kPlantStart, tests::kPlantStart + kNsPerDay / 24};
        label.className = "leak";
        QVERIFY(writer->labels().add(std::vector{label}, "add label").ok());
        QTest::keyClick(&window, Qt::Key_F5); // reload
        window.settle();
        const auto& bands = window.dataPage()->lanes()->bands();
        QVERIFY(std::any_of(bands.begin(), bands.end(), [](const widgets::Band& band) { return band.text == QLatin1String("leak"); }));
    }

    void everyInteractiveWidgetHasANameForReadersAndOneForTests() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        window.settle();
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const bool interactive = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                                     qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
                                     widget->inherits("QGraphicsView") ||
                                     (qobject_cast<const QAbstractSlider*>(widget) && !widget->inherits("QScrollBar"));
            // Parts that Qt makes inside its own widgets speak through those.
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QHeaderView") ||
                               widget->inherits("QTabBar") || widget->parentWidget()->inherits("QTabBar") ||
                               widget->inherits("QTableCornerButton") || widget->inherits("QComboBoxListView") ||
                               widget->parentWidget()->inherits("QComboBox") || widget->inherits("QMenuBarExtension") ||
                               qobject_cast<const QAbstractItemView*>(widget->parentWidget());
            if (!interactive || inner) continue;
            const QByteArray what = QByteArray(widget->metaObject()->className()) + ' ' + widget->objectName().toUtf8();
            if (widget->isVisibleTo(&window) || widget->objectName() != QLatin1String("emptyButton"))
                QVERIFY2(!widget->accessibleName().isEmpty(), what);
            QVERIFY2(!widget->objectName().isEmpty(), what);
        }
    }

    void noShortcutIsAmbiguous_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : availableLanguages()) QTest::newRow(qPrintable(language)) << language;
    }
    void noShortcutIsAmbiguous() {
        QFETCH(QString, language);
        const auto installed = installLanguage(language);
        QCOMPARE(installed.empty(), language == QStringLiteral("en"));
        MainWindow window;
        window.show();
        QMap<QString, QString> global; // key -> who
        const auto claim = [](QMap<QString, QString>& keys, const QString& key, const QString& who) {
            if (key.isEmpty()) return;
            QVERIFY2(!keys.contains(key), qPrintable(QStringLiteral("%1: %2 and %3").arg(key, keys.value(key), who)));
            keys.insert(key, who);
        };
        // Keys of the registry, by scope, are tested in tst_shell; these are the rest.
        for (const QAction* action : window.findChildren<QAction*>())
            if (!window.actions().action(action->objectName()))
                for (const QKeySequence& key : action->shortcuts()) claim(global, key.toString(), action->text());
        for (const QString& id : window.actions().ids())
            if (window.actions().spec(id)->scope == widgets::ActionScope::Global)
                for (const QKeySequence& key : window.actions().keys(id)) claim(global, key.toString(), id);
        // Mnemonics that are alive on one page together: menus, and that page's labels and buttons.
        const auto* pages = window.findChild<QStackedWidget*>(QStringLiteral("pages"));
        QCOMPARE(pages->count(), window.pageNames().size());
        for (int page = 0; page < pages->count(); ++page) {
            QMap<QString, QString> alive;
            for (const QAction* action : window.menuBar()->actions()) claim(alive, mnemonicOf(action->text()), action->text());
            for (const QLabel* label : pages->widget(page)->findChildren<QLabel*>())
                if (label->buddy()) claim(alive, mnemonicOf(label->text()), label->text());
            for (const QAbstractButton* button : pages->widget(page)->findChildren<QAbstractButton*>())
                claim(alive, mnemonicOf(button->text()), button->text());
        }
        QList<QMenu*> menus;
        for (const QAction* action : window.menuBar()->actions()) {
            QVERIFY(!mnemonicOf(action->text()).isEmpty());
            menus << action->menu();
        }
        while (!menus.isEmpty()) {
            const QMenu* menu = menus.takeFirst();
            QMap<QString, QString> alive;
            for (const QAction* action : menu->actions()) {
                if (action->isSeparator()) continue;
                if (action->menu()) menus << action->menu();
                QVERIFY2(!mnemonicOf(action->text()).isEmpty(), qPrintable(action->text()));
                claim(alive, mnemonicOf(action->text()), action->text());
            }
        }
    }

    void picturesAreSavedInBothLooks() {
        MainWindow window;
        window.show();
        window.openProject(m_plant);
        const QString folder = QString::fromStdString((m_folder->path() / "pictures").string());
        QCOMPARE(window.saveScreenshots(folder, window.pageNames(), {widgets::ThemeKind::Light, widgets::ThemeKind::Dark}), QString());
        for (const QString& page : window.pageNames()) {
            const QImage light(QStringLiteral("%1/%2-light.png").arg(folder, page)),
                dark(QStringLiteral("%1/%2-dark.png").arg(folder, page));
            QCOMPARE(light.size(), window.size() * window.devicePixelRatio());
            QVERIFY(light.pixelColor(5, light.height() / 2).lightness() > 200);
            QVERIFY(dark.pixelColor(5, dark.height() / 2).lightness() < 80);
        }
        QVERIFY(!window.saveScreenshots(QStringLiteral("/proc/none"), window.pageNames(), {widgets::ThemeKind::Light}).isEmpty());
    }

    void closingWhileBusyIsSafe() {
        for (int i = 0; i < 5; ++i) {
            MainWindow window;
            window.show();
            window.openProject(m_plant);
            for (int turn = 0; turn < i; ++turn) QCoreApplication::processEvents();
        }
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_plant;
};

TOCSIN_GUI_MAIN(TestMainWindow)
#include "tst_main_window.moc"
