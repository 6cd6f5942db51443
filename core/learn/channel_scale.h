// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/learn/recipes.h"
#include "core/learn/windows.h"
#include "core/runtime/input_contract.h"

namespace tocsin::learn {

/// Centre and scale of each channel, for the node "normalise". [C] each, scale > 0.
struct ChannelScale {
    std::vector<float> centre, scale;
};

enum class ScaleKind {
    MeanDeviation, ///< mean and standard deviation (population)
    MedianMad,     ///< median and 1.4826 x median absolute deviation; the deviation where that is 0
};
enum class RowUse { All, NormalOnly };

/// Fitted on the rows of the training part (with split head: on all head rows), never on test rows. A constant channel gets the scale of
/// its size or 1.
[[nodiscard]] Result<ChannelScale> fitChannelScale(const WindowSet& set, const SplitPlan& plan, ScaleKind kind, RowUse use);

/// Adds what a channel may wander harmlessly over hours: scale = sqrt(scale^2 + allowance^2). Without it slow thermal drift of a short
/// training history is the main source of false alarms.
///
/// drift=none: no allowance. drift=reference: measured on long normal histories of the same machine (recordings with the tag
/// role=reference): for starting rows a = 0, 100, .. the mean of rows a..a+n-1 (n = training rows of one recording) against the smoothed
/// channel (exponential, span 20) on the 2n rows after them; d = root mean square of the difference. Channels named in drift.slow (thermal
/// state, supply) may wander drift.slow_factor x d; the others drift.relative_factor x d / |mean of the reference| of their own mean.
/// drift.<channel>=VALUE sets an allowance in the channel's unit, VALUE% in per cent of its mean; it wins. Error code Usage: unknown
/// channel or value; Data: drift=reference without a long enough reference.
[[nodiscard]] Result<std::vector<std::string>> addDriftAllowance(ChannelScale& scale, const Settings& settings,
                                                                 const std::vector<runtime::ContractChannel>& channels,
                                                                 const std::vector<TrainingRecording>& reference,
                                                                 std::int64_t trainingRows);

/// Does every drift.<channel>=VALUE name a channel? Code Usage names the one that does not.
[[nodiscard]] Result<void> checkDriftChannels(const Settings& settings, const std::vector<runtime::ContractChannel>& channels);

} // namespace tocsin::learn
