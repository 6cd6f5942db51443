// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/label/label.h"
#include "core/series/change_points.h"

namespace tocsin::label {

/// Changes found in one channel of an asset.
struct ChannelChanges {
    std::string channel, unit;
    RecordingId recording;
    std::vector<series::ChangePoint> changes;
};

struct ChangeProposalSettings {
    std::size_t most = 20;                    ///< proposals for one asset
    TimeNs together = 10 * 60 * kNsPerSecond; ///< changes of several channels this close are one proposal
    std::string rater = "change points";
};

/// Proposed point labels "anomaly" at the changes of an asset, strongest first; confidence is the strength of the strongest change, the
/// onset range is the time between the last sample before and the first after. Changes that overlap or lie at most `together` apart are
/// one proposal of the whole machine; one channel alone names its channel. note: "change at 2024-05-03T11:20:00Z: vibration level 2.1 to
/// 4.3 mm/s; current spread 0.2 to 0.5 A". source: "change point".
[[nodiscard]] std::vector<Label> proposeFromChanges(const std::string& asset, std::span<const ChannelChanges> channels,
                                                    const ChangeProposalSettings& settings = {});

} // namespace tocsin::label
