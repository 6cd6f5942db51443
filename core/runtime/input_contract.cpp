// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/input_contract.h"

#include <fmt/format.h>
#include <set>

namespace tocsin::runtime {

namespace {

// A window of 2^24 rows x 4,096 channels would not fit any device; these bounds only keep products inside 64 bits.
constexpr std::int64_t kMaxSamples = 1 << 24;
constexpr std::size_t kMaxChannels = 4096;

Error fault(std::string_view key, std::string_view what) {
    return {ErrorCode::Data, fmt::format("input contract: '{}' {}", key, what), {}};
}

Result<std::int64_t> integerOf(const Json& json, const char* key, std::int64_t least, std::int64_t most) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer()) return fault(key, "must be a whole number");
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        return fault(key, fmt::format("is above {}", most));
    const auto value = found->get<std::int64_t>();
    if (value < least || value > most) return fault(key, fmt::format("must lie in {} to {}", least, most));
    return value;
}

Result<ContractChannel> channelFromJson(const Json& json) {
    if (!json.is_object()) return fault("channels", "must hold objects with name and unit");
    ContractChannel channel;
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) return fault("channels", fmt::format("has a '{}' that is no text", key));
        if (key == "name")
            channel.name = value.get<std::string>();
        else if (key == "unit")
            channel.unit = value.get<std::string>();
        else
            return fault("channels", fmt::format("has an unknown key '{}'", key));
    }
    if (channel.name.empty()) return fault("channels", "has a channel without name");
    return channel;
}

Result<std::vector<ContractChannel>> channelsFromJson(const Json& json) {
    const auto found = json.find("channels");
    if (found == json.end() || !found->is_array() || found->empty()) return fault("channels", "must be a list with at least one channel");
    if (found->size() > kMaxChannels) return fault("channels", fmt::format("has more than {} entries", kMaxChannels));
    std::vector<ContractChannel> channels;
    std::set<std::string> names;
    for (const Json& entry : *found) {
        TOCSIN_ASSIGN(ContractChannel channel, channelFromJson(entry));
        if (!names.insert(channel.name).second) return fault("channels", fmt::format("has '{}' twice", channel.name));
        channels.push_back(std::move(channel));
    }
    return channels;
}

} // namespace

Json toJson(const InputContract& contract) {
    Json channels = Json::array();
    for (const ContractChannel& channel : contract.channels) channels.push_back({{"name", channel.name}, {"unit", channel.unit}});
    return {{"channels", channels},
            {"window_samples", contract.windowSamples},
            {"stride_samples", contract.strideSamples},
            {"rate_hz", number(contract.rateHz)},
            {"max_gap_ns", contract.maxGapNs},
            {"max_hold_rows", contract.maxHoldRows},
            {"dialect", contract.dialect}};
}

Result<InputContract> inputContractFromJson(const Json& json) {
    static const std::set<std::string> known = {"channels",   "window_samples", "stride_samples", "rate_hz",
                                                "max_gap_ns", "max_hold_rows",  "dialect"};
    if (!json.is_object()) return Error{ErrorCode::Data, "the input contract is not a JSON object", {}};
    for (const auto& [key, value] : json.items())
        if (!known.contains(key)) return fault(key, "is not a key of this program's version");
    InputContract contract;
    TOCSIN_ASSIGN(contract.channels, channelsFromJson(json));
    TOCSIN_ASSIGN(contract.windowSamples, integerOf(json, "window_samples", 1, kMaxSamples));
    TOCSIN_ASSIGN(contract.strideSamples, integerOf(json, "stride_samples", 1, kMaxSamples));
    TOCSIN_ASSIGN(contract.maxGapNs, integerOf(json, "max_gap_ns", 0, std::numeric_limits<std::int64_t>::max()));
    TOCSIN_ASSIGN(contract.maxHoldRows, integerOf(json, "max_hold_rows", 0, kMaxSamples));
    if (const auto rate = json.find("rate_hz"); rate != json.end() && !rate->is_null()) {
        if (!rate->is_number() || !std::isfinite(rate->get<double>()) || rate->get<double>() < 0)
            return fault("rate_hz", "must be a number, at least 0");
        contract.rateHz = rate->get<double>();
    }
    if (const auto dialect = json.find("dialect"); dialect != json.end()) {
        if (!dialect->is_null() && !dialect->is_object()) return fault("dialect", "must be an object or null");
        contract.dialect = *dialect;
    }
    return contract;
}

} // namespace tocsin::runtime
