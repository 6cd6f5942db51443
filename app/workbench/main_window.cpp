// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/runs_page.h"
#include "app/workbench/pages/threshold_page.h"

namespace tocsin::workbench {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_tabs(new QTabWidget), m_banner(new QLabel), m_data(new DataPage), m_runs(new RunsPage), m_threshold(new ThresholdPage) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Tocsin"));
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_data, tr("&Data"));
    m_tabs->addTab(m_runs, tr("&Runs"));
    m_tabs->addTab(m_threshold, tr("&Threshold"));
    m_banner->setObjectName(QStringLiteral("errorBanner"));
    m_banner->setWordWrap(true);
    m_banner->setMargin(8);
    m_banner->hide();
    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(central);
    makeMenus();
    for (Page* page : std::initializer_list<Page*>{m_data, m_runs, m_threshold}) connect(page, &Page::failed, this, &MainWindow::showError);
    connect(m_threshold, &ThresholdPage::alarmsChanged, m_data, &DataPage::setAlarms);
    resize(1280, 720);
    setThemeKind(m_theme);
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open project..."), QKeySequence::Open, this, [this] { chooseProject(); });
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (int page = 0; page < m_tabs->count(); ++page)
        view->addAction(m_tabs->tabText(page), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this, [this, page] { m_tabs->setCurrentIndex(page); });
    view->addSeparator();
    auto* themes = new QActionGroup(this);
    for (const auto& [kind, name] : {std::pair{widgets::ThemeKind::Light, tr("&Light")}, std::pair{widgets::ThemeKind::Dark, tr("Dar&k")}}) {
        QAction* action = view->addAction(name, this, [this, kind = kind] { setThemeKind(kind); });
        action->setCheckable(true);
        action->setChecked(kind == m_theme);
        themes->addAction(action);
    }
}

void MainWindow::chooseProject() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project folder"));
    if (!folder.isEmpty()) openProject(folder.toStdString());
}

bool MainWindow::openProject(const std::filesystem::path& folder) {
    auto session = ProjectSession::open(folder);
    if (!session.ok()) {
        showError(QString::fromStdString(session.error().message));
        return false;
    }
    m_banner->hide();
    for (Page* page : std::initializer_list<Page*>{m_data, m_runs, m_threshold}) page->showProject(*session);
    setWindowTitle(tr("%1 - Tocsin").arg(QString::fromStdString(folder.filename().string())));
    statusBar()->showMessage(tr("%1 is open, read only").arg(QString::fromStdString(folder.string())));
    return true;
}

void MainWindow::showError(const QString& message) {
    m_banner->setText(message);
    m_banner->show();
}

QString MainWindow::bannerText() const { return m_banner->isHidden() ? QString() : m_banner->text(); }

void MainWindow::setThemeKind(widgets::ThemeKind kind) {
    m_theme = kind;
    const widgets::Theme theme = widgets::Theme::of(kind);
    qApp->setPalette(theme.palette());
    QPalette alert = theme.palette();
    alert.setColor(QPalette::Window, theme.alarm);
    alert.setColor(QPalette::WindowText, kind == widgets::ThemeKind::Light ? QColor(Qt::white) : QColor(0x10, 0x14, 0x1a));
    m_banner->setPalette(alert);
    m_banner->setAutoFillBackground(true);
    for (Page* page : std::initializer_list<Page*>{m_data, m_runs, m_threshold}) page->setTheme(theme);
}

bool MainWindow::saveScreenshots(const QString& folder) {
    QDir().mkpath(folder);
    static const char* const kNames[] = {"data", "runs", "threshold"};
    bool saved = true;
    for (const auto kind : {widgets::ThemeKind::Light, widgets::ThemeKind::Dark}) {
        setThemeKind(kind);
        for (int page = 0; page < m_tabs->count(); ++page) {
            m_tabs->setCurrentIndex(page);
            for (int turn = 0; turn < 5; ++turn) QCoreApplication::processEvents();
            const QString file = QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(kNames[page]), QLatin1String(kind == widgets::ThemeKind::Light ? "light" : "dark"));
            saved = grab().save(file) && saved;
        }
    }
    return saved;
}

} // namespace tocsin::workbench
