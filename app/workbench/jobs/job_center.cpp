// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/jobs/job_center.h"

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <mutex>

namespace tocsin::workbench {

namespace {
constexpr int kPollMs = 100;                  // how often progress reaches the screen
constexpr double kFractionForEstimate = 0.05; // before that a time left would be a guess
} // namespace

struct JobCenter::Shared {
    std::mutex mutex;
    ProgressUpdate progress;
    std::atomic<bool> claimed = false; // set by the worker that begins, or by the cancel that comes before it
};

JobCenter::JobCenter(QObject* parent) : QObject(parent) {
    m_compute.setMaxThreadCount(1);
    m_io.setMaxThreadCount(1);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] { poll(); });
}

JobCenter::~JobCenter() {
    cancelAll();
    m_compute.waitForDone();
    m_io.waitForDone();
}

JobCenter::Entry* JobCenter::entry(int id) {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& entry) { return entry->view.id == id; });
    return at == m_entries.end() ? nullptr : at->get();
}

const JobView* JobCenter::job(int id) const {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& entry) { return entry->view.id == id; });
    return at == m_entries.end() ? nullptr : &(*at)->view;
}

int JobCenter::startErased(const QString& name, JobLane lane, std::function<Ended(const JobContext&)> work,
                           std::function<Ended()> cancelled) {
    auto made = std::make_unique<Entry>();
    const int id = ++m_last;
    made->view.id = id;
    made->view.name = name;
    made->lane = lane;
    made->shared = std::make_shared<Shared>();
    made->cancelled = std::move(cancelled);
    const auto shared = made->shared;
    const JobContext context(made->source.token(), [shared](const ProgressUpdate& update) {
        const std::lock_guard lock(shared->mutex);
        shared->progress = update;
    });
    m_entries.push_back(std::move(made));
    auto& pool = lane == JobLane::Compute ? m_compute : m_io;
    // The destructor waits for the pools, so `this` is alive; an answer still in the queue then dies with the object.
    pool.start([this, id, context, shared, work = std::move(work)] {
        if (shared->claimed.exchange(true)) return;
        QMetaObject::invokeMethod(
            this, [this, id] { begin(id); }, Qt::QueuedConnection);
        Ended ended = work(context);
        QMetaObject::invokeMethod(
            this, [this, id, ended = std::move(ended)] { finish(id, ended); }, Qt::QueuedConnection);
    });
    Q_EMIT started(id);
    Q_EMIT changed(id);
    return id;
}

void JobCenter::begin(int id) {
    Entry* entry = this->entry(id);
    if (!entry) return;
    entry->view.state = JobState::Running;
    entry->clock.start();
    m_poll.start();
    Q_EMIT changed(id);
}

void JobCenter::finish(int id, const Ended& ended) {
    Entry* entry = this->entry(id);
    if (!entry) return;
    JobView& view = entry->view;
    if (entry->clock.isValid()) view.secondsRun = static_cast<double>(entry->clock.elapsed()) / 1000;
    view.state = ended.cancelled ? JobState::Cancelled : ended.failed ? JobState::Failed : JobState::Finished;
    view.outcome = ended.cancelled && ended.outcome.isEmpty() ? tr("cancelled") : ended.outcome;
    view.secondsLeft = -1;
    view.cancelling = false;
    entry->cancelled = {}; // what it captured (projects) must not live as long as the list of jobs
    if (view.state == JobState::Finished) view.fraction = 1;
    if (active() == 0) m_poll.stop();
    Q_EMIT changed(id);
    ended.done();
    Q_EMIT this->ended(id);
}

void JobCenter::poll() {
    for (const auto& entry : m_entries) {
        JobView& view = entry->view;
        if (view.state != JobState::Running) continue;
        ProgressUpdate progress;
        {
            const std::lock_guard lock(entry->shared->mutex);
            progress = entry->shared->progress;
        }
        view.fraction = progress.fraction;
        view.step = QString::fromStdString(progress.step);
        view.secondsRun = static_cast<double>(entry->clock.elapsed()) / 1000;
        view.secondsLeft = view.fraction >= kFractionForEstimate ? view.secondsRun * (1 - view.fraction) / view.fraction : -1;
        Q_EMIT changed(view.id);
    }
}

void JobCenter::cancel(int id) {
    Entry* found = entry(id);
    if (!found || !found->view.active() || found->view.cancelling) return;
    found->view.cancelling = true;
    found->source.cancel();
    // The answer comes by the event loop, as that of a job that ran: the caller is not surprised in the middle of its own work.
    if (!found->shared->claimed.exchange(true))
        QMetaObject::invokeMethod(
            this,
            [this, id] {
                if (const Entry* entry = this->entry(id)) finish(id, entry->cancelled());
            },
            Qt::QueuedConnection);
    Q_EMIT changed(id);
}

void JobCenter::cancelAll() {
    std::vector<int> ids;
    for (const auto& entry : m_entries) ids.push_back(entry->view.id);
    for (const int id : ids) cancel(id);
}

std::vector<JobView> JobCenter::jobs() const {
    std::vector<JobView> views;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) views.push_back((*entry)->view);
    return views;
}

int JobCenter::active() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const auto& entry) { return entry->view.active(); }));
}

void JobCenter::clearEnded() {
    std::erase_if(m_entries, [](const auto& entry) { return !entry->view.active(); });
    Q_EMIT changed(0);
}

void JobCenter::wait() {
    while (active() > 0) {
        m_compute.waitForDone(20);
        m_io.waitForDone(20);
        QCoreApplication::sendPostedEvents(this);
    }
}

} // namespace tocsin::workbench
