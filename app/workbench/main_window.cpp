// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/main_window.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/runs_page.h"
#include "app/workbench/pages/threshold_page.h"

namespace tocsin::workbench {

MainWindow::MainWindow(Settings* settings, QWidget* parent)
    : QMainWindow(parent), m_ownSettings(settings ? nullptr : std::make_unique<Settings>(Settings::Storage::Forgotten)),
      m_settings(settings ? settings : m_ownSettings.get()), m_tabs(new QTabWidget), m_banner(new QWidget), m_bannerText(new QLabel) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Tocsin"));
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDocumentMode(true);

    m_banner->setObjectName(QStringLiteral("errorBanner"));
    m_banner->setAutoFillBackground(true);
    m_bannerText->setObjectName(QStringLiteral("errorText"));
    m_bannerText->setAccessibleName(tr("Error"));
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("errorClose"));
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the error message"));
    connect(close, &QToolButton::clicked, this, [this] { closeBanner(); });
    auto* bannerLayout = new QHBoxLayout(m_banner);
    bannerLayout->setContentsMargins(12, 6, 6, 6);
    bannerLayout->addWidget(m_bannerText, 1);
    bannerLayout->addWidget(close, 0, Qt::AlignTop);
    m_banner->hide();

    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(central);
    addActions();
    const PageServices services{m_actions, m_jobs, m_labels, *m_settings};
    addPage(QStringLiteral("data"), tr("&Data"), m_data = new DataPage(services));
    addPage(QStringLiteral("runs"), tr("&Runs"), m_runs = new RunsPage(services));
    addPage(QStringLiteral("threshold"), tr("&Threshold"), m_threshold = new ThresholdPage(services));
    makeMenus();
    followLabels();
    connect(m_threshold, &ThresholdPage::alarmsChanged, m_data, &DataPage::setAlarms);
    connect(m_threshold, &ThresholdPage::timeRequested, this, [this](const QString& asset, TimeRange range) {
        if (m_data->showTime(asset, range)) m_tabs->setCurrentWidget(m_data);
    });
    connect(m_runs, &RunsPage::thresholdRequested, this, [this](qint64 run) {
        m_threshold->chooseRun(run);
        m_tabs->setCurrentWidget(m_threshold);
    });
    statusBar()->showMessage(tr("No project is open"));
    resize(1280, 720);
    setThemeKind(m_theme);
}

MainWindow::~MainWindow() {
    // Jobs may still hand answers to pages: end them while the pages are there.
    m_jobs.cancelAll();
    m_jobs.wait();
}

void MainWindow::addPage(const QString& name, const QString& title, Page* page) {
    const auto number = static_cast<int>(m_pages.size());
    m_pages.push_back({name, page});
    m_tabs->addTab(page, title);
    connect(page, &Page::failed, this, &MainWindow::showError);
    connect(page, &Page::openRequested, this, &MainWindow::chooseProject);
    connect(page, &Page::projectChanged, this, &MainWindow::refresh);
    connect(page, &Page::pageRequested, this, [this](const QString& wanted) { showPage(wanted); });
    m_actions.add({QStringLiteral("page.") + name,
                   title,
                   QStringLiteral("view"),
                   {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number))},
                   widgets::ActionScope::Global,
                   {},
                   {}},
                  [this, name] { showPage(name); });
}

QStringList MainWindow::pageNames() const {
    QStringList names;
    for (const PageEntry& entry : m_pages) names << entry.name;
    return names;
}

bool MainWindow::showPage(const QString& name) {
    const auto index = pageNames().indexOf(name);
    if (index >= 0) m_tabs->setCurrentIndex(static_cast<int>(index));
    return index >= 0;
}

