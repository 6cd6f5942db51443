// SPDX-License-Identifier: GPL-3.0-or-later
// The panels beside the pages, and where the window and they stood last time.
#include <QDir>
#include <QDockWidget>
#include <QTabBar>

#include "app/workbench/main_window.h"
#include "app/workbench/pages/page.h"
#include "app/workbench/panels/history_panel.h"
#include "app/workbench/panels/jobs_panel.h"
#include "app/workbench/panels/terminal_panel.h"

namespace tocsin::workbench {

QDockWidget* MainWindow::addPanel(const QString& name, const QString& title, QWidget* content) {
    auto* dock = new QDockWidget(QString(title).remove(QLatin1Char('&')), this);
    dock->setObjectName(name + QStringLiteral("Dock"));
    dock->setAccessibleName(dock->windowTitle());
    dock->setWidget(content);
    addDockWidget(Qt::RightDockWidgetArea, dock);
    const QString id = QStringLiteral("panel.") + name;
    m_actions.add({id, title, QStringLiteral("view.panels"), {}, widgets::ActionScope::Global, {}, {}, true}, [dock] {
        const bool show = dock->isHidden();
        dock->setVisible(show);
        if (show) dock->raise();
    });
    connect(dock->toggleViewAction(), &QAction::toggled, m_actions.action(id), &QAction::setChecked);
    dock->hide();
    return dock;
}

void MainWindow::addPanels() {
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    m_jobsDock = addPanel(QStringLiteral("jobs"), tr("&Jobs"), new JobsPanel(m_jobs));
    QDockWidget* history = addPanel(QStringLiteral("history"), tr("&History"), new HistoryPanel(m_labels));
    m_terminal = new TerminalPanel([this] { return terminalCommand(); });
    QDockWidget* terminal = addPanel(QStringLiteral("terminal"), tr("In a &terminal"), m_terminal);
    tabifyDockWidget(m_jobsDock, history);
    tabifyDockWidget(history, terminal);
    resizeDocks({m_jobsDock}, {fontMetrics().averageCharWidth() * 46}, Qt::Horizontal);
}

void MainWindow::restoreWindow() {
    m_defaultLayout = saveState(kLayoutVersion);
    if (!restoreGeometry(m_settings->windowGeometry())) resize(1280, 720);
    if (const QByteArray state = m_settings->windowState(kLayoutVersion); !state.isEmpty() && !restoreState(state, kLayoutVersion))
        restoreState(m_defaultLayout, kLayoutVersion);
}

QString MainWindow::terminalCommand() const {
    if (!m_session) return {};
    const Page* shown = page(currentPage());
    if (const QString command = shown ? shown->terminalCommand() : QString(); !command.isEmpty()) return command;
    return QStringLiteral("tocsin info %1").arg(shellWord(QString::fromStdString(m_folder.string())));
}

void MainWindow::rememberPlace() {
    if (!m_session) return;
    QVariantMap place{{QStringLiteral("page"), currentPage()}};
    for (const PageEntry& entry : m_pages)
        if (const QVariantMap inside = entry.page->place(); !inside.isEmpty()) place.insert(QStringLiteral("page.") + entry.name, inside);
    m_settings->setPlace(QString::fromStdString(m_session->project->id()), place);
}

void MainWindow::restorePlace() {
    if (!m_restorePlace || !m_settings->restoreSession()) return;
    const QVariantMap place = m_settings->place(QString::fromStdString(m_session->project->id()));
    for (const PageEntry& entry : m_pages)
        if (const QVariantMap inside = place.value(QStringLiteral("page.") + entry.name).toMap(); !inside.isEmpty())
            entry.page->goTo(inside);
    if (const QString page = place.value(QStringLiteral("page")).toString(); pageNames().contains(page)) showPage(page);
}

} // namespace tocsin::workbench
