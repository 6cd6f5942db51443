// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/demo_line.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "core/alarm/bounds.h"
#include "core/alarm/event_metrics.h"
#include "core/base/durable_file.h"
#include "core/bundle/signature.h"
#include "core/bundle/verify.h"
#include "core/label/label_index.h"
#include "core/workflow/agent_program.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/explain_run.h"
#include "core/workflow/export_run.h"
#include "core/workflow/import_sources.h"
#include "core/workflow/label_exchange.h"
#include "core/workflow/quantize_run.h"
#include "core/workflow/train_run.h"
#include "core/workflow/tune_run.h"

namespace tocsin::workflow {

namespace {

constexpr double kDaysPerMonth = 30;
constexpr double kConfidence = 0.95;

/// Machine-days inside the events, where no alarm is a false one; events of one asset that overlap count once.
double eventDays(const std::vector<alarm::TrueEvent>& events) {
    std::map<std::string, std::vector<TimeRange>> byAsset;
    for (const alarm::TrueEvent& event : events) byAsset[event.asset].push_back(event.range);
    double days = 0;
    for (auto& [asset, ranges] : byAsset)
        for (const TimeRange& range : label::mergeRanges(std::move(ranges)))
            days += static_cast<double>(range.to - range.from) / static_cast<double>(kNsPerDay);
    return days;
}

class DemoLine {
public:
    DemoLine(const DemoRequest& request, const JobContext& job) : m_request(request), m_job(job) {}

    Result<Json> run() {
        TOCSIN_ASSIGN(const store::Project project, store::Project::create(m_request.project));
        std::error_code problem;
        std::filesystem::create_directories(m_request.out, problem);
        if (problem) return Error{ErrorCode::Io, fmt::format("cannot make {}: {}", m_request.out.string(), problem.message()), {}};
        TOCSIN_TRY(import(project));
        TOCSIN_TRY(label(project));
        TOCSIN_TRY(train(project));
        TOCSIN_TRY(evaluate(project));
        TOCSIN_TRY(tune(project));
        TOCSIN_TRY(quantize(project));
        TOCSIN_TRY(explain(project));
        TOCSIN_TRY(exportAndInstall(project));
        TOCSIN_TRY(replay());
        return m_table;
    }

private:
    void say(const std::string& sentence) const {
        if (m_request.say) m_request.say(sentence);
    }

    Result<void> import(const store::Project& project) {
        std::map<std::string, ImportRequest> byAsset;
        for (const DemoSource& source : m_request.history) {
            byAsset[source.asset].options.asset = source.asset;
            byAsset[source.asset].sources.push_back(source.path);
        }
        std::int64_t rows = 0, rejected = 0, recordings = 0;
        for (const auto& [asset, request] : byAsset) {
            TOCSIN_ASSIGN(const ImportAnswer answer, importSources(project, request, m_job));
            if (!answer.failed.empty()) return answer.failed.front().error;
            for (const auto& recording : answer.recordings) {
                rows += recording.rows;
                rejected += recording.rejected;
                ++recordings;
            }
        }
        m_table["import"] = {{"recordings", recordings}, {"rows", rows}, {"rejected", rejected}, {"assets", byAsset.size()}};
        say(fmt::format("imported {} files of {} pumps: {} rows, {} rejected", recordings, byAsset.size(), rows, rejected));
        return {};
    }

    Result<void> label(const store::Project& project) {
        EventImportRequest request;
        request.file = m_request.maintenanceLog;
        request.preset = "maximo";
        request.handling = ProposalHandling::Confirm;
        request.proposal.horizon = 5 * kNsPerDay; // wear shows for days before the breakdown
        TOCSIN_ASSIGN(const EventImportAnswer answer, importEvents(project, request));
        m_table["labels"] = {{"work_orders", answer.read}, {"labels", answer.labels}};
        say(fmt::format("read {} work orders; {} labels proposed from breakdowns and confirmed", answer.read, answer.labels));
        return {};
    }