void MainWindow::addActions() {
    using widgets::ActionScope;
    const QString noProject = tr("Needs an open project");
    m_actions.add({QStringLiteral("file.open"),
                   tr("&Open project..."),
                   QStringLiteral("file"),
                   {QKeySequence(QKeySequence::Open)},
                   ActionScope::Global,
                   tr("Open a project folder"),
                   {}},
                  [this] { chooseProject(); });
    m_actions.add({QStringLiteral("file.reload"),
                   tr("&Reload"),
                   QStringLiteral("file"),
                   {QKeySequence(Qt::Key_F5)},
                   ActionScope::Global,
                   tr("Show what was imported, labelled or trained since"),
                   {}},
                  [this] { openProject(m_folder); });
    m_actions.add({QStringLiteral("file.quit"),
                   tr("&Quit"),
                   QStringLiteral("file"),
                   {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                   ActionScope::Global,
                   {},
                   {}},
                  [this] { close(); });
    m_actions.add({QStringLiteral("edit.undo"),
                   tr("&Undo"),
                   QStringLiteral("edit"),
                   {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                   ActionScope::Global,
                   {},
                   {}},
                  [this] { m_labels.undo(); });
    m_actions.add({QStringLiteral("edit.redo"),
                   tr("&Redo"),
                   QStringLiteral("edit"),
                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                   ActionScope::Global,
                   {},
                   {}},
                  [this] { m_labels.redo(); });
    m_actions.add(
        {QStringLiteral("view.light"), tr("&Light"), QStringLiteral("view"), {}, ActionScope::Global, tr("Light colours"), {}, true},
        [this] { setThemeKind(widgets::ThemeKind::Light); });
    m_actions.add({QStringLiteral("view.dark"), tr("Dar&k"), QStringLiteral("view"), {}, ActionScope::Global, tr("Dark colours"), {}, true},
                  [this] { setThemeKind(widgets::ThemeKind::Dark); });
    m_actions.add({QStringLiteral("help.keys"),
                   tr("&Keys"),
                   QStringLiteral("help"),
                   {QKeySequence(QKeySequence::HelpContents)},
                   ActionScope::Global,
                   {},
                   {}},
                  [this] { showKeys(); });
    m_actions.add({QStringLiteral("help.about"), tr("&About Tocsin"), QStringLiteral("help"), {}, ActionScope::Global, {}, {}},
                  [this] { showAbout(); });
    m_actions.setEnabled(QStringLiteral("file.reload"), false, noProject);
}

void MainWindow::makeMenus() {
    const std::pair<const char*, QString> menus[] = {{"file", tr("&File")},   {"edit", tr("&Edit")},   {"view", tr("&View")},
                                                     {"label", tr("&Label")}, {"model", tr("&Model")}, {"help", tr("&Help")}};
    for (const auto& [name, title] : menus) {
        const QStringList ids = m_actions.idsOfMenu(QLatin1String(name));
        if (ids.isEmpty()) continue;
        QMenu* menu = menuBar()->addMenu(title);
        menu->setToolTipsVisible(true);
        for (const QString& id : ids) menu->addAction(m_actions.action(id));
    }
    // Global keys of actions that stand in no menu work too.
    for (const QString& id : m_actions.ids())
        if (m_actions.spec(id)->scope == widgets::ActionScope::Global) addAction(m_actions.action(id));
}

void MainWindow::followLabels() {
    const auto show = [this] {
        const auto offer = [this](const char* id, bool possible, const QString& verb, const QString& what, const QString& nothing) {
            m_actions.action(QLatin1String(id))->setText(possible ? QStringLiteral("%1 %2").arg(verb, what) : verb);
            m_actions.setEnabled(QLatin1String(id), possible && m_labels.writable(),
                                 m_labels.writable() ? nothing : m_labels.blockedReason());
        };
        offer("edit.undo", m_labels.canUndo(), tr("&Undo"), m_labels.undoText(), tr("There is nothing to undo"));
        offer("edit.redo", m_labels.canRedo(), tr("&Redo"), m_labels.redoText(), tr("There is nothing to do again"));
    };
    connect(&m_labels, &LabelDocument::changed, this, show);
    connect(&m_labels, &LabelDocument::failed, this, &MainWindow::showError);
    connect(&m_labels, &LabelDocument::saved, this,
            [this](const QString& sentence) { statusBar()->showMessage(tr("Saved: %1").arg(sentence)); });
    show();
}

void MainWindow::showKeys() {
    QMessageBox::information(this, tr("Keys"),
                             tr("With the focus on the lanes:\n"
                                "Left, Right: pan; with Shift a page, with Ctrl to the next band\n"
                                "Up, Down or the wheel: zoom; drag: pan\n"
                                "Home, End: start, end; F: everything; Backspace: the view before\n"
                                "Comma, full stop: move the cursor (Shift: ten pixels); Esc: drop it\n"
                                "Page Up, Page Down: scroll the lanes\n\n"
                                "Everywhere:\n"
                                "Ctrl+O: open a project; F5: reload it; Ctrl+1, 2, 3: pages; Ctrl+Q: quit"));
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Tocsin"),
        tr("Tocsin %1\nFrom sensor histories to an edge device that raises the alarm.\nGNU General Public License, version 3 or later.")
            .arg(QApplication::applicationVersion()));
}

void MainWindow::chooseProject() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project folder"));
    if (!folder.isEmpty()) openProject(std::filesystem::path(folder.toStdString()));
}

