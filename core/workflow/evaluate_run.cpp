// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "core/alarm/point_metrics.h"
#include "core/alarm/time_in_alarm.h"
#include "core/label/label_index.h"
#include "core/workflow/row_stream.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/training_data.h"
#include "core/workflow/tune_run.h"

namespace tocsin::workflow {

namespace {

struct Truth {
    const label::LabelIndex& index;
    std::string asset; ///< as the labels know it
    RecordingId recording;
    [[nodiscard]] bool faultAt(TimeNs time) const { return index.touchesFault(asset, recording, {time, time}); }
    [[nodiscard]] bool unknownAt(TimeNs time) const { return !faultAt(time) && index.touchesUnknown(asset, recording, {time, time}); }
};

bool inRanges(const std::vector<learn::SplitRange>& ranges, RecordingId recording, std::int64_t row) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const learn::SplitRange& range) {
        return range.recording == recording && row >= range.fromRow && row < range.toRow;
    });
}

std::vector<learn::SplitRange> rangesOf(const RunFiles& run, ScoredPart part) {
    std::vector<learn::SplitRange> ranges;
    if (part != ScoredPart::Test) ranges = run.split.of(learn::Part::Validation);
    if (part != ScoredPart::Validation)
        for (const auto& range : run.split.of(learn::Part::Test)) ranges.push_back(range);
    return ranges;
}

/// Every row of the part, in alarm or not, against its label.
Result<alarm::PointMetrics> rowMetrics(const store::Project& project, const RunFiles& run, const RunScores& scores,
                                       const std::vector<learn::SplitRange>& ranges,
                                       const std::vector<std::vector<alarm::AlarmInterval>>& alarms, const label::LabelIndex& index,
                                       const JobContext& job) {
    std::int64_t tp = 0, fp = 0, fn = 0, tn = 0;
    for (const RecordingScores& own : scores.recordings) {
        std::vector<TimeRange> standing; // [raised, cleared)
        for (std::size_t i = 0; i < scores.series.size(); ++i)
            if (scores.series[i].asset == own.asset)
                for (const alarm::AlarmInterval& alarm : alarms[i]) {
                    // The score that ends an alarm is low; one that a break ended stood at its last score still.
                    const bool toTheEnd = alarm.open || alarm.brokenOff;
                    standing.push_back({alarm.raised, toTheEnd ? alarm.cleared : alarm.cleared - 1});
                }
        const std::vector<TimeRange> merged = label::mergeRanges(std::move(standing));
        TOCSIN_ASSIGN(const auto source, project.recordings().open(own.recording));
        TOCSIN_ASSIGN(const store::RecordingRecord record, project.recordings().find(own.recording));
        const Truth truth{index, record.asset, own.recording};
        TOCSIN_ASSIGN(const RowStream stream, RowStream::open(*source, run.contract.channels, record.source));
        TOCSIN_ASSIGN(const std::vector<TimeNs> times, source->times(stream.clockGroup(), 0, stream.rows()));
        TOCSIN_TRY(job.check());
        for (std::int64_t row = 0; row < stream.rows(); ++row) {
            if (!inRanges(ranges, own.recording, row)) continue;
            const TimeNs time = times[static_cast<std::size_t>(row)];
            const bool flagged = label::touches(merged, {time, time});
            if (truth.faultAt(time))
                ++(flagged ? tp : fn);
            else if (!truth.unknownAt(time))
                ++(flagged ? fp : tn);
        }
    }
    return alarm::pointMetrics(tp, fp, fn, tn);
}

/// Scores of the part with the label of each window's last sample.
struct Judged {
    std::vector<float> scores;
    std::vector<std::uint8_t> bad;
    std::vector<int> predicted, truth; // classifiers, indexes into names
    std::vector<std::string> names;    // classes of training, then those that it never saw
    std::int64_t unseenClassWindows = 0;
};

