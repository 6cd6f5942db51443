// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/label_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QToolButton>
#include <algorithm>

#include "app/workbench/jobs/job_center.h"
#include "app/workbench/label/agreement_text.h"
#include "app/workbench/label/session_window.h"
#include "app/workbench/lanes/recording_bands.h"
#include "app/workbench/lanes/recording_lanes.h"
#include "app/workbench/pages/empty_face.h"
#include "app/workbench/panels/terminal_panel.h"
#include "core/workflow/compare_raters.h"
#include "core/workflow/propose_labels.h"
#include "widgets/actions/action_registry.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

constexpr TimeNs kTolerance = 60 * kNsPerSecond; // edges this close are no disagreement

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

struct Comparison {
    std::vector<label::PairAgreement> pairs; // over all classes
    std::vector<label::Disagreement> disagreements;
};

} // namespace

const store::RecordingRecord* LabelPage::chosen() const {
    const int row = m_recordings->currentIndex();
    return m_session && row >= 0 && static_cast<std::size_t>(row) < m_session->recordings.size()
               ? &m_session->recordings[static_cast<std::size_t>(row)]
               : nullptr;
}

void LabelPage::showProject(std::shared_ptr<ProjectSession> session) {
    if (m_sessionWindow && !session) m_sessionWindow->close();
    m_runner.stop();
    m_comparer.stop();
    m_session = std::move(session);
    m_filling = true;
    m_recordings->clear();
    m_disagreements.clear();
    m_disagreementList->clear();
    m_agreement->clear();
    m_compare->setChecked(false);
    m_editor.setRecording({});
    m_lanes->setLanes({}, {});
    m_hint->clear();
    m_rater->setText(text(m_services.labels.rater()));
    const bool any = m_session && !m_session->recordings.empty();
    m_faces->setCurrentIndex(any ? 1 : 0);
    if (!m_session)
        m_empty->show(tr("No project is open"), tr("Open a project to label its recordings."), tr("Open project..."));
    else if (!any)
        m_empty->show(tr("There is nothing to label yet"), tr("Drop data files on the window to import them, then come back."));
    m_queue.setEvents(m_session ? m_session->events : std::vector<label::MaintenanceEvent>());
    if (any)
        for (const store::RecordingRecord& record : m_session->recordings)
            m_recordings->addItem(QStringLiteral("%1 - %2").arg(text(record.asset), text(record.source)));
    m_filling = false;
    showClasses();
    showBlind();
    showQueue();
    showBlocked();
    if (any) showChosen();
}

void LabelPage::showBlocked() {
    const QString blocked = LabelSession::blockedReason(m_services.labels, m_session.get());
    m_propose->setEnabled(blocked.isEmpty());
    m_propose->setToolTip(blocked.isEmpty() ? tr("From breakdown orders and from changes in the channels") : blocked);
    m_services.actions.setEnabled(QStringLiteral("label.session"), blocked.isEmpty(), blocked);
    m_services.actions.setEnabled(QStringLiteral("label.setup"), m_session != nullptr, tr("Needs an open project"));
}

void LabelPage::refreshProject(std::shared_ptr<ProjectSession> session) {
    const QVariantMap before = place();
    showProject(std::move(session));
    goTo(before);
}

void LabelPage::showChosen() {
    const store::RecordingRecord* record = chosen();
    if (!record) return;
    m_stale = !isVisible(); // opened when the page is seen
    m_editor.setRecording(*record);
    if (m_stale) return m_lanes->setLanes({}, {});
    m_lanes->setEmptyText(tr("Opening %1...").arg(text(record->source)));
    m_lanes->setLanes({}, {});
    m_runner.start<std::shared_ptr<const series::SeriesSource>>(
        [session = m_session, id = record->id](const JobContext&) { return session->project->recordings().open(id); },
        [this, record = *record](Result<std::shared_ptr<const series::SeriesSource>> source) {
            if (!source.ok()) {
                m_lanes->setEmptyText(tr("%1 cannot be shown.\n%2").arg(text(record.source), text(source.error().message)));
                Q_EMIT failed(text(source.error().message));
                return;
            }
            m_lanes->setLanes(lanesOf(*source), record.range);
            showBands();
            if (m_goTo) m_lanes->setVisibleRange(*m_goTo);
            m_goTo.reset();
            if (m_selectNext) m_lanes->setSelection(*m_selectNext);
            m_selectNext.reset();
            if (m_activateNext) {
                m_editor.setActive(m_activateNext);
                goToActive();
            }
            m_activateNext = {};
        });
}

void LabelPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_stale) showChosen();
}

void LabelPage::showBands() {
    const store::RecordingRecord* record = chosen();
    if (!record || m_lanes->laneCount() == 0) return;
    std::vector<widgets::Band> bands = labelBands(m_editor.visible(), *record, m_services.labels.scheme(), m_theme,
                                                  m_services.labels.writable() ? BandUse::Edit : BandUse::Choose);
    for (widgets::Band& event : eventBands(m_session->events, *record, m_theme)) bands.push_back(std::move(event));
    m_lanes->setBands(std::move(bands));
    m_lanes->setActiveBand(m_editor.active().value);
    std::vector<TimeRange> reviewed;
    for (const label::Reviewed& each : m_services.labels.reviewed())
        if (each.rater == m_services.labels.rater() && each.stretch.asset == record->asset) reviewed.push_back(each.stretch.range);
    m_lanes->setReviewed(std::move(reviewed));
}

void LabelPage::showBlind() {
    const bool blind = m_services.labels.blind() == label::Blind::On;
    m_compare->setEnabled(m_session && !blind);
    m_compare->setToolTip(blind ? tr("Blind: end that first, or what others said would be seen") : tr("How far raters agree (V)"));
    if (blind) m_compare->setChecked(false);
    showQueue();
}

void LabelPage::showQueue() {
    const int all = m_queue.rowCount(), open = m_queue.openCount();
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(all - open);
    m_progress->setFormat(all == 0
                              ? (m_services.labels.blind() == label::Blind::On ? tr("Blind: proposals are hidden") : tr("No proposals"))
                              : tr("%1 of %2 judged").arg(all - open).arg(all));
    const int row = m_queue.rowOf(m_editor.active());
    const QSignalBlocker blocker(m_queueList->selectionModel());
    m_queueList->setCurrentIndex(row < 0 ? QModelIndex() : m_queue.index(row));
    const label::Label* label = row < 0 ? nullptr : m_editor.activeLabel();
    m_queueReason->setText(label ? m_queue.reason(*label) : QString());
}

void LabelPage::showClasses() {
    const label::Scheme& scheme = m_services.labels.scheme();
    const QSignalBlocker blocker(m_class);
    m_class->clear();
    while (QLayoutItem* item = m_classRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const label::SchemeClass& entry : scheme.classes) {
        m_class->addItem(text(entry.name));
        auto* chip = new QToolButton;
        chip->setObjectName(QStringLiteral("classChip_%1").arg(text(entry.name)));
        chip->setAccessibleName(tr("Label as %1").arg(text(entry.name)));
        chip->setToolTip(text(entry.description));
        QPixmap colour(12, 12);
        colour.fill(classColor(entry.name, scheme, m_theme));
        chip->setIcon(QIcon(colour));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setText(entry.key > 0 ? QStringLiteral("%1 %2").arg(entry.key).arg(text(entry.name)) : text(entry.name));
        chip->setAutoRaise(true);
        chip->setFocusPolicy(Qt::TabFocus);
        connect(chip, &QToolButton::clicked, this, [this, name = entry.name] { m_editor.giveClass(name); });
        m_classRow->addWidget(chip);
    }
    m_classRow->addStretch(1);
    showActive();
    showBands();
}

