// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/job.h"

namespace tocsin::widgets {

/// Works off the GUI thread, one piece at a time; of what is asked meanwhile only the newest is kept and the one under way is told to stop.
/// Calls and answers: GUI thread. Hold it as a member of the object that it answers.
template<class Answer>
class LatestWorker {
public:
    using Work = std::function<Answer(const JobContext&)>;
    using Done = std::function<void(Answer)>;

    explicit LatestWorker(QObject* context) : m_context(context) { m_pool.setMaxThreadCount(1); }
    ~LatestWorker() {
        forget();
        m_pool.waitForDone();
    }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    void run(Work work, Done done) {
        forget();
        m_next = Piece{std::move(work), std::move(done)};
        if (!m_running) start();
    }
    /// No answer comes to what was asked so far.
    void forget() {
        ++m_generation;
        m_cancel.cancel();
        m_next.reset();
    }
    [[nodiscard]] bool busy() const { return m_next.has_value() || (m_running && m_wanted == m_generation); }

private:
    struct Piece {
        Work work;
        Done done;
    };
    void start() {
        m_running = true;
        m_cancel = CancelSource();
        m_wanted = m_generation;
        auto piece = std::make_shared<Piece>(std::move(*m_next));
        m_next.reset();
        m_pool.start([this, piece, generation = m_generation, token = m_cancel.token()] {
            auto answer = std::make_shared<Answer>(piece->work(JobContext(token, {})));
            // The destructor waits for this thread; an answer still in the queue then dies with the context.
            QMetaObject::invokeMethod(
                m_context,
                [this, piece, answer, generation] {
                    m_running = false;
                    if (m_next) start();
                    if (generation == m_generation) piece->done(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
    }
    QObject* m_context;
    QThreadPool m_pool;
    CancelSource m_cancel;
    std::optional<Piece> m_next;
    bool m_running = false;
    int m_generation = 0, m_wanted = -1;
};

} // namespace tocsin::widgets
