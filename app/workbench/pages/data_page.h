// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/workbench/job_runner.h"
#include "app/workbench/pages/alarm_table_model.h"
#include "app/workbench/pages/page.h"
#include "core/alarm/decision_rule.h"

class QLabel;
class QSplitter;
class QStackedLayout;
class QTreeWidget;

namespace tocsin::widgets {
class LaneView;
class SpectrumPanel;
} // namespace tocsin::widgets

namespace tocsin::workbench {

class EmptyFace;

/// Recordings on the left, stacked lanes of the chosen one on the right; labels, maintenance events and alarms as bands.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    /// recording (row), from, to (decimal text: int64 does not survive every settings file).
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;
    [[nodiscard]] QWidget* focusTarget() const override;
    /// Alarms that the threshold page's rule yields; they replace the earlier ones. An asset may be named "pump #3": recording 3 of pump.
    void setAlarms(AlarmsByAsset alarms);
    /// Shows a stretch of time of an asset, in the recording that holds it. False when there is none.
    bool showTime(const QString& asset, TimeRange range);
    [[nodiscard]] widgets::LaneView* lanes() const { return m_lanes; }
    /// Shows a recording by its row in the list.
    void chooseRecording(int row);

private:
    PageServices m_services;
    struct Loaded {
        std::shared_ptr<const series::SeriesSource> source;
    };
    void showChosen();
    void take(const store::RecordingRecord& record, Loaded loaded);
    void showBands();
    void showDetails(const store::RecordingRecord& record);
    [[nodiscard]] const store::RecordingRecord* chosen() const;
    std::shared_ptr<ProjectSession> m_session;
    JobRunner m_runner;
    QStackedLayout* m_faces;
    EmptyFace* m_empty;
    QSplitter* m_splitter;
    QTreeWidget* m_recordings;
    QLabel *m_details, *m_cursor;
    widgets::LaneView* m_lanes;
    widgets::SpectrumPanel* m_spectrum;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    AlarmsByAsset m_alarms;
    std::optional<TimeRange> m_goTo; // shown once the recording is open
};

} // namespace tocsin::workbench
