// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/explain_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <algorithm>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/explain/explain_text.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/explain_item_delegate.h"
#include "app/workbench/panels/terminal_panel.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/queue_actions.h"
#include "widgets/charts/deletion_chart.h"
#include "widgets/heat/heat_map.h"
#include "widgets/heat/share_bars.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void ExplainPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_runner.stop();
    m_laneRunner.stop();
    m_session = std::move(session);
    m_store = !m_session ? nullptr : m_otherStore ? m_otherStore : runFolderAnswers(m_session->project);
    m_wantedRun = 0;
    m_wantedItem.reset();
    m_material.reset();
    m_recording.reset();
    m_loader.setWork({});
    if (m_session)
        m_loader.setWork([project = m_session->project](const ExplanationKey& key, const JobContext& job) {
            return workflow::explainWindow(*project, {key.run, key.asset, key.time, std::string(explain::methodName(key.method)), {}}, job);
        });
    m_book->open({}, nullptr, {});
    m_items->setItems({});
    m_lanes->setLanes({}, {});
    takeRuns({});
    m_stale = true;
    if (isVisible()) load();
}

void ExplainPage::refreshProject(std::shared_ptr<ProjectSession> session) {
    if (!m_session || !session || session->project != m_session->project) return showProject(std::move(session));
    m_session = std::move(session);
    m_stale = true;
    if (isVisible()) load();
}

void ExplainPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_stale) load();
}

QString ExplainPage::faceSentence() const {
    return m_faces->currentWidget() == m_empty ? m_empty->sentence() : QString();
}

void ExplainPage::showFace(const QString& heading, const QString& sentence, const QString& button) {
    m_empty->show(heading, sentence, button);
    m_faces->setCurrentWidget(m_empty);
    enableControls();
}

void ExplainPage::load() {
    m_stale = false;
    if (!m_session) return takeRuns({});
    if (const ExplainItem* shown = item()) m_wantedItem = {shown->asset, shown->time};
    if (run().value > 0 && m_wantedRun == 0) m_wantedRun = run().value;
    if (!m_material) showFace(tr("Reading the runs..."), {});
    m_runner.start<std::vector<RunChoice>>([session = m_session](const JobContext&) { return runChoices(*session); },
                                           [this](const Result<std::vector<RunChoice>>& choices) {
                                               if (choices.ok()) return takeRuns(*choices);
                                               showFace(tr("The runs cannot be read"), text(choices.error().message));
                                               Q_EMIT failed(text(choices.error().message));
                                           });
}

void ExplainPage::takeRuns(const std::vector<RunChoice>& choices) {
    {
        const QSignalBlocker blocker(m_runs);
        m_runs->clear();
        for (const RunChoice& choice : choices)
            m_runs->addItem((choice.tuned ? tr("Run %1: %2, tuned") : tr("Run %1: %2")).arg(choice.id.value).arg(text(choice.recipe)),
                            static_cast<qlonglong>(choice.id.value));
        m_runs->setCurrentIndex(std::max(m_wantedRun > 0 ? m_runs->findData(m_wantedRun) : 0, choices.empty() ? -1 : 0));
    }
    m_wantedRun = 0;
    m_top->setVisible(!choices.empty());
    if (!m_session)
        return showFace(tr("No project is open"), tr("Open a project to see what its models looked at."), tr("&Open project..."));
    if (choices.empty())
        return showFace(tr("There is no finished run yet"),
                        tr("Train a model first; then this page shows which windows are worth a look, and what the model saw in them."));
    loadRun();
}

void ExplainPage::loadRun() {
    if (!m_session || run().value <= 0) return;
    if (m_material && m_material->run != run()) m_material.reset();
    if (!m_material) {
        m_loader.stop();
        m_items->setItems({});
        showFace(tr("Scoring the test part of run %1...").arg(run().value), tr("The windows most worth your time will be listed here."));
    }
    using Material = std::shared_ptr<const ExplainMaterial>;
    m_runner.start<Material>([session = m_session, store = m_store,
                              run = run()](const JobContext& job) { return explainMaterial(*session->project, *store, run, job); },
                             [this](Result<Material> material) {
                                 if (material.ok()) return take(std::move(*material));
                                 m_material.reset();
                                 showFace(tr("Run %1 cannot be explained").arg(run().value), text(material.error().message));
                             });
}

