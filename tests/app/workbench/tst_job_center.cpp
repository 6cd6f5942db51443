// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "app/workbench/jobs/job_center.h"
#include "app/workbench/panels/job_text.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

constexpr int kSecond = 1000;

/// Works until it is asked to stop.
Result<int> untilCancelled(const JobContext& context) {
    for (;;) {
        TOCSIN_TRY(context.check());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

} // namespace

class TestJobCenter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultAndSentenceAreKept() {
        JobCenter jobs;
        int answers = 0, value = 0;
        const int id = jobs.start<int>(
            QStringLiteral("Import a.csv"), JobLane::Io, [](const JobContext&) -> Result<int> { return 42; },
            [&](const Result<int>& answer) {
                ++answers;
                value = *answer;
            },
            [](const int& rows) { return QStringLiteral("%1 rows").arg(rows); });
        jobs.wait();
        QCOMPARE(answers, 1);
        QCOMPARE(value, 42);
        QCOMPARE(jobs.job(id)->state, JobState::Finished);
        QCOMPARE(jobs.job(id)->outcome, QStringLiteral("42 rows"));
        QCOMPARE(jobs.job(id)->fraction, 1.0);
        QVERIFY(jobSentence(*jobs.job(id)).endsWith(QStringLiteral("42 rows")));
        jobs.cancel(id); // too late: nothing changes
        QCOMPARE(jobs.job(id)->state, JobState::Finished);
    }

    /// Jobs hold projects, and those the right to write: the list of ended jobs must not.
    void whatAJobCapturedIsLetGoAtItsEnd() {
        JobCenter jobs;
        auto captured = std::make_shared<int>(1);
        const std::weak_ptr<int> watched = captured;
        const int id = jobs.start<int>(
            QStringLiteral("hold"), JobLane::Io, [captured](const JobContext&) -> Result<int> { return *captured; },
            [captured](const Result<int>&) {}, [captured](int) { return QStringLiteral("done"); });
        captured.reset();
        jobs.wait();
        QCOMPARE(jobs.job(id)->state, JobState::Finished);
        QVERIFY(watched.expired());
    }

    void theReasonOfAFailureIsKeptUntilCleared() {
        JobCenter jobs;
        const int id = jobs.start<int>(QStringLiteral("Export"), JobLane::Io,
                                       [](const JobContext&) -> Result<int> {
                                           return Error{ErrorCode::Io, "disk full: free 3 MB on /data", {}};
                                       },
                                       {});
        jobs.wait();
        QCOMPARE(jobs.job(id)->state, JobState::Failed);
        QVERIFY(jobSentence(*jobs.job(id)).contains(QStringLiteral("disk full: free 3 MB on /data")));
        jobs.clearEnded();
        QVERIFY(!jobs.job(id));
        QVERIFY(jobs.jobs().empty());
    }

    void aJobThatThrowsHasFailedAndTheNextOneRuns() {
        JobCenter jobs;
        int answers = 0;
        const int bad = jobs.start<int>(
            QStringLiteral("bad"), JobLane::Compute, [](const JobContext&) -> Result<int> { throw std::runtime_error("vector too long"); },
            [&](const Result<int>& answer) { answers += answer.ok() ? 0 : 1; });
        const int good = jobs.start<int>(
            QStringLiteral("good"), JobLane::Compute, [](const JobContext&) -> Result<int> { return 1; },
            [&](const Result<int>& answer) { answers += answer.ok() ? 10 : 0; });
        jobs.wait();
        QCOMPARE(answers, 11);
        QCOMPARE(jobs.job(bad)->state, JobState::Failed);
        QVERIFY(jobs.job(bad)->outcome.contains(QStringLiteral("vector too long")));
        QCOMPARE(jobs.job(good)->state, JobState::Finished);
    }

    void cancelAnswersOnceWithinASecond() {
        JobCenter jobs;
        int answers = 0;
        ErrorCode code = ErrorCode::Internal;
        const int id = jobs.start<int>(QStringLiteral("Train"), JobLane::Compute, untilCancelled, [&](const Result<int>& answer) {
            ++answers;
            code = answer.error().code;
        });
        QTRY_COMPARE(jobs.job(id)->state, JobState::Running);
        jobs.cancel(id);
        QVERIFY(jobs.job(id)->cancelling);
        QCOMPARE(jobSentence(*jobs.job(id)), QStringLiteral("cancelling..."));
        jobs.cancel(id);
        QTRY_COMPARE_WITH_TIMEOUT(jobs.job(id)->state, JobState::Cancelled, kSecond);
        QCOMPARE(answers, 1);
        QCOMPARE(code, ErrorCode::Cancelled);
        QVERIFY(!jobs.job(id)->cancelling);
    }

    void aWaitingJobIsCancelledWithoutItsTurn() {
        JobCenter jobs;
        std::atomic<bool> ran = false;
        int answers = 0;
        const int first = jobs.start<int>(QStringLiteral("long"), JobLane::Compute, untilCancelled, {});
        const int second = jobs.start<int>(
            QStringLiteral("waits"), JobLane::Compute,
            [&ran](const JobContext&) -> Result<int> {
                ran = true;
                return 1;
            },
            [&](const Result<int>& answer) { answers += answer.ok() ? 100 : 1; });
        QTRY_COMPARE(jobs.job(first)->state, JobState::Running);
        QCOMPARE(jobs.job(second)->state, JobState::Waiting);
        jobs.cancel(second);
        QCOMPARE(answers, 0); // not in the middle of the caller's work
        QTRY_COMPARE_WITH_TIMEOUT(jobs.job(second)->state, JobState::Cancelled, kSecond);
        QCOMPARE(jobs.job(first)->state, JobState::Running);
        QCOMPARE(answers, 1);
        jobs.cancelAll();
        jobs.wait();
        QCOMPARE(answers, 1);
        QVERIFY(!ran);
    }

    void lanesRunBesideEachOther() {
        JobCenter jobs;
        jobs.start<int>(QStringLiteral("train"), JobLane::Compute, untilCancelled, {});
        bool read = false;
        jobs.start<int>(
            QStringLiteral("read"), JobLane::Io, [](const JobContext&) -> Result<int> { return 1; },
            [&](const Result<int>&) { read = true; });
        QTRY_VERIFY(read);
        QCOMPARE(jobs.active(), 1);
    }

    void timeLeftComesAfterFivePercent() {
        JobCenter jobs;
        std::atomic<int> percent = 0;
        const int id = jobs.start<int>(QStringLiteral("Train"), JobLane::Compute,
                                       [&percent](const JobContext& context) -> Result<int> {
                                           for (;;) {
                                               if (percent > 0) context.progress(percent / 100.0, "epoch 1");
                                               TOCSIN_TRY(context.check());
                                               std::this_thread::sleep_for(std::chrono::milliseconds(5));
                                           }
                                       },
                                       {});
        QTRY_COMPARE(jobs.job(id)->state, JobState::Running);
        QVERIFY(jobs.job(id)->fraction < 0);
        QVERIFY(jobSentence(*jobs.job(id)).contains(QStringLiteral("unknown")));
        percent = 4;
        QTRY_COMPARE(jobs.job(id)->fraction, 0.04);
        QVERIFY(jobs.job(id)->secondsLeft < 0);
        percent = 50;
        QTRY_COMPARE(jobs.job(id)->fraction, 0.5);
        // Half is done: as long again.
        QVERIFY(std::abs(jobs.job(id)->secondsLeft - jobs.job(id)->secondsRun) < 1e-9);
        QVERIFY(jobSentence(*jobs.job(id)).startsWith(QStringLiteral("50 %")));
    }

    void durationsAreAsRoughAsTheyAreKnown() {
        QCOMPARE(roughDuration(0.2), QStringLiteral("1 s"));
        QCOMPARE(roughDuration(7.6), QStringLiteral("8 s"));
        QCOMPARE(roughDuration(44), QStringLiteral("40 s"));
        QCOMPARE(roughDuration(131), QStringLiteral("2 min"));
        QCOMPARE(roughDuration(4810), QStringLiteral("1 h 20 min"));
    }

    void theChipNamesOneOrCountsThem() {
        QCOMPARE(jobChipText({}), QStringLiteral("No jobs"));
        JobView running{1, QStringLiteral("Train"), JobState::Running, 0.129, {}, {}, 0, -1, false};
        JobView waiting{2, QStringLiteral("Import"), JobState::Waiting, -1, {}, {}, 0, -1, false};
        JobView ended{3, QStringLiteral("Old"), JobState::Finished, 1, {}, {}, 0, -1, false};
        QCOMPARE(jobChipText({ended, running}), QStringLiteral("Train 12 %"));
        QCOMPARE(jobChipText({waiting, running}), QStringLiteral("2 jobs 12 %"));
        QCOMPARE(jobChipText({waiting}), QStringLiteral("Import"));
    }

    void theEndOfTheCenterStopsEverything() {
        std::atomic<int> ended = 0;
        {
            JobCenter jobs;
            for (int i = 0; i < 3; ++i)
                jobs.start<int>(QStringLiteral("job"), JobLane::Compute,
                                [&ended](const JobContext& context) -> Result<int> {
                                    const auto result = untilCancelled(context);
                                    ++ended;
                                    return result;
                                },
                                {});
            QTRY_VERIFY(jobs.active() == 3);
        }
        QVERIFY(ended <= 1); // those that waited never began
    }
};

QTEST_GUILESS_MAIN(TestJobCenter)
#include "tst_job_center.moc"