void MainWindow::openProject(const std::filesystem::path& folder) {
    // "cd pumps.tocsin; tocsin-workbench ." has a name too.
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(folder, ignored).lexically_normal();
    const std::filesystem::path path = absolute.has_filename() ? absolute : absolute.parent_path();
    statusBar()->showMessage(tr("Opening %1...").arg(QString::fromStdString(path.string())));
    // Opening the same project again: give the right to write back first.
    if (m_session && m_folder == path) return refresh();
    m_opener.start<std::shared_ptr<ProjectSession>>([path](const JobContext&) { return ProjectSession::open(path); },
                                                    [this, path](Result<std::shared_ptr<ProjectSession>> session) {
                                                        if (session.ok()) return take(std::move(*session), path);
                                                        const QString message = QString::fromStdString(session.error().message);
                                                        statusBar()->showMessage(
                                                            m_session ? tr("%1 stays open").arg(QString::fromStdString(m_folder.string()))
                                                                      : tr("No project is open"));
                                                        showError(message);
                                                        Q_EMIT projectRefused(message);
                                                    });
}

void MainWindow::take(std::shared_ptr<ProjectSession> session, const std::filesystem::path& folder) {
    closeBanner();
    m_session = std::move(session);
    m_folder = folder;
    m_labels.open(m_session);
    for (const PageEntry& entry : m_pages) entry.page->showProject(m_session);
    m_actions.setEnabled(QStringLiteral("file.reload"), true);
    m_settings->remember(QString::fromStdString(folder.string()));
    setWindowTitle(tr("%1 - Tocsin").arg(QString::fromStdString(folder.filename().string())));
    if (!m_session->writable()) showError(tr("Opened for reading only: %1").arg(QString::fromStdString(m_session->readOnlyReason)));
    statusBar()->showMessage((m_session->writable() ? tr("%1; recordings: %2, runs: %3") : tr("%1 (read only); recordings: %2, runs: %3"))
                                 .arg(QString::fromStdString(folder.string()))
                                 .arg(m_session->recordings.size())
                                 .arg(m_session->runs.size()));
    Q_EMIT projectOpened();
}

void MainWindow::refresh() {
    if (!m_session) return;
    m_opener.start<std::shared_ptr<ProjectSession>>([session = m_session](const JobContext&) { return session->refreshed(); },
                                                    [this](Result<std::shared_ptr<ProjectSession>> fresh) {
                                                        if (!fresh.ok()) return showError(QString::fromStdString(fresh.error().message));
                                                        m_session = std::move(*fresh);
                                                        m_labels.open(m_session);
                                                        for (const PageEntry& entry : m_pages) entry.page->refreshProject(m_session);
                                                        Q_EMIT projectOpened();
                                                    });
}

void MainWindow::showError(const QString& message) {
    m_errorCount = message == m_lastError && !m_banner->isHidden() ? m_errorCount + 1 : 1;
    m_lastError = message;
    m_bannerText->setText(m_errorCount == 1 ? message : tr("%1 (%2 times)").arg(message).arg(m_errorCount));
    m_banner->show();
}

void MainWindow::closeBanner() {
    m_banner->hide();
    m_bannerText->clear();
    m_errorCount = 0;
}

QString MainWindow::bannerText() const {
    return m_banner->isHidden() ? QString() : m_bannerText->text();
}

void MainWindow::setThemeKind(widgets::ThemeKind kind) {
    m_theme = kind;
    m_actions.action(QStringLiteral("view.light"))->setChecked(kind == widgets::ThemeKind::Light);
    m_actions.action(QStringLiteral("view.dark"))->setChecked(kind == widgets::ThemeKind::Dark);
    const widgets::Theme theme = widgets::Theme::of(kind);
    QApplication::setPalette(theme.palette());
    QPalette alert = theme.palette();
    alert.setColor(QPalette::Window, theme.alarm);
    alert.setColor(QPalette::WindowText, theme.onAlarm);
    m_banner->setPalette(alert);
    m_bannerText->setPalette(alert);
    for (const PageEntry& entry : m_pages) entry.page->setTheme(theme);
}

void MainWindow::settle() {
    m_opener.wait();
    m_jobs.wait();
    m_opener.wait(); // a finished job may have asked for fresh lists
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