void ExplainPage::take(std::shared_ptr<const ExplainMaterial> material) {
    m_material = std::move(material);
    m_book->open(m_material->run, m_session->writable() ? m_store : nullptr, m_material->answers);
    m_items->setRater(m_services.labels.rater());
    m_items->setItems(m_material->list);
    showKinds();
    if (m_material->list.items.empty())
        return showFace(tr("There is nothing to list"),
                        tr("The test part of run %1 holds no event, no alarm and no window that could be called near.").arg(run().value));
    m_faces->setCurrentIndex(1);
    int row = m_wantedItem ? m_items->rowOf(m_wantedItem->first, m_wantedItem->second) : 0;
    m_wantedItem.reset();
    row = std::max(0, row);
    {
        const QSignalBlocker blocker(m_list->selectionModel());
        m_list->setCurrentIndex(m_items->index(row));
    }
    m_list->scrollTo(m_list->currentIndex());
    m_list->viewport()->update();
    m_deletion->setLevel(m_material->list.threshold);
    showItem();
}

void ExplainPage::showKinds() {
    const QSignalBlocker blocker(m_kinds);
    const int before = m_kinds->currentIndex();
    m_kinds->clear();
    const ItemList& list = m_items->list();
    m_kinds->addItem(tr("All windows (%1)", "filter of a list").arg(list.items.size()));
    const QString names[] = {tr("Missed events"), tr("False alarms"), tr("Near the threshold"), tr("Found events")};
    for (std::size_t kind = 0; kind < kItemKinds; ++kind)
        m_kinds->addItem(list.total[kind] > kListedItems
                             ? tr("%1 (first %2 of %3)").arg(names[kind]).arg(kListedItems).arg(list.total[kind])
                             : tr("%1 (%2)", "kind of window, number").arg(names[kind]).arg(list.total[kind]),
                         static_cast<int>(kind));
    const bool keep = before > 0 && list.total[static_cast<std::size_t>(before - 1)] > 0;
    m_kinds->setCurrentIndex(keep ? before : 0);
    m_items->setKind(keep ? std::optional(static_cast<ItemKind>(before - 1)) : std::nullopt);
}

int ExplainPage::row() const {
    return m_list->currentIndex().row();
}

const ExplainItem* ExplainPage::item() const {
    return row() >= 0 && row() < m_items->rowCount() ? &m_items->item(row()) : nullptr;
}

RunId ExplainPage::run() const {
    return RunId{m_runs->currentIndex() < 0 ? 0 : m_runs->currentData().toLongLong()};
}

explain::Method ExplainPage::method() const {
    return static_cast<explain::Method>(m_methods->currentData().toInt());
}

ExplanationKey ExplainPage::keyOf(const ExplainItem& item) const {
    return {run(), item.asset, item.time, method()};
}

void ExplainPage::chooseRun(qint64 run) {
    m_wantedRun = run;
    const int index = m_runs->findData(run);
    if (index < 0) return; // once the runs are there
    m_wantedRun = 0;
    m_runs->setCurrentIndex(index);
}

void ExplainPage::showItem() {
    const ExplainItem* shown = item();
    m_shown.reset();
    if (!shown) {
        m_headline->setText(m_material ? tr("No window of this kind") : QString());
        m_lanes->setHeat({});
        clearMap({});
        return;
    }
    m_headline->setText(
        tr("%1 on %2: score %3", "what, where and when, score against threshold")
            .arg(itemTitle(*shown, m_material->list.threshold), itemPlace(*shown), itemScore(*shown, m_material->list.threshold)));
    showLanes(*shown);
    requestMap();
    showAnswer();
}

void ExplainPage::requestMap() {
    const ExplainItem* shown = item();
    m_methodNote->setText(methodSentence(method()));
    if (!shown) return;
    m_shown.reset();
    if (!m_loader.kept(keyOf(*shown))) {
        clearMap(tr("Computing the map..."));
        m_lanes->setHeat({});
    }
    const int next = m_items->next(row(), 1, false);
    m_loader.request(keyOf(*shown), next >= 0 ? std::optional(keyOf(m_items->item(next))) : std::nullopt);
}

void ExplainPage::showMap(const ExplanationLoader::Window& window) {
    m_shown = window;
    const explain::Attribution& map = window->attribution;
    m_lookedAt->setText(lookedAtSentence(map, window->context));
    const std::vector<double> shares = explain::channelShares(map);
    std::vector<widgets::ShareBars::Row> rows;
    for (std::size_t channel = 0; channel < shares.size(); ++channel)
        rows.push_back({text(window->context.channelNames[channel]), shares[channel]});
    m_shares->setShares(std::move(rows));
    QVector<QPointF> marked, random;
    for (const explain::DeletionPoint& point : map.deletion) {
        marked.append({point.fraction * 100, point.target});
        random.append({point.fraction * 100, point.randomTarget});
    }
    m_deletion->setCurves(marked, random);
    m_deletionNote->setText(deletionSentence(map));
    m_completeness->setText(completenessSentence(map));
    m_sanity->setText(sanitySentence(map));
    const auto channels = static_cast<int>(map.channels);
    m_trainedMap->setMap(channels, widgets::strengthsOf(map.map));
    m_shuffledMap->setMap(channels, widgets::strengthsOf(map.shuffledMap), tr("no weights"));
    showSurroundings();
    enableControls();
}

