// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/time.h"

namespace tocsin::series {

/// A stretch without samples between two neighbouring rows.
struct Gap {
    std::int64_t row = 0; ///< row before the gap
    TimeRange range;      ///< last time before, first time after
    friend bool operator==(const Gap&, const Gap&) = default;
};

/// How regular a time axis is. Steps are differences of neighbouring times; only positive ones count for median and jitter.
struct SamplingReport {
    std::int64_t rows = 0;
    TimeRange range;           ///< smallest and largest time; {0, 0} without rows
    TimeNs medianStepNs = 0;   ///< 0 when there is no positive step
    TimeNs jitterNs = 0;       ///< half the distance between the 5 % and 95 % quantile of the steps that are no gaps
    TimeNs gapThresholdNs = 0; ///< 5 x median step; a longer step is a gap
    std::int64_t gapCount = 0;
    std::vector<Gap> gaps;       ///< in order of rows; the kMaximumGaps longest where there are more
    std::int64_t duplicates = 0; ///< rows with the time of the row before
    std::int64_t backward = 0;   ///< rows with an earlier time than the row before
    [[nodiscard]] bool ordered() const { return backward == 0; }
    /// Samples a second by the median step; 0 without one.
    [[nodiscard]] double rateHz() const { return medianStepNs > 0 ? 1e9 / static_cast<double>(medianStepNs) : 0; }
};

inline constexpr std::size_t kMaximumGaps = 1000;

/// Watches the times of one group stream past; memory bounded (some 100 kB). Exact while at most 1024 different steps occur; beyond that
/// the median is the mean of a bucket 0.8 % wide. Gaps are exact up to kMaximumGaps, their count beyond it as fine as the buckets. One
/// thread at a time.
class SamplingScan {
public:
    SamplingScan();
    ~SamplingScan();
    SamplingScan(SamplingScan&&) noexcept;
    SamplingScan& operator=(SamplingScan&&) noexcept;
    void add(std::span<const TimeNs> times);
    [[nodiscard]] SamplingReport report() const;

private:
    struct Steps;
    std::unique_ptr<Steps> m_steps;
};

[[nodiscard]] SamplingReport sampling(std::span<const TimeNs> times);

} // namespace tocsin::series
