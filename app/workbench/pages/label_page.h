// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <memory>
#include <optional>
#include <vector>

#include "app/workbench/job_runner.h"
#include "app/workbench/label/label_editor.h"
#include "app/workbench/label/label_queue.h"
#include "app/workbench/pages/page.h"
#include "core/label/adjudication.h"
#include "core/series/source.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace tocsin::widgets {
class LaneView;
}

namespace tocsin::workbench {

class EmptyFace;
class SessionWindow;

/// Labelling: the queue of proposals on the left, lanes in the middle, the active label on the right, the classes and their digits below.
/// Drag and digit, I and O at the cursor, Tab walks, Y R U judge; what the keys mean is LabelEditor's, what is stored LabelDocument's.
class LabelPage : public Page {
    Q_OBJECT
public:
    explicit LabelPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void refreshProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    [[nodiscard]] QString terminalCommand() const override;
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;
    [[nodiscard]] QWidget* focusTarget() const override;

    /// Shows that stretch selected, ready for a digit. False when no recording holds it.
    bool selectTime(const QString& asset, TimeRange range);
    [[nodiscard]] LabelEditor& editor() { return m_editor; }
    [[nodiscard]] LabelQueue& queue() { return m_queue; }
    /// nullptr before the first Labelling Session.
    [[nodiscard]] SessionWindow* sessionWindow() const;
    [[nodiscard]] widgets::LaneView* lanes() const { return m_lanes; }
    [[nodiscard]] QString hintText() const;
    [[nodiscard]] QString agreementText() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeWidgets(); // label_layout.cpp
    [[nodiscard]] QWidget* makeQueueSide();
    [[nodiscard]] QWidget* makeLabelSide();
    [[nodiscard]] QWidget* makeMiddle();
    void addActions(); // label_actions.cpp
    /// From a menu or the palette on another page, a gesture only leads here: nothing is done to what is not seen.
    void whenSeen(const std::function<void()>& run);
    void addSessionActions();
    void openSession();
    void openSetup();
    void showBlocked();
    void followLanes();
    void showChosen();
    void showBands();
    void showActive();
    void showClasses();
    void showQueue();
    void showBlind();
    void goToActive();
    void chooseQueueRow(int row);
    void stepQueue(int direction, bool onlyOpen);
    void judge(int verdict);
    void say(const QString& sentence);
    void propose();
    void compare();
    void showDisagreement(int row);
    void adopt(int rater);
    void askForNote();
    void askForTime();
    void copyLabel();
    void markReviewed();
    [[nodiscard]] label::OverlapPolicy askOverlap(const std::vector<label::Label>& inTheWay);
    [[nodiscard]] TimeNs here() const;
    [[nodiscard]] const store::RecordingRecord* chosen() const;
    bool chooseRecording(const std::string& asset, TimeRange range);

    PageServices m_services;
    std::shared_ptr<ProjectSession> m_session;
    LabelEditor m_editor;
    LabelQueue m_queue;
    JobRunner m_runner, m_comparer;
    QStackedLayout* m_faces;
    EmptyFace* m_empty;
    QComboBox* m_recordings;
    QLineEdit* m_rater;
    QCheckBox* m_blind;
    QPushButton *m_propose, *m_compare;
    QListView* m_queueList;
    QProgressBar* m_progress;
    QLabel *m_queueReason, *m_hint, *m_activeTitle, *m_activeDetails, *m_agreement;
    QComboBox* m_class;
    QLineEdit* m_note;
    QPushButton *m_accept, *m_reject, *m_unsure, *m_delete;
    QWidget *m_compareBox, *m_activeBox;
    QListWidget* m_disagreementList;
    QHBoxLayout *m_adoptRow, *m_classRow;
    widgets::LaneView* m_lanes;
    QPointer<SessionWindow> m_sessionWindow;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    std::vector<label::Disagreement> m_disagreements;
    std::optional<TimeRange> m_goTo, m_selectNext;
    LabelId m_activateNext{};
    bool m_filling = false;
    bool m_stale = false; // the chosen recording is not opened yet
};

} // namespace tocsin::workbench
