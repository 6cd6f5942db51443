// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>
#include <chrono>
#include <thread>

#include "app/workbench/import/import_dialog.h"
#include "app/workbench/pages/page.h"
#include "app/workbench/panels/terminal_panel.h"
#include "app/workbench/shell/status_line.h"
#include "app/workbench/shell/system_look.h"
#include "app/workbench/start/demo_project.h"
#include "app/workbench/start/start_page.h"
#include "core/workflow/label_exchange.h"
#include "widgets/actions/command_palette.h"
#include "widgets/actions/key_file.h"
#include "widgets/actions/key_sheet.h"
#include "widgets/pagebar/page_bar.h"

namespace tocsin::workbench {

namespace {

constexpr int kReleaseWaits = 150; // of 20 ms

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// The files of a drag, when it carries nothing else.
QStringList localFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

} // namespace

MainWindow::MainWindow(Settings* settings, QWidget* parent)
    : QMainWindow(parent), m_ownSettings(settings ? nullptr : std::make_unique<Settings>(Settings::Storage::Forgotten)),
      m_settings(settings ? settings : m_ownSettings.get()), m_bar(new widgets::PageBar), m_faces(new QStackedWidget),
      m_stack(new QStackedWidget), m_banner(new widgets::ErrorBanner), m_start(new StartPage(*m_settings)),
      m_status(new StatusLine(statusBar(), m_jobs, m_labels)), m_palette(new widgets::CommandPalette(m_actions, this)),
      m_keySheet(new widgets::KeySheet(m_actions, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_bar->setObjectName(QStringLiteral("pageBar"));
    m_bar->setAccessibleName(tr("Pages"));
    m_stack->setObjectName(QStringLiteral("pages"));
    m_faces->addWidget(m_start);
    m_faces->addWidget(m_stack);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_faces, 1);
    auto* central = new QWidget;
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(right, 1);
    setCentralWidget(central);
    m_labels.setRater(m_settings->rater().toStdString());
    addPages({m_actions, m_jobs, m_labels, *m_settings});
    addPanels();
    addActions();
    makeMenus();
    widgets::applyKeys(m_actions, m_settings->keys());
    m_palette->model()->setRecent(m_settings->recentCommands());
    connect(m_palette, &widgets::CommandPalette::used, this, [this] { m_settings->setRecentCommands(m_palette->model()->recent()); });
    followLabels();
    followStart();
    connect(this, &MainWindow::importRequested, this, &MainWindow::showImport);
    connect(m_bar, &widgets::PageBar::chosen, this, [this](int index) { showPage(m_pages[static_cast<std::size_t>(index)].name); });
    connect(m_status, &StatusLine::jobsRequested, this, [this] {
        m_jobsDock->show();
        m_jobsDock->raise();
    });
    connect(&m_jobs, &JobCenter::ended, this, [this](int id) {
        const JobView* job = m_jobs.job(id);
        if (job && job->state == JobState::Failed) showError(tr("%1 failed: %2").arg(job->name, job->outcome));
    });
    followSystemTheme(this, [this] { setThemeKind(themeOf(m_settings->theme())); });
    restoreWindow();
    setThemeKind(themeOf(m_settings->theme()));
    showProjectState();
    showPage(QStringLiteral("start"));
}

MainWindow::~MainWindow() {
    // Jobs may still hand answers to pages: end them while the pages are there.
    m_jobs.cancelAll();
    m_jobs.wait();
}

void MainWindow::addPage(const QString& name, const QString& title, Page* page) {
    const auto number = static_cast<int>(m_pages.size());
    const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number));
    m_pages.push_back({name, page});
    m_stack->addWidget(page);
    m_bar->addPage(name, QString(title).remove(QLatin1Char('&')), name,
                   QStringLiteral("%1 (%2)").arg(QString(title).remove(QLatin1Char('&')), key.toString(QKeySequence::NativeText)));
    connect(page, &Page::failed, this, &MainWindow::showError);
    connect(page, &Page::openRequested, this, &MainWindow::chooseProject);
    connect(page, &Page::projectChanged, this, &MainWindow::refresh);
    connect(page, &Page::pageRequested, this, [this](const QString& wanted) { showPage(wanted); });
    m_actions.add({QStringLiteral("page.") + name, title, QStringLiteral("view"), {key}, widgets::ActionScope::Global, {}, {}},
                  [this, name] { showPage(name); });
}

QStringList MainWindow::pageNames() const {
    QStringList names;
    for (const PageEntry& entry : m_pages) names << entry.name;
    return names;
}

