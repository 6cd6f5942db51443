// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_decision.h"

#include <fmt/format.h>

#include "core/base/durable_file.h"
#include "core/base/hash.h"

namespace tocsin::workflow {

Result<std::string> modelHash(const RunFiles& run, const std::string& precision) {
    return sha256File(run.model(precision));
}

Result<std::optional<alarm::DecisionRecord>> runDecision(const store::Project& project, const RunFiles& run, const std::string& precision) {
    TOCSIN_ASSIGN(const auto stored, project.runs().decision(run.id, precision));
    if (!stored) return std::optional<alarm::DecisionRecord>();
    TOCSIN_ASSIGN(alarm::DecisionRecord record, alarm::decisionRecordFromJson(stored->content));
    TOCSIN_ASSIGN(const std::string hash, modelHash(run, precision));
    if (record.modelSha256 != hash)
        return Error{
            ErrorCode::Finding,
            fmt::format("the decision record of run {} at {} was not solved on its present model file {}; run tocsin tune again",
                        run.id.value, precision, run.model(precision).filename().string()),
            fmt::format("the file has SHA-256 {}, the record says {}", hash, record.modelSha256.empty() ? "none" : record.modelSha256)};
    return std::optional(std::move(record));
}

Result<void> checkQuantized(const RunFiles& run) {
    const auto report = readJsonFile(run.folder / "quantization.json");
    const auto says = [&](const char* key) {
        return report.ok() && report->is_object() && report->contains(key) && report->at(key).is_string()
                   ? report->at(key).get<std::string>()
                   : std::string();
    };
    TOCSIN_ASSIGN(const std::string fp32, modelHash(run, "fp32"));
    TOCSIN_ASSIGN(const std::string int8, modelHash(run, "int8"));
    if (says("model_sha256") == fp32 && says("model_int8_sha256") == int8) return {};
    return Error{ErrorCode::Finding,
                 fmt::format("the int8 model of run {} does not belong to its present model.onnx; run tocsin quantize again, or choose "
                             "--precision fp32",
                             run.id.value),
                 {}};
}

Result<alarm::DecisionRule> untunedRule(const RunFiles& run, const std::string& precision) {
    if (precision != "int8") return run.defaultRule;
    TOCSIN_ASSIGN(const Json report, readJsonFile(run.folder / "quantization.json"));
    if (!report.is_object() || !report.contains("default_rule_int8"))
        return Error{ErrorCode::Data,
                     fmt::format("quantization.json of run {} holds no default threshold of int8; run tocsin quantize again", run.id.value),
                     {}};
    return alarm::decisionRuleFromJson(report.at("default_rule_int8"));
}

} // namespace tocsin::workflow
