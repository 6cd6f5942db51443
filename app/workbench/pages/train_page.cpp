// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/train_page.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/run_table_model.h"
#include "app/workbench/train/outlook_panel.h"
#include "app/workbench/train/runs_panel.h"
#include "app/workbench/train/setup_panel.h"
#include "app/workbench/train/train_presenter.h"
#include "app/workbench/train/train_sentences.h"
#include "widgets/actions/action_registry.h"

namespace tocsin::workbench {

using widgets::ActionScope;

TrainPage::TrainPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_presenter(new TrainPresenter(services, this)), m_faces(new QStackedLayout(this)),
      m_empty(new EmptyFace), m_setup(new SetupPanel(*m_presenter)), m_outlook(new OutlookPanel(*m_presenter)), m_status(new QLabel),
      m_bar(new QProgressBar) {
    setObjectName(QStringLiteral("trainPage"));
    addActions();
    m_runs = new RunsPanel(*m_presenter, m_services.actions);
    auto* above = new QWidget;
    auto* halves = new QHBoxLayout;
    halves->setSpacing(14);
    halves->addWidget(m_setup);
    halves->addWidget(m_outlook, 1);
    auto* aboveLayout = new QVBoxLayout(above);
    aboveLayout->setContentsMargins(12, 10, 12, 8);
    aboveLayout->setSpacing(8);
    aboveLayout->addLayout(halves, 1);
    aboveLayout->addWidget(makeBar());
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("trainSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(above);
    splitter->addWidget(m_runs);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({430, 210});
    m_faces->addWidget(m_empty);
    m_faces->addWidget(splitter);

    connect(m_empty, &EmptyFace::pressed, this, [this] {
        if (m_presenter->face() == TrainPresenter::Face::NoProject) return Q_EMIT openRequested();
        Q_EMIT pageRequested(QStringLiteral("data"));
    });
    connect(m_outlook, &OutlookPanel::labelRequested, this, [this] { Q_EMIT pageRequested(QStringLiteral("label")); });
    connect(m_presenter, &TrainPresenter::failed, this, &Page::failed);
    connect(m_presenter, &TrainPresenter::projectChanged, this, &Page::projectChanged);
    connect(m_presenter, &TrainPresenter::runMade, this, [this](qint64 run) { m_made = run; });
    connect(m_presenter, &TrainPresenter::blockedChanged, this, &TrainPage::followBlocked);
    connect(m_presenter, &TrainPresenter::trainingChanged, this, &TrainPage::followTraining);
    connect(m_presenter, &TrainPresenter::statesChanged, this, &TrainPage::followTraining);
    connect(m_runs, &RunsPanel::activated, this, [this] { m_services.actions.trigger(QStringLiteral("train.threshold")); });
    connect(m_runs, &RunsPanel::chosenChanged, this, [this] {
        const store::RunRecord* run = m_runs->chosen();
        m_outlook->showRun(run ? run->id.value : 0);
        followBlocked();
    });
    showProject(nullptr);
}

void TrainPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QList<QKeySequence>& keys, const QString& help, auto run) {
        m_services.actions.add({QLatin1String(id), text, QStringLiteral("model"), keys, ActionScope::Global, help, {}}, run);
    };
    add("train.start", tr("&Train"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, tr("Train the recipe of the Train page as its settings say"),
        [this] {
            Q_EMIT pageRequested(QStringLiteral("train"));
            m_presenter->start();
        });
    add("train.cancel", tr("&Cancel the training"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
        tr("Stop and keep the best weights so far as a run"), [this] { m_presenter->cancel(); });
    add("train.resume", tr("Go on with the &stopped run"), {}, tr("Train the chosen run on from its newest checkpoint"), [this] {
        const store::RunRecord* chosen = m_runs->chosen();
        const auto stopped = m_presenter->stoppedRun();
        if (chosen && m_presenter->resumeBlocked(chosen).isEmpty())
            m_presenter->resume(chosen->id);
        else if (stopped)
            m_presenter->resume(stopped->id);
    });
    add("train.evaluate", tr("&Evaluate"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        tr("Figures of the chosen run and of its baselines on the test part"), [this] {
            if (const store::RunRecord* run = m_runs->chosen()) m_presenter->evaluate(run->id);
        });
    add("train.threshold", tr("Pick a t&hreshold"), {}, tr("Show the chosen run on the Threshold page"), [this] {
        if (const store::RunRecord* run = m_runs->chosen()) Q_EMIT thresholdRequested(run->id.value);
    });
    add("train.copy", tr("Copy the &runs"), {}, tr("Copy the chosen runs, or all, with their baselines as a table, tab-separated"),
        [this] { m_runs->copy(); });
    add("train.allSettings", tr("&All settings of the recipe"), {}, tr("Every setting of the recipe on the Train page, or the common ones"),
        [this] {
            Q_EMIT pageRequested(QStringLiteral("train"));
            m_setup->showAll(!m_setup->showsAll());
        });
}

QWidget* TrainPage::makeBar() {
    auto* bar = new QWidget;
    QPushButton* train = actionButton(m_services.actions, QStringLiteral("train.start"), tr("&Train"));
    QPushButton* cancel = actionButton(m_services.actions, QStringLiteral("train.cancel"), tr("&Cancel"));
    QFont bold = train->font();
    bold.setBold(true);
    train->setFont(bold);
    train->setMinimumWidth(110);
    m_bar->setObjectName(QStringLiteral("trainProgress"));
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(180, 8);
    m_status->setObjectName(QStringLiteral("trainStatus"));
    m_status->setAccessibleName(tr("State of the training"));
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(train);
    layout->addWidget(cancel);
    layout->addSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_status, 1);
    return bar;
}

void TrainPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_presenter->setSession(session);
    const bool none = m_presenter->face() == TrainPresenter::Face::NoProject;
    if (none)
        m_empty->show(tr("No project is open"), tr("Open a project to train a model on its recordings."), tr("O&pen project..."));
    else
        m_empty->show(tr("Nothing to train on yet"),
                      tr("Import recordings on the Data page, or in a terminal: tocsin import PROJECT FILES"), tr("Go to Data to im&port"));
    m_faces->setCurrentIndex(m_presenter->face() == TrainPresenter::Face::Ready ? 1 : 0);
    m_runs->setSession(session);
    if (m_made != 0 && m_runs->model()->rowOf(m_made) >= 0) {
        m_runs->choose(m_made);
        m_made = 0;
    }
    followBlocked();
    followTraining();
}

void TrainPage::followBlocked() {
    widgets::ActionRegistry& actions = m_services.actions;
    const auto set = [&actions](const char* id, const QString& reason) { actions.setEnabled(QLatin1String(id), reason.isEmpty(), reason); };
    const store::RunRecord* chosen = m_runs->chosen();
    set("train.start", m_presenter->startBlocked());
    set("train.cancel", !m_presenter->training()           ? tr("No training is running")
                        : m_presenter->progress().stopping ? tr("The training is stopping already")
                                                           : QString());
    set("train.resume", m_presenter->stoppedRun() ? QString() : m_presenter->resumeBlocked(chosen));
    set("train.evaluate", m_presenter->evaluateBlocked(chosen));
    const auto state = chosen ? m_presenter->states().find(chosen->id.value) : m_presenter->states().end();
    const bool usable =
        chosen && (chosen->status == store::RunStatus::Finished || (state != m_presenter->states().end() && state->second.usable));
    set("train.threshold", !chosen ? tr("Choose one run in the table") : usable ? QString() : tr("Needs a run that has a model"));
    set("train.copy", m_runs->model()->rowCount() > 0 ? QString() : tr("There is no run yet"));
    set("train.allSettings", m_presenter->face() == TrainPresenter::Face::Ready ? QString() : tr("Needs a project with recordings"));
}

void TrainPage::followTraining() {
    const TrainProgress& progress = m_presenter->progress();
    const bool training = m_presenter->training();
    m_bar->setVisible(training);
    if (training) {
        m_bar->setRange(0, progress.fraction < 0 ? 0 : 1000);
        m_bar->setValue(static_cast<int>(progress.fraction * 1000));
        QString text = progress.stopping ? tr("Stopping; the best weights so far are kept...") : QString();
        if (text.isEmpty() && progress.epochs > 0 && progress.fraction >= 0.9)
            text = tr("Epochs are done; %1").arg(progress.step);
        else if (text.isEmpty() && progress.epochs > 0)
            text = tr("Epoch %1 of %2").arg(std::min(progress.epoch + 1, progress.epochs)).arg(progress.epochs);
        else if (text.isEmpty())
            text = progress.step.isEmpty() ? tr("Reading the recordings") : progress.step;
        if (!progress.stopping && !progress.rows.empty() && progress.rows.back().events > 0)
            text += tr("; %1 of %2 validation events found").arg(progress.rows.back().eventsFound).arg(progress.rows.back().events);
        if (!progress.stopping && progress.secondsLeft >= 0) text += tr("; %1 left").arg(aboutTime(progress.secondsLeft));
        m_status->setText(text);
    } else if (!m_presenter->outcome().isEmpty()) {
        m_status->setText(m_presenter->outcome());
    } else if (const auto stopped = m_presenter->stoppedRun()) {
        m_status->setText(tr("Run %1 (%2) was stopped after epoch %3 of %4: Resume goes on where it was.")
                              .arg(stopped->id.value)
                              .arg(stopped->recipe)
                              .arg(stopped->epoch)
                              .arg(stopped->epochs));
    } else {
        m_status->setText(m_presenter->startBlocked());
    }
    followBlocked();
}

void TrainPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_presenter->setActive(true);
}

void TrainPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_presenter->setActive(false);
}

RunTableModel* TrainPage::model() const {
    return m_runs->model();
}

QString TrainPage::terminalCommand() const {
    return m_presenter->command();
}

QVariantMap TrainPage::place() const {
    if (!m_presenter->session()) return {};
    return {{QStringLiteral("recipe"), QString::fromStdString(m_presenter->form().recipe().id)}};
}

void TrainPage::goTo(const QVariantMap& place) {
    m_presenter->form().setRecipe(place.value(QStringLiteral("recipe")).toString().toStdString());
}

void TrainPage::settle() {
    m_presenter->settle();
}

void TrainPage::setTheme(const widgets::Theme& theme) {
    m_setup->setTheme(theme);
    m_outlook->setTheme(theme);
    m_runs->setTheme(theme);
}

} // namespace tocsin::workbench
