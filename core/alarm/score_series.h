// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/time.h"

namespace tocsin::alarm {

/// Scores of one asset's uninterrupted history: times ascending, one score a window, higher = worse, all finite.
/// A break longer than a few steps starts a new ScoreSeries (episodes and persistence never reach across).
struct ScoreSeries {
    std::string asset;
    std::vector<TimeNs> times; ///< [N], stamp of each window's last sample
    std::vector<float> scores; ///< [N]
    TimeNs stepNs = 0;         ///< time one score stands for (stride x nominal sample step); N x stepNs is the observed time
};

/// Something that truly happened: the failure interval that an alarm should announce. An alarm counts as finding it from `from - horizon`
/// to `to`.
struct TrueEvent {
    std::string asset;
    TimeRange range;    ///< labelled interval
    TimeNs failure = 0; ///< when the failure stood (range.to when nothing else is known); lead time is counted to it
};

/// Time of an asset of which nobody has said whether it was good (label "unknown", a proposed fault that waits for a person, a fault class
/// that was not asked for). A TrueEvent beats it where the two overlap.
struct UnjudgedTime {
    std::string asset;
    TimeRange range; ///< closed
};

} // namespace tocsin::alarm
