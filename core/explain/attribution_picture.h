// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/explain/attribution.h"

namespace tocsin::explain {

/// What the picture says around the map. Letters beyond ASCII are written as their nearest plain ones.
struct PictureRequest {
    std::span<const float> window;         ///< [C, T], engineering units
    std::vector<std::string> channelNames; ///< C
    std::vector<std::string> channelUnits; ///< C, or empty
    std::vector<TimeNs> times;             ///< T, or empty: the axis counts samples
    std::string title;                     ///< "valve1, run 3"
    int width = 1200;                      ///< pixels
    int mostLanes = 16;                    ///< of more channels, those with the largest contributions are shown and the title says so
};

/// Lanes of the channels on one time axis with the contribution as a heat strip under each (red raises the value, blue lowers it), the figures of the
/// attribution and its deletion curve; PNG bytes.
[[nodiscard]] Result<std::string> attributionPicture(const Attribution& attribution, const PictureRequest& request);

} // namespace tocsin::explain