/// Classes of the run with a label in its training part ("normal" needs none). Others are in the run's list because recordings of other
/// parts have them.
Result<std::set<std::string>> trainedClasses(const store::Project& project, const RunFiles& run, const label::LabelIndex& index) {
    std::set<std::string> trained;
    if (std::find(run.classes.begin(), run.classes.end(), label::kNormalClass) != run.classes.end()) trained.emplace(label::kNormalClass);
    for (const learn::SplitRange& range : run.split.of(learn::Part::Train)) {
        if (range.toRow <= range.fromRow) continue;
        TOCSIN_ASSIGN(const auto source, project.recordings().open(range.recording));
        TOCSIN_ASSIGN(const store::RecordingRecord record, project.recordings().find(range.recording));
        TOCSIN_ASSIGN(const RowStream stream, RowStream::open(*source, run.contract.channels, record.source));
        TOCSIN_ASSIGN(const std::vector<TimeNs> first, source->times(stream.clockGroup(), range.fromRow, range.fromRow + 1));
        TOCSIN_ASSIGN(const std::vector<TimeNs> last, source->times(stream.clockGroup(), range.toRow - 1, range.toRow));
        if (first.empty() || last.empty()) continue;
        for (const std::string& name : run.classes)
            if (index.touches(record.asset, record.id, {first.front(), last.front()}, name)) trained.insert(name);
    }
    return trained;
}

Judged judge(const RunFiles& run, const RunScores& scores, const std::vector<learn::SplitRange>& ranges, const label::LabelIndex& index,
             const std::vector<store::RecordingRecord>& records, const std::set<std::string>& trained) {
    Judged judged;
    const std::size_t classes = run.classes.size();
    judged.names = run.classes;
    for (std::size_t r = 0; r < scores.recordings.size(); ++r) {
        const RecordingScores& own = scores.recordings[r];
        const Truth truth{index, records[r].asset, own.recording};
        for (std::size_t i = 0; i < own.scores.size(); ++i) {
            const std::int64_t first = own.rows[i] - (run.split.testReachesBack ? 0 : run.contract.windowSamples - 1);
            if (!inRanges(ranges, own.recording, own.rows[i]) || !inRanges(ranges, own.recording, first) || truth.unknownAt(own.times[i]))
                continue;
            judged.scores.push_back(own.scores[i]);
            judged.bad.push_back(truth.faultAt(own.times[i]) ? 1 : 0);
            if (own.probabilities.empty()) continue;
            const std::string name = index.classOf(records[r].asset, own.recording, {own.times[i], own.times[i]});
            auto known = std::find(judged.names.begin(), judged.names.end(), name);
            if (known == judged.names.end()) known = judged.names.insert(known, name);
            const auto place = static_cast<std::size_t>(known - judged.names.begin());
            judged.unseenClassWindows += !trained.contains(name);
            const auto row = own.probabilities.begin() + static_cast<std::ptrdiff_t>(i * classes);
            judged.truth.push_back(static_cast<int>(place));
            judged.predicted.push_back(static_cast<int>(std::max_element(row, row + static_cast<std::ptrdiff_t>(classes)) - row));
        }
    }
    return judged;
}

double seconds(TimeNs duration) {
    return static_cast<double>(duration) / static_cast<double>(kNsPerSecond);
}

/// A baseline at the model's operating point: the same question answered on its own scores of the validation part.
struct BaselineAnswer {
    BaselineFile file;
    Json said; ///< how its rule came about
};

Result<BaselineAnswer> tunedBaseline(const store::Project& project, const RunFiles& run, const alarm::DecisionRecord& decision,
                                     const BaselineFile& baseline, const JobContext& job) {
    const TuneRequest request = sameRequest(decision, run.id, "fp32");
    TOCSIN_ASSIGN(const alarm::DecisionRecord record, solveRun(project, run, request, &baseline, job));
    return BaselineAnswer{
        {baseline.name, record.rule},
        {{"rule_from", fmt::format("the run's budget {} solved on this baseline's own scores", formatBudget(record.budget))},
         {"shown", record.shown},
         {"bound", number(record.bound)}}};
}

} // namespace

double figureRank(const Json& figures) {
    if (figures.contains("accuracy") && figures["accuracy"].is_number()) return 10 + figures["accuracy"].get<double>();
    if (figures["auc"].is_number()) return figures["auc"].get<double>();
    return figures["events"].get<int>() > 0 ? figures["events_found"].get<double>() / figures["events"].get<double>() - 1 : -2;
}

