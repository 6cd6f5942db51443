// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/preflight.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "core/label/label_index.h"
#include "core/network/cost_model.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/report_data.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_scores.h"
#include "core/workflow/run_states.h"
#include "core/workflow/run_windows.h"
#include "core/workflow/training_data.h"

namespace tocsin::workflow {

namespace {

constexpr double kLookShift = 1, kStopShift = 3, kLookShare = 0.03, kStopShare = 0.10, kOtherRate = 0.05, kLookMemory = 0.7,
                 kLookLatency = 0.1, kNormalIqr = 1.349;
constexpr int kTimedCalls = 1000, kWarmCalls = 32;
constexpr double kMostSeconds = 2;
constexpr TimeNs kYear1990 = 631'152'000 * kNsPerSecond;

CheckState worse(CheckState a, CheckState b) {
    const auto rank = [](CheckState state) {
        return state == CheckState::Stop ? 3 : state == CheckState::Look ? 2 : state == CheckState::Good ? 1 : 0;
    };
    return rank(a) >= rank(b) ? a : b;
}

CheckState byLimits(double value, double look, double stop) {
    return value >= stop ? CheckState::Stop : value >= look ? CheckState::Look : CheckState::Good;
}

class Preflight {
public:
    Preflight(const store::Project& project, const PreflightRequest& request, const JobContext& job)
        : m_project(project), m_request(request), m_job(job) {}

    Result<PreflightFacts> look() {
        TOCSIN_ASSIGN(m_run, readRunFiles(m_project, m_request.run));
        TOCSIN_ASSIGN(m_facts.precision, resolvePrecision(m_run, m_request.precision));
        TOCSIN_ASSIGN(const std::vector<store::RecordingRecord> recordings, m_project.recordings().all());
        for (const store::RecordingRecord& record : recordings) {
            const bool used = std::any_of(m_run.split.ranges.begin(), m_run.split.ranges.end(),
                                          [&](const learn::SplitRange& range) { return range.recording == record.id; });
            (used ? m_used : m_new).push_back(record);
        }
        m_job.progress(0.05, "split, channels, clock");
        leakage();
        channels();
        clock();
        TOCSIN_TRY(age());
        TOCSIN_TRY(budget());
        m_job.progress(0.15, "memory and latency");
        TOCSIN_TRY(memory());
        TOCSIN_TRY(windows());
        TOCSIN_TRY(latency());
        m_job.progress(0.4, "drift");
        TOCSIN_TRY(drift());
        m_job.progress(0.7, "baseline");
        TOCSIN_TRY(baseline());
        return m_facts;
    }

private:
    void leakage() {
        auto& leakage = m_facts.leakage;
        leakage.sharedRows = sharedRows(m_run.split);
        leakage.reachesBack = m_run.split.testReachesBack;
        std::map<std::string, std::set<learn::Part>> parts;
        for (const store::RecordingRecord& record : m_used)
            for (const learn::SplitRange& range : m_run.split.ranges)
                if (range.recording == record.id) parts[record.asset].insert(range.part);
        for (const auto& [asset, in] : parts) leakage.sharedAssets += in.contains(learn::Part::Train) && in.contains(learn::Part::Test);
        leakage.state = leakage.sharedRows > 0 ? CheckState::Stop : leakage.reachesBack ? CheckState::Look : CheckState::Good;
    }

    void channels() {
        auto& channels = m_facts.channels;
        channels.channels = static_cast<std::int64_t>(m_run.contract.channels.size());
        channels.state = CheckState::Good;
        for (const auto* list : {&m_used, &m_new})
            for (const store::RecordingRecord& record : *list) {
                ++channels.recordings;
                const std::size_t before = channels.faults.size();
                for (const runtime::ContractChannel& wanted : m_run.contract.channels) checkChannel(record, wanted);
                if (channels.faults.size() > before)
                    channels.state = worse(channels.state, list == &m_used ? CheckState::Stop : CheckState::Look);
            }
    }

    void checkChannel(const store::RecordingRecord& record, const runtime::ContractChannel& wanted) {
        for (const store::GroupRecord& group : record.groups)
            for (const series::ChannelInfo& channel : group.info.channels) {
                if (channel.name != wanted.name) continue;
                if (channel.unit != wanted.unit)
                    m_facts.channels.faults.push_back({record.source, wanted.name, wanted.unit, channel.unit, false});
                return;
            }
        m_facts.channels.faults.push_back({record.source, wanted.name, wanted.unit, {}, true});
    }

