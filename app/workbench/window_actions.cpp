// SPDX-License-Identifier: GPL-3.0-or-later
// What the window itself can do: its actions, menus and the dialogs behind them.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>

#include "app/workbench/import/import_dialog.h"
#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/shell/preferences_dialog.h"
#include "app/workbench/start/start_page.h"
#include "widgets/actions/command_palette.h"
#include "widgets/actions/key_editor.h"
#include "widgets/actions/key_sheet.h"
#include "widgets/actions/mnemonics.h"

namespace tocsin::workbench {

using widgets::ActionScope;

void MainWindow::addActions() {
    addFileActions();
    addViewActions();
    addHelpActions();
}

void MainWindow::addFileActions() {
    const auto add = [this](const char* id, const QString& text, const QList<QKeySequence>& keys, const QString& help, auto run) {
        m_actions.add({QLatin1String(id), text, QStringLiteral("file"), keys, ActionScope::Global, help, {}}, run);
    };
    add("file.new", tr("&New project..."), {QKeySequence(QKeySequence::New)}, tr("Make an empty project folder"),
        [this] { chooseNewProject(); });
    add("file.open", tr("&Open project..."), {QKeySequence(QKeySequence::Open)}, tr("Open a project folder"), [this] { chooseProject(); });
    add("file.data", tr("Open your &data..."), {}, tr("Bring files into the project, or into a new one"), [this] { chooseData(); });
    add("file.demo", tr("Try the d&emo..."), {}, tr("Make the demo plant in a folder of your choice and open it"),
        [this] { chooseDemoFolder(); });
    add("file.reload", tr("&Reload"), {QKeySequence(Qt::Key_F5)}, tr("Show what was imported, labelled or trained since"),
        [this] { openProject(m_folder); });
    add("file.close", tr("&Close project"), {QKeySequence(Qt::CTRL | Qt::Key_W)}, tr("Back to the start page"), [this] { closeProject(); });
    add("file.quit", tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, {}, [this] { close(); });

    const auto edit = [this](const char* id, const QString& text, const QList<QKeySequence>& keys, const QString& help, auto run) {
        m_actions.add({QLatin1String(id), text, QStringLiteral("edit"), keys, ActionScope::Global, help, {}}, run);
    };
    edit("edit.undo", tr("&Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, {}, [this] { m_labels.undo(); });
    edit("edit.redo", tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, {},
         [this] { m_labels.redo(); });
    edit("edit.command", tr("&Find a command..."), {QKeySequence(Qt::Key_F3), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
         tr("Everything that can be done, by its name"), [this] { m_palette->open(); });
    edit("edit.keys", tr("&Keys..."), {}, tr("Give actions the keys you like"), [this] { showKeyEditor(); });
    edit("edit.preferences", tr("&Preferences..."), {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
         tr("Colours, language, what happens at start"), [this] { showPreferences(); });
}

void MainWindow::addViewActions() {
    const auto colour = [this](const char* id, const QString& text, const QString& help, ThemeChoice choice) {
        return m_actions.add({QLatin1String(id), text, QStringLiteral("view.colours"), {}, ActionScope::Global, help, {}, true},
                             [this, choice] { setThemeChoice(choice); });
    };
    auto* colours = new QActionGroup(this);
    colours->addAction(colour("view.system", tr("As the &system"), tr("Dark or light as the desktop is"), ThemeChoice::System));
    colours->addAction(colour("view.light", tr("&Light"), tr("Light colours"), ThemeChoice::Light));
    colours->addAction(colour("view.dark", tr("&Dark"), tr("Dark colours"), ThemeChoice::Dark));
    m_actions.add({QStringLiteral("view.fullScreen"),
                   tr("&Full screen"),
                   QStringLiteral("view"),
                   {QKeySequence(Qt::Key_F11)},
                   ActionScope::Global,
                   {},
                   {},
                   true},
                  [this] {
                      setWindowState(windowState() ^ Qt::WindowFullScreen);
                      m_actions.action(QStringLiteral("view.fullScreen"))->setChecked(windowState() & Qt::WindowFullScreen);
                  });
    const auto pane = [this](const char* id, const QString& text, const char* key, const QString& help, PaneStep step) {
        m_actions.add({QLatin1String(id), text, QStringLiteral("view"), {QKeySequence(QLatin1String(key))}, ActionScope::Global, help, {}},
                      [this, step] { focusPane(step); });
    };
    pane("view.nextPane", tr("&Next pane"), "F6", tr("Move the keyboard to the next part of the window; leads out of the lanes"),
         PaneStep::Next);
    pane("view.previousPane", tr("Pre&vious pane"), "Shift+F6", tr("Move the keyboard to the part before"), PaneStep::Previous);
    m_actions.add({QStringLiteral("view.resetLayout"),
                   tr("&Reset layout"),
                   QStringLiteral("view"),
                   {},
                   ActionScope::Global,
                   tr("Put all panels back where they were at first"),
                   {}},
                  [this] { restoreState(m_defaultLayout, kLayoutVersion); });
}

namespace {

/// A side of a splitter, a panel or the page bar: what F6 goes round.
const QWidget* paneOf(const QWidget* widget) {
    while (widget->parentWidget() && !widget->isWindow() && !qobject_cast<const QDockWidget*>(widget) &&
           !qobject_cast<const QSplitter*>(widget->parentWidget()) && widget->objectName() != QLatin1String("pageBar"))
        widget = widget->parentWidget();
    return widget;
}

} // namespace

void MainWindow::focusPane(PaneStep step) {
    QWidget* start = focusWidget() ? focusWidget() : static_cast<QWidget*>(m_stack);
    for (QWidget* next = start;;) {
        next = step == PaneStep::Next ? next->nextInFocusChain() : next->previousInFocusChain();
        if (next == start) return;
        if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) && paneOf(next) != paneOf(start))
            return next->setFocus(step == PaneStep::Next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

void MainWindow::addHelpActions() {
    m_actions.add({QStringLiteral("help.keys"),
                   tr("&Key sheet"),
                   QStringLiteral("help"),
                   {QKeySequence(QKeySequence::HelpContents), QKeySequence(Qt::CTRL | Qt::Key_Slash)},
                   ActionScope::Global,
                   tr("All keys in force, to look at or to print"),
                   {}},
                  [this] { m_keySheet->toggle(); });
    m_actions.add({QStringLiteral("help.about"), tr("&About Tocsin"), QStringLiteral("help"), {}, ActionScope::Global, {}, {}},
                  [this] { showAbout(); });
}

void MainWindow::makeMenus() {
    const std::pair<const char*, QString> menus[] = {{"file", tr("&File")},   {"edit", tr("&Edit")},   {"view", tr("&View")},
                                                     {"label", tr("&Label")}, {"model", tr("&Model")}, {"help", tr("&Help")}};
    const std::pair<const char*, QString> inside[] = {{"view.panels", tr("&Panels")}, {"view.colours", tr("&Colours")}};
    const auto fill = [this](QMenu* menu, const QString& name) {
        menu->setToolTipsVisible(true);
        for (const QString& id : m_actions.idsOfMenu(name)) menu->addAction(m_actions.action(id));
    };
    for (const auto& [name, title] : menus) {
        if (m_actions.idsOfMenu(QLatin1String(name)).isEmpty()) continue;
        QMenu* menu = menuBar()->addMenu(title);
        fill(menu, QLatin1String(name));
        for (const auto& [path, subtitle] : inside)
            if (QLatin1String(path).startsWith(QLatin1String(name) + QLatin1Char('.'))) fill(menu->addMenu(subtitle), QLatin1String(path));
        if (QLatin1String(name) != QLatin1String("file")) {
            widgets::assignMnemonics(*menu);
            continue;
        }
        auto* recent = new QMenu(tr("O&pen recent"), menu);
        menu->insertMenu(m_actions.action(QStringLiteral("file.data")), recent);
        connect(recent, &QMenu::aboutToShow, this, [this, recent] {
            recent->clear();
            int number = 0;
            for (const Settings::RecentProject& project : m_settings->recentProjects()) {
                QString label = QFileInfo(project.folder).fileName();
                label.replace(QLatin1Char('&'), QLatin1String("&&"));
                QAction* open = recent->addAction(number < 9 ? QStringLiteral("&%1  %2").arg(number + 1).arg(label)
                                                             : QStringLiteral("1&0  %1").arg(label));
                open->setToolTip(QDir::toNativeSeparators(project.folder));
                connect(open, &QAction::triggered, this, [this, folder = project.folder] { openProject(folder.toStdString()); });
                ++number;
            }
            if (number == 0) recent->addAction(tr("No project was opened yet"))->setEnabled(false);
        });
        widgets::assignMnemonics(*menu);
    }
    // Global keys of actions that stand in no menu work too.
    for (const QString& id : m_actions.ids())
        if (m_actions.spec(id)->scope == ActionScope::Global) addAction(m_actions.action(id));
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

void MainWindow::showKeyEditor() {
    auto* editor = new widgets::KeyEditor(m_actions, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &widgets::KeyEditor::keysChanged, this, [this] { m_settings->setKeys(m_actions.changedKeys()); });
    editor->show();
}

void MainWindow::showPreferences() {
    auto* dialog = new PreferencesDialog(*m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::themeChosen, this, &MainWindow::setThemeChoice);
    connect(dialog, &PreferencesDialog::raterChosen, this, [this](const QString& rater) { m_labels.setRater(rater.toStdString()); });
    connect(dialog, &PreferencesDialog::keysRequested, this, [this] { showKeyEditor(); });
    dialog->show();
}

void MainWindow::showImport(const QStringList& paths) {
    if (m_import) return m_import->addPaths(paths);
    m_import = new ImportDialog(m_session, this);
    m_import->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_import, &ImportDialog::importWanted, this, [this, session = m_session](const ImportOrder& order) {
        showPage(QStringLiteral("data"));
        startImport(m_jobs, session, order, [this, session](const Result<ImportOutcome>& outcome) {
            if (outcome.ok() && (!outcome->failed.empty() || !outcome->recipeProblem.isEmpty())) showError(outcomeSentence(*outcome));
            if (!m_session || m_session->project != session->project) return;
            // What was finished before a cancel stays, so the lists are read again in every case.
            const auto newest = outcome.ok() && !outcome->recordings.empty() ? outcome->recordings.front().id : RecordingId{};
            connect(
                this, &MainWindow::projectOpened, this,
                [this, newest] {
                    const auto& all = m_session->recordings;
                    for (std::size_t row = 0; row < all.size(); ++row)
                        if (all[row].id == newest) m_data->chooseRecording(static_cast<int>(row));
                },
                Qt::SingleShotConnection);
            refresh();
        });
    });
    m_import->addPaths(paths);
    m_import->open();
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

void MainWindow::chooseData() {
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Open data files"));
    if (!files.isEmpty()) openPaths(files);
}

void MainWindow::chooseNewProject(const QStringList& import) {
    const QString beside =
        import.isEmpty() ? QDir::homePath() + QStringLiteral("/plant")
                         : QFileInfo(import.constFirst()).absolutePath() + QLatin1Char('/') + QFileInfo(import.constFirst()).baseName();
    QString folder = QFileDialog::getSaveFileName(this, tr("Where shall the new project be?"), beside + QStringLiteral(".tocsin"),
                                                  tr("Project folder (*.tocsin)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (folder.isEmpty()) return;
    if (!folder.endsWith(QLatin1String(".tocsin"))) folder += QStringLiteral(".tocsin");
    createProject(folder.toStdString(), import);
}

void MainWindow::chooseDemoFolder() {
    const QString folder =
        QFileDialog::getSaveFileName(this, tr("Where shall the demo be?"), QDir::homePath() + QStringLiteral("/Tocsin demo"),
                                     tr("Folder (*)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!folder.isEmpty()) openDemo(folder);
}

void MainWindow::locateProject(const QString& missing) {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Where is %1 now?").arg(QFileInfo(missing).fileName()));
    if (folder.isEmpty()) return;
    QList<Settings::RecentProject> projects = m_settings->recentProjects();
    projects.removeIf([&](const Settings::RecentProject& known) { return known.folder == folder; });
    for (Settings::RecentProject& known : projects)
        if (known.folder == missing) known.folder = folder;
    m_settings->setRecentProjects(projects);
    openProject(folder.toStdString());
}

void MainWindow::followStart() {
    connect(m_start, &StartPage::dataRequested, this, [this] { chooseData(); });
    connect(m_start, &StartPage::openRequested, this, [this] { chooseProject(); });
    connect(m_start, &StartPage::demoRequested, this, [this] { chooseDemoFolder(); });
    connect(m_start, &StartPage::newRequested, this, [this] { chooseNewProject(); });
    connect(m_start, &StartPage::projectChosen, this, [this](const QString& folder) { openProject(folder.toStdString()); });
    connect(m_start, &StartPage::locateRequested, this, &MainWindow::locateProject);
}

} // namespace tocsin::workbench
