// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/alarm/decision_rule.h"
#include "core/base/time.h"
#include "core/bundle/manifest.h"
#include "core/bundle/reference.h"
#include "core/bundle/signature.h"

namespace tocsin::bundle {

struct DecisionContent {
    alarm::DecisionRule rule;
    Json evidence = Json::object(); ///< record of `tune`: at least budget and bound, repeated by `tocsin-edge status`
};

/// Everything a bundle is made of, as plain values.
struct BundleContent {
    std::string model;       ///< name for people ("wdcnn")
    std::string version;     ///< "run 3"
    std::int64_t serial = 0; ///< > 0, higher than any before
    TimeNs created = 0;
    runtime::InputContract input;
    std::vector<std::string> classes;                 ///< of "probabilities"
    std::string onnx;                                 ///< model.onnx
    std::string onnxInt8;                             ///< model.int8.onnx; empty: none
    std::string precision = "fp32";                   ///< what runs under "auto"; its decision is needed
    std::map<std::string, DecisionContent> decisions; ///< by precision
    std::string unproven;                             ///< reason, when the budget was not shown
    std::vector<std::vector<float>> goldenWindows;    ///< 1 to 256 of them, each [C, T] finite
    double int8Tolerance = 0;                ///< absolute, about one quantization step of the score; 0: 1/255 of the golden scores' range
    std::vector<ChannelReference> reference; ///< by contract channel
    Json metrics = Json::object();           ///< figures with bounds, as `evaluate` printed them
    Json provenance = Json::object();        ///< run, recipe, seed, data fingerprint, code
    std::string purpose;                     ///< a sentence for the model card
    CardAnswers card;                        ///< answers of a person for the model card; empty: nobody was asked
};

/// Runs the golden windows, writes decision records, model card and SBOM, lists and signs: the bytes of a bundle. The same content and key
/// give the same bytes. Error code Data says what is missing or does not fit.
[[nodiscard]] Result<std::string> packBundle(const BundleContent& content, const SecretKey& key);

} // namespace tocsin::bundle
