// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/pack.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/bundle/decision.h"
#include "core/bundle/detail/documents.h"
#include "core/bundle/detail/tar.h"
#include "core/bundle/golden.h"
#include "core/runtime/scorer.h"

namespace tocsin::bundle {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>; // path, content; in the order of the bundle

constexpr double kFp32Relative = 1e-5;
// Scores near zero (1 - P(normal)) are differences of larger numbers: they get an absolute share of the largest score's rounding.
constexpr double kFp32Absolute = 1e-6;

Error unfit(std::string message) {
    return {ErrorCode::Data, "the bundle cannot be packed: " + std::move(message), {}};
}

Result<void> checkContent(const BundleContent& content) {
    if (content.serial < 1 || content.serial > kMaxSerial) return unfit("the serial must be a number from 1");
    if (content.model.empty() || content.version.empty()) return unfit("model and version need a name");
    for (const std::string* answer : {&content.card.intendedUse, &content.card.contact, &content.card.limits})
        if (answer->size() > kMaxAnswer) return unfit(fmt::format("an answer for the model card is longer than {} bytes", kMaxAnswer));
    if (content.onnx.empty()) return unfit("the model file is missing");
    if (content.precision != "fp32" && content.precision != "int8")
        return unfit(fmt::format("precision '{}' is neither fp32 nor int8", content.precision));
    if (content.precision == "int8" && content.onnxInt8.empty())
        return unfit("precision int8 needs the int8 model; run `tocsin quantize` first");
    if (!content.decisions.contains(content.precision))
        return unfit(fmt::format("there is no decision record for {}; run `tocsin tune` first", content.precision));
    for (const auto& [precision, decision] : content.decisions) {
        if (precision != "fp32" && precision != "int8") return unfit(fmt::format("precision '{}' is neither fp32 nor int8", precision));
        if (precision == "int8" && content.onnxInt8.empty()) return unfit("a decision record for int8 without an int8 model");
        if (!std::isfinite(decision.rule.threshold)) return unfit(fmt::format("the decision record for {} has no threshold", precision));
    }
    if (content.goldenWindows.empty() || content.goldenWindows.size() > 256) return unfit("1 to 256 golden windows are needed");
    const std::size_t size =
        content.input.channels.size() * static_cast<std::size_t>(std::max<std::int64_t>(content.input.windowSamples, 0));
    for (const auto& window : content.goldenWindows) {
        if (window.size() != size)
            return unfit(fmt::format("a golden window has {} values, the input contract wants {}", window.size(), size));
        if (!std::all_of(window.begin(), window.end(), [](float value) { return std::isfinite(value); }))
            return unfit("a golden window holds a missing value");
    }
    return {};
}

Result<runtime::OnnxModel> openModel(const BundleContent& content, const std::string& precision) {
    TOCSIN_ASSIGN(runtime::OnnxModel model,
                  runtime::OnnxModel::loadBytes(precision == "int8" ? content.onnxInt8 : content.onnx, modelFileOf(precision)));
    const auto channels = static_cast<std::int64_t>(content.input.channels.size());
    if (model.channels() != channels || model.samples() != content.input.windowSamples)
        return unfit(fmt::format("the {} model wants windows of {} x {}, the input contract promises {} x {}", precision, model.channels(),
                                 model.samples(), channels, content.input.windowSamples));
    if (model.classes() != static_cast<std::int64_t>(content.classes.size()))
        return unfit(fmt::format("the {} model has {} classes, {} names are given", precision, model.classes(), content.classes.size()));
    return model;
}

Result<Golden> makeGolden(const BundleContent& content) {
    Golden golden;
    golden.windows.name = "window";
    golden.windows.shape = {static_cast<std::int64_t>(content.goldenWindows.size()),
                            static_cast<std::int64_t>(content.input.channels.size()), content.input.windowSamples};
    for (const auto& window : content.goldenWindows)
        golden.windows.values.insert(golden.windows.values.end(), window.begin(), window.end());
    for (const std::string precision : {"fp32", "int8"}) {
        if (precision == "int8" && content.onnxInt8.empty()) continue;
        TOCSIN_ASSIGN(runtime::OnnxModel model, openModel(content, precision));
        const auto decision = content.decisions.find(content.decisions.contains(precision) ? precision : content.precision);
        TOCSIN_ASSIGN(GoldenAnswers answers, goldenAnswers(golden.windows, model, decision->second.rule.threshold, 0, 0));
        const auto [least, most] = std::minmax_element(answers.scores.begin(), answers.scores.end());
        const double largest = std::max(std::abs(*least), std::abs(*most));
        answers.relative = kFp32Relative;
        answers.absolute = kFp32Absolute * largest;
        if (precision == "int8")
            answers.absolute = content.int8Tolerance > 0 ? content.int8Tolerance : std::max((*most - *least) / 255.0, answers.absolute);
        golden.answers[precision] = std::move(answers);
    }
    return golden;
}

Result<void> addDecisions(const BundleContent& content, const Manifest& manifest, const SecretKey& key, Files& files) {
    std::vector<std::string> order = {content.precision};
    for (const auto& [precision, decision] : content.decisions)
        if (precision != content.precision) order.push_back(precision);
    for (const std::string& precision : order) {
        const DecisionContent& given = content.decisions.at(precision);
        const Decision decision{1, precision, sha256(precision == "int8" ? content.onnxInt8 : content.onnx), given.rule, given.evidence};
        TOCSIN_ASSIGN(std::string text, canonicalJson(toJson(decision)));
        TOCSIN_ASSIGN(std::string signature, sign(kDecisionType, text, key));
        const std::string path = decisionFileOf(manifest, precision);
        files.emplace_back(path, std::move(text));
        files.emplace_back(signatureFileOf(path), std::move(signature));
    }
    return {};
}

Result<Files> makeFiles(const BundleContent& content, const Manifest& manifest, const SecretKey& key) {
    Files files;
    TOCSIN_TRY(addDecisions(content, manifest, key, files));
    files.emplace_back(kModelFile, content.onnx);
    if (!content.onnxInt8.empty()) files.emplace_back(kModelInt8File, content.onnxInt8);
    TOCSIN_ASSIGN(const Golden golden, makeGolden(content));
    files.emplace_back(kGoldenInputFile, runtime::tensorToBytes(golden.windows));
    const auto& scores = golden.answers.at("fp32").scores;
    files.emplace_back(kGoldenOutputFile, runtime::tensorToBytes({"score", {static_cast<std::int64_t>(scores.size())}, scores}));
    TOCSIN_ASSIGN(std::string answers, canonicalJson(goldenToJson(golden)));
    files.emplace_back(kGoldenFile, std::move(answers));
    TOCSIN_ASSIGN(std::string reference, canonicalJson(toJson(content.reference)));
    files.emplace_back(kReferenceFile, std::move(reference));
    files.emplace_back(kModelCardFile, modelCard(content));
    TOCSIN_ASSIGN(std::string bill, softwareBill(content));
    files.emplace_back(kSbomFile, std::move(bill));
    return files;
}

Manifest describe(const BundleContent& content) {
    Manifest manifest;
    manifest.critical = {"input", "precision", "files"};
    manifest.id = fmt::format("{}-{}", content.model, content.serial);
    manifest.model = content.model;
    manifest.version = content.version;
    manifest.serial = content.serial;
    manifest.created = formatTime(content.created);
    manifest.input = content.input;
    manifest.classes = content.classes;
    manifest.precision = content.precision;
    manifest.unproven = content.unproven;
    manifest.metrics = content.metrics;
    manifest.provenance = content.provenance;
    manifest.card = content.card;
    return manifest;
}

} // namespace

Result<std::string> packBundle(const BundleContent& content, const SecretKey& key) {
    TOCSIN_TRY(checkContent(content));
    Manifest manifest = describe(content);
    TOCSIN_ASSIGN(const Files files, makeFiles(content, manifest, key));
    for (const auto& [path, bytes] : files) manifest.files.push_back({path, static_cast<std::int64_t>(bytes.size()), sha256(bytes)});
    TOCSIN_ASSIGN(const std::string text, canonicalJson(toJson(manifest)));
    if (text.size() > kMaxManifestBytes) return unfit("the manifest is larger than 1 MiB; metrics or provenance are too long");
    // What cannot be read back must not leave the house.
    if (auto readable = manifestFromBytes(text); !readable.ok()) return unfit(readable.error().message);
    TOCSIN_ASSIGN(const std::string signature, sign(kManifestType, text, key));
    std::vector<TarFile> entries = {{kManifestFile, text}, {kSignatureFile, signature}};
    for (const auto& [path, bytes] : files) entries.push_back({path, bytes});
    return writeTar(entries);
}

} // namespace tocsin::bundle
