// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/compress/observer.h"
#include "core/compress/parity.h"
#include "core/compress/windows.h"
#include "core/network/graph.h"

namespace tocsin::compress {

struct QuantizeRequest {
    network::Graph graph;   ///< trained, float32
    WindowPool calibration; ///< from the training part; more than calibrationWindows, so that there is a choice
    WindowPool heldOut;     ///< from the validation part: the report's figures. Empty: a quarter of `calibration` that took no part
    std::size_t calibrationWindows = 256;
    std::optional<Observer> observer; ///< empty: the one with the best score parity, then tensor by tensor
    std::int64_t latencyCalls = 2000; ///< of each model, at most; 0: not measured
};

/// One observer's result on the windows of the choice.
struct ObserverTrial {
    std::string observer; ///< "min-max" .. or "mixed"
    ScoreParity parity;
};

struct QuantizationReport {
    std::int64_t bytesFp32 = 0, bytesInt8 = 0; ///< ONNX files
    double latencyMsFp32 = 0, latencyMsInt8 = 0;
    bool fused = false;                 ///< no float convolution, matrix product or recurrent node left in what ONNX Runtime runs
    std::vector<std::string> floatLeft; ///< those left, by name
    std::string observer;               ///< chosen
    ScoreParity parity;                 ///< on the held-out windows
    std::vector<ObserverTrial> trials;
    std::int64_t calibrationWindows = 0;
    std::vector<std::string> said; ///< what was done and why, in sentences

    /// Whether int8 is worth keeping: everything fused and a call is quicker.
    [[nodiscard]] bool pays() const { return fused && latencyMsInt8 < latencyMsFp32; }
};

struct QuantizedModel {
    std::string onnxFp32; ///< file content, the very graph that was compared with
    std::string onnxInt8;
    Json plan; ///< scales by node and how they came about: quantization.json
    QuantizationReport report;
};

/// Static int8 after training: uint8 activations with one scale a tensor, int8 weights with one scale an output channel, int32 bias.
/// Error codes: Data (no windows, or of the wrong shape; nothing in the graph that int8 could do), Cancelled, Internal (writer or ONNX
/// Runtime). Same graph and windows give the same bytes (latencies aside).
[[nodiscard]] Result<QuantizedModel> quantize(const QuantizeRequest& request, const JobContext& job = {});

[[nodiscard]] Json toJson(const ScoreParity& parity);
[[nodiscard]] Json toJson(const QuantizationReport& report);

} // namespace tocsin::compress