void LabelPage::showActive() {
    const label::Label* label = m_editor.activeLabel();
    m_activeBox->setEnabled(label && m_services.labels.writable());
    const QString why = !label ? tr("Choose a label: Tab, or a click on its band") : m_services.labels.blockedReason();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_class, m_note, m_accept, m_reject, m_unsure, m_delete})
        widget->setToolTip(m_activeBox->isEnabled() ? QString() : why);
    if (!label) {
        m_activeTitle->setText(tr("No label chosen"));
        m_activeDetails->setText(tr("Drag over the lanes and press a digit. Tab goes through the labels."));
        m_note->clear();
        return;
    }
    m_activeTitle->setText(tr("%1 on %2").arg(text(label->className), text(label->asset)));
    m_class->setCurrentText(text(label->className));
    if (!m_note->hasFocus() || !m_note->isModified()) m_note->setText(text(label->note));
    QStringList lines;
    lines << widgets::readableTime(label->range.from, kNsPerSecond);
    if (!label->isPoint())
        lines << tr("to %1").arg(widgets::readableTime(label->range.to, kNsPerSecond))
              << tr("%1 long").arg(text(formatDuration(label->range.to - label->range.from)));
    if (label->onset)
        lines << tr("began between %1 and %2")
                     .arg(widgets::readableTime(label->onset->earliest, kNsPerSecond),
                          widgets::readableTime(label->onset->latest, kNsPerSecond));
    if (!label->rater.empty()) lines << tr("by %1").arg(text(label->rater));
    if (label->status == label::LabelStatus::Proposed) lines << tr("proposed, waits for a person");
    if (label->confidence < 1) lines << tr("%1 % sure").arg(qRound(label->confidence * 100));
    if (!label->source.empty()) lines << tr("from %1").arg(text(label->source));
    if (label->locked) lines << tr("locked (L unlocks)");
    m_activeDetails->setText(lines.join(QLatin1Char('\n')));
    const bool proposed = label->status == label::LabelStatus::Proposed;
    m_accept->setEnabled(proposed);
    if (!proposed) m_accept->setToolTip(tr("It is accepted already"));
    showQueue();
}

void LabelPage::followLanes() {
    connect(m_lanes, &widgets::LaneView::selectionChanged, this, [this] { m_editor.setSelection(m_lanes->selection()); });
    connect(m_lanes, &widgets::LaneView::bandActivated, this, [this](qint64 id) { m_editor.setActive(LabelId{id}); });
    connect(m_lanes, &widgets::LaneView::bandEdgeMoved, this, [this](qint64 id, widgets::BandEdge edge, TimeNs time) {
        if (!m_editor.moveEdge(LabelId{id}, edge == widgets::BandEdge::Start ? LabelEdge::Begin : LabelEdge::End, time)) showBands();
    });
    connect(m_lanes, &widgets::LaneView::bandOnsetMoved, this, [this](qint64 id, TimeRange onset) {
        if (!m_editor.setOnset(LabelId{id}, onset)) showBands();
    });
    connect(m_lanes, &widgets::LaneView::pointRequested, this, [this](TimeNs time) { m_editor.addPoint(time); });
}

TimeNs LabelPage::here() const {
    if (m_lanes->cursorTime()) return *m_lanes->cursorTime();
    const TimeRange view = m_lanes->visibleRange();
    return view.from + (view.to - view.from) / 2;
}

void LabelPage::say(const QString& sentence) {
    m_hint->setText(sentence);
}

void LabelPage::goToActive() {
    const label::Label* label = m_editor.activeLabel();
    if (label && m_lanes->laneCount() > 0) m_lanes->centreOn(label->range);
}

bool LabelPage::chooseRecording(const std::string& asset, TimeRange range) {
    if (!m_session) return false;
    for (std::size_t row = 0; row < m_session->recordings.size(); ++row) {
        const store::RecordingRecord& record = m_session->recordings[row];
        if (record.asset != asset || !record.range.overlaps(range)) continue;
        m_recordings->setCurrentIndex(static_cast<int>(row));
        return true;
    }
    return false;
}

