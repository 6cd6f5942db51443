// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/network/graph.h"

namespace tocsin::explain {

/// Saliency: gradient of the explained value, per deviation of the channel (Simonyan, Vedaldi and Zisserman 2013, arXiv:1312.6034).
/// IntegratedGradients: mean gradient on the straight way from the baseline, times the difference (Sundararajan, Taly and Yan 2017,
/// arXiv:1703.01365), Gauss-Legendre nodes. Occlusion: fall of the value when a stretch of one channel is replaced by the baseline (Zeiler and
/// Fergus 2014, arXiv:1311.2901).
enum class Method { Saliency, IntegratedGradients, Occlusion };

/// "saliency", "integrated-gradients", "occlusion".
[[nodiscard]] std::string_view methodName(Method method);
[[nodiscard]] Result<Method> methodNamed(std::string_view name);

/// What "nothing" looks like. ChannelMean: each channel at its mean over the training data (over the window itself where the network does not
/// normalise). Zero: all samples 0 in engineering units.
enum class Baseline { ChannelMean, Zero };

struct AttributionRequest {
    Method method = Method::IntegratedGradients;
    /// "score", or a class name (its logit). The score of a classifier with class "normal" is explained as its log-odds
    /// log(score / (1 - score)), which orders windows the same way and does not saturate.
    std::string target = "score";
    Baseline baseline = Baseline::ChannelMean;
    int steps = 16;                ///< integrated gradients: fewest quadrature nodes; doubled up to 256 until the completeness gap is below 1 %
    std::int64_t patchSamples = 0; ///< occlusion and deletion: length of a stretch; 0: T / 32, at least 1
    int deletionSteps = 20;        ///< 0: no deletion curve
    int randomOrders = 5;          ///< deletion: random orders that are averaged for reference
    std::uint64_t seed = 1;        ///< of the random orders
};

/// The value while stretches are replaced by the baseline, most contributing first. A map that is faithful falls faster than a random order.
struct DeletionCurve {
    std::vector<double> fraction; ///< of all stretches replaced so far, 0 .. 1
    std::vector<double> value;    ///< in the map's order
    std::vector<double> random;   ///< mean over random orders
    double area = 0;              ///< under `value`, 0 = at once at the baseline's value, 1 = stays (values scaled between baseline and start); NaN: start and baseline equal
    double randomArea = 0;
};

struct Attribution {
    Method method = Method::IntegratedGradients;
    std::string target;              ///< as asked
    std::string quantity;            ///< what was explained: "score", "log-odds of score", "logit of inner"
    Baseline baseline = Baseline::ChannelMean;
    std::int64_t channels = 0, samples = 0;
    std::vector<float> map;          ///< [C, T]; positive raises the value. Saliency: per deviation; others add up to value - baselineValue
    double score = 0;                ///< the network's score of the window
    double value = 0;                ///< of the explained quantity
    double baselineValue = 0;
    double sum = 0;                  ///< of the map times (window - baseline) for saliency, of the map otherwise
    double completenessGap = 0;      ///< |sum - (value - baselineValue)| / |value - baselineValue|; NaN where they are equal
    int steps = 0;                   ///< quadrature nodes used, or stretches occluded
    std::int64_t patchSamples = 0;
    std::optional<DeletionCurve> deletion;
    double seconds = 0;
};

/// Explains one window, float32 [C, T] row-major, engineering units, finite. In networks that normalise, contributions are those of the
/// normalised samples (per-window normalisation included), so channels of unlike units compare. Cost: saliency 1, integrated gradients 16-256,
/// occlusion 2 C T / patch, deletion C T-independent (1 + randomOrders) x deletionSteps network calls.
/// Error code Usage: unknown target; Data: the window does not fit; Cancelled.
[[nodiscard]] Result<Attribution> attribute(const network::Graph& graph, std::span<const float> window, const AttributionRequest& request,
                                            const JobContext& job = {});

/// All fields; the map as rows by channel. channelNames: C names, or empty.
[[nodiscard]] Json toJson(const Attribution& attribution, const std::vector<std::string>& channelNames = {});

} // namespace tocsin::explain
