// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>

#include "app/workbench/job_runner.h"
#include "app/workbench/project_session.h"
#include "widgets/theme/theme.h"

class QActionGroup;
class QLabel;
class QTabWidget;

namespace tocsin::workbench {

class DataPage;
class Page;
class RunsPage;
class ThresholdPage;

/// The window: one project, one tab a page, errors in a banner that stays until it is closed or a project opens, light and dark. Keeps
/// nothing between starts.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    /// Opens off the GUI thread; a message in the banner when the folder cannot be opened: what was open stays.
    void openProject(const std::filesystem::path& folder);
    void setThemeKind(widgets::ThemeKind kind);
    [[nodiscard]] widgets::ThemeKind themeKind() const { return m_theme; }

    /// "data", "runs", "threshold": as --page and the names of pictures have them.
    [[nodiscard]] static QStringList pageNames();
    /// False when there is no such page.
    bool showPage(const QString& name);
    /// Saves a picture of each named page as DIR/<page>-<light|dark>.png. The message of what failed, empty when all is well.
    [[nodiscard]] QString saveScreenshots(const QString& folder, const QStringList& pages, const std::vector<widgets::ThemeKind>& themes);
    /// For tests and pictures: waits for all jobs.
    void settle();

    [[nodiscard]] bool hasProject() const { return m_session != nullptr; }
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] DataPage* dataPage() const { return m_data; }
    [[nodiscard]] RunsPage* runsPage() const { return m_runs; }
    [[nodiscard]] ThresholdPage* thresholdPage() const { return m_threshold; }

Q_SIGNALS:
    void projectOpened();
    void projectRefused(const QString& message);

private:
    void chooseProject();
    void take(std::shared_ptr<ProjectSession> session, const std::filesystem::path& folder);
    void showError(const QString& message);
    void closeBanner();
    void makeMenus();
    void showKeys();
    void showAbout();
    [[nodiscard]] std::vector<Page*> pages() const;
    QTabWidget* m_tabs;
    QWidget* m_banner;
    QLabel* m_bannerText;
    DataPage* m_data;
    RunsPage* m_runs;
    ThresholdPage* m_threshold;
    QAction* m_reload = nullptr;
    QAction *m_light = nullptr, *m_dark = nullptr;
    std::shared_ptr<ProjectSession> m_session;
    std::filesystem::path m_folder;
    JobRunner m_opener;
    QString m_lastError;
    int m_errorCount = 0;
    widgets::ThemeKind m_theme = widgets::ThemeKind::Light;
};

} // namespace tocsin::workbench