void LabelPage::chooseQueueRow(int row) {
    if (row < 0 || row >= m_queue.rowCount()) return;
    const LabelId id = m_queue.idAt(row);
    const label::Label* label = m_services.labels.find(id);
    if (!label) return;
    const store::RecordingRecord* record = chosen();
    if (!record || record->asset != label->asset || !record->range.overlaps(label->range)) {
        m_activateNext = id;
        if (!chooseRecording(label->asset, label->range)) {
            m_activateNext = {};
            return say(tr("No recording holds that time of %1").arg(text(label->asset)));
        }
        if (m_lanes->laneCount() == 0) return; // the source is being opened
    }
    m_activateNext = {};
    m_editor.setActive(id);
    goToActive();
}

void LabelPage::stepQueue(int direction, bool onlyOpen) {
    const int row = m_queue.rowOf(m_editor.active());
    const int from = row >= 0 ? row : direction > 0 ? -1 : m_queue.rowCount();
    const int next = m_queue.next(from, direction, onlyOpen);
    if (next < 0) return say(onlyOpen ? tr("Nothing is open in that direction") : tr("The queue ends here"));
    chooseQueueRow(next);
}

void LabelPage::judge(int verdict) {
    const int row = m_queue.rowOf(m_editor.active());
    const bool done = verdict == 0 ? m_editor.accept() : verdict == 1 ? m_editor.reject() : m_editor.markUnsure();
    if (!done || row < 0) return;
    // The next open one comes by itself; a person in the flow does not press twice.
    if (const int next = m_queue.next(row, 1, true); next >= 0) chooseQueueRow(next);
}

void LabelPage::propose() {
    if (!m_session) return;
    m_services.jobs.start<workflow::ProposeAnswer>(
        tr("Propose labels"), JobLane::Compute,
        [session = m_session](const JobContext& job) { return workflow::proposeLabels(*session->project, {}, job); },
        [this](Result<workflow::ProposeAnswer> answer) {
            if (!answer.ok()) return;
            m_services.labels.reload();
            say(tr("%1 proposals from work orders, %2 from changes; %3 were known")
                    .arg(answer->fromEvents)
                    .arg(answer->fromChanges)
                    .arg(answer->known + answer->settled));
        },
        [](const workflow::ProposeAnswer& answer) {
            return tr("%1 from work orders, %2 from changes").arg(answer.fromEvents).arg(answer.fromChanges);
        });
}

void LabelPage::compare() {
    if (!m_session) return;
    m_agreement->setText(tr("Comparing..."));
    m_comparer.start<Comparison>(
        [session = m_session](const JobContext&) -> Result<Comparison> {
            Comparison comparison;
            TOCSIN_ASSIGN(const label::Agreement agreement, workflow::compareRaters(*session->project, {}));
            for (const label::PairAgreement& pair : agreement.pairs)
                if (pair.className.empty()) comparison.pairs.push_back(pair);
            TOCSIN_ASSIGN(comparison.disagreements, workflow::openDisagreements(*session->project, kTolerance));
            return comparison;
        },
        [this](Result<Comparison> comparison) {
            m_disagreementList->clear();
            m_disagreements.clear();
            if (!comparison.ok()) return m_agreement->setText(text(comparison.error().message));
            QStringList sentences;
            for (const label::PairAgreement& pair : comparison->pairs)
                sentences << workbench::agreementText(pair, m_services.labels.rater());
            m_disagreements = std::move(comparison->disagreements);
            sentences << (m_disagreements.empty() ? tr("No open disagreement.") : tr("Open disagreements: %1").arg(m_disagreements.size()));
            m_agreement->setText(sentences.join(QStringLiteral("\n\n")));
            for (const label::Disagreement& each : m_disagreements)
                m_disagreementList->addItem(
                    tr("%1, %2").arg(text(each.where.asset), widgets::readableTime(each.where.range.from, kNsPerSecond).left(16)));
        });
}

