// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "core/alarm/bounds.h"
#include "core/base/durable_file.h"
#include "core/learn/recipes.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/report_data.h"
#include "core/workflow/report_performance.h"
#include "core/workflow/run_decision.h"

namespace tocsin::workflow {

namespace {

constexpr double kConfidence = 0.95;
constexpr int kFewEvents = 20; // below it a fraction found is known to worse than about 20 per cent points either way

/// A word as a POSIX shell takes it.
std::string shellWord(const std::string& text) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) || std::string_view("-_./:=,+@").find(letter) != std::string_view::npos;
    });
    if (plain) return text;
    std::string quoted = "'";
    for (const char letter : text) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

class Report {
public:
    Report(const store::Project& project, const ReportRequest& request, const JobContext& job)
        : m_project(project), m_request(request), m_job(job) {}

    Result<Json> make() {
        TOCSIN_ASSIGN(m_run, readRunFiles(m_project, m_request.run));
        TOCSIN_ASSIGN(m_record, m_project.runs().find(m_run.id));
        TOCSIN_ASSIGN(m_precision, resolvePrecision(m_run, m_request.precision));
        TOCSIN_ASSIGN(m_decision, runDecision(m_project, m_run, m_precision));
        m_facts = {{"schema", 1}, {"made", formatTime(nowUtc())}, {"program", "tocsin " TOCSIN_VERSION}};
        m_facts["project"] = {{"id", m_project.id()}, {"name", m_project.folder().stem().string()}};
        TOCSIN_TRY(describeRun());
        TOCSIN_ASSIGN(m_facts["data"], reportedData(m_project, m_run));
        TOCSIN_ASSIGN(m_facts["split"], reportedSplit(m_project, m_run));
        TOCSIN_TRY(performance());
        describeDecision();
        describeQuantization();
        TOCSIN_TRY(curves());
        limits();
        TOCSIN_TRY(provenance());
        terminal();
        return m_facts;
    }

private:
    Result<void> describeRun() {
        const auto recipe = learn::recipeNamed(m_run.recipe);
        m_facts["run"] = {{"id", m_run.id.value},
                          {"name", fmt::format("run {}", m_run.id.value)},
                          {"recipe", m_run.recipe},
                          {"purpose", recipe.ok() ? (*recipe)->purpose : ""},
                          {"task", m_run.task},
                          {"created", formatTime(m_record.created)},
                          {"split", m_run.split.sentence},
                          {"epochs", m_run.epochs},
                          {"seconds", number(m_run.seconds)},
                          {"said", m_run.said}};
        return {};
    }

    Result<void> performance() {
        EvaluateRequest request;
        request.run = m_run.id;
        request.choice.precision = m_precision;
        request.remember = false;
        const JobContext part(m_job, [this](const ProgressUpdate& update) { m_job.progress(-1, update.step); });
        TOCSIN_ASSIGN(Json model, evaluateRun(m_project, request, part));
        ScoreChoice choice;
        choice.precision = m_precision;
        TOCSIN_ASSIGN(m_test, runScores(m_project, m_run, choice, nullptr, part));
        TOCSIN_ASSIGN(const std::vector<label::Label> labels, m_project.labels().all());
        const ReportedScores reported = reportedScores(m_test, labels);
        Json names = Json::array();
        for (const Json& baseline : model["baselines"]) names.push_back(baseline["name"]);
        Json best = std::move(model["baseline"]);
        for (const char* key : {"baselines", "baseline", "outcomes"}) model.erase(key);
        if (best.is_object()) best.erase("outcomes");
        m_facts["performance"] = {
            {"model", std::move(model)}, {"baseline", std::move(best)}, {"baselines", names},        {"precision", m_precision},
            {"tuned", m_test.tuned},     {"events", reported.events},   {"alarms", reported.alarms}, {"false_alarms", reported.falseAlarms},
            {"assets", reported.assets}};
        m_facts["pictures"] = {{"scores", scorePicture(m_test)}, {"timelines", reported.timelines}};
        return {};
    }

    void describeDecision() {
        if (m_decision) {
            m_facts["decision"] = alarm::toJson(*m_decision);
            return;
        }
        m_facts["decision"] = {{"rule", alarm::toJson(m_test.rule)},
                               {"why", "No budget was asked for: this is the limit that training read off normal windows. `tocsin tune` "
                                       "solves it for a budget."}};
    }

