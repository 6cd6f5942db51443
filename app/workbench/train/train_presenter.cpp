// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/train_presenter.h"

#include <algorithm>
#include <set>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/jobs/job_center.h"
#include "core/label/label.h"
#include "core/workflow/evaluate_run.h"

namespace tocsin::workbench {

namespace {

constexpr int kOutlookDelayMs = 300; // after the last key
constexpr int kStatesDelayMs = 400;  // after the last label

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

/// Channels that all recordings have, as training takes them.
QStringList commonChannels(const ProjectSession& session) {
    QStringList common;
    bool first = true;
    for (const store::RecordingRecord& recording : session.recordings) {
        const auto role = recording.tags.find(workflow::kReferenceTagKey);
        if (role != recording.tags.end() && role->second == workflow::kReferenceTagValue) continue;
        QStringList names;
        for (const std::string& name : recording.channelNames()) names << text(name);
        if (first)
            common = names;
        else
            common.removeIf([&](const QString& name) { return !names.contains(name); });
        first = false;
    }
    common.removeDuplicates();
    return common;
}

int plannedEpochs(const learn::Settings& settings) {
    const auto epochs = settings.find("epochs");
    return epochs == settings.end() ? 0 : text(epochs->second).toInt();
}

} // namespace

struct TrainPresenter::Live {
    std::mutex mutex;
    std::vector<learn::EpochFigures> rows;
};

TrainPresenter::TrainPresenter(const PageServices& services, QObject* parent) : QObject(parent), m_services(services) {
    m_outlookDelay.setSingleShot(true);
    m_outlookDelay.setInterval(kOutlookDelayMs);
    m_statesDelay.setSingleShot(true);
    m_statesDelay.setInterval(kStatesDelayMs);
    connect(&m_form, &TrainForm::changed, this, &TrainPresenter::followForm);
    connect(&m_outlookDelay, &QTimer::timeout, this, &TrainPresenter::startOutlook);
    connect(&m_statesDelay, &QTimer::timeout, this, &TrainPresenter::startStates);
    connect(&m_services.labels, &LabelDocument::changed, this, [this] {
        if (!m_session) return;
        dropData();
        m_statesDelay.start();
        followForm();
    });
    connect(&m_services.jobs, &JobCenter::changed, this, &TrainPresenter::followJob);
    connect(&m_services.jobs, &JobCenter::ended, this, [this] { // the cores are free: measure what had to wait
        const bool waits = m_active && m_data && m_outlook && m_outlook->network && !m_outlook->time && m_outlook->problem.empty();
        if (waits && !otherJobs() && !outlookBusy()) measure();
    });
}

TrainPresenter::~TrainPresenter() {
    m_outlookRunner.stop();
    m_statesRunner.stop();
}

void TrainPresenter::setSession(std::shared_ptr<ProjectSession> session) {
    const bool another = !session || !m_session || session->project != m_session->project;
    m_session = std::move(session);
    dropData();
    if (another) {
        m_states.clear();
        m_outcome.clear();
        if (!training()) m_progress = {};
        Q_EMIT statesChanged();
    }
    m_form.setChannels(m_session ? commonChannels(*m_session) : QStringList());
    if (m_session) startStates();
    followForm();
    Q_EMIT trainingChanged();
}

void TrainPresenter::setActive(bool active) {
    if (m_active == active) return;
    m_active = active;
    if (active && !m_outlook) followForm();
}

TrainPresenter::Face TrainPresenter::face() const {
    if (!m_session) return Face::NoProject;
    return m_session->recordings.empty() ? Face::NoRecordings : Face::Ready;
}

QStringList TrainPresenter::tags() const {
    std::set<QString> found;
    if (m_session)
        for (const store::RecordingRecord& recording : m_session->recordings)
            for (const auto& [key, value] : recording.tags)
                if (key != workflow::kReferenceTagKey) found.insert(text(key + "=" + value));
    return {found.begin(), found.end()};
}

bool TrainPresenter::labelsMissing() const {
    if (m_form.recipe().task != learn::RecipeTask::Classify) return false;
    const auto& labels = m_services.labels.labels();
    return std::none_of(labels.begin(), labels.end(), [](const label::Label& label) {
        return label.status == label::LabelStatus::Confirmed && label.className != label::kUnknownClass;
    });
}

QString TrainPresenter::startBlocked() const {
    switch (face()) {
    case Face::NoProject:
        return tr("Needs an open project");
    case Face::NoRecordings:
        return tr("Needs a recording; import one on the Data page");
    case Face::Ready:
        break;
    }
    if (!m_session->writable()) return tr("The project is open for reading only: %1").arg(text(m_session->readOnlyReason));
    if (training()) return tr("A training is running; cancel it or wait for its end");
    if (const QStringList problems = m_form.problems(); !problems.isEmpty()) return problems.first();
    if (labelsMissing()) return tr("%1 needs labels; confirm some on the Label page").arg(text(m_form.recipe().id));
    if (!m_outlookFailure.isEmpty()) return m_outlookFailure;
    if (m_outlook && !m_outlook->problem.empty()) return text(m_outlook->problem);
    return {};
}

// The outlook

void TrainPresenter::dropData() {
    m_outlookRunner.stop();
    m_data.reset();
    m_outlook.reset();
}

void TrainPresenter::followForm() {
    m_outlookRunner.stop();
    m_outlook.reset();
    m_outlookFailure.clear();
    if (m_active && face() == Face::Ready && !training() && m_form.problems().isEmpty())
        m_outlookDelay.start();
    else
        m_outlookDelay.stop();
    Q_EMIT outlookChanged();
    Q_EMIT blockedChanged();
}

void TrainPresenter::startOutlook() {
    if (face() != Face::Ready || training() || !m_form.problems().isEmpty()) return;
    struct Told {
        std::shared_ptr<const workflow::ProjectData> data;
        Result<learn::TrainOutlook> outlook;
    };
    const workflow::TrainRunRequest request = m_form.request();
    Json choice = workflow::toJson(request.data);
    const auto known = m_data && m_dataChoice == choice ? m_data : nullptr;
    m_outlookRunner.start<Told>(
        [session = m_session, request, known](const JobContext& job) -> Result<Told> {
            auto data = known;
            if (!data) {
                TOCSIN_ASSIGN(workflow::ProjectData read, workflow::readProjectData(*session->project, request.data, job));
                data = std::make_shared<const workflow::ProjectData>(std::move(read));
            }
            auto outlook = workflow::trainOutlook(*data, request, learn::Measure::No, job);
            return Told{data, std::move(outlook)};
        },
        [this, choice = std::move(choice)](Result<Told> told) {
            if (!told.ok()) return take(std::move(told).error());
            m_data = told->data;
            m_dataChoice = choice;
            const bool more = told->outlook.ok() && told->outlook->network && told->outlook->problem.empty();
            take(std::move(told->outlook));
            if (more && !otherJobs()) measure();
        });
}

/// With what was read before; nothing else may use the cores meanwhile.
void TrainPresenter::measure() {
    m_outlookRunner.start<learn::TrainOutlook>(
        [data = m_data, request = m_form.request(), torch = m_torch](const JobContext& job) -> Result<learn::TrainOutlook> {
            const std::unique_lock lock(*torch, std::try_to_lock);
            if (!lock.owns_lock()) return Error{ErrorCode::Cancelled, "another training has the cores", {}};
            TOCSIN_TRY(job.check());
            return workflow::trainOutlook(*data, request, learn::Measure::Yes, job);
        },
        [this](Result<learn::TrainOutlook> outlook) { take(std::move(outlook)); });
    Q_EMIT outlookChanged();
}

void TrainPresenter::take(Result<learn::TrainOutlook> outlook) {
    if (outlook.ok())
        m_outlook = std::move(*outlook);
    else if (outlook.error().code != ErrorCode::Cancelled)
        m_outlookFailure = text(outlook.error().message);
    Q_EMIT outlookChanged();
    Q_EMIT blockedChanged();
}

bool TrainPresenter::otherJobs() const {
    return m_services.jobs.active() > 0;
}

// Training

const store::RunRecord* TrainPresenter::record(RunId id) const {
    if (!m_session) return nullptr;
    const auto found = std::find_if(m_session->runs.begin(), m_session->runs.end(), [id](const auto& run) { return run.id == id; });
    return found == m_session->runs.end() ? nullptr : &*found;
}

void TrainPresenter::start() {
    if (!startBlocked().isEmpty()) return;
    const workflow::TrainRunRequest request = m_form.request();
    const auto settings = learn::resolveSettings(m_form.recipe(), request.settings);
    train(request, tr("Train %1").arg(text(request.recipe)), settings.ok() ? plannedEpochs(*settings) : 0);
}

void TrainPresenter::resume(RunId run) {
    const store::RunRecord* stopped = record(run);
    if (!resumeBlocked(stopped).isEmpty()) return;
    workflow::TrainRunRequest request;
    request.recipe = stopped->recipe;
    request.resume = run; // settings, split, seed and data come from the run
    const auto recipe = learn::recipeNamed(stopped->recipe);
    int epochs = 0;
    if (recipe.ok()) {
        const auto settings = learn::resolveSettings(**recipe, stopped->settings.value("set", learn::Settings()));
        if (settings.ok()) epochs = plannedEpochs(*settings);
    }
    train(request, tr("Go on with run %1").arg(run.value), epochs);
}

void TrainPresenter::train(workflow::TrainRunRequest request, const QString& name, int epochs) {
    m_outlookDelay.stop();
    m_outlookRunner.stop();
    m_data.reset(); // the training reads its own; twice in memory helps nobody
    m_outcome.clear();
    m_progress = {};
    m_progress.recipe = text(request.recipe);
    m_progress.epochs = epochs;
    m_live = std::make_shared<Live>();
    request.afterStop = workflow::AfterStop::KeepOnly;
    request.onEpoch = [live = m_live](const learn::EpochFigures& figures) {
        const std::lock_guard lock(live->mutex);
        live->rows.push_back(figures);
    };
    m_job = m_services.jobs.start<workflow::TrainRunAnswer>(
        name, JobLane::Compute,
        [session = m_session, request, torch = m_torch](const JobContext& job) -> Result<workflow::TrainRunAnswer> {
            const std::lock_guard lock(*torch); // a measurement that was just asked to stop ends within a step
            return workflow::trainRun(*session->project, request, job);
        },
        [this, session = m_session](const Result<workflow::TrainRunAnswer>& answer) {
            followJob(m_job);
            m_job = 0;
            m_progress.stopping = false;
            if (!answer.ok()) {
                m_outcome = answer.error().code == ErrorCode::Cancelled ? tr("Stopped before the first epoch ended: nothing was kept.")
                                                                        : text(answer.error().message);
            } else {
                const workflow::RunFiles& files = answer->files;
                m_outcome =
                    answer->cancelled
                        ? tr("Stopped after epoch %1 of %2. The best weights so far are kept as run %3: it can be evaluated, tuned and "
                             "resumed.")
                              .arg(files.epochs)
                              .arg(m_progress.epochs)
                              .arg(files.id.value)
                        : tr("Run %1 is finished in %2 s.").arg(files.id.value).arg(files.seconds, 0, 'f', 1);
                for (const std::string& warning : answer->warnings) m_outcome += QLatin1Char(' ') + text(warning);
            }
            if (m_session && m_session->project == session->project) {
                if (answer.ok()) Q_EMIT runMade(answer->files.id.value);
                Q_EMIT projectChanged();
            }
            followForm();
            Q_EMIT trainingChanged();
        },
        [epochs](const workflow::TrainRunAnswer& answer) {
            if (answer.cancelled)
                return tr("stopped after epoch %1 of %2; kept as run %3").arg(answer.files.epochs).arg(epochs).arg(answer.files.id.value);
            return tr("run %1").arg(answer.files.id.value);
        });
    Q_EMIT outlookChanged();
    Q_EMIT trainingChanged();
    Q_EMIT blockedChanged();
}

void TrainPresenter::cancel() {
    if (training()) m_services.jobs.cancel(m_job);
}

void TrainPresenter::followJob(int id) {
    if (id == 0 || id != m_job) return;
    const JobView* view = m_services.jobs.job(id);
    if (!view) return;
    m_progress.fraction = view->fraction;
    m_progress.secondsLeft = view->secondsLeft;
    m_progress.step = view->step;
    m_progress.stopping = view->cancelling;
    {
        const std::lock_guard lock(m_live->mutex);
        m_progress.rows = m_live->rows;
    }
    if (!m_progress.rows.empty()) m_progress.epoch = m_progress.rows.back().epoch;
    Q_EMIT trainingChanged();
}

// What is there already

QString TrainPresenter::evaluateBlocked(const store::RunRecord* run) const {
    if (!m_session) return tr("Needs an open project");
    if (!run) return tr("Choose one run in the table");
    if (!m_session->writable()) return tr("The project is open for reading only: the figures could not be kept");
    if (evaluating()) return tr("A run is being evaluated");
    const auto state = m_states.find(run->id.value);
    const bool usable = state != m_states.end() ? state->second.usable : run->status == store::RunStatus::Finished;
    return usable ? QString() : tr("Run %1 has no model").arg(run->id.value);
}

QString TrainPresenter::resumeBlocked(const store::RunRecord* run) const {
    if (!m_session) return tr("Needs an open project");
    if (!run) return tr("Choose a stopped run in the table");
    if (!m_session->writable()) return tr("The project is open for reading only: %1").arg(text(m_session->readOnlyReason));
    if (training()) return tr("A training is running; cancel it or wait for its end");
    if (run->status == store::RunStatus::Finished)
        return tr("Run %1 has finished; a finished run is never trained again").arg(run->id.value);
    const auto state = m_states.find(run->id.value);
    if (state == m_states.end() || !state->second.checkpointEpochs)
        return tr("Run %1 left nothing to go on from; train it anew").arg(run->id.value);
    return {};
}

void TrainPresenter::evaluate(RunId run) {
    const store::RunRecord* chosen = record(run);
    if (!evaluateBlocked(chosen).isEmpty()) return;
    workflow::EvaluateRequest request;
    request.run = run;
    const workflow::DataRequest asked = workflow::dataRequestFromJson(chosen->settings.value("data", Json::object()));
    request.choice.classes = asked.classes;
    request.choice.ignoredClasses = asked.ignoredClasses;
    m_evaluation = m_services.jobs.start<Json>(
        tr("Evaluate run %1").arg(run.value), JobLane::Compute,
        [session = m_session, request](const JobContext& job) { return workflow::evaluateRun(*session->project, request, job); },
        [this](const Result<Json>& answer) {
            m_evaluation = 0;
            if (answer.ok()) Q_EMIT projectChanged();
            Q_EMIT blockedChanged();
        },
        [](const Json& figures) {
            return tr("%1 of %2 test events found").arg(figures.value("events_found", 0)).arg(figures.value("events", 0));
        });
    Q_EMIT blockedChanged();
}

void TrainPresenter::startStates() {
    if (!m_session) return;
    m_statesRunner.start<std::map<std::int64_t, workflow::RunState>>(
        [session = m_session](const JobContext& job) { return workflow::runStates(*session->project, job); },
        [this](Result<std::map<std::int64_t, workflow::RunState>> states) {
            if (!states.ok()) return Q_EMIT failed(text(states.error().message));
            m_states = std::move(*states);
            Q_EMIT statesChanged();
            Q_EMIT blockedChanged();
        });
}

std::optional<StoppedRun> TrainPresenter::stoppedRun() const {
    if (!m_session || training()) return std::nullopt;
    for (auto run = m_session->runs.rbegin(); run != m_session->runs.rend(); ++run) {
        if (run->status == store::RunStatus::Finished) return std::nullopt; // something newer was finished since: no need to insist
        if (!resumeBlocked(&*run).isEmpty()) continue;
        const auto recipe = learn::recipeNamed(run->recipe);
        const auto settings = recipe.ok() ? learn::resolveSettings(**recipe, run->settings.value("set", learn::Settings()))
                                          : Result<learn::Settings>(recipe.error());
        return StoppedRun{run->id, text(run->recipe), *m_states.at(run->id.value).checkpointEpochs,
                          settings.ok() ? plannedEpochs(*settings) : 0};
    }
    return std::nullopt;
}

QString TrainPresenter::command() const {
    if (!m_session || !m_form.problems().isEmpty()) return {};
    return m_form.command(text(m_session->project->folder().string()));
}

void TrainPresenter::settle() {
    if (m_statesDelay.isActive()) {
        m_statesDelay.stop();
        startStates();
    }
    m_statesRunner.wait();
    if (m_outlookDelay.isActive()) {
        m_outlookDelay.stop();
        startOutlook();
    }
    m_outlookRunner.wait();
}

} // namespace tocsin::workbench
