// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/job_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace tocsin::workbench {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("tocsin::workbench::JobText", text);
}

QString percent(double fraction) {
    return tr("%1 %").arg(static_cast<int>(std::floor(100 * std::clamp(fraction, 0.0, 1.0))));
}

} // namespace

QString roughDuration(double seconds) {
    if (seconds < 10) return tr("%1 s").arg(std::max(1, static_cast<int>(std::lround(seconds))));
    if (seconds < 100) return tr("%1 s").arg(10 * std::lround(seconds / 10));
    const auto minutes = std::lround(seconds / 60);
    if (minutes < 60) return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString jobSentence(const JobView& job) {
    const QString took = roughDuration(job.secondsRun);
    switch (job.state) {
    case JobState::Waiting:
        return job.cancelling ? tr("cancelling...") : tr("waiting for its turn");
    case JobState::Running: {
        if (job.cancelling) return tr("cancelling...");
        QStringList parts{job.fraction >= 0 ? percent(job.fraction) : tr("unknown how long")};
        if (!job.step.isEmpty()) parts << job.step;
        if (job.secondsLeft >= 0) parts << tr("about %1 left").arg(roughDuration(job.secondsLeft));
        return parts.join(QStringLiteral(" \u00b7 "));
    }
    case JobState::Finished:
        return job.outcome.isEmpty() ? tr("done in %1").arg(took) : tr("done in %1: %2").arg(took, job.outcome);
    case JobState::Failed:
        return tr("failed after %1: %2").arg(took, job.outcome);
    case JobState::Cancelled:
        return tr("cancelled after %1").arg(took);
    }
    return {};
}

QString jobChipText(const std::vector<JobView>& jobs) {
    const auto active = std::count_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.active(); });
    if (active == 0) return tr("No jobs");
    const auto running = std::find_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.state == JobState::Running; });
    const JobView& shown =
        running != jobs.end() ? *running : *std::find_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.active(); });
    QString text = active == 1 ? shown.name : tr("%1 jobs").arg(active);
    if (shown.cancelling) return tr("%1, cancelling").arg(text);
    if (shown.state == JobState::Running && shown.fraction >= 0) text += QStringLiteral(" ") + percent(shown.fraction);
    return text;
}

} // namespace tocsin::workbench
