// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <filesystem>
#include <memory>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/job_runner.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/project_session.h"
#include "app/workbench/settings.h"
#include "app/workbench/shell/dropped_paths.h"
#include "widgets/actions/action_registry.h"
#include "widgets/banner/error_banner.h"
#include "widgets/theme/theme.h"

class QDockWidget;
class QStackedWidget;

namespace tocsin::widgets {
class CommandPalette;
class KeySheet;
class PageBar;
} // namespace tocsin::widgets

namespace tocsin::workbench {

class DataPage;
class ImportDialog;
class Page;
class StartPage;
class StatusLine;
class TerminalPanel;
class ThresholdPage;
class TrainPage;
struct PageServices;

/// The window: one project, one page at a time, panels beside it, errors in a banner that stays until it is closed or a project opens,
/// light and dark. It makes the services (actions, jobs, labels, settings) that the pages share. Without a project it shows the start page.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Of the docks: a state that another version saved is not restored.
    static constexpr int kLayoutVersion = 1;

    /// settings: outlive the window; nullptr: nothing is kept (tests, pictures).
    explicit MainWindow(Settings* settings = nullptr, QWidget* parent = nullptr);
    ~MainWindow() override;
    /// Opens off the GUI thread; a message in the banner when the folder cannot be opened: what was open stays.
    void openProject(const std::filesystem::path& folder);
    /// Makes a new, empty project and opens it; import: then asks to import these files and folders.
    void createProject(const std::filesystem::path& folder, const QStringList& import = {});
    /// Back to the start page.
    void closeProject();
    /// What was dropped or named on the command line, looked at off the GUI thread: a project opens, labels and work orders are read in,
    /// data ask for the import dialog, the rest is refused with what is accepted.
    void openPaths(const QStringList& paths);
    /// Makes the demo plant in this folder as a job and opens its project.
    void openDemo(const QString& folder);
    /// Whether a project opens on the page and at the place where it was left. Default: as the settings say.
    void setRestorePlace(bool restore) { m_restorePlace = restore; }

    /// The look for now (pictures, --dark); the choice of the settings stays.
    void setThemeKind(widgets::ThemeKind kind);
    [[nodiscard]] widgets::ThemeKind themeKind() const { return m_theme; }
    void setThemeChoice(ThemeChoice choice);

    /// "data", "train", "threshold": as --page and the names of pictures have them.
    [[nodiscard]] QStringList pageNames() const;
    /// False when there is no such page. "start": the start page.
    bool showPage(const QString& name);
    [[nodiscard]] QString currentPage() const;
    /// Saves a picture of each named page as DIR/<page>-<light|dark>.png. The message of what failed, empty when all is well.
    [[nodiscard]] QString saveScreenshots(const QString& folder, const QStringList& pages, const std::vector<widgets::ThemeKind>& themes);
    /// For tests and pictures: waits for all jobs.
    void settle();

    [[nodiscard]] bool hasProject() const { return m_session != nullptr; }
    [[nodiscard]] widgets::ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] JobCenter& jobs() { return m_jobs; }
    [[nodiscard]] LabelDocument& labels() { return m_labels; }
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] Page* page(const QString& name) const;
    [[nodiscard]] DataPage* dataPage() const { return m_data; }
    [[nodiscard]] TrainPage* trainPage() const { return m_train; }
    [[nodiscard]] ThresholdPage* thresholdPage() const { return m_threshold; }

Q_SIGNALS:
    void projectOpened();
    void projectRefused(const QString& message);
    /// Files and folders that the user wants in the open project, which can be written.
    void importRequested(const QStringList& paths);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct PageEntry {
        QString name;
        Page* page = nullptr;
    };
    void addPages(const PageServices& services); // page_list.cpp
    void addPage(const QString& name, const QString& title, Page* page);
    void addActions(); // window_actions.cpp, with all that follows
    void addFileActions();
    void addViewActions();
    void addHelpActions();
    enum class PaneStep { Next, Previous };
    void focusPane(PaneStep step);
    /// Asks where jobs run.
    [[nodiscard]] bool mayStopJobs();
    void focusFace(QWidget* face, QWidget* target);
    void makeMenus();
    void followLabels();
    void showKeyEditor();
    void showPreferences();
    void showAbout();
    void chooseProject();
    void chooseData();
    void chooseNewProject(const QStringList& import = {});
    void chooseDemoFolder();
    void locateProject(const QString& missing);
    void addPanels(); // window_panels.cpp
    QDockWidget* addPanel(const QString& name, const QString& title, QWidget* content);
    void restoreWindow();
    void followStart();
    void take(std::shared_ptr<ProjectSession> session, const std::filesystem::path& folder);
    void takePaths(const DroppedPaths& paths);
    void importData(const QStringList& paths);
    void showImport(const QStringList& paths);
    void importLabelFiles(const DroppedPaths& paths);
    void refresh();
    void restorePlace();
    void rememberPlace();
    void showError(const QString& message);
    void showProjectState();
    [[nodiscard]] QString terminalCommand() const;

    std::unique_ptr<Settings> m_ownSettings;
    Settings* m_settings;
    // Services before pages: a page ends before what it uses.
    widgets::ActionRegistry m_actions;
    JobCenter m_jobs;
    LabelDocument m_labels;
    widgets::PageBar* m_bar;
    QStackedWidget *m_faces, *m_stack; // start page or pages; the pages
    widgets::ErrorBanner* m_banner;
    StartPage* m_start;
    StatusLine* m_status;
    TerminalPanel* m_terminal = nullptr;
    QDockWidget* m_jobsDock = nullptr;
    QPointer<ImportDialog> m_import;
    widgets::CommandPalette* m_palette;
    widgets::KeySheet* m_keySheet;
    std::vector<PageEntry> m_pages;
    DataPage* m_data = nullptr;
    TrainPage* m_train = nullptr;
    ThresholdPage* m_threshold = nullptr;
    std::shared_ptr<ProjectSession> m_session;
    std::filesystem::path m_folder;
    std::weak_ptr<const store::Project> m_closed; // the project that was closed last, while work still holds it
    std::filesystem::path m_closedFolder;
    QStringList m_importNext; // once the project that is being opened is there
    JobRunner m_opener, m_sorter;
    QByteArray m_defaultLayout;
    bool m_restorePlace = true;
    widgets::ThemeKind m_theme = widgets::ThemeKind::Light;
};

} // namespace tocsin::workbench