    Result<void> train(const store::Project& project) {
        TrainRunRequest request;
        request.recipe = "conv-autoencoder";
        request.settings = {{"window", "64"}, {"stride", "8"}, {"epochs", "12"}, {"batch", "64"}, {"windows_per_epoch", "8000"},
                            {"max_gap", "30"}};
        request.seed = m_request.seed;
        request.threads = m_request.threads;
        TOCSIN_ASSIGN(const TrainRunAnswer answer, trainRun(project, request, m_job));
        m_run = answer.files.id;
        m_table["train"] = {{"run", m_run.value},
                            {"recipe", request.recipe},
                            {"epochs", answer.files.epochs},
                            {"seconds", number(answer.files.seconds)},
                            {"split", answer.files.split.sentence}};
        say(fmt::format("trained {} on normal time only: {} epochs in {:.0f} s", request.recipe, answer.files.epochs,
                        answer.files.seconds));
        return {};
    }

    Result<void> evaluate(const store::Project& project) {
        EvaluateRequest request;
        request.run = m_run;
        TOCSIN_ASSIGN(m_table["evaluate"], evaluateRun(project, request, m_job));
        m_table["evaluate"].erase("baselines");
        say(fmt::format("evaluated on the test part: {} of {} events found, best baseline {}", m_table["evaluate"]["events_found"].dump(),
                        m_table["evaluate"]["events"].dump(),
                        m_table["evaluate"]["baseline"].is_object() ? m_table["evaluate"]["baseline"]["name"].get<std::string>() : "none"));
        return {};
    }

    Result<void> tune(const store::Project& project) {
        TuneRequest request;
        request.run = m_run;
        TOCSIN_ASSIGN(request.budget, alarm::parseBudget(m_request.budget));
        request.choice.part = ScoredPart::Validation;
        request.coolDownNs = 12 * 3600 * kNsPerSecond; // one call out a shift is enough
        TOCSIN_ASSIGN(const alarm::DecisionRecord record, tuneRun(project, request, m_job));
        m_table["tune"] = alarm::toJson(record);
        m_shown = record.shown;
        say(fmt::format("tuned to {}: {}, at most {:.3g} false alarms a machine-month at 95 %", m_request.budget,
                        record.shown ? "shown" : "not shown yet", record.bound * kDaysPerMonth));
        return {};
    }

    Result<void> quantize(const store::Project& project) {
        TOCSIN_ASSIGN(m_table["quantize"], quantizeRun(project, {m_run, std::nullopt}, m_job));
        say("quantized to int8: " + m_table["quantize"]["why"].get<std::string>());
        EvaluateRequest request;
        request.run = m_run;
        TOCSIN_ASSIGN(m_table["evaluate_tuned"], evaluateRun(project, request, m_job));
        m_table["evaluate_tuned"].erase("baselines");
        return {};
    }

    Result<void> explain(const store::Project& project) {
        // The alarm of the first event that was found, else the highest score of the unseen time.
        std::string asset;
        TimeNs at = kNoTime;
        for (const Json& outcome : m_table["evaluate_tuned"]["outcomes"])
            if (at == kNoTime && outcome.contains("raised") && outcome["raised"].is_string()) {
                asset = outcome["asset"].get<std::string>();
                TOCSIN_ASSIGN(at, parseTime(outcome["raised"].get<std::string>()));
            }
        if (at == kNoTime) {
            TOCSIN_ASSIGN(const RunScores scores, runScores(project, m_run, ScoredPart::Unseen, "fp32", m_job));
            float top = 0;
            for (const auto& series : scores.series)
                for (std::size_t i = 0; i < series.scores.size(); ++i)
                    if (at == kNoTime || series.scores[i] > top) {
                        top = series.scores[i];
                        at = series.times[i];
                        asset = series.asset;
                    }
        }
        if (at == kNoTime) return Error{ErrorCode::Data, "there is no scored time to explain", {}};
        const std::filesystem::path picture = m_request.out / "why.png";
        ExplainRunRequest request;
        request.run = m_run;
        request.asset = asset;
        request.at = at;
        request.method = "integrated-gradients";
        request.out = picture;
        TOCSIN_ASSIGN(m_table["explain"], explainRun(project, request, m_job));
        say(fmt::format("explained the alarm of {} at {}: {}", asset, formatTime(at), picture.string()));
        return {};
    }

