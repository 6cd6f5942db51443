// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/explain/attribution.h"

namespace tocsin::explain {

/// What is known about the window beside its numbers.
struct WindowContext {
    std::string asset;
    std::vector<std::string> channelNames, channelUnits; ///< [C]
    std::vector<TimeNs> times;                           ///< [T]
    std::vector<float> window;                           ///< [C, T], engineering units
    std::string target = "score";                        ///< what was explained
};

/// {method, asset, target, from, to, score, baseline_score, completeness_gap, relative_gap, deletion [{fraction, score, random}],
/// deletion_area, random_area, shuffled_weights_correlation, channels [{name, unit, share}], seconds} and, with the map, times [T] and map
/// [C][T]. share: part of the positive relevance in that channel, null where none is positive. shuffled_weights_correlation: null where
/// there is none (Attribution).
[[nodiscard]] Json toJson(const Attribution& attribution, const WindowContext& context);
[[nodiscard]] Json toJsonWithMap(const Attribution& attribution, const WindowContext& context);

/// PNG bytes: one lane a channel (trace, name, unit, value range) with the relevance under it on one colour scale, the deletion curve
/// beside random order, and the figures.
[[nodiscard]] Result<std::string> toPng(const Attribution& attribution, const WindowContext& context);

} // namespace tocsin::explain
