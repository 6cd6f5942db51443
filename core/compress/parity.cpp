// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/parity.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <numeric>

namespace tocsin::compress {

namespace {

using Clock = std::chrono::steady_clock;

/// Ranks 1..N, equal values share their mean rank.
std::vector<double> ranks(const std::vector<float>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size(), 0.0);
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
        for (std::size_t i = from; i < to; ++i) rank[order[i]] = static_cast<double>(from + to + 1) / 2;
        from = to;
    }
    return rank;
}

std::optional<double> spearman(const std::vector<float>& a, const std::vector<float>& b) {
    const std::vector<double> first = ranks(a), second = ranks(b);
    const double mean = (static_cast<double>(a.size()) + 1) / 2;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        xy += (first[i] - mean) * (second[i] - mean);
        xx += (first[i] - mean) * (first[i] - mean);
        yy += (second[i] - mean) * (second[i] - mean);
    }
    if (!(xx > 0) || !(yy > 0)) return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

struct Power {
    double signal = 0, noise = 0;
    void add(const std::vector<float>& reference, const std::vector<float>& other) {
        for (std::size_t i = 0; i < reference.size(); ++i) {
            const double difference = static_cast<double>(other[i]) - reference[i];
            signal += static_cast<double>(reference[i]) * reference[i];
            noise += difference * difference;
        }
    }
};

std::int64_t mostProbable(const std::vector<float>& probabilities, std::int64_t window, std::int64_t classes) {
    const auto begin = probabilities.begin() + window * classes;
    return std::max_element(begin, begin + classes) - begin;
}

double median(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Result<Scores> scoreAll(runtime::OnnxModel& model, const WindowPool& pool, const JobContext& job) {
    Scores all;
    all.scores.reserve(pool.size());
    runtime::ModelOutput output;
    for (std::size_t index = 0; index < pool.size(); ++index) {
        TOCSIN_TRY(job.check());
        TOCSIN_TRY(model.run(pool.window(index), output));
        all.scores.push_back(output.score);
        all.probabilities.insert(all.probabilities.end(), output.probabilities.begin(), output.probabilities.end());
    }
    return all;
}

ScoreParity compareScores(const Scores& reference, const Scores& other, std::int64_t classes) {
    assert(reference.scores.size() == other.scores.size() && reference.probabilities.size() == other.probabilities.size());
    ScoreParity parity;
    parity.windows = static_cast<std::int64_t>(reference.scores.size());
    double sum = 0;
    for (std::size_t i = 0; i < reference.scores.size(); ++i) {
        const double difference = std::abs(static_cast<double>(other.scores[i]) - reference.scores[i]);
        parity.largestDifference = std::max(parity.largestDifference, difference);
        sum += difference;
    }
    if (parity.windows > 0) parity.meanDifference = sum / static_cast<double>(parity.windows);
    Power power;
    power.add(reference.scores, other.scores);
    power.add(reference.probabilities, other.probabilities);
    if (power.noise > 0 && power.signal > 0) parity.signalToNoiseDb = 10 * std::log10(power.signal / power.noise);
    parity.rankCorrelation = spearman(reference.scores, other.scores);
    if (classes > 0 && parity.windows > 0) {
        std::int64_t same = 0;
        for (std::int64_t window = 0; window < parity.windows; ++window)
            same += mostProbable(reference.probabilities, window, classes) == mostProbable(other.probabilities, window, classes) ? 1 : 0;
        parity.sameClass = static_cast<double>(same) / static_cast<double>(parity.windows);
    }
    return parity;
}

Result<LatencyPair> measureLatency(runtime::OnnxModel& first, runtime::OnnxModel& second, const WindowPool& pool,
                                   const LatencyOptions& options, const JobContext& job) {
    LatencyPair pair;
    if (pool.size() == 0 || options.calls < 1) return pair;
    constexpr std::int64_t kBlock = 16; // calls in a row, so that each model finds its weights in the cache as it would alone
    std::vector<double> firstTimes, secondTimes;
    runtime::ModelOutput output;
    std::size_t next = 0;
    const auto block = [&](runtime::OnnxModel& model, std::vector<double>& times) -> Result<void> {
        for (std::int64_t call = 0; call < kBlock; ++call) {
            const std::span<const float> window = pool.window((next + static_cast<std::size_t>(call)) % pool.size());
            const auto began = Clock::now();
            TOCSIN_TRY(model.run(window, output));
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        }
        return {};
    };
    TOCSIN_TRY(block(first, firstTimes)); // warm up: memory and code
    TOCSIN_TRY(block(second, secondTimes));
    firstTimes.clear();
    secondTimes.clear();
    const auto began = Clock::now();
    while (static_cast<std::int64_t>(firstTimes.size()) < options.calls) {
        TOCSIN_TRY(job.check());
        TOCSIN_TRY(block(first, firstTimes));
        TOCSIN_TRY(block(second, secondTimes));
        next += static_cast<std::size_t>(kBlock);
        if (firstTimes.size() >= 64 && std::chrono::duration<double>(Clock::now() - began).count() > options.mostSeconds) break;
    }
    pair.calls = static_cast<std::int64_t>(firstTimes.size());
    pair.firstMs = median(firstTimes);
    pair.secondMs = median(secondTimes);
    return pair;
}

} // namespace tocsin::compress
