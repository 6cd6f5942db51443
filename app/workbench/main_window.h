// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/job_runner.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/project_session.h"
#include "app/workbench/settings.h"
#include "widgets/actions/action_registry.h"
#include "widgets/theme/theme.h"

class QLabel;
class QTabWidget;

namespace tocsin::workbench {

class DataPage;
class Page;
class RunsPage;
class ThresholdPage;
struct PageServices;

/// The window: one project, one tab a page, errors in a banner that stays until it is closed or a project opens, light and dark. It makes
/// the services (actions, jobs, labels, settings) that the pages share.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// settings: outlive the window; nullptr: nothing is kept (tests, pictures).
    explicit MainWindow(Settings* settings = nullptr, QWidget* parent = nullptr);
    ~MainWindow() override;
    /// Opens off the GUI thread; a message in the banner when the folder cannot be opened: what was open stays.
    void openProject(const std::filesystem::path& folder);
    void setThemeKind(widgets::ThemeKind kind);
    [[nodiscard]] widgets::ThemeKind themeKind() const { return m_theme; }

    /// "data", "runs", "threshold": as --page and the names of pictures have them.
    [[nodiscard]] QStringList pageNames() const;
    /// False when there is no such page.
    bool showPage(const QString& name);
    /// Saves a picture of each named page as DIR/<page>-<light|dark>.png. The message of what failed, empty when all is well.
    [[nodiscard]] QString saveScreenshots(const QString& folder, const QStringList& pages, const std::vector<widgets::ThemeKind>& themes);
    /// For tests and pictures: waits for all jobs.
    void settle();

    [[nodiscard]] bool hasProject() const { return m_session != nullptr; }
    [[nodiscard]] widgets::ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] JobCenter& jobs() { return m_jobs; }
    [[nodiscard]] LabelDocument& labels() { return m_labels; }
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] DataPage* dataPage() const { return m_data; }
    [[nodiscard]] RunsPage* runsPage() const { return m_runs; }
    [[nodiscard]] ThresholdPage* thresholdPage() const { return m_threshold; }

Q_SIGNALS:
    void projectOpened();
    void projectRefused(const QString& message);

private:
    struct PageEntry {
        QString name;
        Page* page = nullptr;
    };
    void addPage(const QString& name, const QString& title, Page* page);
    void chooseProject();
    void take(std::shared_ptr<ProjectSession> session, const std::filesystem::path& folder);
    void refresh();
    void showError(const QString& message);
    void closeBanner();
    void addActions();
    void makeMenus();
    void followLabels();
    void showKeys();
    void showAbout();

    std::unique_ptr<Settings> m_ownSettings;
    Settings* m_settings;
    // Services before pages: a page ends before what it uses.
    widgets::ActionRegistry m_actions;
    JobCenter m_jobs;
    LabelDocument m_labels;
    QTabWidget* m_tabs;
    QWidget* m_banner;
    QLabel* m_bannerText;
    std::vector<PageEntry> m_pages;
    DataPage* m_data = nullptr;
    RunsPage* m_runs = nullptr;
    ThresholdPage* m_threshold = nullptr;
    std::shared_ptr<ProjectSession> m_session;
    std::filesystem::path m_folder;
    JobRunner m_opener;
    QString m_lastError;
    int m_errorCount = 0;
    widgets::ThemeKind m_theme = widgets::ThemeKind::Light;
};

} // namespace tocsin::workbench
