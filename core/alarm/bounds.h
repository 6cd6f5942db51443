// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace tocsin::alarm {

/// Both ends of a confidence interval.
struct Limits {
    double low = 0;
    double high = 0;
    friend bool operator==(const Limits&, const Limits&) = default;
};

/// Exact one-sided upper limit of a Poisson rate: the rate at which `count` or fewer events would be seen with probability 1 - confidence.
/// count >= 0 events in exposure > 0 (days); confidence in (0, 1). Infinite when exposure is not positive.
/// Formula: chi-square quantile with 2 (count + 1) degrees of freedom, halved (Garwood 1936). 0 events at 95 %: 2.9957 / exposure.
[[nodiscard]] double poissonUpper(std::int64_t count, double exposure, double confidence);

/// Exact one-sided lower limit; 0 for no event.
[[nodiscard]] double poissonLower(std::int64_t count, double exposure, double confidence);

/// Exact two-sided (central) interval, Garwood 1936: (1 - confidence) / 2 in each tail.
[[nodiscard]] Limits poissonTwoSided(std::int64_t count, double exposure, double confidence);

/// Largest count whose upper limit stays within rateLimit (events per unit of exposure); nullopt when not even 0 events would do.
[[nodiscard]] std::optional<std::int64_t> poissonAllowedCount(double exposure, double rateLimit, double confidence);

/// Exposure in which `count` events still show a rate of at most rateLimit (> 0).
[[nodiscard]] double poissonExposureNeeded(std::int64_t count, double rateLimit, double confidence);

/// Exact two-sided interval of a proportion, Clopper and Pearson 1934. 0 <= successes <= trials; {0, 1} without trials.
[[nodiscard]] Limits clopperPearson(std::int64_t successes, std::int64_t trials, double confidence);

/// Distribution-free interval of a median: the r-th smallest and r-th largest value, r the largest with P(Bin(n, 1/2) < r) <= (1 -
/// confidence) / 2 (Thompson 1936). The values in any order, independent of each other; nothing when they are too few (below 6 at 95 %).
[[nodiscard]] std::optional<Limits> medianLimits(std::vector<double> values, double confidence);

} // namespace tocsin::alarm
