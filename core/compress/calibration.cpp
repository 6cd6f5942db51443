// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tocsin::compress {

namespace {

/// Mean 0 and deviation 1 for each feature, so that a channel in pascal does not outweigh one in bar. Constant features become 0.
std::vector<std::vector<float>> standardised(std::vector<std::vector<float>> features) {
    if (features.empty()) return features;
    for (std::size_t f = 0; f < features.front().size(); ++f) {
        double sum = 0, squares = 0;
        for (const auto& row : features) sum += row[f];
        const double mean = sum / static_cast<double>(features.size());
        for (const auto& row : features) squares += (row[f] - mean) * (row[f] - mean);
        const double deviation = std::sqrt(squares / static_cast<double>(features.size()));
        for (auto& row : features) row[f] = deviation > 0 ? static_cast<float>((row[f] - mean) / deviation) : 0.0F;
    }
    return features;
}

double squaredDistance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = static_cast<double>(a[i]) - b[i];
        sum += difference * difference;
    }
    return sum;
}

class Choice {
public:
    explicit Choice(std::size_t count) : m_taken(count, 0) {}
    void take(std::size_t index) {
        if (m_taken[index] == 0) m_chosen.push_back(index);
        m_taken[index] = 1;
    }
    [[nodiscard]] bool taken(std::size_t index) const { return m_taken[index] != 0; }
    [[nodiscard]] std::size_t size() const { return m_chosen.size(); }
    [[nodiscard]] const std::vector<std::size_t>& chosen() const { return m_chosen; }

private:
    std::vector<char> m_taken;
    std::vector<std::size_t> m_chosen;
};

void takeHighestScores(Choice& choice, std::span<const float> scores, std::size_t wanted) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    for (std::size_t i = 0; i < order.size() && choice.size() < wanted; ++i) choice.take(order[i]);
}

/// Greedy k-centre: until `wanted` are taken, take the one that is farthest from all taken.
void takeFarthest(Choice& choice, const std::vector<std::vector<float>>& features, std::size_t wanted) {
    if (choice.size() == 0) choice.take(0);
    std::vector<double> nearest(features.size(), std::numeric_limits<double>::infinity());
    std::size_t measured = 0; // of choice.chosen() whose distances are in `nearest`
    while (choice.size() < wanted) {
        for (; measured < choice.size(); ++measured)
            for (std::size_t i = 0; i < features.size(); ++i)
                nearest[i] = std::min(nearest[i], squaredDistance(features[i], features[choice.chosen()[measured]]));
        const std::size_t farthest = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        if (!(nearest[farthest] > 0)) return; // the rest are copies of those taken
        choice.take(farthest);
    }
}

void takeEvenly(Choice& choice, std::size_t count, std::size_t wanted) {
    const std::size_t missing = wanted - std::min(wanted, choice.size());
    for (std::size_t i = 0; i < missing; ++i) {
        std::size_t index = i * count / missing;
        while (choice.taken(index)) index = (index + 1) % count;
        choice.take(index);
    }
}

} // namespace

std::vector<std::vector<float>> windowStatistics(const WindowPool& pool) {
    std::vector<std::vector<float>> features;
    features.reserve(pool.size());
    const auto samples = static_cast<std::size_t>(pool.samples);
    for (std::size_t index = 0; index < pool.size(); ++index) {
        const std::span<const float> window = pool.window(index);
        std::vector<float> row;
        row.reserve(static_cast<std::size_t>(4 * pool.channels));
        for (std::size_t channel = 0; channel < static_cast<std::size_t>(pool.channels); ++channel) {
            const std::span<const float> values = window.subspan(channel * samples, samples);
            double sum = 0, squares = 0;
            for (const float value : values) sum += value;
            const double mean = sum / static_cast<double>(samples);
            for (const float value : values) squares += (value - mean) * (value - mean);
            const auto [least, most] = std::minmax_element(values.begin(), values.end());
            row.insert(row.end(),
                       {static_cast<float>(mean), static_cast<float>(std::sqrt(squares / static_cast<double>(samples))), *least, *most});
        }
        features.push_back(std::move(row));
    }
    return features;
}

std::vector<std::size_t> chooseByCoverage(const std::vector<std::vector<float>>& features, std::span<const float> scores,
                                          std::size_t wanted) {
    const std::size_t count = features.size();
    wanted = std::min(wanted, count);
    Choice choice(count);
    if (wanted == count) {
        for (std::size_t i = 0; i < count; ++i) choice.take(i);
        return choice.chosen();
    }
    if (wanted > 0) {
        if (scores.size() == count) takeHighestScores(choice, scores, (wanted + 7) / 8);
        takeFarthest(choice, standardised(features), std::min(wanted, choice.size() + (wanted + 1) / 2));
        takeEvenly(choice, count, wanted);
    }
    std::vector<std::size_t> chosen = choice.chosen();
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

WindowPool excursions(const WindowPool& pool, std::span<const float> centre, std::span<const float> scale) {
    constexpr float kSizes[] = {1.5F, 3.0F, 6.0F};
    WindowPool bent = pool;
    const auto samples = static_cast<std::size_t>(pool.samples), channels = static_cast<std::size_t>(pool.channels);
    for (std::size_t index = 0; index < pool.size(); ++index) {
        float* window = bent.values.data() + index * pool.windowSize();
        if (index % 4 == 3) {
            for (std::size_t i = 0; i < pool.windowSize(); ++i) window[i] += window[i] - centre[i / samples];
            continue;
        }
        const std::size_t turn = index - index / 4, channel = turn % channels, round = turn / channels;
        const float offset = kSizes[round % 3] * (round / 3 % 2 == 0 ? 1.0F : -1.0F) * scale[channel];
        for (std::size_t i = 0; i < samples; ++i) window[channel * samples + i] += offset;
    }
    return bent;
}

} // namespace tocsin::compress