    Result<void> exportAndInstall(const store::Project& project) {
        const std::filesystem::path key = m_request.out / "release.key", file = m_request.out / "pumps.bundle";
        TOCSIN_ASSIGN(const bundle::PublicKey trusted, bundle::writeKeyPair(key));
        ExportRequest request;
        request.run = m_run;
        request.key = key;
        request.out = file;
        // quantize keeps int8 only where its budget is shown too, so this speaks for whichever precision runs.
        if (!m_shown) request.unproven = fmt::format("demo: the budget {} is not shown yet", m_request.budget);
        TOCSIN_ASSIGN(const ExportAnswer exported, exportRun(project, request, m_job));
        TOCSIN_ASSIGN(const bundle::VerifiedBundle verified, bundle::verifyBundle(file, std::span(&trusted, 1)));
        m_table["bundle"] = {{"file", file.string()},
                             {"serial", exported.serial},
                             {"bytes", exported.bytes},
                             {"precision", exported.precision},
                             {"signed_by", verified.keyId}};
        say(fmt::format("exported and verified {} ({} bytes, {} runs)", file.string(), exported.bytes, exported.precision));
        TOCSIN_TRY(runAgentProgram(
            m_request.agent, {"install", file.string(), "--root", (m_request.out / "device").string(), "--trust", key.string() + ".pub"},
            m_job));
        say("installed on the device " + (m_request.out / "device").string());
        return {};
    }

    Result<void> replay() {
        int found = 0, falseAlarms = 0;
        std::vector<double> warningHours;
        for (const DemoSource& source : m_request.live) {
            const std::filesystem::path alarms = m_request.out / (source.asset + ".alarms.jsonl"),
                                        scores = m_request.out / (source.asset + ".scores.csv");
            TOCSIN_TRY(runAgentProgram(m_request.agent,
                                       {"run", "--root", (m_request.out / "device").string(), "--input", source.path.string(), "--asset",
                                        source.asset, "--output", alarms.string(), "--scores", scores.string()},
                                       m_job));
            TOCSIN_ASSIGN(const std::string text, readFile(alarms));
            TOCSIN_TRY(count(text, source.asset, found, falseAlarms, warningHours));
        }
        const double days = m_request.liveDaysPerAsset * static_cast<double>(m_request.live.size());
        m_table["live"] =
            toJson(LiveFigures{m_request.liveTruth.size(), found, falseAlarms, warningHours, days, days - eventDays(m_request.liveTruth)});
        say(fmt::format("replayed {:.0f} machine-days through tocsin-edge", days));
        return {};
    }

    /// Alarms of one asset's replay against what truly happened. An event is found by the first alarm between its first sign and the
    /// failure.
    Result<void> count(const std::string& lines, const std::string& asset, int& found, int& falseAlarms,
                       std::vector<double>& warningHours) const {
        std::vector<bool> seen(m_request.liveTruth.size(), false);
        for (std::size_t from = 0; from < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', from), lines.size());
            const std::string line = lines.substr(from, end - from);
            from = end + 1;
            if (line.empty()) continue;
            TOCSIN_ASSIGN(const Json alarm, parseJson(line, "an alarm of tocsin-edge"));
            if (alarm.value("state", "") != "raised") continue;
            TOCSIN_ASSIGN(const TimeNs raised, parseTime(alarm.at("time").get<std::string>()));
            bool real = false;
            for (std::size_t i = 0; i < m_request.liveTruth.size(); ++i) {
                const alarm::TrueEvent& event = m_request.liveTruth[i];
                if (event.asset != asset || !event.range.contains(raised)) continue;
                real = true;
                if (seen[i]) continue;
                seen[i] = true;
                ++found;
                warningHours.push_back(static_cast<double>(event.failure - raised) / (3600.0 * static_cast<double>(kNsPerSecond)));
            }
            if (!real) ++falseAlarms;
        }
        return {};
    }

    const DemoRequest& m_request;
    const JobContext& m_job;
    RunId m_run;
    bool m_shown = false;
    Json m_table = Json::object();
};

} // namespace

Json toJson(const LiveFigures& live) {
    const bool known = live.freeDays > 0;
    return {
        {"events", live.events},
        {"events_found", live.found},
        {"warning_time_h", {{"median", number(alarm::quantile(live.warningHours, 0.5))}}},
        {"false_alarms", live.falseAlarms},
        {"machine_days", number(live.days)},
        {"event_free_days", number(live.freeDays)},
        {"false_alarms_per_month",
         {{"value", known ? number(live.falseAlarms / live.freeDays * kDaysPerMonth) : Json(nullptr)},
          {"upper95", known ? number(alarm::poissonUpper(live.falseAlarms, live.freeDays, kConfidence) * kDaysPerMonth) : Json(nullptr)}}}};
}

Result<Json> runDemoLine(const DemoRequest& request, const JobContext& job) {
    return DemoLine(request, job).run();
}

} // namespace tocsin::workflow
