// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarm/decision_rule.h"
#include "core/base/json.h"
#include "core/runtime/windower.h"

namespace tocsin::edge {

/// What the agent knows of one asset between two rows; floats come back from JSON to the same bits.
struct AssetState {
    bool told = false;
    TimeNs mutedUntil = kNoTime;
    float lastScore = 0;
    runtime::WindowerState windower;
    alarm::DecisionState logic;
};

/// {told, muted_until, last_score, windower {ring, bad, hold, next, stretch_rows, last_time},
/// logic {recent, since, last_end, last_time, standing, current {raised, cleared, peak, open, broken_off}}}; times int64 ns UTC, null =
/// none.
[[nodiscard]] Json toJson(const AssetState& state);
/// Error code Data: a key is missing or of another type.
[[nodiscard]] Result<AssetState> assetStateFromJson(const Json& json);

} // namespace tocsin::edge