    void clock() {
        auto& clock = m_facts.clock;
        clock.state = CheckState::Good;
        for (const auto* list : {&m_used, &m_new})
            for (const store::RecordingRecord& record : *list) {
                std::int64_t backward = 0, duplicates = 0;
                double rate = 0;
                std::int64_t rows = -1;
                for (const store::GroupRecord& group : record.groups) {
                    backward += group.backward;
                    duplicates += group.duplicates;
                    if (group.rows > rows && group.medianStepNs > 0)
                        rate = 1e9 / static_cast<double>(group.medianStepNs), rows = group.rows;
                }
                const bool outside = record.range.from < kYear1990 || record.range.to > nowUtc() + kNsPerDay;
                const bool otherRate = rate > 0 && m_run.contract.rateHz > 0 && std::abs(rate / m_run.contract.rateHz - 1) > kOtherRate;
                const CheckState state = outside                                       ? CheckState::Stop
                                         : backward > 0 || duplicates > 0 || otherRate ? CheckState::Look
                                                                                       : CheckState::Good;
                if (worse(clock.state, state) != clock.state) {
                    clock.state = state;
                    clock.example = record.source;
                }
                clock.backward += backward;
                clock.duplicates += duplicates;
                clock.outside += outside;
                clock.otherRate += otherRate;
            }
        const Json& dialect = m_run.contract.dialect;
        if (dialect.is_object() && dialect.contains("zone") && dialect.at("zone").is_string()) clock.zone = dialect.at("zone");
    }

    Result<void> age() {
        TOCSIN_ASSIGN(const store::RunRecord record, m_project.runs().find(m_run.id));
        TOCSIN_ASSIGN(const std::vector<store::GestureRecord> gestures, m_project.labels().gestures());
        auto& age = m_facts.age;
        age.labelChanges = std::count_if(gestures.begin(), gestures.end(),
                                         [&](const store::GestureRecord& gesture) { return gesture.time > record.created; });
        age.newRecordings =
            std::count_if(m_new.begin(), m_new.end(), [&](const store::RecordingRecord& one) { return one.imported > record.created; });
        TOCSIN_ASSIGN(const auto states, runStates(m_project, m_job));
        const auto state = states.find(m_run.id.value);
        const Freshness freshness = state == states.end() ? Freshness::Unknown : state->second.freshness;
        const bool changed = age.labelChanges > 0 || age.newRecordings > 0;
        age.state = freshness == Freshness::Older || (freshness == Freshness::Unknown && changed) ? CheckState::Look : CheckState::Good;
        return {};
    }

    Result<void> budget() {
        auto& budget = m_facts.budget;
        TOCSIN_ASSIGN(const auto decision, runDecision(m_project, m_run, m_facts.precision));
        budget.tuned = decision.has_value();
        budget.state = !decision ? CheckState::Stop : decision->shown ? CheckState::Good : CheckState::Look;
        if (!decision) return {};
        budget.budget = alarm::formatBudget(decision->budget);
        budget.bound = decision->bound;
        if (decision->missing) budget.missing = decision->missing->sentence;
        return {};
    }

    Result<void> memory() {
        auto& memory = m_facts.memory;
        TOCSIN_ASSIGN(const network::Graph graph, readGraph(m_run));
        const network::Cost cost = network::costOf(graph);
        std::error_code problem;
        memory.modelBytes = static_cast<std::int64_t>(std::filesystem::file_size(m_run.model(m_facts.precision), problem));
        if (problem) return Error{ErrorCode::Io, "cannot read " + m_run.model(m_facts.precision).string() + ": " + problem.message(), {}};
        memory.activationBytes = m_facts.precision == "int8" ? cost.peakActivationBytesInt8 : cost.peakActivationBytes;
        memory.targetBytes = m_request.targetBytes;
        if (memory.targetBytes <= 0) return {};
        const double share = static_cast<double>(memory.modelBytes + memory.activationBytes) / static_cast<double>(memory.targetBytes);
        memory.state = share > 1 ? CheckState::Stop : share > kLookMemory ? CheckState::Look : CheckState::Good;
        return {};
    }

    Result<void> windows() {
        ScoreChoice choice;
        choice.precision = m_facts.precision;
        TOCSIN_ASSIGN(m_terms, settledChoice(m_project, m_run, choice));
        TOCSIN_ASSIGN(m_windows, runWindows(m_project, m_run, m_terms.classes, m_terms.ignoredClasses, m_job));
        return {};
    }

