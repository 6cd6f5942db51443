// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "app/workbench/job_runner.h"
#include "app/workbench/pages/page.h"
#include "app/workbench/train/train_form.h"
#include "core/workflow/run_states.h"
#include "core/workflow/train_outlook.h"

namespace tocsin::workbench {

/// A training in progress, or the last one.
struct TrainProgress {
    QString recipe;
    int epoch = 0, epochs = 0; ///< whole epochs done; 0 of 0 for baselines
    double fraction = -1;      ///< negative: unknown
    double secondsLeft = -1;   ///< negative: unknown
    QString step;
    bool stopping = false; ///< asked to stop; the answer is on its way
    std::vector<learn::EpochFigures> rows;
};

/// A run that was stopped and can go on.
struct StoppedRun {
    RunId id;
    QString recipe;
    int epoch = 0, epochs = 0;
};

/// The Train page without its widgets. GUI thread; everything that takes time is a job.
class TrainPresenter : public QObject {
    Q_OBJECT
public:
    enum class Face { NoProject, NoRecordings, Ready };

    explicit TrainPresenter(const PageServices& services, QObject* parent = nullptr);
    ~TrainPresenter() override;

    void setSession(std::shared_ptr<ProjectSession> session);
    [[nodiscard]] const std::shared_ptr<ProjectSession>& session() const { return m_session; }
    /// Only a page that is looked at computes its outlook.
    void setActive(bool active);
    [[nodiscard]] TrainForm& form() { return m_form; }
    [[nodiscard]] Face face() const;

    /// Why no training can start now; empty: it can.
    [[nodiscard]] QString startBlocked() const;
    /// The recipe needs labels and there are none that count.
    [[nodiscard]] bool labelsMissing() const;
    /// Tags of the recordings as "key=value".
    [[nodiscard]] QStringList tags() const;

    /// Of the form as it is, once computed.
    [[nodiscard]] const std::optional<learn::TrainOutlook>& outlook() const { return m_outlook; }
    /// Why there is none; empty while it is computed.
    [[nodiscard]] QString outlookFailure() const { return m_outlookFailure; }
    [[nodiscard]] bool outlookBusy() const { return m_outlookDelay.isActive() || m_outlookRunner.busy(); }

    [[nodiscard]] bool training() const { return m_job != 0; }
    [[nodiscard]] const TrainProgress& progress() const { return m_progress; }
    /// What became of the last training: a sentence, empty before the first.
    [[nodiscard]] QString outcome() const { return m_outcome; }
    void start();
    void resume(RunId run);
    /// Stops the training; its best weights so far become a run.
    void cancel();
    [[nodiscard]] bool evaluating() const { return m_evaluation != 0; }
    void evaluate(RunId run);
    [[nodiscard]] QString evaluateBlocked(const store::RunRecord* run) const;
    [[nodiscard]] QString resumeBlocked(const store::RunRecord* run) const;

    [[nodiscard]] const std::map<std::int64_t, workflow::RunState>& states() const { return m_states; }
    /// The newest run that was stopped and can go on; nullopt while one trains.
    [[nodiscard]] std::optional<StoppedRun> stoppedRun() const;
    /// Command line of the form; empty without a project or while a field does not fit.
    [[nodiscard]] QString command() const;

    /// For tests and pictures.
    void settle();

Q_SIGNALS:
    void blockedChanged(); ///< start, evaluate and resume: whether and why not
    void outlookChanged();
    void trainingChanged(); ///< began, moved on, ended
    void statesChanged();
    void projectChanged();
    void runMade(qint64 run); ///< a training ended with a run that can be used; the lists with it come after
    void failed(const QString& message);

private:
    struct Live; ///< figures on their way from the training thread
    void followForm();
    void startOutlook();
    void measure();
    void take(Result<learn::TrainOutlook> outlook);
    void dropData();
    void startStates();
    void train(workflow::TrainRunRequest request, const QString& name, int epochs);
    void followJob(int id);
    [[nodiscard]] const store::RunRecord* record(RunId id) const;
    [[nodiscard]] bool otherJobs() const;

    PageServices m_services;
    TrainForm m_form;
    std::shared_ptr<ProjectSession> m_session;
    bool m_active = false;
    QTimer m_outlookDelay, m_statesDelay;
    JobRunner m_outlookRunner, m_statesRunner;
    std::shared_ptr<const workflow::ProjectData> m_data; ///< of the choice of channels below
    Json m_dataChoice;
    std::optional<learn::TrainOutlook> m_outlook;
    QString m_outlookFailure;
    std::shared_ptr<std::mutex> m_torch = std::make_shared<std::mutex>(); ///< held while LibTorch measures or trains: threads are global
    int m_job = 0, m_evaluation = 0;
    std::shared_ptr<Live> m_live;
    TrainProgress m_progress;
    QString m_outcome;
    std::map<std::int64_t, workflow::RunState> m_states;
};

} // namespace tocsin::workbench
