// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/runtime/input_contract.h"

namespace tocsin::bundle {

// Names inside a bundle. Order in the file: manifest.json, manifest.sig, then what the manifest lists, in its order, nothing else.
inline constexpr const char* kManifestFile = "manifest.json";
inline constexpr const char* kSignatureFile = "manifest.sig";
inline constexpr const char* kDecisionFile = "decision.json"; ///< of the precision that runs; the other one's is decision-<precision>.json
inline constexpr const char* kModelFile = "model.onnx";
inline constexpr const char* kModelInt8File = "model.int8.onnx";
inline constexpr const char* kGoldenInputFile = "test_data_set_0/input_0.pb";
inline constexpr const char* kGoldenOutputFile = "test_data_set_0/output_0.pb";
inline constexpr const char* kGoldenFile = "golden.json";
inline constexpr const char* kReferenceFile = "reference.json";
inline constexpr const char* kModelCardFile = "model_card.md";
inline constexpr const char* kSbomFile = "sbom.cdx.json";

inline constexpr std::size_t kMaxManifestBytes = 1u << 20;
inline constexpr std::size_t kMaxSignatureBytes = 64u << 10;
inline constexpr std::size_t kMaxFiles = 256;
inline constexpr std::int64_t kMaxFileBytes = std::int64_t{512} << 20;
inline constexpr std::int64_t kMaxSerial = (std::int64_t{1} << 53) - 1; ///< exact in every JSON reader

struct FileEntry {
    std::string path;
    std::int64_t size = 0;
    std::string sha256; ///< lower-case hex
    friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// What only a person can say of a model. Texts of at most kMaxAnswer bytes, empty where not answered.
struct CardAnswers {
    std::string intendedUse; ///< where and on what machines it may run
    std::string contact;     ///< whom to call when it alarms or fails
    std::string limits;      ///< where it must not be trusted

    [[nodiscard]] bool empty() const { return intendedUse.empty() && contact.empty() && limits.empty(); }
    friend bool operator==(const CardAnswers&, const CardAnswers&) = default;
};
inline constexpr std::size_t kMaxAnswer = 4000;

/// manifest.json, canonical (sorted keys, no blanks). Field table:
///
///     format "tocsin-bundle"   format_version 1   critical [key...]: a reader that does not know one of these keys refuses the bundle
///     id, model, version       serial (rises with each export)   created (ISO 8601)   agent {minimum_version}   runtime {name,
///     minimum_version, opset} input {runtime::InputContract}   classes [name...]   precision "fp32" | "int8": what runs under "auto"
///     unproven: reason, or null metrics, provenance (objects, free form)   files [{path, size, sha256}]
///     card {intended_use, contact, limits}: what a person answered; left out where nobody was asked
struct Manifest {
    std::vector<std::string> critical;
    std::string id;
    std::string model; ///< name for people
    std::string version;
    std::int64_t serial = 0;
    std::string created;
    std::string minimumAgent = "0.1.0";
    runtime::InputContract input;
    std::vector<std::string> classes;
    std::string precision = "fp32";
    std::string unproven; ///< why the bundle goes out although the budget was not shown; empty when it was
    Json metrics = Json::object();
    Json provenance = Json::object();
    CardAnswers card;
    std::vector<FileEntry> files;

    [[nodiscard]] const FileEntry* file(std::string_view path) const;
};

/// decision-<precision>.json or, for the precision that runs, decision.json.
[[nodiscard]] std::string decisionFileOf(const Manifest& manifest, std::string_view precision);
/// "decision.json" -> "decision.sig".
[[nodiscard]] std::string signatureFileOf(std::string_view path);
[[nodiscard]] std::string_view modelFileOf(std::string_view precision);

/// Sorted keys, no blanks, shortest numbers: the same value gives the same bytes. Error code Data on text that is not UTF-8.
[[nodiscard]] Result<std::string> canonicalJson(const Json& json);

[[nodiscard]] Json toJson(const Manifest& manifest);
/// Strict: JSON schema (resources/schema/manifest.schema.json), canonical bytes, critical keys, paths. Error code Finding with a sentence;
/// detail is the reason code as in verify.h.
[[nodiscard]] Result<Manifest> manifestFromBytes(std::string_view bytes);

/// The JSON schema of manifest.json, as text.
[[nodiscard]] std::string_view manifestSchema();

} // namespace tocsin::bundle