Page* MainWindow::page(const QString& name) const {
    for (const PageEntry& entry : m_pages)
        if (entry.name == name) return entry.page;
    return nullptr;
}

bool MainWindow::showPage(const QString& name) {
    const bool start = name == QLatin1String("start");
    const auto index = static_cast<int>(pageNames().indexOf(name));
    if (!start && index < 0) return false;
    m_faces->setCurrentWidget(start ? static_cast<QWidget*>(m_start) : m_stack);
    m_bar->setVisible(!start);
    if (start)
        m_start->reload();
    else
        m_stack->setCurrentIndex(index);
    m_bar->setCurrent(start ? -1 : index);
    m_terminal->refresh();
    if (start)
        focusFace(m_start, nullptr);
    else
        focusFace(m_stack->currentWidget(), m_pages[static_cast<std::size_t>(index)].page->focusTarget());
    return true;
}

void MainWindow::focusFace(QWidget* face, QWidget* target) {
    // The keyboard stays where the user is: on this face, in the page bar, in a panel.
    const QWidget* now = focusWidget();
    if (now && now->isVisible() && (face->isAncestorOf(now) || !m_faces->isAncestorOf(now) || m_bar->isAncestorOf(now))) return;
    if (target && target->isVisible()) return target->setFocus(Qt::OtherFocusReason);
    for (QWidget* next = face->nextInFocusChain(); next != face; next = next->nextInFocusChain())
        if (face->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus))
            return next->setFocus(Qt::OtherFocusReason);
}

QString MainWindow::currentPage() const {
    if (m_faces->currentWidget() == m_start) return QStringLiteral("start");
    return m_pages[static_cast<std::size_t>(m_stack->currentIndex())].name;
}

void MainWindow::openProject(const std::filesystem::path& folder) {
    // "cd pumps.tocsin; tocsin-workbench ." has a name too.
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(folder, ignored).lexically_normal();
    const std::filesystem::path path = absolute.has_filename() ? absolute : absolute.parent_path();
    statusBar()->showMessage(tr("Opening %1...").arg(text(path)));
    // Opening the same project again: give the right to write back first.
    if (m_session && m_folder == path) return refresh();
    const auto before = m_closedFolder == path ? m_closed : std::weak_ptr<const store::Project>();
    m_opener.start<std::shared_ptr<ProjectSession>>(
        [path, before](const JobContext& job) {
            // Work of a page that ends still holds the project that was closed a moment ago, and with it the right to write.
            for (int wait = 0; wait < kReleaseWaits && !before.expired() && job.check().ok(); ++wait)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return ProjectSession::open(path);
        },
        [this, path](Result<std::shared_ptr<ProjectSession>> session) {
            if (session.ok()) return take(std::move(*session), path);
            const QString message = QString::fromStdString(session.error().message);
            m_importNext.clear();
            statusBar()->showMessage(m_session ? tr("%1 stays open").arg(text(m_folder)) : tr("No project is open"));
            showError(message);
            Q_EMIT projectRefused(message);
        });
}

void MainWindow::createProject(const std::filesystem::path& folder, const QStringList& import) {
    m_importNext = import;
    m_opener.start<std::shared_ptr<ProjectSession>>(
        [folder](const JobContext&) -> Result<std::shared_ptr<ProjectSession>> {
            TOCSIN_TRY(store::Project::create(folder)); // gives the lock back at once, so that it is opened like any other
            return ProjectSession::open(folder);
        },
        [this, folder](Result<std::shared_ptr<ProjectSession>> session) {
            if (session.ok()) return take(std::move(*session), folder);
            m_importNext.clear();
            showError(QString::fromStdString(session.error().message));
            Q_EMIT projectRefused(QString::fromStdString(session.error().message));
        });
}

void MainWindow::take(std::shared_ptr<ProjectSession> session, const std::filesystem::path& folder) {
    rememberPlace();
    m_banner->clear();
    m_session = std::move(session);
    m_folder = folder;
    m_labels.open(m_session);
    for (const PageEntry& entry : m_pages) entry.page->showProject(m_session);
    m_settings->remember(text(folder));
    m_settings->setLastProject(text(folder));
    showProjectState();
    if (!m_session->writable())
        m_banner->add(tr("Opened for reading only: %1").arg(QString::fromStdString(m_session->readOnlyReason)),
                      widgets::BannerKind::Notice);
    if (currentPage() == QLatin1String("start")) showPage(m_pages.front().name);
    restorePlace();
    Q_EMIT projectOpened();
    if (!m_importNext.isEmpty()) importData(std::exchange(m_importNext, {}));
}

