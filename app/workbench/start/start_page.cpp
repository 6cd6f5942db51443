// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/start/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"

namespace tocsin::workbench {

namespace {

void enlarge(QLabel* label, double factor) {
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(true);
    label->setFont(font);
}

} // namespace

StartPage::StartPage(Settings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_heading(new QLabel(tr("Tocsin"))),
      m_subtitle(new QLabel(tr("Hear the bell in time, and not in vain."))), m_recentHeading(new QLabel(tr("Recent projects"))),
      m_none(new QLabel(tr("Projects that you open will stand here."))), m_recent(new QVBoxLayout),
      m_clear(new QPushButton(tr("Clear list"))) {
    setObjectName(QStringLiteral("startPage"));
    setAutoFillBackground(true);
    enlarge(m_heading, 2.6);
    enlarge(m_recentHeading, 1.2);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_none->setForegroundRole(QPalette::PlaceholderText);

    auto* choices = new QHBoxLayout;
    choices->setSpacing(16);
    QPushButton* files = makeChoice(QStringLiteral("startData"), QStringLiteral("import"), tr("Open your data"),
                                    tr("CSV, historian exports or MATLAB files become a new project. Nothing leaves this machine."));
    QPushButton* open = makeChoice(QStringLiteral("startOpen"), QStringLiteral("open"), tr("Open a project"),
                                   tr("A project is a folder. It opens where you left it."));
    QPushButton* demo = makeChoice(QStringLiteral("startDemo"), QStringLiteral("demo"), tr("Try the demo"),
                                   tr("Three pumps, four months, seven failures: from data to a signed bundle in ten minutes."));
    for (QPushButton* choice : {files, open, demo}) choices->addWidget(choice, 1);
    connect(files, &QPushButton::clicked, this, &StartPage::dataRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);

    auto* fresh = new QPushButton(tr("New empty project..."));
    fresh->setObjectName(QStringLiteral("startNew"));
    fresh->setAccessibleName(tr("New empty project"));
    connect(fresh, &QPushButton::clicked, this, &StartPage::newRequested);
    m_clear->setObjectName(QStringLiteral("recentClear"));
    m_clear->setAccessibleName(tr("Clear the list of recent projects"));
    m_clear->setToolTip(tr("Pinned projects stay; the projects themselves are not touched"));
    connect(m_clear, &QPushButton::clicked, this, [this] {
        QList<Settings::RecentProject> kept = m_settings.recentProjects();
        kept.removeIf([](const Settings::RecentProject& project) { return !project.pinned; });
        m_settings.setRecentProjects(kept);
        reload();
    });
    auto* recentTop = new QHBoxLayout;
    recentTop->addWidget(m_recentHeading, 1);
    recentTop->addWidget(fresh);
    recentTop->addWidget(m_clear);

    auto* list = new QWidget;
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins({});
    listLayout->addWidget(m_none);
    listLayout->addLayout(m_recent);
    listLayout->addStretch(1);
    m_recent->setSpacing(2);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("recentArea"));
    area->setAccessibleName(tr("Recent projects"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(list);
    area->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);

    auto* column = new QWidget;
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 150);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 32, 24, 16);
    layout->addWidget(m_heading);
    layout->addWidget(m_subtitle);
    layout->addSpacing(20);
    layout->addLayout(choices);
    layout->addSpacing(20);
    layout->addLayout(recentTop);
    layout->addWidget(area, 1);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins({});
    outer->addStretch(1);
    outer->addWidget(column, 20);
    outer->addStretch(1);
    reload();
}

QPushButton* StartPage::makeChoice(const QString& name, const QString& icon, const QString& title, const QString& sentence) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    button->setAccessibleName(title);
    button->setAccessibleDescription(sentence);
    auto* picture = new QLabel;
    auto* heading = new QLabel(title);
    enlarge(heading, 1.25);
    auto* text = new QLabel(sentence);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* layout = new QVBoxLayout(button);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(picture);
    layout->addWidget(heading);
    layout->addWidget(text, 1);
    for (QLabel* label : {picture, heading, text}) label->setAttribute(Qt::WA_TransparentForMouseEvents);
    button->setMinimumHeight(fontMetrics().height() * 11);
    m_icons.append({picture, icon});
    return button;
}

