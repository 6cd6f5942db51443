// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/workbench/pages/page.h"
#include "core/alarm/decision_rule.h"

class QTreeWidget;
class QLabel;

namespace tocsin::widgets {
class LaneView;
}

namespace tocsin::workbench {

/// Recordings on the left, stacked lanes of the chosen one on the right; labels, maintenance events and alarms as bands.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    /// Alarms that the threshold page's rule yields, drawn in the recordings of that asset; they replace its earlier ones.
    void setAlarms(const QString& asset, const std::vector<alarm::AlarmInterval>& alarms);
    [[nodiscard]] widgets::LaneView* lanes() const { return m_lanes; }
    /// Shows a recording by its row in the list.
    void chooseRecording(int row);

private:
    void showChosen();
    void showBands();
    std::shared_ptr<ProjectSession> m_session;
    QTreeWidget* m_recordings;
    QLabel* m_details;
    widgets::LaneView* m_lanes;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    std::vector<store::RecordingRecord> m_records;
    std::map<QString, std::vector<alarm::AlarmInterval>> m_alarms; // by asset
};

} // namespace tocsin::workbench
