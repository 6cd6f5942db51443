// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>

#include "app/workbench/project_session.h"
#include "widgets/theme/theme.h"

class QLabel;
class QTabWidget;

namespace tocsin::workbench {

class DataPage;
class RunsPage;
class ThresholdPage;

/// The window: one project, one tab a page, errors in a banner (a status line that stays until the next action), light and dark.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    /// False and a message in the banner when the folder cannot be opened; what was open stays.
    bool openProject(const std::filesystem::path& folder);
    void setThemeKind(widgets::ThemeKind kind);
    /// Saves a picture of each page as DIR/<page>-<light|dark>.png.
    bool saveScreenshots(const QString& folder);
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] DataPage* dataPage() const { return m_data; }
    [[nodiscard]] ThresholdPage* thresholdPage() const { return m_threshold; }

private:
    void chooseProject();
    void showError(const QString& message);
    void makeMenus();
    QTabWidget* m_tabs;
    QLabel* m_banner;
    DataPage* m_data;
    RunsPage* m_runs;
    ThresholdPage* m_threshold;
    widgets::ThemeKind m_theme = widgets::ThemeKind::Light;
};

} // namespace tocsin::workbench
