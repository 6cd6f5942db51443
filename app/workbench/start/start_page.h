// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/job_runner.h"
#include "app/workbench/settings.h"
#include "widgets/theme/theme.h"

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace tocsin::workbench {

/// What the window shows while no project is open: three ways in, and the projects of last time. A project that is not where it was is
/// greyed and can be located; looking for it never makes the window wait.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(Settings& settings, QWidget* parent = nullptr);
    /// Reads the list from the settings again.
    void reload();
    void setTheme(const widgets::Theme& theme);
    /// For tests and pictures: waits until it is known which projects are there.
    void settle();

Q_SIGNALS:
    void dataRequested();
    void openRequested();
    void demoRequested();
    void newRequested();
    void projectChosen(const QString& folder);
    /// The user says where a project went.
    void locateRequested(const QString& folder);

private:
    struct Row {
        QString folder;
        QWidget* frame = nullptr;
        QPushButton *open = nullptr, *locate = nullptr;
        QToolButton* pin = nullptr;
    };
    QPushButton* makeChoice(const QString& name, const QString& icon, const QString& title, const QString& sentence);
    Row makeRow(const Settings::RecentProject& project);
    void lookFor();
    Settings& m_settings;
    JobRunner m_looker;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    QLabel *m_heading, *m_subtitle, *m_recentHeading, *m_none;
    QVBoxLayout* m_recent;
    QPushButton* m_clear;
    QList<QPair<QLabel*, QString>> m_icons;
    std::vector<Row> m_rows;
};

} // namespace tocsin::workbench
