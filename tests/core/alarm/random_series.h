// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

#include "core/alarm/score_series.h"

namespace tocsin::alarm {

/// One series of `count` scores, `stepS` seconds apart from `start` on.
[[nodiscard]] inline ScoreSeries seriesOf(std::vector<float> scores, TimeNs start = 0, double stepS = 60, std::string asset = "P1") {
    ScoreSeries series{std::move(asset), {}, std::move(scores), static_cast<TimeNs>(stepS * 1e9)};
    for (std::size_t i = 0; i < series.scores.size(); ++i) series.times.push_back(start + static_cast<TimeNs>(i) * series.stepNs);
    return series;
}

/// Scores of an AR(1) process, rounded to steps of `grain` (ties) when grain > 0.
[[nodiscard]] inline std::vector<float> randomScores(std::mt19937_64& random, std::size_t count, double memory = 0.8, double grain = 0) {
    std::normal_distribution<double> noise;
    std::vector<float> scores(count);
    double state = 0;
    for (float& score : scores) {
        state = memory * state + noise(random);
        score = static_cast<float>(grain > 0 ? std::round(state / grain) * grain : state);
    }
    return scores;
}

} // namespace tocsin::alarm
