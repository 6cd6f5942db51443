// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "app/workbench/job_runner.h"
#include "app/workbench/label/label_session.h"
#include "core/series/source.h"
#include "widgets/theme/theme.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace tocsin::widgets {
class ActionRegistry;
class LaneView;
} // namespace tocsin::widgets

namespace tocsin::workbench {

/// The Labelling Session on the whole screen, for people who have never seen the program: one question in large words, few tall lanes with
/// the stretch it is about, buttons for fingers. What they mean is LabelSession's. While it is open the window behind it is out of reach.
/// Its keys are the actions of ActionScope::Session.
class SessionWindow : public QWidget {
    Q_OBJECT
public:
    /// The least height of a button.
    static constexpr int kTouchHeight = 56;
    /// At most so many lanes at a time.
    static constexpr int kLanes = 4;

    SessionWindow(LabelDocument& labels, widgets::ActionRegistry& actions, QWidget* parent);
    /// Shows itself at the first screen.
    void begin(std::shared_ptr<ProjectSession> session);
    void setTheme(const widgets::Theme& theme);
    [[nodiscard]] LabelSession& session() { return m_session; }
    [[nodiscard]] widgets::LaneView* lanes() const { return m_lanes; }
    /// For tests and pictures: waits until the lanes are there.
    void settle();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QPushButton* makeButton(const QString& name, const QString& text);
    [[nodiscard]] QString withKey(const QString& text, const char* action) const;
    [[nodiscard]] QWidget* makeNameFace();
    [[nodiscard]] QWidget* makeWorkFace();
    [[nodiscard]] QWidget* makeEndFace();
    void takeName();
    void fillNames();
    void fillClasses();
    void showState();
    void showButtons();
    void showRecording();
    [[nodiscard]] std::size_t lanesThatFit() const;
    void showLanes();
    void showBands();

    LabelDocument& m_labels;
    const widgets::ActionRegistry& m_actions;
    LabelSession m_session;
    JobRunner m_opener;
    std::shared_ptr<ProjectSession> m_project;
    std::shared_ptr<const series::SeriesSource> m_source;
    RecordingId m_shown{};                 // what m_source is of, or what is being opened
    std::vector<std::string> m_shownLanes; // in order
    std::optional<TimeRange> m_shownView;  // what the lanes were told last
    std::size_t m_firstLane = 0;           // of channels()
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    QStackedLayout* m_faces;
    QGridLayout *m_names, *m_classes;
    QLineEdit* m_name;
    widgets::LaneView* m_lanes;
    QLabel *m_nameTold, *m_progress, *m_who, *m_place, *m_question, *m_told, *m_endTitle, *m_endText;
    QPushButton *m_yes, *m_no, *m_good, *m_cannotSay, *m_skip, *m_back, *m_done, *m_channels, *m_again;
};

} // namespace tocsin::workbench
