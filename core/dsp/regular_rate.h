// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::dsp {

inline constexpr double kStepTolerance = 0.1; ///< of the median step; times written with three digits a step stay well within

/// Samples a second of times that are equally spaced: (n - 1) / (last - first).
/// times: [n] int64 ns, ascending. Error code Data with the reason when fewer than 8, when they repeat or run backward, or when a step
/// differs from the median by more than kStepTolerance (gap, changing rate): a transform of such samples would show lines that are not
/// there. O(n).
[[nodiscard]] Result<double> regularRate(std::span<const TimeNs> times);

} // namespace tocsin::dsp
