// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_scores.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/alarm/decision_record.h"
#include "core/label/label_index.h"
#include "core/workflow/training_data.h"

namespace tocsin::workflow {

namespace {

bool wanted(learn::Part part, ScoredPart choice) {
    if (part == learn::Part::Validation) return choice != ScoredPart::Test;
    if (part == learn::Part::Test) return choice != ScoredPart::Validation;
    return false;
}

/// Assets of which some recordings overlap in time: their histories cannot be one.
std::set<std::string> overlappingAssets(const std::vector<store::RecordingRecord>& records) {
    std::map<std::string, std::vector<TimeRange>> ranges;
    for (const auto& record : records) ranges[record.asset].push_back(record.range);
    std::set<std::string> found;
    for (auto& [asset, list] : ranges) {
        std::sort(list.begin(), list.end(), [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
        for (std::size_t i = 1; i < list.size(); ++i)
            if (list[i].from <= list[i - 1].to) found.insert(asset);
    }
    return found;
}

} // namespace

Result<RunScores> runScores(const store::Project& project, const RunFiles& run, const ScoreChoice& choice, const BaselineFile* baseline,
                            const JobContext& job) {
    RunScores scores;
    scores.eventOptions.horizonNs = choice.horizonNs;
    const double stepNs = run.contract.rateHz > 0 ? 1e9 / run.contract.rateHz : 0;
    scores.eventOptions.graceNs =
        choice.graceNs >= 0 ? choice.graceNs : static_cast<TimeNs>(stepNs * static_cast<double>(run.contract.windowSamples));
    if (baseline) {
        scores.precision = "fp32";
        scores.rule = baseline->rule;
    } else {
        TOCSIN_ASSIGN(scores.precision, resolvePrecision(run, choice.precision));
        scores.rule = run.defaultRule;
        TOCSIN_ASSIGN(const auto decision, project.runs().decision(run.id, scores.precision));
        if (decision) {
            TOCSIN_ASSIGN(const alarm::DecisionRecord record, alarm::decisionRecordFromJson(decision->content));
            scores.rule = record.rule;
            scores.tuned = true;
        }
    }
    const auto open = [&]() -> Result<runtime::Scorer> {
        if (!baseline) return openScorer(run, scores.precision);
        TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(run.baselineModel(baseline->name)));
        return runtime::Scorer::create(run.contract, std::move(model));
    };
    TOCSIN_ASSIGN(runtime::Scorer scorer, open());

    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    const label::LabelIndex index(countingLabels(std::move(labels), choice.classes));
    std::vector<store::RecordingRecord> records;
    for (const learn::SplitRange& range : run.split.ranges) {
        if (!wanted(range.part, choice.part)) continue;
        if (std::any_of(records.begin(), records.end(), [&](const auto& record) { return record.id == range.recording; })) continue;
        TOCSIN_ASSIGN(store::RecordingRecord record, project.recordings().find(range.recording));
        records.push_back(std::move(record));
    }
    const std::set<std::string> overlapping = overlappingAssets(records);
    std::set<std::string> assetsDone;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const store::RecordingRecord& record = records[i];
        job.progress(static_cast<double>(i) / static_cast<double>(records.size()), "scoring " + record.source);
        TOCSIN_ASSIGN(const auto source, project.recordings().open(record.id));
        const bool apart = overlapping.contains(record.asset);
        const std::string asset = apart ? fmt::format("{} #{}", record.asset, record.id.value) : record.asset;
        TOCSIN_ASSIGN(RecordingScores own, scoreRecording(*source, record.source, asset, scorer, job));
        own.recording = record.id;
        for (const learn::SplitRange& range : run.split.ranges) {
            if (range.recording != record.id || !wanted(range.part, choice.part)) continue;
            // Windows wholly inside the part; with a head split test windows may reach back (SplitPlan).
            const bool reaches = run.split.testReachesBack && range.part == learn::Part::Test;
            const std::int64_t from = reaches ? range.fromRow : range.fromRow + run.contract.windowSamples - 1;
            for (auto& part : scoreSeries(own, from, range.toRow)) scores.series.push_back(std::move(part));
        }
        if (apart || assetsDone.insert(record.asset).second)
            for (alarm::TrueEvent event : index.faultEvents(record.asset, apart ? record.id : RecordingId{})) {
                event.asset = asset;
                scores.events.push_back(std::move(event));
            }
        scores.notFit += own.notFit;
        scores.recordings.push_back(std::move(own));
    }
    std::stable_sort(scores.series.begin(), scores.series.end(), [](const alarm::ScoreSeries& a, const alarm::ScoreSeries& b) {
        return std::tie(a.asset, a.times.front()) < std::tie(b.asset, b.times.front());
    });
    return scores;
}

Result<RunScores> runScores(const store::Project& project, RunId id, ScoredPart part, const std::string& precision, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, id));
    ScoreChoice choice;
    choice.part = part;
    choice.precision = precision;
    return runScores(project, run, choice, nullptr, job);
}

} // namespace tocsin::workflow
