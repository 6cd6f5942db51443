// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/export_run.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/bundle/pack.h"
#include "core/learn/recipes.h"
#include "core/workflow/run_decision.h"
#include "core/workflow/run_scores.h"
#include "core/workflow/run_windows.h"

namespace tocsin::workflow {

namespace {

constexpr std::size_t kGoldenWindows = 32;

/// Decision of one precision for the bundle; the default rule stands in only when a reason for an unproven export was given.
Result<bundle::DecisionContent> decisionFor(const store::Project& project, const RunFiles& run, const std::string& precision,
                                            const std::string& unproven) {
    TOCSIN_ASSIGN(const std::optional<alarm::DecisionRecord> decision, runDecision(project, run, precision));
    if (!decision) {
        if (unproven.empty())
            return Error{ErrorCode::Finding,
                         fmt::format("run {} has no decision record at {}; tune it first (tocsin tune) or give a reason with --unproven",
                                     run.id.value, precision),
                         {}};
        TOCSIN_ASSIGN(const alarm::DecisionRule rule, untunedRule(run, precision));
        return bundle::DecisionContent{
            rule,
            {{"method", "default limit of training, no budget was asked for"}, {"budget", nullptr}, {"bound", nullptr}, {"shown", false}}};
    }
    const alarm::DecisionRecord& record = *decision;
    if (!record.shown && unproven.empty())
        return Error{ErrorCode::Finding,
                     fmt::format("the budget {} of run {} is not shown yet ({}); collect more clean data, widen the budget, or give a "
                                 "reason with --unproven",
                                 formatBudget(record.budget), run.id.value, record.missing ? record.missing->sentence : "no bound"),
                     {}};
    return bundle::DecisionContent{record.rule, alarm::toJson(record)};
}

} // namespace

Result<ExportAnswer> exportRun(const store::Project& project, const ExportRequest& request, const JobContext& job) {
    TOCSIN_TRY(checkApart({{"--out", request.out}}, {{"--key", request.key}, {"the public key", request.key.string() + ".pub"}}));
    TOCSIN_TRY(checkOutside({"--out", request.out}, project.folder()));
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    TOCSIN_ASSIGN(const bundle::SecretKey key, bundle::readSecretKey(request.key));
    bundle::BundleContent content;
    TOCSIN_ASSIGN(content.precision, resolvePrecision(run, request.precision));
    TOCSIN_ASSIGN(content.decisions[content.precision], decisionFor(project, run, content.precision, request.unproven));
    content.unproven = request.unproven;
    content.model = request.name.empty() ? run.recipe : request.name;
    content.version = request.version.empty() ? fmt::format("run {}", run.id.value) : request.version;
    content.card = request.card;
    content.created = nowUtc();
    content.input = run.contract;
    content.classes = run.classes;
    TOCSIN_ASSIGN(content.onnx, readFile(run.model("fp32")));
    TOCSIN_ASSIGN(const std::string kept, resolvePrecision(run, "auto"));
    if (kept == "int8" || content.precision == "int8") {
        TOCSIN_ASSIGN(content.onnxInt8, readFile(run.model("int8")));
        // Both precisions travel; the other one runs only where its own decision came along.
        const std::string other = content.precision == "int8" ? "fp32" : "int8";
        if (auto decision = decisionFor(project, run, other, request.unproven); decision.ok())
            content.decisions[other] = std::move(*decision);
    }
    ScoreChoice asked;
    asked.precision = content.precision;
    TOCSIN_ASSIGN(const ScoreChoice terms, settledChoice(project, run, asked));
    TOCSIN_ASSIGN(const learn::WindowSet set, runWindows(project, run, terms.classes, terms.ignoredClasses, job));
    content.goldenWindows = sampleWindows(set, learn::Part::Validation, kGoldenWindows);
    if (content.goldenWindows.empty()) content.goldenWindows = sampleWindows(set, learn::Part::Train, kGoldenWindows);
    for (std::size_t channel = 0; channel < run.contract.channels.size(); ++channel)
        content.reference.push_back(
            bundle::channelReference(run.contract.channels[channel].name, partValues(set, run, learn::Part::Train, channel)));
    TOCSIN_ASSIGN(const store::RunRecord record, project.runs().find(run.id));
    // Figures of other weights say nothing about these.
    if (record.metrics.contains("evaluate")) {
        const Json& figures = record.metrics.at("evaluate");
        const std::string of = figures.is_object() ? figures.value("model_sha256", "") : "";
        if (of == sha256(content.onnx) || (!content.onnxInt8.empty() && of == sha256(content.onnxInt8))) content.metrics = figures;
    }
    content.provenance = {
        {"project", project.id()}, {"run", run.id.value},    {"recipe", run.recipe},        {"settings", run.settings},
        {"seed", run.seed},        {"threads", run.threads}, {"split", run.split.sentence}, {"data_fingerprint", run.fingerprint}};
    TOCSIN_ASSIGN(const learn::Recipe* recipe, learn::recipeNamed(run.recipe));
    content.purpose = recipe->purpose;

    TOCSIN_ASSIGN(content.serial, project.bundles().reserve(run.id, request.serial));
    TOCSIN_ASSIGN(const std::string bytes, bundle::packBundle(content, key));
    TOCSIN_TRY(durableReplace(request.out, bytes));
    ExportAnswer answer{content.serial, static_cast<std::int64_t>(bytes.size()), sha256(bytes), content.precision, key.publicKey().id};
    TOCSIN_TRY(project.bundles().complete(
        answer.serial, request.out.filename().string(), answer.sha256,
        {{"run", run.id.value}, {"precision", answer.precision}, {"key", answer.keyId}, {"unproven", request.unproven}}));
    TOCSIN_TRY(project.audit().add("export", fmt::format("run {}", run.id.value),
                                   {{"serial", answer.serial}, {"sha256", answer.sha256}, {"key", answer.keyId}}));
    return answer;
}

} // namespace tocsin::workflow
