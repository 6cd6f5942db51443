// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/main_window.h"

#include <QAction>
#include <QActionGroup>
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

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_tabs(new QTabWidget), m_banner(new QWidget), m_bannerText(new QLabel), m_data(new DataPage),
      m_runs(new RunsPage), m_threshold(new ThresholdPage) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Tocsin"));
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_data, tr("&Data"));
    m_tabs->addTab(m_runs, tr("&Runs"));
    m_tabs->addTab(m_threshold, tr("&Threshold"));

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
    makeMenus();
    for (Page* page : pages()) {
        connect(page, &Page::failed, this, &MainWindow::showError);
        connect(page, &Page::openRequested, this, &MainWindow::chooseProject);
    }
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

std::vector<Page*> MainWindow::pages() const {
    return {m_data, m_runs, m_threshold};
}

QStringList MainWindow::pageNames() {
    return {QStringLiteral("data"), QStringLiteral("runs"), QStringLiteral("threshold")};
}

bool MainWindow::showPage(const QString& name) {
    const auto index = pageNames().indexOf(name);
    if (index >= 0) m_tabs->setCurrentIndex(static_cast<int>(index));
    return index >= 0;
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open project..."), QKeySequence(QKeySequence::Open), this, [this] { chooseProject(); });
    m_reload = file->addAction(tr("&Reload"), QKeySequence(Qt::Key_F5), this, [this] { openProject(m_folder); });
    m_reload->setEnabled(false);
    m_reload->setToolTip(tr("Needs an open project"));
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (int page = 0; page < m_tabs->count(); ++page)
        view->addAction(m_tabs->tabText(page), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this,
                        [this, page] { m_tabs->setCurrentIndex(page); });
    view->addSeparator();
    auto* themes = new QActionGroup(this);
    m_light = view->addAction(tr("&Light"), this, [this] { setThemeKind(widgets::ThemeKind::Light); });
    m_dark = view->addAction(tr("Dar&k"), this, [this] { setThemeKind(widgets::ThemeKind::Dark); });
    for (QAction* action : {m_light, m_dark}) {
        action->setCheckable(true);
        themes->addAction(action);
    }
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keys"), QKeySequence(QKeySequence::HelpContents), this, [this] { showKeys(); });
    help->addAction(tr("&About Tocsin"), this, [this] { showAbout(); });
    for (QMenu* menu : {file, view, help}) menu->setToolTipsVisible(true);
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
    for (Page* page : pages()) page->showProject(m_session);
    m_reload->setEnabled(true);
    m_reload->setToolTip(tr("Show what was imported, labelled or trained since"));
    setWindowTitle(tr("%1 - Tocsin").arg(QString::fromStdString(folder.filename().string())));
    statusBar()->showMessage(tr("%1 (read only); recordings: %2, runs: %3")
                                 .arg(QString::fromStdString(folder.string()))
                                 .arg(m_session->recordings.size())
                                 .arg(m_session->runs.size()));
    Q_EMIT projectOpened();
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
    (kind == widgets::ThemeKind::Light ? m_light : m_dark)->setChecked(true);
    const widgets::Theme theme = widgets::Theme::of(kind);
    QApplication::setPalette(theme.palette());
    QPalette alert = theme.palette();
    alert.setColor(QPalette::Window, theme.alarm);
    alert.setColor(QPalette::WindowText, theme.onAlarm);
    m_banner->setPalette(alert);
    m_bannerText->setPalette(alert);
    for (Page* page : pages()) page->setTheme(theme);
}

void MainWindow::settle() {
    m_opener.wait();
    m_threshold->settle();
    m_data->settle();
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