void MainWindow::closeProject() {
    if (!m_session || !mayStopJobs()) return;
    rememberPlace();
    m_opener.stop();
    m_banner->clear();
    m_closed = m_session->project;
    m_closedFolder = m_folder;
    m_session.reset();
    m_folder.clear();
    m_labels.open(nullptr);
    for (const PageEntry& entry : m_pages) entry.page->showProject(nullptr);
    // Work under way keeps the project open, and with it the right to write.
    m_jobs.cancelAll();
    m_jobs.wait();
    m_settings->setLastProject({});
    showProjectState();
    showPage(QStringLiteral("start"));
}

void MainWindow::showProjectState() {
    const QString name = text(m_folder.filename());
    setWindowTitle(m_session ? tr("%1 - Tocsin").arg(name) : tr("Tocsin"));
    m_banner->setContext(QStringLiteral("Tocsin %1 (Qt %2) %3")
                             .arg(QApplication::applicationVersion(), QLatin1String(qVersion()), text(m_folder))
                             .trimmed());
    m_status->showProject(m_session.get(), name);
    m_terminal->refresh();
    for (const char* id : {"file.reload", "file.close"})
        m_actions.setEnabled(QLatin1String(id), m_session != nullptr, tr("Needs an open project"));
    if (!m_session) return statusBar()->showMessage(tr("No project is open"));
    statusBar()->showMessage((m_session->writable() ? tr("%1; recordings: %2, runs: %3") : tr("%1 (read only); recordings: %2, runs: %3"))
                                 .arg(text(m_folder))
                                 .arg(m_session->recordings.size())
                                 .arg(m_session->runs.size()));
}

void MainWindow::refresh() {
    if (!m_session) return;
    m_opener.start<std::shared_ptr<ProjectSession>>([session = m_session](const JobContext&) { return session->refreshed(); },
                                                    [this](Result<std::shared_ptr<ProjectSession>> fresh) {
                                                        if (!fresh.ok()) return showError(QString::fromStdString(fresh.error().message));
                                                        m_session = std::move(*fresh);
                                                        m_labels.open(m_session);
                                                        for (const PageEntry& entry : m_pages) entry.page->refreshProject(m_session);
                                                        showProjectState();
                                                        Q_EMIT projectOpened();
                                                    });
}

void MainWindow::openDemo(const QString& folder) {
    m_jobs.start<std::filesystem::path>(
        tr("Make the demo plant"), JobLane::Io,
        [path = std::filesystem::path(folder.toStdString())](const JobContext& job) { return makeDemoProject(path, job); },
        [this, shown = m_jobsDock->isVisible()](const Result<std::filesystem::path>& project) {
            if (!project.ok()) return;
            m_jobsDock->setVisible(shown); // it has said what there was to say
            openProject(*project);
        },
        [](const std::filesystem::path& project) { return text(project); });
    m_jobsDock->show();
    m_jobsDock->raise();
}

void MainWindow::openPaths(const QStringList& paths) {
    m_sorter.start<DroppedPaths>([paths](const JobContext&) -> Result<DroppedPaths> { return sortPaths(paths); },
                                 [this](const Result<DroppedPaths>& sorted) {
                                     if (sorted.ok()) takePaths(*sorted);
                                 });
}

void MainWindow::takePaths(const DroppedPaths& paths) {
    if (const QString complaint = paths.complaint(); !complaint.isEmpty()) showError(complaint);
    if (!paths.project.isEmpty()) {
        m_importNext = paths.data;
        openProject(paths.project.toStdString());
    } else if (!paths.data.isEmpty()) {
        importData(paths.data);
    }
    importLabelFiles(paths);
}

void MainWindow::importData(const QStringList& paths) {
    if (!m_session) return chooseNewProject(paths);
    if (!m_session->writable())
        return showError(
            tr("Nothing can be imported: the project is open for reading only. %1").arg(QString::fromStdString(m_session->readOnlyReason)));
    Q_EMIT importRequested(paths);
}

