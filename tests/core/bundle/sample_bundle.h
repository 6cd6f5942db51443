// SPDX-License-Identifier: GPL-3.0-or-later
// A small true bundle for tests of bundle and edge.
#pragma once

#include <string>

#include "core/base/hash.h"
#include "core/bundle/detail/tar.h"
#include "core/bundle/pack.h"
#include "core/bundle/verify.h"
#include "tests/core/runtime/tiny_onnx.h"

namespace sample {

using namespace tocsin;

/// Score = mean of the last 4 rows of "pressure" and "flow"; alarm above 10.
inline bundle::BundleContent content(std::int64_t serial = 1) {
    bundle::BundleContent made;
    made.model = "mean";
    made.version = "run " + std::to_string(serial);
    made.serial = serial;
    made.created = 1'700'000'000 * kNsPerSecond;
    made.input.channels = {{"pressure", "bar"}, {"flow", "l/min"}};
    made.input.windowSamples = 4;
    made.input.strideSamples = 1;
    made.onnx = tiny_onnx::meanModel(2, 4);
    bundle::DecisionContent decision;
    decision.rule.threshold = 10;
    decision.evidence = {{"budget", "1/30d"}, {"bound", 0.02}, {"shown", true}};
    made.decisions["fp32"] = decision;
    made.goldenWindows = {{1, 2, 3, 4, 5, 6, 7, 8}, {20, 20, 20, 20, 20, 20, 20, 20}, {0, 0, 0, 0, 0, 0, 0, 0.5F}};
    made.reference = {bundle::channelReference("pressure", {1, 2, 3}), bundle::channelReference("flow", {})};
    made.metrics = {{"auc", 0.9}};
    made.provenance = {{"run", 1}, {"seed", 7}};
    return made;
}

/// One key for the whole test program.
inline const bundle::SecretKey& key() {
    static const bundle::SecretKey made = bundle::SecretKey::generate().value();
    return made;
}

inline std::string bytes(std::int64_t serial = 1) {
    return bundle::packBundle(content(serial), key()).value();
}

inline Result<bundle::VerifiedBundle> verify(std::string_view text, const bundle::VerifyOptions& options = {}) {
    return bundle::verifyBundleBytes(text, std::span(&key().publicKey(), 1), options);
}

/// Reason code of the refusal, "valid", or the message of another error.
inline std::string reason(std::string_view text, const bundle::VerifyOptions& options = {}) {
    const auto verdict = verify(text, options);
    if (verdict.ok()) return "valid";
    return verdict.error().code == ErrorCode::Finding ? verdict.error().detail : verdict.error().message;
}

/// A rightly signed bundle whose model is another than the one that made its golden vectors.
inline std::string forgedModel(const bundle::BundleContent& made, const std::string& other) {
    auto verified = bundle::verifyBundleBytes(bundle::packBundle(made, key()).value(), std::span(&key().publicKey(), 1)).value();
    bundle::Decision decision = verified.decisions.at("fp32");
    decision.modelSha256 = sha256(other);
    const auto put = [&](const std::string& path, std::string content) {
        for (bundle::FileEntry& file : verified.manifest.files)
            if (file.path == path) file = {path, static_cast<std::int64_t>(content.size()), sha256(content)};
        verified.files[path] = std::move(content);
    };
    put(bundle::kModelFile, other);
    put(bundle::kDecisionFile, bundle::canonicalJson(bundle::toJson(decision)).value());
    put("decision.sig", bundle::sign(bundle::kDecisionType, verified.files.at(bundle::kDecisionFile), key()).value());
    const std::string manifest = bundle::canonicalJson(bundle::toJson(verified.manifest)).value();
    const std::string signature = bundle::sign(bundle::kManifestType, manifest, key()).value();
    std::vector<bundle::TarFile> files = {{bundle::kManifestFile, manifest}, {bundle::kSignatureFile, signature}};
    for (const bundle::FileEntry& file : verified.manifest.files) files.push_back({file.path, verified.files.at(file.path)});
    return bundle::writeTar(files).value();
}

} // namespace sample
