// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/compress/windows.h"
#include "core/runtime/model.h"

namespace tocsin::compress {

/// What a model says of many windows. scores: [N]; probabilities: [N, K] row-major, empty without classes.
struct Scores {
    std::vector<float> scores;
    std::vector<float> probabilities;
};

/// How near the int8 model stays to the float32 one on the same windows.
struct ScoreParity {
    std::int64_t windows = 0;
    double largestDifference = 0; ///< of the scores, absolute
    double meanDifference = 0;
    std::optional<double>
        signalToNoiseDb; ///< 10 log10(sum of squared scores and probabilities / sum of squared differences); null: no difference at all
    std::optional<double> sameClass;       ///< share of windows with the same most probable class; null without classes
    std::optional<double> rankCorrelation; ///< Spearman's, over scores; null when a side is constant
};

/// One window a call, as everything that people see. Error code Cancelled within a call.
[[nodiscard]] Result<Scores> scoreAll(runtime::OnnxModel& model, const WindowPool& pool, const JobContext& job = {});

/// reference, other: of the same windows; classes: K, 0 without.
[[nodiscard]] ScoreParity compareScores(const Scores& reference, const Scores& other, std::int64_t classes);

struct LatencyPair {
    double firstMs = 0, secondMs = 0;
    std::int64_t calls = 0; ///< of each
};

struct LatencyOptions {
    std::int64_t calls = 2000; ///< of each model
    double mostSeconds = 3;    ///< ends earlier after this time and 64 calls
};

/// Median time of one call of each model in milliseconds, one window a call, windows taken in turn. The two are run alternately in blocks
/// of 16 calls, so that other work on the machine hits both alike. Empty pool or no calls: zeros.
[[nodiscard]] Result<LatencyPair> measureLatency(runtime::OnnxModel& first, runtime::OnnxModel& second, const WindowPool& pool,
                                                 const LatencyOptions& options = {}, const JobContext& job = {});

} // namespace tocsin::compress
