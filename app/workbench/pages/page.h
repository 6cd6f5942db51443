// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>
#include <QWidget>
#include <memory>

#include "app/workbench/project_session.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {
class ActionRegistry;
}

namespace tocsin::workbench {

class JobCenter;
class LabelDocument;
class Settings;

/// What the window lends its pages; all outlive them.
struct PageServices {
    widgets::ActionRegistry& actions;
    JobCenter& jobs;
    LabelDocument& labels;
    Settings& settings;
};

/// One page of the window. showProject(nullptr) is its empty face.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Another project, or none.
    virtual void showProject(std::shared_ptr<ProjectSession> session) = 0;
    /// The same project with fresh lists (something was imported, trained ...): what the user was looking at stays.
    virtual void refreshProject(std::shared_ptr<ProjectSession> session) { showProject(std::move(session)); }
    virtual void setTheme(const widgets::Theme& theme) = 0;
    /// For tests and pictures: waits for the page's jobs and draws what they brought.
    virtual void settle() {}
    /// The command line that does what the page shows now; empty when there is none.
    [[nodiscard]] virtual QString terminalCommand() const { return {}; }
    /// What is being looked at, as plain values, so that the next session can begin there; empty when there is nothing to remember.
    [[nodiscard]] virtual QVariantMap place() const { return {}; }
    /// Goes back to such a place after showProject(); one that does not exist any more is left alone.
    virtual void goTo(const QVariantMap& place) { Q_UNUSED(place) }
    /// Where the keyboard is put when the page is shown; nullptr: the first part that takes it. Not QWidget::focusProxy, which Tab follows
    /// too.
    [[nodiscard]] virtual QWidget* focusTarget() const { return nullptr; }

Q_SIGNALS:
    /// Something failed; the window shows it in its banner.
    void failed(const QString& message);
    /// The user asked for a project from the empty face.
    void openRequested();
    /// The page changed what the lists of the session hold; the window reads them again and tells all pages.
    void projectChanged();
    /// The user wants another page ("label", "train" ...).
    void pageRequested(const QString& name);
};

} // namespace tocsin::workbench
