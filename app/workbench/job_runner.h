// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
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

    /// work: any thread; done: GUI thread, only when no newer request was started meanwhile.
    template<class T>
    void start(std::function<Result<T>(const JobContext&)> work, std::function<void(Result<T>)> done) {
        m_source.cancel();
        m_source = CancelSource();
        const int request = ++m_request;
        const JobContext context(m_source.token(), {});
        QPointer<JobRunner> self(this);
        m_pool.start([=, this] {
            Result<T> result = work(context);
            QMetaObject::invokeMethod(
                this,
                [self, request, done, result = std::move(result)]() mutable {
                    if (self && self->m_request == request) done(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }

    /// For tests: waits for the work; the answer comes with the next turn of the event loop.
    void waitForWork() { m_pool.waitForDone(); }

private:
    QThreadPool m_pool;
    CancelSource m_source;
    int m_request = 0;
};

} // namespace tocsin::workbench
