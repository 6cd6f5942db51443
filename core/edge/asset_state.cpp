// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/asset_state.h"

namespace tocsin::edge {

namespace {

Json toJson(const std::optional<TimeNs>& time) {
    return time ? Json(*time) : Json(nullptr);
}

std::optional<TimeNs> timeFrom(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<TimeNs>());
}

} // namespace

Json toJson(const AssetState& state) {
    const runtime::WindowerState& windower = state.windower;
    const alarm::DecisionState& logic = state.logic;
    return {{"told", state.told},
            {"muted_until", state.mutedUntil},
            {"last_score", state.lastScore},
            {"windower",
             {{"ring", windower.ring},
              {"bad", windower.bad},
              {"hold", windower.hold},
              {"next", windower.next},
              {"stretch_rows", windower.stretchRows},
              {"last_time", windower.lastTime}}},
            {"logic",
             {{"recent", logic.recent},
              {"since", toJson(logic.since)},
              {"last_end", toJson(logic.lastEnd)},
              {"last_time", logic.lastTime},
              {"standing", logic.standing},
              {"current",
               {{"raised", logic.current.raised},
                {"cleared", logic.current.cleared},
                {"peak", logic.current.peak},
                {"open", logic.current.open},
                {"broken_off", logic.current.brokenOff}}}}}};
}

Result<AssetState> assetStateFromJson(const Json& json) {
    const auto read = [&] {
        AssetState state;
        state.told = json.at("told").get<bool>();
        state.mutedUntil = json.at("muted_until").get<TimeNs>();
        state.lastScore = json.at("last_score").get<float>();
        const Json& windower = json.at("windower");
        windower.at("ring").get_to(state.windower.ring);
        windower.at("bad").get_to(state.windower.bad);
        windower.at("hold").get_to(state.windower.hold);
        windower.at("next").get_to(state.windower.next);
        windower.at("stretch_rows").get_to(state.windower.stretchRows);
        windower.at("last_time").get_to(state.windower.lastTime);
        const Json& logic = json.at("logic");
        logic.at("recent").get_to(state.logic.recent);
        state.logic.since = timeFrom(logic.at("since"));
        state.logic.lastEnd = timeFrom(logic.at("last_end"));
        logic.at("last_time").get_to(state.logic.lastTime);
        logic.at("standing").get_to(state.logic.standing);
        const Json& current = logic.at("current");
        current.at("raised").get_to(state.logic.current.raised);
        current.at("cleared").get_to(state.logic.current.cleared);
        current.at("peak").get_to(state.logic.current.peak);
        current.at("open").get_to(state.logic.current.open);
        current.at("broken_off").get_to(state.logic.current.brokenOff);
        return state;
    };
    return guarded("reading the stored state of an asset", read, ErrorCode::Data);
}

} // namespace tocsin::edge
