// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "app/workbench/explain/answer_book.h"
#include "app/workbench/explain/explain_item_model.h"
#include "app/workbench/explain/explain_material.h"
#include "app/workbench/explain/explanation_loader.h"
#include "app/workbench/job_runner.h"
#include "app/workbench/pages/page.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace tocsin::widgets {
class DeletionChart;
class HeatLegend;
class HeatMap;
class LaneView;
class ShareBars;
enum class QueueVerdict;
} // namespace tocsin::widgets

namespace tocsin::workbench {

class EmptyFace;
class ExplainItemDelegate;

/// What the model looked at: windows of a run's test part, most worth a look first; lanes of the chosen one with the attribution under
/// each; how far to trust the map (deletion curve, completeness, the same map with shuffled weights); and the question whether a person
/// would have looked there. A run is scored when the page is first seen, maps are computed one at a time and kept.
class ExplainPage : public Page {
    Q_OBJECT
public:
    explicit ExplainPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void refreshProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    [[nodiscard]] QString terminalCommand() const override;
    /// run, asset, time (decimal text), method.
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;
    [[nodiscard]] QWidget* focusTarget() const override;

    /// Where answers are kept instead of the run's folder. Takes effect with the next project.
    void setAnswerStore(std::shared_ptr<const AnswerStore> store) { m_otherStore = std::move(store); }
    void chooseRun(qint64 run);
    [[nodiscard]] const ExplainItemModel* items() const { return m_items; }
    [[nodiscard]] const AnswerBook& answers() const { return *m_book; }
    [[nodiscard]] widgets::LaneView* lanes() const { return m_lanes; }
    /// What the face without list says; empty while the list is there.
    [[nodiscard]] QString faceSentence() const;
    /// Picture or figures of the map that is shown, as `tocsin explain` writes them, in a job.
    void saveTo(const QString& file);

Q_SIGNALS:
    /// The user wants to see this stretch on the data page.
    void timeRequested(const QString& asset, tocsin::TimeRange range);
    /// The user wants to label this stretch.
    void labelRequested(const QString& asset, tocsin::TimeRange range);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeControls(); // explain_layout.cpp, with the three below
    void makeLayout();
    [[nodiscard]] QWidget* middle();
    [[nodiscard]] QWidget* side();
    void addActions();

    void load();
    void takeRuns(const std::vector<RunChoice>& choices);
    void loadRun();
    void take(std::shared_ptr<const ExplainMaterial> material);
    void showFace(const QString& heading, const QString& sentence, const QString& button = {});
    void showKinds();
    void showItem();
    void showLanes(const ExplainItem& item); // explain_lanes.cpp, with showSurroundings, showBands, showHeat and recordingOf
    void showSurroundings();
    void showBands();
    void requestMap();
    void showMap(const ExplanationLoader::Window& window);
    void clearMap(const QString& sentence);
    void showHeat();
    void showAnswer();
    void enableControls();
    void step(int direction, bool onlyOpen);
    void judge(widgets::QueueVerdict verdict);
    void answer(workflow::Looked looked);
    void chooseFile();
    void copyAnswers();
    void showOnDataPage();
    void labelIt();
    void offer(QPushButton* button, const char* action, bool possible, const QString& help, const QString& why);
    [[nodiscard]] int row() const;
    [[nodiscard]] const ExplainItem* item() const;
    [[nodiscard]] RunId run() const;
    [[nodiscard]] explain::Method method() const;
    [[nodiscard]] ExplanationKey keyOf(const ExplainItem& item) const;
    [[nodiscard]] const store::RecordingRecord* recordingOf(const ExplainItem& item) const;

    PageServices m_services;
    std::shared_ptr<ProjectSession> m_session;
    std::shared_ptr<const AnswerStore> m_store, m_otherStore;
    std::shared_ptr<const ExplainMaterial> m_material;
    JobRunner m_runner, m_laneRunner;
    ExplanationLoader m_loader;
    AnswerBook* m_book;
    ExplainItemModel* m_items;
    QComboBox *m_runs, *m_kinds, *m_methods;
    QPushButton *m_showData, *m_label, *m_save, *m_copy, *m_yes, *m_partly, *m_no;
    QLineEdit* m_note;
    QLabel *m_listNote, *m_headline, *m_lookedAt, *m_methodNote, *m_completeness, *m_deletionNote, *m_sanity, *m_question;
    QListView* m_list;
    ExplainItemDelegate* m_delegate;
    widgets::LaneView* m_lanes;
    widgets::HeatLegend* m_legend;
    widgets::ShareBars* m_shares;
    widgets::DeletionChart* m_deletion;
    widgets::HeatMap *m_trainedMap, *m_shuffledMap;
    QWidget* m_top;
    QStackedWidget* m_faces;
    EmptyFace* m_empty;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    ExplanationLoader::Window m_shown;      // the map that is shown; null: none yet
    std::optional<RecordingId> m_recording; // whose lanes are shown
    bool m_stale = true;                    // the list must be made (again) when the page is seen
    qint64 m_wantedRun = 0;
    std::optional<std::pair<std::string, TimeNs>> m_wantedItem;
};

} // namespace tocsin::workbench
