// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/manifest.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/bundle/detail/paths.h"
#include "core/bundle/detail/refusal.h"

namespace tocsin::bundle {

namespace {

// What this program understands; a bundle may ask (critical) that a key is understood, not merely skipped.
constexpr std::array kKnownKeys = {"format",    "format_version", "critical", "id",         "model", "version",
                                   "serial",    "created",        "agent",    "runtime",    "input", "classes",
                                   "precision", "unproven",       "metrics",  "provenance", "files", "card"};

Error invalid(std::string_view why) {
    return refusal("manifest-invalid", fmt::format("manifest.json is not valid: {}", why));
}

Result<void> checkAgainstSchema(const nlohmann::json& json) {
    std::string fault;
    auto checked = guarded("checking manifest.json against its schema", [&] {
        const nlohmann::json schemaJson = nlohmann::json::parse(manifestSchema());
        valijson::Schema schema;
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), &results)) return;
        fault = "it does not follow the schema";
        valijson::ValidationResults::Error first;
        if (!results.popError(first)) return;
        std::string place;
        for (const std::string& step : first.context) place += step == "<root>" ? "" : step;
        fault = fmt::format("{}: {}", place.empty() ? "manifest" : place, first.description);
    });
    TOCSIN_TRY(checked);
    if (!fault.empty()) return invalid(fault);
    return {};
}

Result<void> checkFormat(const Json& json) {
    if (!json.is_object() || json.value("format", Json()) != "tocsin-bundle")
        return refusal("format-unknown", "manifest.json is not that of a Tocsin bundle");
    if (json.value("format_version", Json()) != 1)
        return refusal("format-unknown",
                       fmt::format("the bundle has format version {}, this program reads version 1; a newer tocsin-edge is needed",
                                   json.value("format_version", Json()).dump()));
    const Json critical = json.value("critical", Json::array());
    if (!critical.is_array()) return invalid("critical is not a list");
    for (const Json& key : critical) {
        if (!key.is_string()) return invalid("critical holds something else than names");
        if (std::find(kKnownKeys.begin(), kKnownKeys.end(), key.get<std::string>()) == kKnownKeys.end())
            return refusal(
                "critical-unknown",
                fmt::format("the bundle demands that '{}' is understood, and this program does not know it; a newer tocsin-edge is needed",
                            key.get<std::string>()));
    }
    return {};
}

bool isSha256(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

Result<std::vector<FileEntry>> filesFromJson(const Json& json) {
    std::vector<FileEntry> files;
    std::set<std::string> seen = {kManifestFile, kSignatureFile};
    for (const Json& entry : json) {
        FileEntry file{entry.at("path").get<std::string>(), entry.at("size").get<std::int64_t>(), entry.at("sha256").get<std::string>()};
        if (const std::string fault = pathFault(file.path); !fault.empty())
            return refusal("entry-path", fmt::format("the manifest lists '{}': {}", file.path, fault));
        if (!seen.insert(file.path).second) return invalid(fmt::format("{} is listed twice", file.path));
        if (file.size < 0 || file.size > kMaxFileBytes)
            return refusal("too-large", fmt::format("{} is larger than {} bytes", file.path, kMaxFileBytes));
        if (!isSha256(file.sha256)) return invalid(fmt::format("the SHA-256 of {} is not 64 hex digits", file.path));
        files.push_back(std::move(file));
    }
    return files;
}

Result<void> checkFileSet(const Manifest& manifest) {
    std::vector<std::string> needed = {kDecisionFile, kModelFile, kGoldenInputFile, kGoldenOutputFile, kGoldenFile};
    if (manifest.precision == "int8") needed.emplace_back(kModelInt8File);
    for (const std::string& path : needed)
        if (!manifest.file(path)) return invalid(fmt::format("it lists no {}", path));
    for (const FileEntry& file : manifest.files)
        if (file.path.starts_with("decision") && file.path.ends_with(".json") && !manifest.file(signatureFileOf(file.path)))
            return refusal("signature-missing", fmt::format("the decision record {} has no signature", file.path));
    return {};
}

Result<Manifest> manifestFromJson(const Json& json) {
    Manifest manifest;
    manifest.critical = json.at("critical").get<std::vector<std::string>>();
    manifest.id = json.at("id").get<std::string>();
    manifest.model = json.at("model").get<std::string>();
    manifest.version = json.at("version").get<std::string>();
    manifest.serial = json.at("serial").get<std::int64_t>();
    manifest.created = json.at("created").get<std::string>();
    manifest.minimumAgent = json.at("agent").at("minimum_version").get<std::string>();
    manifest.classes = json.at("classes").get<std::vector<std::string>>();
    manifest.precision = json.at("precision").get<std::string>();
    if (json.at("unproven").is_string()) manifest.unproven = json.at("unproven").get<std::string>();
    manifest.metrics = json.at("metrics");
    manifest.provenance = json.at("provenance");
    if (json.contains("card")) {
        const Json& card = json.at("card");
        manifest.card = {card.value("intended_use", ""), card.value("contact", ""), card.value("limits", "")};
    }
    if (manifest.serial < 1 || manifest.serial > kMaxSerial) return invalid("the serial is out of range");
    auto input = runtime::inputContractFromJson(json.at("input"));
    if (!input.ok()) return invalid(input.error().message);
    manifest.input = *std::move(input);
    TOCSIN_ASSIGN(manifest.files, filesFromJson(json.at("files")));
    TOCSIN_TRY(checkFileSet(manifest));
    return manifest;
}

} // namespace

