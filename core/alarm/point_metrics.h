// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::alarm {

/// Figures that need no threshold; both nothing when a class is absent. Ties are handled exactly (trapezoid).
struct RankMetrics {
    std::optional<double> auc;              ///< area under the ROC curve = P(bad > good) + P(equal) / 2
    std::optional<double> averagePrecision; ///< sum over distinct thresholds of precision x recall step
    std::int64_t positives = 0, negatives = 0;
};

/// scores: [N], higher = worse, finite; bad: [N], not 0 = fault. Same length. O(N) (radix sort), 12 N bytes of working memory.
[[nodiscard]] RankMetrics rankMetrics(std::span<const float> scores, std::span<const std::uint8_t> bad);

/// Every score counted alone: a score above the threshold says "bad".
struct PointMetrics {
    std::int64_t tp = 0, fp = 0, fn = 0, tn = 0;
    std::optional<double> precision, recall, f1;
    std::optional<double> falseAlarmRate;  ///< fp / (fp + tn)
    std::optional<double> missedAlarmRate; ///< fn / (fn + tp)
};

[[nodiscard]] PointMetrics pointMetrics(std::span<const float> scores, std::span<const std::uint8_t> bad, double threshold);
/// From counts alone; f1 = 2 tp / (2 tp + fp + fn), nothing when that is 0 / 0.
[[nodiscard]] PointMetrics pointMetrics(std::int64_t tp, std::int64_t fp, std::int64_t fn, std::int64_t tn);
/// {tp, fp, fn, tn, precision, recall, f1, far, mar}
[[nodiscard]] Json toJson(const PointMetrics& metrics);

struct ClassRow {
    std::string name;
    std::int64_t truth = 0;     ///< items of this class
    std::int64_t predicted = 0; ///< items said to be of this class
    std::int64_t correct = 0;
    std::optional<double> recall, precision, f1;
};

struct ClassMetrics {
    std::optional<double> accuracy, balancedAccuracy, macroF1; ///< the last two over classes that occur in truth
    std::int64_t items = 0;
    std::vector<ClassRow> classes;
    std::vector<std::vector<std::int64_t>> confusion; ///< [truth][predicted]
};

/// predicted, truth: [N], indexes into names. Error code Data when lengths differ or an index is out of range.
[[nodiscard]] Result<ClassMetrics> classMetrics(std::span<const int> predicted, std::span<const int> truth,
                                                std::span<const std::string> names);
/// {accuracy, balanced_accuracy, macro_f1, items, per_class:{name: recall}, classes:[...], confusion}
[[nodiscard]] Json toJson(const ClassMetrics& metrics);

} // namespace tocsin::alarm
