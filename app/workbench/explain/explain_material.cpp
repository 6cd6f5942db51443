// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/explain_material.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/workflow/run_scores.h"

namespace tocsin::workbench {

namespace {

/// The class of the confirmed fault that covers most of an event of a list.
void nameClasses(std::vector<ExplainItem>& items, const std::vector<label::Label>& labels) {
    for (ExplainItem& item : items) {
        if (item.kind != ItemKind::Missed && item.kind != ItemKind::Found) continue;
        TimeNs most = -1;
        for (const label::Label& label : labels) {
            const bool own = label.asset == item.asset || item.asset.starts_with(label.asset + " #");
            if (!own || !label.isFault() || label.status == label::LabelStatus::Rejected || !label.range.overlaps(item.range)) continue;
            const TimeNs shared = std::min(label.range.to, item.range.to) - std::max(label.range.from, item.range.from);
            if (shared <= most) continue;
            most = shared;
            item.className = label.className;
        }
    }
}

} // namespace

Result<std::vector<RunChoice>> runChoices(const ProjectSession& session) {
    std::vector<RunChoice> choices;
    for (const store::RunRecord& record : session.runs) {
        if (record.status != store::RunStatus::Finished) continue;
        RunChoice choice{record.id, record.recipe, false};
        for (const char* precision : {"fp32", "int8"}) {
            TOCSIN_ASSIGN(const auto decision, session.project->runs().decision(record.id, precision));
            choice.tuned = choice.tuned || decision.has_value();
        }
        choices.push_back(std::move(choice));
    }
    std::reverse(choices.begin(), choices.end());
    std::stable_partition(choices.begin(), choices.end(), [](const RunChoice& choice) { return choice.tuned; });
    return choices;
}

Result<std::shared_ptr<const ExplainMaterial>> explainMaterial(const store::Project& project, const AnswerStore& answers, RunId run,
                                                               const JobContext& job) {
    auto material = std::make_shared<ExplainMaterial>();
    material->run = run;
    TOCSIN_ASSIGN(const workflow::RunFiles files, workflow::readRunFiles(project, run));
    for (const auto& channel : files.contract.channels) material->channelNames.push_back(channel.name);
    if (files.contract.rateHz > 0)
        material->windowNs = static_cast<TimeNs>(1e9 / files.contract.rateHz * static_cast<double>(files.contract.windowSamples - 1));
    TOCSIN_ASSIGN(const workflow::RunScores scores, workflow::runScores(project, files, {}, nullptr, job));
    if (scores.series.empty())
        return Error{
            ErrorCode::Data,
            fmt::format("run {} has no test time with scores: its recordings are shorter than its window, or all in training", run.value),
            {}};
    TOCSIN_TRY(job.check());
    const auto alarms = workflow::alarmsOf(scores);
    material->tuned = scores.tuned;
    material->list = rankItems(scores, alarms, material->windowNs);
    TOCSIN_TRY(job.check());
    TOCSIN_ASSIGN(const std::vector<label::Label> labels, project.labels().all());
    nameClasses(material->list.items, labels);
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        auto& all = material->alarms[QString::fromStdString(scores.series[i].asset)];
        all.insert(all.end(), alarms[i].begin(), alarms[i].end());
    }
    TOCSIN_ASSIGN(material->answers, answers.read(run));
    return std::shared_ptr<const ExplainMaterial>(std::move(material));
}

} // namespace tocsin::workbench
