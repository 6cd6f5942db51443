// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/import_job.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/workbench/import/guess_text.h"

namespace tocsin::workbench {

namespace {

constexpr std::size_t kNamedFailures = 3;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::ImportJob)
};

} // namespace

QString outcomeSentence(const ImportOutcome& outcome) {
    QStringList parts;
    const auto made = outcome.recordings.size();
    const QString counts =
        made == 1 ? Text::tr("1 recording, %1 rows, %2 rejected") : Text::tr("%1 recordings, %2 rows, %3 rejected").arg(made);
    if (made > 0) parts << counts.arg(grouped(outcome.rows), grouped(outcome.rejected));
    if (outcome.known > 0) parts << Text::tr("in the project already: %1").arg(outcome.known);
    if (!outcome.failed.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(kNamedFailures, outcome.failed.size()); ++i)
            names << QString::fromStdString(outcome.failed[i].error.message);
        if (outcome.failed.size() > kNamedFailures) names << Text::tr("and %1 more").arg(outcome.failed.size() - kNamedFailures);
        parts << Text::tr("not imported: %1").arg(names.join(QStringLiteral("; ")));
    }
    if (!outcome.recipeProblem.isEmpty()) parts << Text::tr("the recipe was not saved: %1").arg(outcome.recipeProblem);
    return parts.join(QStringLiteral("; "));
}

Result<ImportOutcome> runImport(const store::Project& project, const ImportOrder& order, const JobContext& job) {
    double total = 0, done = 0;
    for (const ImportItem& item : order.items) total += static_cast<double>(std::max<std::int64_t>(1, item.bytes));
    ImportOutcome outcome;
    bool recipeDue = order.recipe.has_value();
    std::size_t number = 0;
    for (const ImportItem& item : order.items) {
        TOCSIN_TRY(job.check());
        const double weight = static_cast<double>(std::max<std::int64_t>(1, item.bytes));
        const std::string place =
            order.items.size() == 1 ? std::string() : Text::tr("file %1 of %2: ").arg(++number).arg(order.items.size()).toStdString();
        const JobContext part(job, [&](const ProgressUpdate& update) {
            job.progress((done + weight * std::clamp(update.fraction, 0.0, 1.0)) / total, place + update.step);
        });
        workflow::ImportRequest request;
        request.sources = {item.file};
        request.options = item.options;
        request.wholeLabel = item.wholeLabel;
        auto answer = workflow::importSources(project, request, part);
        done += weight;
        if (!answer.ok()) {
            if (answer.error().code == ErrorCode::Cancelled) return std::move(answer).error();
            outcome.failed.push_back({item.file.filename().string(), std::move(answer).error()});
            continue;
        }
        outcome.known += answer->known;
        if (answer->known > 0) continue;
        for (store::RecordingRecord& recording : answer->recordings) {
            outcome.rows += recording.rows;
            outcome.rejected += recording.rejected;
            outcome.recordings.push_back(std::move(recording));
        }
        if (!recipeDue) continue;
        recipeDue = false;
        if (const auto saved = ingest::saveRecipe(*order.recipe, order.recipeFile); !saved.ok())
            outcome.recipeProblem = QString::fromStdString(saved.error().message);
    }
    if (outcome.recordings.empty() && outcome.known == 0 && !outcome.failed.empty())
        return Error{outcome.failed.front().error.code, outcomeSentence(outcome).toStdString(), {}};
    return outcome;
}

int startImport(JobCenter& jobs, const std::shared_ptr<ProjectSession>& session, ImportOrder order,
                std::function<void(Result<ImportOutcome>)> done) {
    const QString name = order.items.size() == 1
                             ? Text::tr("Import %1").arg(QString::fromStdString(order.items.front().file.filename().string()))
                             : Text::tr("Import %1 files").arg(order.items.size());
    return jobs.start<ImportOutcome>(
        name, JobLane::Io, [session, order = std::move(order)](const JobContext& job) { return runImport(*session->project, order, job); },
        std::move(done), outcomeSentence);
}

} // namespace tocsin::workbench