void LabelPage::showDisagreement(int row) {
    while (QLayoutItem* item = m_adoptRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (row < 0 || row >= static_cast<int>(m_disagreements.size())) return;
    const label::Disagreement& each = m_disagreements[static_cast<std::size_t>(row)];
    if (chooseRecording(each.where.asset, each.where.range)) {
        if (m_lanes->laneCount() > 0)
            m_lanes->centreOn(each.where.range);
        else
            m_goTo = each.where.range;
    }
    for (std::size_t word = 0; word < each.words.size(); ++word) {
        QStringList classes;
        for (const label::Label& label : each.words[word].labels) classes << text(label.className);
        auto* button = new QPushButton(
            tr("%1: %2").arg(text(each.words[word].rater), classes.isEmpty() ? tr("nothing") : classes.join(QStringLiteral(", "))));
        button->setObjectName(QStringLiteral("adopt%1").arg(word));
        button->setAccessibleName(tr("Take the word of %1").arg(text(each.words[word].rater)));
        connect(button, &QPushButton::clicked, this, [this, word] { adopt(static_cast<int>(word)); });
        m_adoptRow->addWidget(button);
    }
}

void LabelPage::adopt(int rater) {
    const int row = m_disagreementList->currentRow();
    if (row < 0 || row >= static_cast<int>(m_disagreements.size())) return;
    const label::Disagreement each = m_disagreements[static_cast<std::size_t>(row)];
    if (rater < 0 || rater >= static_cast<int>(each.words.size())) return;
    if (m_services.labels.adopt(each, each.words[static_cast<std::size_t>(rater)].rater)) compare();
}

void LabelPage::markReviewed() {
    const store::RecordingRecord* record = chosen();
    if (!record || m_lanes->laneCount() == 0 || !m_services.labels.writable()) return;
    const label::Stretch stretch{record->asset, m_lanes->visibleRange()};
    if (m_services.labels.rater().empty()) return say(tr("Write your name first: it says who looked"));
    const bool blind = m_services.labels.blind() == label::Blind::On;
    if (!(blind ? m_services.labels.submit(stretch) : m_services.labels.markReviewed(stretch))) return;
    say((blind ? tr("Submitted: %1 of %2; what others said there is shown now") : tr("Looked at: %1 of %2"))
            .arg(text(formatDuration(stretch.range.to - stretch.range.from)), text(record->asset)));
}

bool LabelPage::selectTime(const QString& asset, TimeRange range) {
    const std::string name = asset.section(QStringLiteral(" #"), 0, 0).toStdString();
    if (!chooseRecording(name, range) && !chooseRecording(asset.toStdString(), range)) return false;
    if (m_lanes->laneCount() > 0) {
        m_lanes->setSelection(range);
        m_lanes->centreOn(range);
    } else {
        m_selectNext = range;
        const TimeNs margin = std::max<TimeNs>(range.to - range.from, kNsPerSecond);
        m_goTo = TimeRange{range.from - margin, range.to + margin};
    }
    return true;
}

QString LabelPage::terminalCommand() const {
    if (!m_session) return {};
    const QString folder = shellWord(text(m_session->project->folder().string()));
    return QStringLiteral("tocsin label propose %1\ntocsin label export %1 labels.csv").arg(folder);
}

QVariantMap LabelPage::place() const {
    return chosen() && m_lanes->laneCount() > 0 ? viewPlace(*chosen(), m_lanes->visibleRange()) : QVariantMap();
}

QWidget* LabelPage::focusTarget() const {
    return m_lanes->canvas();
}

void LabelPage::goTo(const QVariantMap& place) {
    const auto found = m_session ? viewPlaceOf(place, m_session->recordings) : std::nullopt;
    if (!found) return;
    const int row = static_cast<int>(found->row);
    if (m_recordings->currentIndex() == row && m_lanes->laneCount() > 0)
        m_lanes->setVisibleRange(found->view);
    else
        m_goTo = found->view;
    m_recordings->setCurrentIndex(row);
}

SessionWindow* LabelPage::sessionWindow() const {
    return m_sessionWindow;
}
QString LabelPage::hintText() const {
    return m_hint->text();
}
QString LabelPage::agreementText() const {
    return m_agreement->text();
}

void LabelPage::settle() {
    m_runner.wait();
    m_comparer.wait();
    m_lanes->refreshNow();
}

void LabelPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_lanes->setTheme(theme);
    if (m_sessionWindow) m_sessionWindow->setTheme(theme);
    showClasses();
}

} // namespace tocsin::workbench