const FileEntry* Manifest::file(std::string_view path) const {
    const auto found = std::find_if(files.begin(), files.end(), [&](const FileEntry& entry) { return entry.path == path; });
    return found == files.end() ? nullptr : &*found;
}

std::string decisionFileOf(const Manifest& manifest, std::string_view precision) {
    return precision == manifest.precision ? std::string(kDecisionFile) : fmt::format("decision-{}.json", precision);
}

std::string signatureFileOf(std::string_view path) {
    return std::string(path.substr(0, path.rfind('.'))) + ".sig";
}

std::string_view modelFileOf(std::string_view precision) {
    return precision == "int8" ? kModelInt8File : kModelFile;
}

Json toJson(const Manifest& manifest) {
    Json files = Json::array();
    for (const FileEntry& file : manifest.files) files.push_back({{"path", file.path}, {"size", file.size}, {"sha256", file.sha256}});
    Json json = {{"format", "tocsin-bundle"},
                 {"format_version", 1},
                 {"critical", manifest.critical},
                 {"id", manifest.id},
                 {"model", manifest.model},
                 {"version", manifest.version},
                 {"serial", manifest.serial},
                 {"created", manifest.created},
                 {"agent", {{"minimum_version", manifest.minimumAgent}}},
                 {"runtime", {{"name", "onnxruntime"}, {"minimum_version", "1.21"}, {"opset", 17}}},
                 {"input", runtime::toJson(manifest.input)},
                 {"classes", manifest.classes},
                 {"precision", manifest.precision},
                 {"unproven", manifest.unproven.empty() ? Json(nullptr) : Json(manifest.unproven)},
                 {"metrics", manifest.metrics},
                 {"provenance", manifest.provenance},
                 {"files", files}};
    if (!manifest.card.empty())
        json["card"] = {{"intended_use", manifest.card.intendedUse}, {"contact", manifest.card.contact}, {"limits", manifest.card.limits}};
    return json;
}

Result<Manifest> manifestFromBytes(std::string_view bytes) {
    const auto json = parseJson(bytes, kManifestFile, kMaxManifestBytes);
    if (!json.ok()) return invalid(json.error().message);
    TOCSIN_TRY(checkFormat(*json));
    const auto canonical = canonicalJson(*json);
    if (!canonical.ok() || *canonical != bytes) return invalid("it is not canonical JSON (sorted keys, no blanks)");
    TOCSIN_TRY(checkAgainstSchema(nlohmann::json(*json)));
    auto manifest = guarded(
        "reading manifest.json", [&] { return manifestFromJson(*json); }, ErrorCode::Finding);
    if (!manifest.ok()) return invalid(manifest.error().detail);
    return *std::move(manifest);
}

} // namespace tocsin::bundle