void ExplainPage::clearMap(const QString& sentence) {
    m_shown.reset();
    m_lookedAt->setText(sentence);
    m_shares->setShares({});
    m_deletion->setCurves({}, {});
    for (QLabel* label : {m_deletionNote, m_completeness, m_sanity}) label->clear();
    for (widgets::HeatMap* map : {m_trainedMap, m_shuffledMap}) map->setMap(0, {});
    enableControls();
}

void ExplainPage::showAnswer() {
    const workflow::ExplainAnswer* given = item() ? m_items->answer(row()) : nullptr;
    m_yes->setChecked(given && given->looked == workflow::Looked::Yes);
    m_partly->setChecked(given && given->looked == workflow::Looked::Partly);
    m_no->setChecked(given && given->looked == workflow::Looked::No);
    if (!m_note->hasFocus() || !m_note->isModified()) m_note->setText(given ? text(given->note) : QString());
    QString note = tr("%1 of %2 answered").arg(m_items->answered()).arg(m_items->rowCount());
    const auto key = [this](const char* id) {
        const auto keys = m_services.actions.keys(QLatin1String(id));
        return keys.isEmpty() ? tr("-", "no key") : keys.first().toString(QKeySequence::NativeText);
    };
    if (m_services.actions.action(QStringLiteral("queue.next")))
        note += tr("; %1 and %2 go to the next and previous window, %3 to the next without answer")
                    .arg(key("queue.next"), key("queue.previous"), key("queue.nextOpen"));
    if (m_material && !m_material->tuned) note += tr(". The threshold is the one from training: nothing was tuned");
    m_listNote->setText(note + QLatin1Char('.'));
    enableControls();
}

void ExplainPage::offer(QPushButton* button, const char* action, bool possible, const QString& help, const QString& why) {
    button->setEnabled(possible);
    button->setToolTip(possible ? help : why);
    if (action && m_services.actions.action(QLatin1String(action))) m_services.actions.setEnabled(QLatin1String(action), possible, why);
}

void ExplainPage::enableControls() {
    const bool listed = m_material && m_faces->currentWidget() != m_empty;
    const bool any = listed && item();
    const QString none = tr("Needs a window in the list");
    offer(m_showData, "explain.showData", any, tr("Show the window among its neighbours (Enter)"), none);
    offer(m_label, "explain.label", any, tr("Go to the Label page with this stretch of time"), none);
    offer(m_save, "explain.save", any && m_shown, tr("Save the map as a picture or its figures as JSON"),
          any ? tr("The map is not there yet") : none);
    offer(m_copy, "explain.copyAnswers", listed && !m_book->answers().empty(), tr("Copy all answers about this run as a table"),
          tr("Nobody has answered about this run yet"));
    const bool writable = m_session && m_session->writable();
    const QString blocked =
        m_session && !writable ? tr("The project is open for reading only: %1").arg(text(m_session->readOnlyReason)) : none;
    const auto key = [this](const char* id) {
        const auto keys = m_services.actions.keys(QLatin1String(id));
        return keys.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
    };
    offer(m_yes, nullptr, any && writable, tr("I would have looked at the same places") + key("queue.yes"), blocked);
    offer(m_partly, nullptr, any && writable, tr("At some of them") + key("queue.unsure"), blocked);
    offer(m_no, nullptr, any && writable, tr("Somewhere else, or nowhere") + key("queue.no"), blocked);
    m_note->setEnabled(any && writable);
    m_note->setToolTip(any && writable ? tr("Stored with the answer") : blocked);
    m_kinds->setEnabled(listed);
    m_kinds->setToolTip(listed ? tr("Show only windows of one kind") : tr("Needs the scores of a finished run"));
}

void ExplainPage::step(int direction, bool onlyOpen) {
    const int next = m_items->next(row(), direction, onlyOpen);
    if (next >= 0) m_list->setCurrentIndex(m_items->index(next));
}

