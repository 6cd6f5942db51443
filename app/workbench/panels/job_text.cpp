// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/job_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::JobText)
};

QString percent(double fraction) {
    return Text::tr("%1 %").arg(static_cast<int>(std::floor(100 * std::clamp(fraction, 0.0, 1.0))));
}

} // namespace

QString roughDuration(double seconds) {
    if (seconds < 10) return Text::tr("%1 s").arg(std::max(1, static_cast<int>(std::lround(seconds))));
    if (seconds < 100) return Text::tr("%1 s").arg(10 * std::lround(seconds / 10));
    const auto minutes = std::lround(seconds / 60);
    if (minutes < 60) return Text::tr("%1 min").arg(minutes);
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString jobSentence(const JobView& job) {
    const QString took = roughDuration(job.secondsRun);
    switch (job.state) {
    case JobState::Waiting:
        return job.cancelling ? Text::tr("cancelling...") : Text::tr("waiting for its turn");
    case JobState::Running: {
        if (job.cancelling) return Text::tr("cancelling...");
        QStringList parts{job.fraction >= 0 ? percent(job.fraction) : Text::tr("unknown how long")};
        if (!job.step.isEmpty()) parts << job.step;
        if (job.secondsLeft >= 0) parts << Text::tr("about %1 left").arg(roughDuration(job.secondsLeft));
        return parts.join(QStringLiteral(" \u00b7 "));
    }
    case JobState::Finished:
        return job.outcome.isEmpty() ? Text::tr("done in %1").arg(took) : Text::tr("done in %1: %2").arg(took, job.outcome);
    case JobState::Failed:
        return Text::tr("failed after %1: %2").arg(took, job.outcome);
    case JobState::Cancelled:
        return job.secondsRun > 0 ? Text::tr("cancelled after %1").arg(took) : Text::tr("cancelled before it began");
    }
    return {};
}

QString jobChipText(const std::vector<JobView>& jobs) {
    const auto active = std::count_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.active(); });
    if (active == 0) return Text::tr("No jobs");
    const auto running = std::find_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.state == JobState::Running; });
    const JobView& shown =
        running != jobs.end() ? *running : *std::find_if(jobs.begin(), jobs.end(), [](const JobView& job) { return job.active(); });
    QString text = active == 1 ? shown.name : Text::tr("%1 jobs").arg(active);
    if (shown.cancelling) return Text::tr("%1, cancelling").arg(text);
    if (shown.state == JobState::Running && shown.fraction >= 0) text += QStringLiteral(" ") + percent(shown.fraction);
    return text;
}

} // namespace tocsin::workbench