    void describeQuantization() {
        const bool known = m_record.metrics.contains("quantize");
        m_facts["int8"] = known ? m_record.metrics.at("quantize") : Json(nullptr);
        if (known && std::filesystem::exists(m_run.model("int8")))
            if (const auto belongs = checkQuantized(m_run); !belongs.ok()) m_facts["int8"] = Json{{"why", belongs.error().message}};
    }

    /// The threshold is chosen on validation time, so its curve is of that time; of the test time where there is no other.
    Result<void> curves() {
        ScoreChoice choice;
        choice.precision = m_precision;
        choice.part = m_run.split.of(learn::Part::Validation).empty() ? ScoredPart::Test : ScoredPart::Validation;
        TOCSIN_ASSIGN(const RunScores scores, runScores(m_project, m_run, choice, nullptr, m_job));
        Json& curve = m_facts["pictures"]["curve"];
        curve = scores.series.empty() ? Json(nullptr) : curvePicture(scores);
        if (curve.is_object()) {
            curve["part"] = choice.part == ScoredPart::Test ? "test" : "validation";
            curve["budget_per_month"] = m_decision ? number(m_decision->budget.perDay() * 30) : Json(nullptr);
        }
        const auto losses = readJsonFile(m_run.folder / "curves.json");
        m_facts["pictures"]["loss"] = losses.ok() && losses->is_array() ? *losses : Json(nullptr);
        return {};
    }

    void limits() {
        Json sentences = Json::array();
        const auto say = [&](std::string sentence) { sentences.push_back(std::move(sentence)); };
        const Json& model = m_facts["performance"]["model"];
        const int events = model["events"].get<int>(), found = model["events_found"].get<int>();
        if (events == 0) {
            say("The test time holds no event, so nothing can be said about how many are found.");
        } else if (events < kFewEvents) {
            const alarm::Limits range = alarm::clopperPearson(found, events, kConfidence);
            say(fmt::format("{} of {} events were found; with so few the true share can lie anywhere from {:.0f} to {:.0f} % (exact 95 % "
                            "interval). More events would narrow it, nothing else.",
                            found, events, range.low * 100, range.high * 100));
        }
        const Json& rate = model["false_alarms_per_day"];
        if (rate["value"].is_null())
            say("The test time holds no clean time, so the rate of false alarms is unknown.");
        else
            say(fmt::format("The limit of the false-alarm rate takes false alarms as independent of each other (Poisson) and the {:.4g} "
                            "clean machine-days as like the time to come. A process that changes breaks both.",
                            model["clean_days"].get<double>()));
        if (model["unjudged_days"].is_number() && model["unjudged_days"].get<double>() > 0)
            say(fmt::format("{:.3g} machine-days are unjudged (unknown, proposed or other classes): alarms there count neither way.",
                            model["unjudged_days"].get<double>()));
        if (m_decision && m_decision->missing) say(m_decision->missing->sentence);
        if (m_decision)
            for (const std::string& warning : m_decision->warnings) say(warning);
        const auto changes = m_facts["data"]["labels"].value("changes_after_training", std::int64_t{0});
        if (changes > 0)
            say(fmt::format("Labels were changed {} time{} after this model was trained. The figures use the labels as they are now, the "
                            "model does not know them.",
                            changes, changes == 1 ? "" : "s"));
        if (const auto unused = m_facts["data"]["recordings_not_used"].get<std::int64_t>(); unused > 0)
            say(fmt::format("{} recording{} of the project took no part: imported later, or kept out.", unused, unused == 1 ? "" : "s"));
        if (const auto shared = m_facts["split"]["shared_rows"].get<std::int64_t>(); shared > 0)
            say(fmt::format("{} rows stand in two parts of the split: the figures are too good.", shared));
        if (m_run.split.testReachesBack)
            say("The first test windows reach back into training rows, as a device goes on from what it knew.");
        if (m_facts["performance"]["baseline"].is_object())
            say("The best baseline is the best on the very time reported, which favours the baseline.");
        if (!m_record.metrics.contains("quantize")) say("No int8 model was made; everything here is fp32.");
        m_facts["limits"] = std::move(sentences);
    }

