// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/graph.h"

namespace tocsin::explain {

enum class Method {
    Saliency,            ///< |d target / d x| x channel deviation (Simonyan, Vedaldi and Zisserman 2013)
    IntegratedGradients, ///< (x - b) x mean gradient on the way from b to x (Sundararajan, Taly and Yan 2017), Gauss-Legendre nodes
    Occlusion,           ///< how much the target falls when a stretch of one channel is put to b (Zeiler and Fergus 2014)
};

[[nodiscard]] std::string_view methodName(Method method);
/// Error code Usage lists the methods.
[[nodiscard]] Result<Method> methodNamed(std::string_view name);

struct AttributionRequest {
    network::Graph graph;
    std::vector<float> window; ///< [C, T] float32, engineering units
    Method method = Method::IntegratedGradients;
    std::optional<int> classIndex;     ///< explain the logit of this class; empty: the score
    int steps = 32;                    ///< fewest nodes of the integral; doubled up to 256 until the parts add up to within 1 %
    std::int64_t occlusionSamples = 0; ///< length of the stretch put to the baseline; 0: a sixteenth of the window, at least one
    std::uint64_t seed = 1;            ///< of the random order and the shuffled weights
};

/// One step of the deletion curve: this fraction of the window put to the baseline.
struct DeletionPoint {
    double fraction = 0;
    double target = 0;       ///< most relevant samples first
    double randomTarget = 0; ///< random order, mean of five
};

/// Baseline b: every channel at the centre that the network normalises with (training mean), so "nothing special happens".
struct Attribution {
    Method method = Method::IntegratedGradients;
    std::int64_t channels = 0, samples = 0;
    std::vector<float> map;                  ///< [C, T]; positive: pushes the target up
    double target = 0;                       ///< score (or logit) of the window
    double baselineTarget = 0;               ///< of the baseline
    double completenessGap = 0;              ///< |sum of contributions - (target - baselineTarget)|; saliency: of gradient x (x - b)
    std::optional<double> relativeGap;       ///< divided by |target - baselineTarget|; nothing when that is 0
    std::vector<DeletionPoint> deletion;     ///< 0, 5, .. 100 %
    double deletionArea = 0, randomArea = 0; ///< area under the two curves; an attribution that means something has the smaller one
    std::vector<float> shuffledMap; ///< [C, T] the same map of the same network with every trained weight tensor in random order; empty
                                    ///< where shuffling changes nothing (a baseline without trained weights)
    std::optional<double> shuffledCorrelation; ///< Spearman's rank correlation of both maps; nothing where one cannot be taken: no
                                               ///< shuffled map, or a map that is the same everywhere
    double seconds = 0;
};

/// What the model parameter randomisation test says of a map (Adebayo et al. 2018, "Sanity Checks for Saliency Maps"). A map that stays as
/// it is when the learned weights are destroyed shows the window, not what was learned; so does one that only changes its sign.
enum class Sanity {
    Changes, ///< |correlation| below 0.3: the map hangs on the weights
    Partly,  ///< below 0.7
    Stays,   ///< 0.7 and more: do not trust the map
    Unknown, ///< there is no correlation
};
[[nodiscard]] Sanity sanityOf(const std::optional<double>& shuffledCorrelation);

/// Part of the positive relevance that lies in each channel, [C]; empty where no relevance is positive.
[[nodiscard]] std::vector<double> channelShares(const Attribution& attribution);

/// Contributions are those of the samples behind the network's own normalisation (per window too), so channels of unlike units compare.
/// Error codes: Usage (window of another shape, class index out of range), Data (a sample is missing), Cancelled, Internal.
[[nodiscard]] Result<Attribution> attribute(const AttributionRequest& request, const JobContext& job = {});

/// Nodes and weights of Gauss-Legendre quadrature on [0, 1]; n >= 1. Newton iteration on the Legendre polynomial, exact to rounding.
struct Quadrature {
    std::vector<double> nodes, weights;
};
[[nodiscard]] Quadrature gaussLegendre(int n);

} // namespace tocsin::explain
