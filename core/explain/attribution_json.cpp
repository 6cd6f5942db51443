// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attribution_output.h"

namespace tocsin::explain {

Json toJson(const Attribution& attribution, const WindowContext& context) {
    Json json = {{"method", methodName(attribution.method)},
                 {"asset", context.asset},
                 {"target", context.target},
                 {"from", context.times.empty() ? Json(nullptr) : Json(formatTime(context.times.front()))},
                 {"to", context.times.empty() ? Json(nullptr) : Json(formatTime(context.times.back()))},
                 {"score", number(attribution.target)},
                 {"baseline_score", number(attribution.baselineTarget)},
                 {"completeness_gap", number(attribution.completenessGap)},
                 {"relative_gap", number(attribution.relativeGap)},
                 {"deletion", Json::array()},
                 {"deletion_area", number(attribution.deletionArea)},
                 {"random_area", number(attribution.randomArea)},
                 {"shuffled_weights_correlation", number(attribution.shuffledCorrelation)},
                 {"channels", Json::array()},
                 {"seconds", number(attribution.seconds)}};
    for (const DeletionPoint& point : attribution.deletion)
        json["deletion"].push_back({{"fraction", point.fraction}, {"score", number(point.target)}, {"random", number(point.randomTarget)}});
    const std::vector<double> shares = channelShares(attribution);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(attribution.channels); ++channel)
        json["channels"].push_back({{"name", context.channelNames[channel]},
                                    {"unit", context.channelUnits[channel]},
                                    {"share", shares.empty() ? Json(nullptr) : number(shares[channel])}});
    return json;
}

Json toJsonWithMap(const Attribution& attribution, const WindowContext& context) {
    Json json = toJson(attribution, context);
    json["times"] = Json::array();
    for (const TimeNs time : context.times) json["times"].push_back(formatTime(time));
    json["map"] = Json::array();
    const auto samples = static_cast<std::size_t>(attribution.samples);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(attribution.channels); ++channel) {
        Json row = Json::array();
        for (std::size_t i = 0; i < samples; ++i) row.push_back(number(static_cast<double>(attribution.map[channel * samples + i])));
        json["map"].push_back(std::move(row));
    }
    return json;
}

} // namespace tocsin::explain