void ExplainPage::judge(widgets::QueueVerdict verdict) {
    answer(verdict == widgets::QueueVerdict::Yes  ? workflow::Looked::Yes
           : verdict == widgets::QueueVerdict::No ? workflow::Looked::No
                                                  : workflow::Looked::Partly);
}

void ExplainPage::answer(workflow::Looked looked) {
    const ExplainItem* shown = item();
    if (!shown || !m_session->writable()) return showAnswer();
    m_note->setModified(false);
    m_book->put({shown->asset, shown->time, m_services.labels.rater(), looked, std::string(explain::methodName(method())),
                 m_note->text().toStdString(), 0});
}

void ExplainPage::showOnDataPage() {
    if (const ExplainItem* shown = item())
        Q_EMIT timeRequested(text(shown->asset), {widgets::saturatingAdd(shown->time, -m_material->windowNs), shown->time});
}

void ExplainPage::labelIt() {
    const ExplainItem* shown = item();
    if (!shown) return;
    TimeRange range = shown->range;
    // An alarm may be a moment: what made it is the window before.
    if (shown->kind == ItemKind::FalseAlarm)
        range = {std::min(range.from, widgets::saturatingAdd(shown->time, -m_material->windowNs)), std::max(range.to, shown->time)};
    Q_EMIT labelRequested(text(shown->asset), range);
}

void ExplainPage::copyAnswers() {
    QGuiApplication::clipboard()->setText(answersTsv(m_book->answers(), m_items->list()));
}

void ExplainPage::chooseFile() {
    if (!m_shown) return;
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save the map"), QStringLiteral("why.png"), tr("Picture (*.png);;Figures and map (*.json)"));
    if (!file.isEmpty()) saveTo(file);
}

void ExplainPage::saveTo(const QString& file) {
    if (!m_shown) return;
    m_services.jobs.start<QString>(
        tr("Save the map as %1").arg(file), JobLane::Io,
        [window = m_shown, file](const JobContext&) -> Result<QString> {
            TOCSIN_TRY(workflow::writeExplanation(*window, file.toStdString()));
            return file;
        },
        {}, [](const QString& written) { return written; });
}

QString ExplainPage::terminalCommand() const {
    const ExplainItem* shown = m_session && m_material ? item() : nullptr;
    if (!shown) return {};
    return QStringLiteral("tocsin explain %1 %2 --asset %3 --at %4 --method %5 --out why.png")
        .arg(shellWord(text(m_session->project->folder().string())))
        .arg(run().value)
        .arg(shellWord(text(shown->asset)), text(formatTime(shown->time)), text(explain::methodName(method())));
}

QVariantMap ExplainPage::place() const {
    QVariantMap place{{QStringLiteral("run"), static_cast<qlonglong>(m_wantedRun > 0 ? m_wantedRun : run().value)},
                      {QStringLiteral("method"), text(explain::methodName(method()))}};
    const ExplainItem* shown = item();
    if (shown || m_wantedItem) {
        place[QStringLiteral("asset")] = text(shown ? shown->asset : m_wantedItem->first);
        place[QStringLiteral("time")] = QString::number(shown ? shown->time : m_wantedItem->second);
    }
    return place;
}

QWidget* ExplainPage::focusTarget() const {
    return m_list;
}

void ExplainPage::goTo(const QVariantMap& place) {
    if (const auto method = explain::methodNamed(place.value(QStringLiteral("method")).toString().toStdString()); method.ok())
        m_methods->setCurrentIndex(m_methods->findData(static_cast<int>(*method)));
    chooseRun(place.value(QStringLiteral("run")).toLongLong());
    const QString asset = place.value(QStringLiteral("asset")).toString();
    if (asset.isEmpty()) return;
    m_wantedItem = {asset.toStdString(), place.value(QStringLiteral("time")).toString().toLongLong()};
    if (!m_material || m_runner.busy()) return; // once the list is there
    const int row = m_items->rowOf(m_wantedItem->first, m_wantedItem->second);
    m_wantedItem.reset();
    if (row >= 0) m_list->setCurrentIndex(m_items->index(row));
}

void ExplainPage::settle() {
    m_runner.wait();
    m_laneRunner.wait();
    m_loader.wait();
    m_book->wait();
    m_lanes->refreshNow();
}

void ExplainPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_list->viewport()->update();
    m_lanes->setTheme(theme);
    m_legend->setTheme(theme);
    m_shares->setTheme(theme);
    m_deletion->setTheme(theme);
    for (widgets::HeatMap* map : {m_trainedMap, m_shuffledMap}) map->setTheme(theme);
    showBands();
}

} // namespace tocsin::workbench
