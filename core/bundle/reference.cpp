// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/reference.h"

#include <algorithm>
#include <cmath>

namespace tocsin::bundle {

ChannelReference channelReference(std::string name, std::vector<double> values) {
    ChannelReference reference{std::move(name), 0, 0, {}};
    const auto end = std::remove_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
    reference.missing = std::distance(end, values.end());
    values.erase(end, values.end());
    reference.count = static_cast<std::int64_t>(values.size());
    if (values.empty()) return reference;
    std::sort(values.begin(), values.end());
    for (const double probability : kReferenceProbabilities) {
        const double place = probability * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        reference.quantiles.push_back(std::lerp(values[below], values[above], place - static_cast<double>(below)));
    }
    return reference;
}

Json toJson(const std::vector<ChannelReference>& reference) {
    Json channels = Json::array();
    for (const ChannelReference& channel : reference) {
        Json quantiles = Json::array();
        for (const double value : channel.quantiles) quantiles.push_back(number(value));
        channels.push_back({{"name", channel.name}, {"count", channel.count}, {"missing", channel.missing}, {"quantiles", quantiles}});
    }
    return {{"format", "tocsin-reference"}, {"format_version", 1}, {"probabilities", kReferenceProbabilities}, {"channels", channels}};
}

} // namespace tocsin::bundle