    Result<void> latency() {
        auto& latency = m_facts.latency;
        auto samples = sampleWindows(m_windows, learn::Part::Test, 64);
        if (samples.empty()) samples = sampleWindows(m_windows, learn::Part::Train, 64);
        if (samples.empty()) return {};
        TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(m_run.model(m_facts.precision)));
        runtime::ModelOutput output;
        for (int i = 0; i < kWarmCalls; ++i) TOCSIN_TRY(model.run(samples[static_cast<std::size_t>(i) % samples.size()], output));
        using Clock = std::chrono::steady_clock;
        const auto milliseconds = [](Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); };
        std::vector<double> times;
        const auto begin = Clock::now();
        for (int i = 0; i < kTimedCalls && milliseconds(Clock::now() - begin) < kMostSeconds * 1000; ++i) {
            TOCSIN_TRY(m_job.check());
            const auto start = Clock::now();
            TOCSIN_TRY(model.run(samples[static_cast<std::size_t>(i) % samples.size()], output));
            times.push_back(milliseconds(Clock::now() - start));
        }
        latency.calls = static_cast<std::int64_t>(times.size());
        latency.medianMs = alarm::quantile(times, 0.5).value_or(0);
        latency.p99Ms = alarm::quantile(times, 0.99).value_or(0);
        latency.worstMs = alarm::quantile(times, 1).value_or(0);
        if (m_run.contract.rateHz > 0)
            latency.periodMs = 1000.0 * static_cast<double>(m_run.contract.strideSamples) / m_run.contract.rateHz;
        latency.state = latency.periodMs > 0 ? byLimits(latency.p99Ms / latency.periodMs, kLookLatency, 1) : CheckState::Unknown;
        return {};
    }

    Result<void> drift() {
        auto& drift = m_facts.drift;
        std::stable_sort(m_new.begin(), m_new.end(), [](const auto& a, const auto& b) { return a.range.to > b.range.to; });
        if (m_new.size() > kNewRecordings) m_new.resize(kNewRecordings);
        TOCSIN_TRY(scoreDrift());
        TOCSIN_ASSIGN(const std::vector<learn::TrainingRecording> fresh, freshRecordings());
        drift.recordings = static_cast<std::int64_t>(fresh.size());
        bool any = false;
        for (std::size_t channel = 0; channel < m_run.contract.channels.size(); ++channel) {
            TOCSIN_TRY(m_job.check());
            const auto finite = [](std::vector<double> values) {
                std::erase_if(values, [](double value) { return !std::isfinite(value); });
                return values;
            };
            const std::vector<double> before = finite(partValues(m_windows, m_run, learn::Part::Train, channel));
            std::vector<double> now = partValues(m_windows, m_run, learn::Part::Test, channel);
            for (const learn::TrainingRecording& recording : fresh)
                now.insert(now.end(), recording.columns[channel].begin(), recording.columns[channel].end());
            now = finite(std::move(now));
            if (before.empty() || now.empty()) continue;
            const double low = *alarm::quantile(before, 0.25), middle = *alarm::quantile(before, 0.5),
                         high = *alarm::quantile(before, 0.75);
            const double moved = std::abs(*alarm::quantile(now, 0.5) - middle), deviation = (high - low) / kNormalIqr;
            const double shift = moved > 0 ? moved / deviation : 0; // infinite where training never moved at all
            if (!any || shift > drift.shift) drift.channel = m_run.contract.channels[channel].name, drift.shift = shift;
            any = true;
        }
        if (any) drift.state = byLimits(drift.shift, kLookShift, kStopShift);
        if (drift.scoreShare) drift.state = worse(drift.state, byLimits(*drift.scoreShare, kLookShare, kStopShare));
        return {};
    }

