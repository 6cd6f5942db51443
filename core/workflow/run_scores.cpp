// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_scores.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/label/label_index.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_windows.h"
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

Result<runtime::Scorer> scorerOf(const RunFiles& run, const std::string& precision, const BaselineFile* baseline) {
    if (!baseline) return openScorer(run, precision);
    TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(run.baselineModel(baseline->name)));
    return runtime::Scorer::create(run.contract, std::move(model));
}

Result<label::LabelIndex> indexOf(const store::Project& project, const ScoreChoice& choice) {
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    return label::LabelIndex(countingLabels(std::move(labels), choice.classes, choice.ignoredClasses));
}

} // namespace

Result<ScoreChoice> settledChoice(const store::Project& project, const RunFiles& run, ScoreChoice choice) {
    TOCSIN_ASSIGN(choice.precision, resolvePrecision(run, choice.precision));
    std::optional<alarm::DecisionRecord> decision;
    if (choice.rule == RuleSource::Tuned) {
        TOCSIN_ASSIGN(decision, runDecision(project, run, choice.precision));
    }
    if (decision && choice.classes.empty() && choice.ignoredClasses.empty()) {
        choice.classes = decision->counting.classes;
        choice.ignoredClasses = decision->counting.ignoredClasses;
    }
    const double stepNs = run.contract.rateHz > 0 ? 1e9 / run.contract.rateHz : 0;
    const auto oneWindow = static_cast<TimeNs>(stepNs * static_cast<double>(run.contract.windowSamples));
    if (!choice.horizonNs) choice.horizonNs = decision ? decision->counting.horizonNs : 0;
    if (!choice.graceNs) choice.graceNs = decision ? decision->counting.graceNs : oneWindow;
    return choice;
}

Result<RunScores> runScores(const store::Project& project, const RunFiles& run, const ScoreChoice& asked, const BaselineFile* baseline,
                            const JobContext& job) {
    RunScores scores;
    TOCSIN_ASSIGN(scores.choice, settledChoice(project, run, asked));
    const ScoreChoice& choice = scores.choice;
    scores.eventOptions.horizonNs = *choice.horizonNs;
    scores.eventOptions.graceNs = *choice.graceNs;
    scores.precision = baseline ? "fp32" : choice.precision;
    if (baseline) {
        scores.rule = baseline->rule;
    } else {
        std::optional<alarm::DecisionRecord> decision;
        if (choice.rule == RuleSource::Tuned) {
            TOCSIN_ASSIGN(decision, runDecision(project, run, choice.precision));
        }
        scores.tuned = decision.has_value();
        scores.shown = decision && decision->shown;
        if (decision) {
            scores.rule = decision->rule;
        } else {
            TOCSIN_ASSIGN(scores.rule, untunedRule(run, choice.precision));
        }
    }
    TOCSIN_ASSIGN(runtime::Scorer scorer, scorerOf(run, scores.precision, baseline));
    TOCSIN_ASSIGN(const label::LabelIndex index, indexOf(project, choice));
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
        if (apart || assetsDone.insert(record.asset).second) {
            const RecordingId where = apart ? record.id : RecordingId{};
            for (alarm::TrueEvent event : index.faultEvents(record.asset, where)) {
                event.asset = asset;
                scores.events.push_back(std::move(event));
            }
            for (const TimeRange& range : index.rangesOf(record.asset, where, std::string(label::kUnknownClass)))
                scores.eventOptions.unjudged.push_back({asset, range});
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

std::vector<std::vector<alarm::AlarmInterval>> alarmsOf(const RunScores& scores) {
    return alarm::applyRule(scores.series, scores.rule);
}

Result<std::vector<float>> trainingScores(const store::Project& project, const RunFiles& run, const ScoreChoice& asked,
                                          const BaselineFile* baseline, const JobContext& job) {
    constexpr std::size_t kEnough = 20'000; // quartiles of so many stand within a per cent
    TOCSIN_ASSIGN(const ScoreChoice choice, settledChoice(project, run, asked));
    TOCSIN_ASSIGN(runtime::Scorer scorer, scorerOf(run, choice.precision, baseline));
    TOCSIN_ASSIGN(const label::LabelIndex index, indexOf(project, choice));
    const bool useLabels = labelUse(run) == learn::LabelUse::Use;
    std::vector<float> scores;
    std::set<std::int64_t> done;
    for (const learn::SplitRange& first : run.split.ranges) {
        if (first.part != learn::Part::Train || scores.size() >= kEnough || !done.insert(first.recording.value).second) continue;
        TOCSIN_ASSIGN(const store::RecordingRecord record, project.recordings().find(first.recording));
        TOCSIN_ASSIGN(const auto source, project.recordings().open(record.id));
        TOCSIN_ASSIGN(const RecordingScores own, scoreRecording(*source, record.source, record.asset, scorer, job));
        const TimeNs windowNs = own.stepNs / std::max<std::int64_t>(1, run.contract.strideSamples) * run.contract.windowSamples;
        for (std::size_t i = 0; i < own.scores.size(); ++i) {
            const std::int64_t row = own.rows[i], begin = row - run.contract.windowSamples + 1;
            const bool trained = std::any_of(run.split.ranges.begin(), run.split.ranges.end(), [&](const learn::SplitRange& range) {
                return range.part == learn::Part::Train && range.recording == record.id && begin >= range.fromRow && row < range.toRow;
            });
            const TimeRange span{own.times[i] - windowNs, own.times[i]};
            if (trained && (!useLabels || index.judge(record.asset, record.id, span) == label::Judgement::Normal))
                scores.push_back(own.scores[i]);
        }
    }
    return scores;
}

} // namespace tocsin::workflow
