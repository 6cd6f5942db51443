// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::runtime {

/// One channel the model wants, matched by name in the source.
struct ContractChannel {
    std::string name;
    std::string unit;
    friend bool operator==(const ContractChannel&, const ContractChannel&) = default;
};

/// What a model's input is: the promise between training, `tocsin score` and the agent. Stored with the run and in the bundle (JSON).
///
/// Windows are `windowSamples` consecutive rows that hold all channels; a window is stamped with the time of its last row and a new one is
/// due every `strideSamples` rows. Time may be irregular: rows are taken as they come, nothing is interpolated. Where two neighbouring rows
/// are further apart than `maxGapNs`, or time runs backward, the window buffer starts anew (no window spans a gap). A missing value is held
/// from the channel's previous row of the same stretch at most `maxHoldRows` rows (counted); longer, or at the start of a stretch, the
/// window is skipped.
struct InputContract {
    std::vector<ContractChannel> channels;
    std::int64_t windowSamples = 0;
    std::int64_t strideSamples = 1;
    double rateHz = 0;   ///< nominal, median of training recordings; 0 unknown
    TimeNs maxGapNs = 0; ///< 0: no limit
    std::int64_t maxHoldRows = 10;
    Json dialect; ///< table::Dialect of the training source (JSON), so that the agent reads the same files; null: guess

    friend bool operator==(const InputContract&, const InputContract&) = default;
};

[[nodiscard]] Json toJson(const InputContract& contract);
/// Unknown keys and bad values are errors of code Data that name the key.
[[nodiscard]] Result<InputContract> inputContractFromJson(const Json& json);

} // namespace tocsin::runtime