    Result<void> scoreDrift() {
        TOCSIN_ASSIGN(const std::vector<float> training, trainingScores(m_project, m_run, m_terms, nullptr, m_job));
        const auto limit = alarm::quantile(std::vector<double>(training.begin(), training.end()), 0.99);
        if (!limit) return {};
        ScoreChoice choice = m_terms;
        choice.part = ScoredPart::Test;
        TOCSIN_ASSIGN(const RunScores scores, runScores(m_project, m_run, choice, nullptr, m_job));
        auto clean = alarm::cleanSeries(scores.series, scores.events, scores.eventOptions);
        TOCSIN_ASSIGN(std::vector<label::Label> labels, m_project.labels().all());
        const label::LabelIndex index(countingLabels(std::move(labels), m_terms.classes, m_terms.ignoredClasses));
        TOCSIN_ASSIGN(runtime::Scorer scorer, openScorer(m_run, m_facts.precision));
        for (const store::RecordingRecord& record : m_new) {
            TOCSIN_ASSIGN(const auto source, m_project.recordings().open(record.id));
            auto own = scoreRecording(*source, record.source, record.asset, scorer, m_job);
            if (!own.ok() && own.error().code == ErrorCode::Data) continue; // lacks channels: said elsewhere
            if (!own.ok()) return std::move(own).error();
            alarm::EventOptions options = scores.eventOptions;
            for (const TimeRange& range : index.rangesOf(record.asset, record.id, std::string(label::kUnknownClass)))
                options.unjudged.push_back({record.asset, range});
            for (auto& series : alarm::cleanSeries(scoreSeries(*own, 0, record.rows), index.faultEvents(record.asset, record.id), options))
                clean.push_back(std::move(series));
        }
        std::int64_t above = 0;
        for (const alarm::ScoreSeries& series : clean) {
            m_facts.drift.scores += static_cast<std::int64_t>(series.scores.size());
            above += std::count_if(series.scores.begin(), series.scores.end(), [&](float score) { return score > *limit; });
        }
        if (m_facts.drift.scores > 0) m_facts.drift.scoreShare = static_cast<double>(above) / static_cast<double>(m_facts.drift.scores);
        return {};
    }

    /// Those recordings that took no part and have all channels.
    Result<std::vector<learn::TrainingRecording>> freshRecordings() {
        std::vector<learn::TrainingRecording> fresh;
        for (const store::RecordingRecord& record : m_new) {
            DataRequest request;
            request.recordings = {record.id};
            for (const runtime::ContractChannel& channel : m_run.contract.channels) request.channels.push_back(channel.name);
            auto data = readProjectData(m_project, request, m_job);
            if (!data.ok() && data.error().code == ErrorCode::Cancelled) return std::move(data).error();
            if (!data.ok() || !inOrder(data->channels)) continue;
            for (learn::TrainingRecording& recording : data->recordings) fresh.push_back(std::move(recording));
        }
        return fresh;
    }
    [[nodiscard]] bool inOrder(const std::vector<runtime::ContractChannel>& channels) const {
        return std::equal(channels.begin(), channels.end(), m_run.contract.channels.begin(), m_run.contract.channels.end(),
                          [](const auto& a, const auto& b) { return a.name == b.name; });
    }

    Result<void> baseline() {
        auto& baseline = m_facts.baseline;
        TOCSIN_ASSIGN(const store::RunRecord record, m_project.runs().find(m_run.id));
        TOCSIN_ASSIGN(const std::string hash, modelHash(m_run, m_facts.precision));
        Json figures = record.metrics.contains("evaluate") ? record.metrics.at("evaluate") : Json(nullptr);
        if (!figures.is_object() || figures.value("model_sha256", "") != hash) {
            EvaluateRequest request;
            request.run = m_run.id;
            request.choice.precision = m_facts.precision;
            auto made = evaluateRun(m_project, request, m_job);
            if (!made.ok() && made.error().code != ErrorCode::Data) return std::move(made).error();
            if (!made.ok()) {
                baseline.why = made.error().message;
                return {};
            }
            figures = std::move(*made);
        }
        const Json& best = figures["baseline"];
        if (!best.is_object()) {
            baseline.why = "the run has no baseline";
            return {};
        }
        baseline.name = best["name"].get<std::string>();
        const auto known = [&](const char* key) {
            return figures.contains(key) && figures[key].is_number() && best.contains(key) && best[key].is_number();
        };
        baseline.measure = known("accuracy") ? "accuracy" : known("auc") ? "auc" : "events";
        const char* key = baseline.measure == "events" ? "events_found" : baseline.measure.c_str();
        baseline.model = figures[key].get<double>();
        baseline.baseline = best[key].get<double>();
        baseline.state = figureRank(best) > figureRank(figures) ? CheckState::Look : CheckState::Good;
        return {};
    }

    const store::Project& m_project;
    const PreflightRequest& m_request;
    const JobContext& m_job;
    RunFiles m_run;
    std::vector<store::RecordingRecord> m_used, m_new;
    ScoreChoice m_terms;
    learn::WindowSet m_windows;
    PreflightFacts m_facts;
};

} // namespace

Result<PreflightFacts> preflight(const store::Project& project, const PreflightRequest& request, const JobContext& job) {
    return Preflight(project, request, job).look();
}

} // namespace tocsin::workflow