void MainWindow::importLabelFiles(const DroppedPaths& paths) {
    if (paths.labels.isEmpty() && paths.maintenance.isEmpty()) return;
    if (!paths.project.isEmpty() || !m_labels.writable())
        return showError(tr("Labels and work orders go into the project that is open: %1")
                             .arg(paths.project.isEmpty() ? m_labels.blockedReason() : tr("drop them once more when it has opened")));
    const auto fresh = [this](const auto& answer) {
        if (answer.ok()) refresh();
    };
    for (const QString& file : paths.labels)
        m_jobs.start<workflow::LabelImportAnswer>(
            tr("Read labels from %1").arg(QFileInfo(file).fileName()), JobLane::Io,
            [session = m_session, file, rater = m_labels.rater()](const JobContext&) {
                return workflow::importLabels(*session->project, {file.toStdString(), rater, {}, 0});
            },
            fresh,
            [](const workflow::LabelImportAnswer& answer) {
                return tr("labels added: %1, known already: %2").arg(answer.added).arg(answer.known);
            });
    for (const QString& file : paths.maintenance)
        m_jobs.start<workflow::EventImportAnswer>(
            tr("Read work orders from %1").arg(QFileInfo(file).fileName()), JobLane::Io,
            [session = m_session, file](const JobContext&) {
                workflow::EventImportRequest request;
                request.file = file.toStdString();
                return workflow::importEvents(*session->project, request);
            },
            fresh,
            [](const workflow::EventImportAnswer& answer) {
                return tr("work orders added: %1, known already: %2, unreadable: %3; labels proposed: %4")
                    .arg(answer.added)
                    .arg(answer.known)
                    .arg(answer.rejected)
                    .arg(answer.labels);
            });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    openPaths(files);
}

bool MainWindow::mayStopJobs() {
    if (m_jobs.active() == 0 || !isVisible()) return true;
    QMessageBox question(QMessageBox::Question, tr("Jobs are running"),
                         tr("Jobs that run: %1. They are stopped when it closes; what is finished stays.").arg(m_jobs.active()),
                         QMessageBox::Cancel, this);
    question.addButton(tr("&Stop them and close"), QMessageBox::AcceptRole);
    question.exec();
    return question.buttonRole(question.clickedButton()) == QMessageBox::AcceptRole;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayStopJobs()) return event->ignore();
    rememberPlace();
    m_settings->setWindow(saveGeometry(), saveState(kLayoutVersion), kLayoutVersion);
    QMainWindow::closeEvent(event);
}

void MainWindow::showError(const QString& message) {
    m_banner->add(message);
}

QString MainWindow::bannerText() const {
    return m_banner->text();
}

void MainWindow::setThemeChoice(ThemeChoice choice) {
    m_settings->setTheme(choice);
    setThemeKind(themeOf(choice));
}

void MainWindow::setThemeKind(widgets::ThemeKind kind) {
    m_theme = kind;
    const ThemeChoice choice = m_settings->theme();
    m_actions.action(QStringLiteral("view.system"))->setChecked(choice == ThemeChoice::System);
    m_actions.action(QStringLiteral("view.light"))->setChecked(choice == ThemeChoice::Light);
    m_actions.action(QStringLiteral("view.dark"))->setChecked(choice == ThemeChoice::Dark);
    const widgets::Theme theme = widgets::Theme::of(kind);
    QApplication::setPalette(theme.palette());
    m_banner->setTheme(theme);
    m_bar->setTheme(theme);
    m_start->setTheme(theme);
    m_status->setTheme(theme);
    m_palette->setTheme(theme);
    for (const PageEntry& entry : m_pages) entry.page->setTheme(theme);
}

void MainWindow::settle() {
    m_sorter.wait();
    m_opener.wait();
    if (m_import) m_import->settle();
    m_jobs.wait();
    m_opener.wait(); // a finished job may have asked for fresh lists
    m_start->settle();
    for (auto entry = m_pages.rbegin(); entry != m_pages.rend(); ++entry) entry->page->settle();
    for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
}

QString MainWindow::saveScreenshots(const QString& folder, const QStringList& pages, const std::vector<widgets::ThemeKind>& themes) {
    if (!QDir().mkpath(folder)) return tr("The folder %1 cannot be made").arg(folder);
    settle();
    const auto before = m_theme;
    for (const auto kind : themes) {
        setThemeKind(kind);
        for (const QString& page : pages) {
            showPage(page);
            settle();
            const QString file =
                QStringLiteral("%1/%2-%3.png").arg(folder, page, QLatin1String(kind == widgets::ThemeKind::Light ? "light" : "dark"));
            if (!grab().save(file)) return tr("%1 cannot be written").arg(file);
        }
    }
    setThemeKind(before);
    return {};
}

} // namespace tocsin::workbench
