// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "app/workbench/project_session.h"
#include "app/workbench/start/demo_project.h"
#include "app/workbench/start/start_page.h"
#include "core/base/temporary_folder.h"
#include "core/store/project.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestStartPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(store::Project::create(m_folder->path() / "here.tocsin").ok());
    }

    void threeWaysIn() {
        Settings settings(Settings::Storage::Forgotten);
        StartPage page(settings);
        page.show();
        const auto asks = [&](const char* button, auto signal) {
            QSignalSpy spy(&page, signal);
            page.findChild<QPushButton*>(QLatin1String(button))->click();
            return spy.count() == 1;
        };
        QVERIFY(asks("startData", &StartPage::dataRequested));
        QVERIFY(asks("startOpen", &StartPage::openRequested));
        QVERIFY(asks("startDemo", &StartPage::demoRequested));
        QVERIFY(asks("startNew", &StartPage::newRequested));
        QVERIFY(page.findChild<QPushButton*>(QStringLiteral("recentClear"))->isHidden());
    }

    void missingProjectsAreGreyedAndCanBeLocated() {
        Settings settings(Settings::Storage::Forgotten);
        settings.setRecentProjects({{here(), false}, {QStringLiteral("/nowhere/gone.tocsin"), false}});
        StartPage page(settings);
        page.show();
        page.settle();
        auto* first = button(page, "recent1");
        auto* second = button(page, "recent2");
        QVERIFY(first->isEnabled());
        QVERIFY(button(page, "recentLocate1")->isHidden());
        QVERIFY(!second->isEnabled());
        QVERIFY(second->toolTip().contains(QStringLiteral("/nowhere/gone.tocsin")));
        QVERIFY(!button(page, "recentLocate2")->isHidden());
        QSignalSpy chosen(&page, &StartPage::projectChosen), locate(&page, &StartPage::locateRequested);
        first->click();
        second->click();
        button(page, "recentLocate2")->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), here());
        QCOMPARE(locate[0][0].toString(), QStringLiteral("/nowhere/gone.tocsin"));
    }

    void pinnedOnesSurviveTheClearing() {
        Settings settings(Settings::Storage::Forgotten);
        settings.setRecentProjects({{QStringLiteral("/p/a"), false}, {QStringLiteral("/p/b"), false}});
        StartPage page(settings);
        page.show();
        page.findChild<QToolButton*>(QStringLiteral("recentPin2"))->click();
        QVERIFY(settings.recentProjects()[1].pinned);
        button(page, "recentClear")->click();
        QCOMPARE(settings.recentProjects(), (QList<Settings::RecentProject>{{QStringLiteral("/p/b"), true}}));
    }

    void theDemoIsAProjectToWorkOn() {
        const auto folder = m_folder->path() / "Tocsin demo";
        int updates = 0;
        double last = 0;
        bool rising = true;
        const JobContext job(CancelToken(), [&](const ProgressUpdate& update) {
            ++updates;
            rising = rising && update.fraction >= last && update.fraction <= 1;
            last = update.fraction;
        });
        const auto made = makeDemoProject(folder, job);
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        QVERIFY(updates > 3);
        QVERIFY(rising);
        const auto session = ProjectSession::open(*made);
        QVERIFY(session.ok());
        QCOMPARE((*session)->recordings.size(), 12U); // three pumps, four months
        QCOMPARE((*session)->events.size(), 61U);
        QVERIFY((*session)->runs.empty());
        const auto labels = (*session)->project->labels().all();
        QVERIFY(labels.ok() && std::any_of(labels->begin(), labels->end(),
                                           [](const label::Label& label) { return label.status == label::LabelStatus::Proposed; }));
        // A second time: what is there is kept.
        QVERIFY(makeDemoProject(folder).ok());
        QVERIFY(!std::filesystem::exists(folder / "pump-hall.tocsin.part"));
    }

    void aCancelledDemoLeavesNoProject() {
        const auto folder = m_folder->path() / "cancelled";
        CancelSource source;
        const JobContext job(source.token(), [&source](const ProgressUpdate& update) {
            if (update.fraction > 0.4) source.cancel(); // while importing
        });
        const auto made = makeDemoProject(folder, job);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(folder / "pump-hall.tocsin"));
        QVERIFY(!std::filesystem::exists(folder / "pump-hall.tocsin.part"));
    }

private:
    [[nodiscard]] QString here() const { return QString::fromStdString((m_folder->path() / "here.tocsin").string()); }
    static QPushButton* button(const StartPage& page, const char* name) { return page.findChild<QPushButton*>(QLatin1String(name)); }
    std::unique_ptr<TemporaryFolder> m_folder;
};

TOCSIN_GUI_MAIN(TestStartPage)
#include "tst_start_page.moc"
