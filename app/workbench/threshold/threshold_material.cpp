// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/threshold/threshold_material.h"

#include <algorithm>

#include "core/workflow/run_decision.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {
constexpr std::size_t kCurvePoints = 600, kBins = 160;
constexpr int kAxisTicks = 8; // as the chart below the histogram has it
} // namespace

JudgedPart judge(std::shared_ptr<const workflow::RunScores> scores, const alarm::RuleForm& form) {
    JudgedPart part;
    part.curve = std::make_shared<const alarm::EpisodeCurve>(scores->series, scores->events, form, scores->eventOptions);
    part.points = part.curve->points(kCurvePoints);
    double low = part.curve->lowest(), high = part.curve->highest();
    if (!part.points.empty()) {
        low = part.points.front().threshold;
        high = part.points.back().threshold;
    }
    const widgets::ValueRange axis = widgets::roundRange(low, high > low ? high : low + 1, kAxisTicks);
    part.counts = countScores(scores->series, scores->events, scores->eventOptions, axis.minimum, axis.maximum, kBins);
    part.scores = std::move(scores);
    return part;
}

Result<std::shared_ptr<const ThresholdMaterial>> thresholdMaterial(const store::Project& project, RunId run, const JobContext& job) {
    auto material = std::make_shared<ThresholdMaterial>();
    std::optional<Error> reason;
    for (const auto part : {workflow::ScoredPart::Validation, workflow::ScoredPart::Test}) {
        auto scores = workflow::runScores(project, run, part, "auto", job);
        TOCSIN_TRY(job.check());
        if (!scores.ok()) {
            if (scores.error().code != ErrorCode::Data) return std::move(scores).error();
            reason = scores.error(); // a split without that part
            continue;
        }
        if (scores->series.empty()) continue;
        if (scores->tuned && !material->budget) {
            TOCSIN_ASSIGN(const workflow::RunFiles files, workflow::readRunFiles(project, run));
            TOCSIN_ASSIGN(const auto decision, workflow::runDecision(project, files, scores->precision));
            if (decision) material->budget = decision->budget;
        }
        material->rule = scores->rule;
        material->form = {scores->rule.m, scores->rule.n, scores->rule.hysteresis};
        auto& into = part == workflow::ScoredPart::Validation ? material->validation : material->test;
        into = judge(std::make_shared<const workflow::RunScores>(std::move(*scores)), material->form);
    }
    if (!material->validation && !material->test && reason) return std::move(*reason);
    return std::shared_ptr<const ThresholdMaterial>(std::move(material));
}

std::shared_ptr<const ThresholdMaterial> reformed(const ThresholdMaterial& material, const alarm::RuleForm& form) {
    auto other = std::make_shared<ThresholdMaterial>();
    other->rule = material.rule;
    other->form = form;
    if (material.validation) other->validation = judge(material.validation->scores, form);
    if (material.test) other->test = judge(material.test->scores, form);
    return other;
}

Result<PartAlarms> partAlarms(const JudgedPart& part, const alarm::DecisionRule& rule, const JobContext& job) {
    const workflow::RunScores& scores = *part.scores;
    PartAlarms alarms;
    TOCSIN_TRY(job.check());
    const auto lists = alarm::applyRule(scores.series, rule); // as workflow::alarmsOf(), at the chosen threshold
    TOCSIN_TRY(job.check());
    alarms.metrics = alarm::eventMetrics(scores.series, scores.events, lists, scores.eventOptions);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const QString asset = QString::fromStdString(scores.series[i].asset);
        auto& all = alarms.byAsset[asset];
        all.insert(all.end(), lists[i].begin(), lists[i].end());
        alarms.total += lists[i].size();
        for (const alarm::AlarmInterval& interval : lists[i])
            if (alarms.rows.size() < kListedAlarms)
                alarms.rows.push_back(
                    {asset, interval, verdictOf(scores.series[i].asset, interval.raised, scores.events, scores.eventOptions)});
    }
    return alarms;
}

} // namespace tocsin::workbench
