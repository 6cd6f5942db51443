// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QThreadPool>
#include <functional>

#include "core/base/job.h"

namespace tocsin::workbench {

/// Runs core work off the GUI thread. Requests are numbered: starting a new one asks the old one to stop and drops its answer.
class JobRunner : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~JobRunner() override {
        m_source.cancel();
        m_pool.waitForDone();
    }

    /// work: any thread; done: GUI thread, only when no newer request was started meanwhile. What both capture must outlive the runner or
    /// be shared.
    template<class T>
    void start(std::function<Result<T>(const JobContext&)> work, std::function<void(Result<T>)> done) {
        stop();
        m_source = CancelSource();
        const int request = m_request;
        m_busy = true;
        const JobContext context(m_source.token(), {});
        m_pool.start([this, request, context, work = std::move(work), done = std::move(done)] {
            auto result = std::make_shared<Result<T>>(work(context));
            // The destructor waits for this thread, so `this` is alive; an answer still in the queue then dies with the object.
            QMetaObject::invokeMethod(
                this,
                [this, request, done, result] {
                    if (m_request != request) return;
                    m_busy = false;
                    done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    /// Asks the work to stop; its answer is dropped.
    void stop() {
        m_source.cancel();
        ++m_request;
        m_busy = false;
    }
    [[nodiscard]] bool busy() const { return m_busy; }

    /// Waits for the work and hands over its answer (tests, pictures).
    void wait() {
        while (m_busy) {
            m_pool.waitForDone();
            QCoreApplication::sendPostedEvents(this);
        }
    }

private:
    QThreadPool m_pool;
    CancelSource m_source;
    int m_request = 0;
    bool m_busy = false;
};

} // namespace tocsin::workbench