StartPage::Row StartPage::makeRow(const Settings::RecentProject& project) {
    Row row{project.folder, new QWidget, new QPushButton, new QPushButton(tr("Locate...")), new QToolButton};
    const QFileInfo info(project.folder);
    const auto index = m_rows.size() + 1;
    row.open->setObjectName(QStringLiteral("recent%1").arg(index));
    row.open->setAccessibleName(tr("Open %1").arg(info.fileName()));
    row.open->setToolTip(QDir::toNativeSeparators(project.folder));
    row.open->setFlat(true);
    auto* name = new QLabel(info.fileName());
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    auto* place = new QLabel(QDir::toNativeSeparators(info.path()));
    place->setForegroundRole(QPalette::PlaceholderText);
    auto* inside = new QHBoxLayout(row.open);
    inside->setContentsMargins(8, 4, 8, 4);
    inside->addWidget(name);
    inside->addWidget(place, 1);
    for (QLabel* label : {name, place}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    row.open->setMinimumHeight(fontMetrics().height() * 2);
    row.locate->setObjectName(QStringLiteral("recentLocate%1").arg(index));
    row.locate->setAccessibleName(tr("Locate %1").arg(info.fileName()));
    row.locate->hide();
    row.pin->setObjectName(QStringLiteral("recentPin%1").arg(index));
    row.pin->setAccessibleName(tr("Keep %1 in the list").arg(info.fileName()));
    row.pin->setToolTip(tr("Keep in the list"));
    row.pin->setCheckable(true);
    row.pin->setChecked(project.pinned);
    row.pin->setAutoRaise(true);
    auto* layout = new QHBoxLayout(row.frame);
    layout->setContentsMargins({});
    layout->addWidget(row.pin);
    layout->addWidget(row.open, 1);
    layout->addWidget(row.locate);
    m_recent->addWidget(row.frame);
    const QString folder = project.folder;
    connect(row.open, &QPushButton::clicked, this, [this, folder] { Q_EMIT projectChosen(folder); });
    connect(row.locate, &QPushButton::clicked, this, [this, folder] { Q_EMIT locateRequested(folder); });
    connect(row.pin, &QToolButton::toggled, this, [this, folder](bool pinned) {
        QList<Settings::RecentProject> projects = m_settings.recentProjects();
        for (Settings::RecentProject& known : projects)
            if (known.folder == folder) known.pinned = pinned;
        m_settings.setRecentProjects(projects);
    });
    return row;
}

void StartPage::reload() {
    for (const Row& row : m_rows) {
        row.frame->hide();
        row.frame->deleteLater(); // its own button may be calling
    }
    m_rows.clear();
    for (const Settings::RecentProject& project : m_settings.recentProjects()) m_rows.push_back(makeRow(project));
    m_none->setVisible(m_rows.empty());
    m_clear->setVisible(!m_rows.empty());
    setTheme(m_theme);
    lookFor();
}

void StartPage::lookFor() {
    QStringList folders;
    for (const Row& row : m_rows) folders << row.folder;
    // A share that is gone can take half a minute to say so.
    m_looker.start<QStringList>(
        [folders](const JobContext& job) -> Result<QStringList> {
            QStringList missing;
            for (const QString& folder : folders) {
                TOCSIN_TRY(job.check());
                if (!QFileInfo::exists(folder + QStringLiteral("/project.db"))) missing << folder;
            }
            return missing;
        },
        [this](const Result<QStringList>& missing) {
            if (!missing.ok()) return;
            for (const Row& row : m_rows) {
                if (!missing->contains(row.folder)) continue;
                row.open->setEnabled(false);
                row.open->setToolTip(tr("It is not at %1 any more; locate it to open it").arg(QDir::toNativeSeparators(row.folder)));
                row.locate->show();
            }
        });
}

void StartPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    const int size = fontMetrics().height() * 2;
    for (const auto& [label, icon] : m_icons) {
        QIcon picture = widgets::themedIcon(icon, theme);
        label->setPixmap(picture.pixmap(QSize(size, size), devicePixelRatioF(), QIcon::Normal, QIcon::On));
    }
    for (const Row& row : m_rows) row.pin->setIcon(widgets::themedIcon(QStringLiteral("pin"), theme));
}

void StartPage::settle() {
    m_looker.wait();
}

} // namespace tocsin::workbench
