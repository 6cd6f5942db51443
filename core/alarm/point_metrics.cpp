// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/point_metrics.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

#include "core/alarm/detail/radix_sort.h"

namespace tocsin::alarm {

namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

RankMetrics rankMetrics(std::span<const float> scores, std::span<const std::uint8_t> bad) {
    assert(scores.size() == bad.size());
    RankMetrics metrics;
    const auto positives = static_cast<std::size_t>(std::count_if(bad.begin(), bad.end(), [](std::uint8_t b) { return b != 0; }));
    metrics.positives = static_cast<std::int64_t>(positives);
    metrics.negatives = static_cast<std::int64_t>(bad.size()) - metrics.positives;
    if (metrics.positives == 0 || metrics.negatives == 0) return metrics;
    std::vector<float> high, low; // scores of faults and of good points
    high.reserve(positives);
    low.reserve(scores.size() - positives);
    for (std::size_t i = 0; i < scores.size(); ++i) (bad[i] != 0 ? high : low).push_back(scores[i]);
    detail::sortFloats(high);
    detail::sortFloats(low);
    // From the highest score down, one step for each distinct score.
    double area = 0, average = 0;
    std::size_t tp = 0, fp = 0;
    while (tp < high.size()) { // below the last positive AUC gains a rectangle, average precision nothing
        const float nextHigh = high[high.size() - 1 - tp];
        const float score = fp < low.size() ? std::max(nextHigh, low[low.size() - 1 - fp]) : nextHigh;
        const std::size_t tpBefore = tp, fpBefore = fp;
        while (tp < high.size() && high[high.size() - 1 - tp] >= score) ++tp;
        while (fp < low.size() && low[low.size() - 1 - fp] >= score) ++fp;
        area += static_cast<double>(fp - fpBefore) * (static_cast<double>(tpBefore) + static_cast<double>(tp - tpBefore) / 2);
        average += static_cast<double>(tp - tpBefore) * (static_cast<double>(tp) / static_cast<double>(tp + fp));
    }
    area += static_cast<double>(low.size() - fp) * static_cast<double>(tp);
    metrics.auc = area / (static_cast<double>(high.size()) * static_cast<double>(low.size()));
    metrics.averagePrecision = average / static_cast<double>(high.size());
    return metrics;
}

PointMetrics pointMetrics(std::int64_t tp, std::int64_t fp, std::int64_t fn, std::int64_t tn) {
    return {
        tp, fp, fn, tn, ratio(tp, tp + fp), ratio(tp, tp + fn), ratio(2 * tp, 2 * tp + fp + fn), ratio(fp, fp + tn), ratio(fn, fn + tp)};
}

PointMetrics pointMetrics(std::span<const float> scores, std::span<const std::uint8_t> bad, double threshold) {
    assert(scores.size() == bad.size());
    std::int64_t counts[2][2] = {{0, 0}, {0, 0}}; // [bad][above]
    for (std::size_t i = 0; i < scores.size(); ++i) ++counts[bad[i] != 0][static_cast<double>(scores[i]) > threshold];
    return pointMetrics(counts[1][1], counts[0][1], counts[1][0], counts[0][0]);
}

Json toJson(const PointMetrics& metrics) {
    return Json{{"tp", metrics.tp},
                {"fp", metrics.fp},
                {"fn", metrics.fn},
                {"tn", metrics.tn},
                {"precision", number(metrics.precision)},
                {"recall", number(metrics.recall)},
                {"f1", number(metrics.f1)},
                {"far", number(metrics.falseAlarmRate)},
                {"mar", number(metrics.missedAlarmRate)}};
}

Result<ClassMetrics> classMetrics(std::span<const int> predicted, std::span<const int> truth, std::span<const std::string> names) {
    if (predicted.size() != truth.size())
        return Error{ErrorCode::Data, fmt::format("{} predicted classes stand against {} true ones", predicted.size(), truth.size()), {}};
    const std::size_t classes = names.size();
    ClassMetrics metrics;
    metrics.items = static_cast<std::int64_t>(truth.size());
    metrics.confusion.assign(classes, std::vector<std::int64_t>(classes, 0));
    const auto legal = [&](int index) { return index >= 0 && static_cast<std::size_t>(index) < classes; };
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (!legal(truth[i]) || !legal(predicted[i]))
            return Error{ErrorCode::Data,
                         fmt::format("item {}: class {} or {} is not one of the {} classes", i, truth[i], predicted[i], classes),
                         {}};
        ++metrics.confusion[static_cast<std::size_t>(truth[i])][static_cast<std::size_t>(predicted[i])];
    }
    std::int64_t correct = 0;
    double recalls = 0, f1s = 0;
    int present = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        ClassRow row{names[c], 0, 0, metrics.confusion[c][c], {}, {}, {}};
        for (std::size_t other = 0; other < classes; ++other) {
            row.truth += metrics.confusion[c][other];
            row.predicted += metrics.confusion[other][c];
        }
        row.recall = ratio(row.correct, row.truth);
        row.precision = ratio(row.correct, row.predicted);
        row.f1 = ratio(2 * row.correct, row.truth + row.predicted);
        correct += row.correct;
        if (row.truth > 0) {
            ++present;
            recalls += *row.recall;
            f1s += *row.f1;
        }
        metrics.classes.push_back(std::move(row));
    }
    metrics.accuracy = ratio(correct, metrics.items);
    if (present > 0) {
        metrics.balancedAccuracy = recalls / present;
        metrics.macroF1 = f1s / present;
    }
    return metrics;
}

Json toJson(const ClassMetrics& metrics) {
    Json perClass = Json::object(), rows = Json::array();
    for (const ClassRow& row : metrics.classes) {
        perClass[row.name] = number(row.recall);
        rows.push_back({{"name", row.name},
                        {"truth", row.truth},
                        {"predicted", row.predicted},
                        {"correct", row.correct},
                        {"recall", number(row.recall)},
                        {"precision", number(row.precision)},
                        {"f1", number(row.f1)}});
    }
    return Json{{"accuracy", number(metrics.accuracy)}, {"balanced_accuracy", number(metrics.balancedAccuracy)},
                {"macro_f1", number(metrics.macroF1)},  {"items", metrics.items},
                {"per_class", std::move(perClass)},     {"classes", std::move(rows)},
                {"confusion", metrics.confusion}};
}

} // namespace tocsin::alarm
