// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "app/workbench/project_session.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

/// One page of the window. showProject(nullptr) is its empty face.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void showProject(std::shared_ptr<ProjectSession> session) = 0;
    virtual void setTheme(const widgets::Theme& theme) = 0;
    /// For tests and pictures: waits for the page's jobs and draws what they brought.
    virtual void settle() {}

Q_SIGNALS:
    /// Something failed; the window shows it in its banner.
    void failed(const QString& message);
    /// The user asked for a project from the empty face.
    void openRequested();
};

} // namespace tocsin::workbench