Result<Json> modelFigures(const store::Project& project, const RunFiles& run, const ScoreChoice& choice, const BaselineFile* baseline,
                          const JobContext& job) {
    TOCSIN_ASSIGN(const RunScores scores, runScores(project, run, choice, baseline, job));
    const std::vector<std::vector<alarm::AlarmInterval>> alarms = alarmsOf(scores);
    Json figures = alarm::toJson(alarm::eventMetrics(scores.series, scores.events, alarms, scores.eventOptions));
    const alarm::TimeInAlarmLimits limits = alarm::timeInAlarmLimits(scores.series, scores.events, alarms, scores.eventOptions);
    figures["clean_time_in_alarm_limits"] = limits.limits ? Json{limits.limits->low, limits.limits->high} : Json(nullptr);
    figures["clean_time_in_alarm_limits_why"] = limits.limits
                                                    ? Json(fmt::format("bootstrap of {} machine-days, {} draws, seed {}", limits.blocks,
                                                                       alarm::kBootstrapDraws, alarm::kBootstrapSeed))
                                                    : Json(limits.why);

    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    const label::LabelIndex index(countingLabels(std::move(labels), scores.choice.classes, scores.choice.ignoredClasses));
    std::vector<store::RecordingRecord> records;
    for (const RecordingScores& own : scores.recordings) {
        TOCSIN_ASSIGN(store::RecordingRecord record, project.recordings().find(own.recording));
        records.push_back(std::move(record));
    }
    const std::vector<learn::SplitRange> ranges = rangesOf(run, choice.part);
    std::set<std::string> trained;
    if (!run.classes.empty()) {
        TOCSIN_ASSIGN(trained, trainedClasses(project, run, index));
    }
    const Judged judged = judge(run, scores, ranges, index, records, trained);
    const alarm::RankMetrics ranks = alarm::rankMetrics(judged.scores, judged.bad);
    figures["auc"] = number(ranks.auc);
    figures["ap"] = number(ranks.averagePrecision);
    figures["windows"] = judged.scores.size();
    figures["windows_not_fit"] = scores.notFit;
    TOCSIN_ASSIGN(const alarm::PointMetrics points, rowMetrics(project, run, scores, ranges, alarms, index, job));
    figures["points"] = alarm::toJson(points);
    if (!judged.truth.empty()) {
        TOCSIN_ASSIGN(const alarm::ClassMetrics classes, alarm::classMetrics(judged.predicted, judged.truth, judged.names));
        figures.update(alarm::toJson(classes));
        figures["unseen_class_windows"] = judged.unseenClassWindows;
    }
    figures["rule"] = alarm::toJson(scores.rule);
    figures["rule_from"] = scores.tuned ? "tune" : "held-out normal windows of training";
    figures["precision"] = scores.precision;
    figures["counting"] = {{"horizon_s", seconds(*scores.choice.horizonNs)},
                           {"grace_s", seconds(*scores.choice.graceNs)},
                           {"classes", scores.choice.classes},
                           {"ignored_classes", scores.choice.ignoredClasses}};
    return figures;
}

Result<Json> evaluateRun(const store::Project& project, const EvaluateRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    const auto ranges = rangesOf(run, request.choice.part);
    if (ranges.empty())
        return Error{ErrorCode::Data, fmt::format("run {} has no test part; its split was: {}", request.run.value, run.split.sentence), {}};
    TOCSIN_ASSIGN(const ScoreChoice choice, settledChoice(project, run, request.choice));
    TOCSIN_ASSIGN(Json answer, modelFigures(project, run, choice, nullptr, job));
    answer["run"] = request.run.value;
    answer["recipe"] = run.recipe;
    answer["split"] = run.split.sentence;
    TOCSIN_ASSIGN(answer["model_sha256"], modelHash(run, choice.precision));
    answer["baselines"] = Json::array();
    std::optional<alarm::DecisionRecord> decision;
    if (choice.rule == RuleSource::Tuned) {
        TOCSIN_ASSIGN(decision, runDecision(project, run, choice.precision));
    }
    const Json* best = nullptr;
    for (const BaselineFile& baseline : run.baselines) {
        BaselineAnswer solved{baseline, Json::object()};
        if (decision) {
            TOCSIN_ASSIGN(solved, tunedBaseline(project, run, *decision, baseline, job));
        }
        TOCSIN_ASSIGN(Json figures, modelFigures(project, run, choice, &solved.file, job));
        figures["name"] = baseline.name;
        figures.update(solved.said);
        answer["baselines"].push_back(std::move(figures));
    }
    for (const Json& figures : answer["baselines"])
        if (best == nullptr || figureRank(figures) > figureRank(*best)) best = &figures;
    answer["baseline"] = best ? *best : Json(nullptr);
    if (request.remember && project.access() == store::Access::ReadWrite) {
        Json kept = answer;
        kept.erase("baselines");
        TOCSIN_TRY(project.runs().setMetrics(request.run, "evaluate", kept));
    }
    return answer;
}

} // namespace tocsin::workflow
