// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin::workbench {

enum class JobState { Waiting, Running, Finished, Failed, Cancelled };

/// Which pool a job waits in. Compute: LibTorch fills the cores, one at a time. Io: reading and writing, one at a time, beside it.
enum class JobLane { Compute, Io };

/// What the Jobs panel shows of one job.
struct JobView {
    int id = 0;
    QString name; ///< "Train conv-autoencoder"
    JobState state = JobState::Waiting;
    double fraction = -1; ///< 0..1; negative: unknown
    QString step;         ///< "epoch 3 of 20, loss 0.012"
    QString outcome;      ///< result in a sentence, or the reason of a failure
    double secondsRun = 0;
    double secondsLeft = -1; ///< estimate once 5 % are done; negative: unknown
    bool cancelling = false; ///< somebody asked it to stop; it has not answered yet

    [[nodiscard]] bool active() const { return state == JobState::Waiting || state == JobState::Running; }
};

/// Runs the jobs that the user sees, and keeps their results and reasons until cleared. GUI thread calls, GUI thread answers.
class JobCenter : public QObject {
    Q_OBJECT
public:
    explicit JobCenter(QObject* parent = nullptr);
    /// Cancels what runs and waits for it.
    ~JobCenter() override;

    /// work: any thread, must check its context at least every 100 ms; what it captures must be shared or copied. done: GUI thread, always
    /// called once, also after a cancel (code Cancelled). sentence: what the panel says of a success. A job that throws has failed.
    template<class T>
    int start(const QString& name, JobLane lane, std::function<Result<T>(const JobContext&)> work, std::function<void(Result<T>)> done,
              std::function<QString(const T&)> sentence = {}) {
        const auto conclude = [done = std::move(done), sentence = std::move(sentence)](Result<T> answer) {
            auto result = std::make_shared<Result<T>>(std::move(answer));
            Ended ended;
            if (!result->ok()) {
                ended.cancelled = result->error().code == ErrorCode::Cancelled;
                ended.failed = !ended.cancelled;
                ended.outcome = QString::fromStdString(result->error().message);
            } else if (sentence) {
                ended.outcome = sentence(**result);
            }
            ended.done = [done, result] {
                if (done) done(std::move(*result));
            };
            return ended;
        };
        return startErased(
            name, lane, [work = std::move(work), conclude](const JobContext& context) { return conclude(tried<T>(work, context)); },
            [conclude] {
                return conclude(Error{ErrorCode::Cancelled, "cancelled before it began", {}});
            });
    }
    /// A job that waits ends at once, one that runs when it hears it.
    void cancel(int id);
    void cancelAll();
    /// Newest first.
    [[nodiscard]] std::vector<JobView> jobs() const;
    [[nodiscard]] const JobView* job(int id) const;
    /// Jobs that wait or run.
    [[nodiscard]] int active() const;
    /// Forgets those that have ended.
    void clearEnded();
    /// Waits for all jobs and hands over their answers (tests, pictures).
    void wait();

Q_SIGNALS:
    void changed(int id);
    void started(int id);
    /// After `done` was called.
    void ended(int id);

private:
    struct Ended {
        bool failed = false, cancelled = false;
        QString outcome;
        std::function<void()> done;
    };
    struct Shared; // progress, written by the worker; who may end the job
    /// Exceptions end here: one job must not take the window with it.
    template<class T>
    static Result<T> tried(const std::function<Result<T>(const JobContext&)>& work, const JobContext& context) {
        try {
            return work(context);
        } catch (const std::exception& exception) {
            return Error{ErrorCode::Internal, std::string("an error inside the program: ") + exception.what(), {}};
        } catch (...) {
            return Error{ErrorCode::Internal, "an error inside the program, of unknown kind", {}};
        }
    }
    struct Entry {
        JobView view;
        JobLane lane = JobLane::Compute;
        CancelSource source;
        QElapsedTimer clock;
        std::shared_ptr<Shared> shared;
        std::function<Ended()> cancelled; // the answer of a job that never began
    };
    int startErased(const QString& name, JobLane lane, std::function<Ended(const JobContext&)> work, std::function<Ended()> cancelled);
    void begin(int id);
    void finish(int id, const Ended& ended);
    void poll();
    [[nodiscard]] Entry* entry(int id);
    std::vector<std::unique_ptr<Entry>> m_entries;
    QThreadPool m_compute, m_io;
    QTimer m_poll;
    int m_last = 0;
};

} // namespace tocsin::workbench
