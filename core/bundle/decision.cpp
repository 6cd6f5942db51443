// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/decision.h"

#include <fmt/format.h>

#include "core/bundle/detail/refusal.h"
#include "core/bundle/manifest.h"

namespace tocsin::bundle {

Json toJson(const Decision& decision) {
    return {{"format", "tocsin-decision"},          {"format_version", 1},
            {"revision", decision.revision},        {"precision", decision.precision},
            {"model_sha256", decision.modelSha256}, {"rule", alarm::toJson(decision.rule)},
            {"evidence", decision.evidence}};
}

Result<Decision> decisionFromBytes(std::string_view bytes, std::string_view what) {
    const auto refuse = [&](std::string_view why) {
        return refusal("decision-invalid", fmt::format("the decision record {} is not valid: {}", what, why));
    };
    const auto parsed = parseJson(bytes, what, kMaxManifestBytes);
    if (!parsed.ok()) return refuse(parsed.error().message);
    const Json& json = *parsed;
    const auto canonical = canonicalJson(json);
    if (!canonical.ok() || *canonical != bytes) return refuse("it is not canonical JSON");
    if (!json.is_object() || json.value("format", Json()) != "tocsin-decision") return refuse("its format is not tocsin-decision");
    if (json.value("format_version", Json()) != 1) return refuse("its format version is not 1");
    const auto has = [&](const char* key, auto test) { return json.contains(key) && test(json.at(key)); };
    Decision decision;
    if (!has("revision", [](const Json& value) {
            return value.is_number_unsigned() && value.get<std::uint64_t>() > 0 && value.get<std::int64_t>() > 0;
        }))
        return refuse("revision must be a whole number from 1");
    decision.revision = json.at("revision").get<std::int64_t>();
    if (!has("precision", [](const Json& value) { return value == "fp32" || value == "int8"; }))
        return refuse("precision must be fp32 or int8");
    decision.precision = json.at("precision").get<std::string>();
    if (!has("model_sha256", [](const Json& value) { return value.is_string(); })) return refuse("model_sha256 is missing");
    decision.modelSha256 = json.at("model_sha256").get<std::string>();
    if (!has("rule", [](const Json& value) { return value.is_object(); })) return refuse("rule is missing");
    const auto rule = alarm::decisionRuleFromJson(json.at("rule"));
    if (!rule.ok()) return refuse(rule.error().message);
    decision.rule = *rule;
    if (!has("evidence", [](const Json& value) { return value.is_object(); })) return refuse("evidence is missing");
    decision.evidence = json.at("evidence");
    return decision;
}

} // namespace tocsin::bundle
