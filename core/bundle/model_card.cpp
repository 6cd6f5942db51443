// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "core/base/hash.h"
#include "core/bundle/detail/documents.h"

namespace tocsin::bundle {

namespace {

/// Text of a person inside Markdown: one line, no markup.
std::string plain(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\n' || letter == '\r' || letter == '\t') {
            out.push_back(' ');
            continue;
        }
        if (std::string_view("\\`*_{}[]<>#|!").find(letter) != std::string_view::npos) out.push_back('\\');
        out.push_back(letter);
    }
    return out;
}

std::string valueText(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_object()) return value.dump();
    std::vector<std::string> parts;
    for (const auto& [key, part] : value.items()) parts.push_back(key + " " + valueText(part));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string listOf(const Json& object) {
    std::string text;
    for (const auto& [key, value] : object.items()) text += fmt::format("- {}: {}\n", plain(key), plain(valueText(value)));
    return text.empty() ? "- none given\n" : text;
}

std::string decisionText(const std::string& precision, const DecisionContent& decision) {
    const alarm::DecisionRule& rule = decision.rule;
    return fmt::format("### {}\n\n- alarm when at least {} of {} scores are above {}, for at least {}\n- hysteresis {}, cool-down {}\n{}\n",
                       precision, rule.m, rule.n, shortestNumber(rule.threshold), formatDuration(rule.minDurationNs),
                       shortestNumber(rule.hysteresis), formatDuration(rule.coolDownNs), listOf(decision.evidence));
}

} // namespace

std::string modelCard(const BundleContent& content) {
    std::string text = fmt::format("# {} {}\n\n{}\n\nSerial {}, made {}.\n\n", plain(content.model), plain(content.version),
                                   content.purpose.empty() ? "Scores windows of sensor values; higher is worse." : plain(content.purpose),
                                   content.serial, formatTime(content.created));
    if (!content.unproven.empty())
        text += fmt::format("**The false-alarm budget was not shown.** Reason for the release: {}\n\n", plain(content.unproven));
    for (const auto& [title, answer] : {std::pair{"Intended use", &content.card.intendedUse},
                                        std::pair{"Who to call", &content.card.contact}, std::pair{"Limits", &content.card.limits}})
        if (!answer->empty()) text += fmt::format("## {}\n\n{}\n\n", title, plain(*answer));
    text += fmt::format("## Input\n\nWindows of {} rows, a new one every {} rows. Channels:\n\n", content.input.windowSamples,
                        content.input.strideSamples);
    for (const auto& channel : content.input.channels)
        text += fmt::format("- {} {}\n", plain(channel.name), channel.unit.empty() ? "(unit unknown)" : plain(channel.unit));
    text += "\n## Output\n\nOne score a window.";
    if (!content.classes.empty()) text += fmt::format(" Probabilities of: {}.", plain(fmt::format("{}", fmt::join(content.classes, ", "))));
    text += fmt::format("\n\n## Decisions\n\nRuns in {} unless told otherwise.\n\n", content.precision);
    for (const auto& [precision, decision] : content.decisions) text += decisionText(precision, decision);
    text += "## What was measured\n\n" + listOf(content.metrics) + "\n## Where it comes from\n\n" + listOf(content.provenance);
    return text;
}

Result<std::string> softwareBill(const BundleContent& content) {
    Json properties = Json::array();
    for (const auto& [key, value] : content.provenance.items())
        properties.push_back(
            {{"name", "tocsin:provenance:" + key}, {"value", value.is_string() ? value.get<std::string>() : value.dump()}});
    Json card = {
        {"modelParameters",
         {{"task", content.classes.empty() ? "anomaly detection" : "fault classification"},
          {"inputs",
           Json::array({{{"format", fmt::format("float32 [{}, {}]", content.input.channels.size(), content.input.windowSamples)}}})},
          {"outputs", Json::array({{{"format", "float32 score"}}})}}}};
    if (!content.card.intendedUse.empty()) card["considerations"]["useCases"] = {content.card.intendedUse};
    if (!content.card.limits.empty()) card["considerations"]["technicalLimitations"] = {content.card.limits};
    const Json model = {{"type", "machine-learning-model"},
                        {"bom-ref", "model"},
                        {"name", content.model},
                        {"version", content.version},
                        {"hashes", Json::array({{{"alg", "SHA-256"}, {"content", sha256(content.onnx)}}})},
                        {"modelCard", card},
                        {"properties", properties}};
    Json components = Json::array();
    components.push_back({{"type", "library"}, {"bom-ref", "onnxruntime"}, {"name", "onnxruntime"}, {"scope", "required"}});
    if (!content.onnxInt8.empty())
        components.push_back({{"type", "machine-learning-model"},
                              {"bom-ref", "model-int8"},
                              {"name", content.model + " int8"},
                              {"version", content.version},
                              {"hashes", Json::array({{{"alg", "SHA-256"}, {"content", sha256(content.onnxInt8)}}})}});
    return canonicalJson({{"bomFormat", "CycloneDX"},
                          {"specVersion", "1.5"},
                          {"version", 1},
                          {"metadata", {{"timestamp", formatTime(content.created)}, {"component", model}}},
                          {"components", components},
                          {"dependencies", Json::array({{{"ref", "model"}, {"dependsOn", Json::array({"onnxruntime"})}}})}});
}

} // namespace tocsin::bundle
