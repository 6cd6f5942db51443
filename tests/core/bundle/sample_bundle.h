// SPDX-License-Identifier: GPL-3.0-or-later
// A small true bundle for tests of bundle and edge.
#pragma once

#include <string>

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

} // namespace sample