    Result<void> provenance() {
        Json bundles = Json::array();
        TOCSIN_ASSIGN(const std::vector<store::BundleRecord> records, m_project.bundles().all());
        for (const store::BundleRecord& record : records)
            if (record.run == m_run.id && !record.file.empty())
                bundles.push_back(
                    {{"serial", record.serial}, {"file", record.file}, {"sha256", record.hash}, {"created", formatTime(record.created)}});
        TOCSIN_ASSIGN(const std::vector<store::AuditRecord> audit, m_project.audit().all());
        TOCSIN_ASSIGN(const std::string fp32, modelHash(m_run, "fp32"));
        Json int8 = nullptr;
        if (std::filesystem::exists(m_run.model("int8"))) {
            TOCSIN_ASSIGN(int8, modelHash(m_run, "int8"));
        }
        m_facts["provenance"] = {
            {"project", m_project.id()},
            {"run", m_run.id.value},
            {"recipe", m_run.recipe},
            {"settings", m_run.settings},
            {"seed", m_run.seed},
            {"threads", m_run.threads},
            {"data_fingerprint", m_run.fingerprint},
            {"model_sha256", fp32},
            {"model_int8_sha256", int8},
            {"audit", audit.empty() ? Json(nullptr) : Json{{"records", audit.back().sequence}, {"hash", audit.back().hash}}},
            {"bundles", bundles}};
        return {};
    }

    void terminal() {
        const std::string folder = shellWord(m_request.folder.empty() ? m_project.folder().string() : m_request.folder);
        const std::string run = fmt::format("{} {}", folder, m_run.id.value);
        std::string train =
            fmt::format("tocsin train {} --recipe {} --split {}", folder, shellWord(m_run.recipe), shellWord(m_run.split.spec));
        const auto recipe = learn::recipeNamed(m_run.recipe);
        for (const auto& [key, value] : m_run.settings.items()) {
            const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
            const auto usual = recipe.ok() ? (*recipe)->defaults.find(key) : learn::Settings::const_iterator();
            if (recipe.ok() && usual != (*recipe)->defaults.end() && usual->second == text) continue;
            train += " --set " + shellWord(key + "=" + text);
        }
        if (m_run.seed != 1) train += fmt::format(" --seed {}", m_run.seed);
        Json lines = {train};
        if (m_decision) {
            std::string tune = fmt::format("tocsin tune {} --budget {}", run, alarm::formatBudget(m_decision->budget));
            const auto seconds = [](TimeNs time) { return fmt::format("{}s", shortestNumber(static_cast<double>(time) / 1e9)); };
            if (m_decision->rule.coolDownNs > 0) tune += " --cool-down " + seconds(m_decision->rule.coolDownNs);
            if (m_decision->rule.minDurationNs > 0) tune += " --min-duration " + seconds(m_decision->rule.minDurationNs);
            if (m_decision->counting.horizonNs > 0) tune += " --horizon " + seconds(m_decision->counting.horizonNs);
            for (const std::string& name : m_decision->counting.classes) tune += " --class " + shellWord(name);
            for (const std::string& name : m_decision->counting.ignoredClasses) tune += " --ignore-class " + shellWord(name);
            lines.push_back(tune);
        }
        if (m_facts["int8"].is_object()) lines.push_back("tocsin quantize " + run);
        lines.push_back("tocsin evaluate " + run);
        lines.push_back(fmt::format("tocsin report {} --out report.pdf", run));
        lines.push_back(fmt::format("tocsin export {} --key release.key --out {}.bundle", run, shellWord(m_run.recipe)));
        m_facts["terminal"] = std::move(lines);
    }

    const store::Project& m_project;
    const ReportRequest& m_request;
    const JobContext& m_job;
    RunFiles m_run;
    store::RunRecord m_record;
    std::string m_precision;
    std::optional<alarm::DecisionRecord> m_decision;
    RunScores m_test;
    Json m_facts;
};

} // namespace

Result<Json> reportRun(const store::Project& project, const ReportRequest& request, const JobContext& job) {
    return Report(project, request, job).make();
}

} // namespace tocsin::workflow
