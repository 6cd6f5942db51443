// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/attribution.h"

namespace tocsin::explain {

/// A map that stays the same when the network has forgotten everything explains the data, not the network (Adebayo et al. 2018,
/// arXiv:1810.03292).
struct RandomisationCheck {
    std::vector<float> map;     ///< [C, T] with random weights
    double rankCorrelation = 0; ///< Spearman, of |map| with |map of the trained network|; near 0 is good, near 1 is suspicious
};

/// Repeats the attribution with every trained parameter drawn anew (normal, same mean and deviation as it had). Normalisation is kept.
[[nodiscard]] Result<RandomisationCheck> randomisationCheck(const network::Graph& graph, std::span<const float> window,
                                                            const AttributionRequest& request, const Attribution& trained,
                                                            const JobContext& job = {});

/// Spearman's rank correlation, ties get their mean rank; NaN where one side is constant or lengths differ.
[[nodiscard]] double rankCorrelation(std::span<const float> a, std::span<const float> b);

} // namespace tocsin::explain
