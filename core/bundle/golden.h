// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/runtime/model.h"
#include "core/runtime/tensor_file.h"

namespace tocsin::bundle {

/// What a model must answer to the golden windows on any device.
struct GoldenAnswers {
    std::vector<float> scores; ///< [N]
    std::vector<bool> high;    ///< [N] score above the threshold: the expected decisions
    double relative = 0;       ///< tolerance: |score - expected| <= relative * |expected| + absolute
    double absolute = 0;
};

/// Golden vectors: windows float32 [N, C, T] and answers by precision ("fp32", "int8").
///
///     test_data_set_0/input_0.pb, output_0.pb   ONNX's own test layout, for model.onnx
///     golden.json                               {"answers": {precision: {scores, high, relative, absolute}}}
struct Golden {
    runtime::Tensor windows;
    std::map<std::string, GoldenAnswers> answers;
};

/// Runs every golden window through the model, one at a time, as the device will. absolute: see GoldenAnswers.
[[nodiscard]] Result<GoldenAnswers> goldenAnswers(const runtime::Tensor& windows, runtime::OnnxModel& model, double threshold,
                                                  double relative, double absolute);

/// Self-test: does the model answer on this processor as it did where it was made? Error code Finding (detail "self-test") names window,
/// score and expectation; a score within tolerance on the other side of the threshold is no fault.
[[nodiscard]] Result<void> checkGolden(const Golden& golden, const std::string& precision, runtime::OnnxModel& model, double threshold);

/// How near a model comes to its golden answers on this processor.
struct GoldenComparison {
    std::int64_t vectors = 0;
    std::int64_t equal = 0; ///< to the bit
    double largestDifference = 0;
};
/// Runs all golden windows, within tolerance or not. Error code Finding: there are none for the precision.
[[nodiscard]] Result<GoldenComparison> compareGolden(const Golden& golden, const std::string& precision, runtime::OnnxModel& model);

[[nodiscard]] Json goldenToJson(const Golden& golden);
/// Error code Finding, detail "golden-invalid".
[[nodiscard]] Result<Golden> goldenFromBytes(std::string_view input, std::string_view output, std::string_view json);

} // namespace tocsin::bundle
