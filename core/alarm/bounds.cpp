// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/bounds.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cassert>
#include <cmath>
#include <limits>

namespace tocsin::alarm {

namespace {

// Mean of the Poisson law under which `count` or fewer events have the probability 1 - confidence.
double upperMean(std::int64_t count, double confidence) {
    return boost::math::gamma_p_inv(static_cast<double>(count) + 1, confidence);
}

// Mean of the Poisson law under which `count` or more events have the probability 1 - confidence.
double lowerMean(std::int64_t count, double confidence) {
    return count == 0 ? 0 : boost::math::gamma_p_inv(static_cast<double>(count), 1 - confidence);
}

} // namespace

double poissonUpper(std::int64_t count, double exposure, double confidence) {
    assert(count >= 0 && confidence > 0 && confidence < 1);
    return exposure > 0 ? upperMean(count, confidence) / exposure : std::numeric_limits<double>::infinity();
}

double poissonLower(std::int64_t count, double exposure, double confidence) {
    assert(count >= 0 && confidence > 0 && confidence < 1);
    return exposure > 0 ? lowerMean(count, confidence) / exposure : 0;
}

Limits poissonTwoSided(std::int64_t count, double exposure, double confidence) {
    const double oneSided = 1 - (1 - confidence) / 2;
    return {poissonLower(count, exposure, oneSided), poissonUpper(count, exposure, oneSided)};
}

std::optional<std::int64_t> poissonAllowedCount(double exposure, double rateLimit, double confidence) {
    if (!(exposure > 0) || !(rateLimit > 0)) return std::nullopt;
    // No history holds a thousand million alarms: a wider limit is as good as none, and the quantiles stay accurate.
    rateLimit = std::min(rateLimit, 1e9 / exposure);
    const double mean = exposure * rateLimit;
    if (poissonUpper(0, exposure, confidence) > rateLimit) return std::nullopt;
    std::int64_t within = 0, beyond = static_cast<std::int64_t>(mean) + 2; // the upper limit of a count is above the count
    while (beyond - within > 1) {
        const std::int64_t middle = within + (beyond - within) / 2;
        (poissonUpper(middle, exposure, confidence) <= rateLimit ? within : beyond) = middle;
    }
    return within;
}

double poissonExposureNeeded(std::int64_t count, double rateLimit, double confidence) {
    assert(count >= 0 && rateLimit > 0);
    return upperMean(count, confidence) / rateLimit;
}

Limits clopperPearson(std::int64_t successes, std::int64_t trials, double confidence) {
    assert(successes >= 0 && successes <= trials && confidence > 0 && confidence < 1);
    if (trials <= 0) return {0, 1};
    const double tail = (1 - confidence) / 2;
    const auto k = static_cast<double>(successes), n = static_cast<double>(trials);
    Limits limits{0, 1};
    if (successes > 0) limits.low = boost::math::ibeta_inv(k, n - k + 1, tail);
    if (successes < trials) limits.high = boost::math::ibetac_inv(k + 1, n - k, tail);
    return limits;
}

std::optional<Limits> medianLimits(std::vector<double> values, double confidence) {
    assert(confidence > 0 && confidence < 1);
    const std::size_t n = values.size();
    const double tail = (1 - confidence) / 2;
    // P(Bin(n, 1/2) <= k) = I_(1/2)(n - k, k + 1)
    const auto below = [&](std::size_t k) { return boost::math::ibeta(static_cast<double>(n - k), static_cast<double>(k + 1), 0.5); };
    std::size_t rank = 0;
    while (rank < n / 2 && below(rank) <= tail) ++rank;
    if (rank == 0) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Limits{values[rank - 1], values[n - rank]};
}

} // namespace tocsin::alarm
