// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/alarm_changes.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace tocsin::alarm {

namespace {

const std::vector<AlarmInterval>& listOf(const AlarmsByAsset& all, const std::string& asset) {
    static const std::vector<AlarmInterval> none;
    const auto found = all.find(asset);
    return found == all.end() ? none : found->second;
}

void compare(const std::string& asset, const std::vector<AlarmInterval>& before, const std::vector<AlarmInterval>& after,
             std::vector<AlarmChange>& changes) {
    std::size_t a = 0, b = 0;
    while (a < before.size() || b < after.size()) {
        const bool onlyBefore = b == after.size() || (a < before.size() && before[a].cleared < after[b].raised);
        const bool onlyAfter = a == before.size() || (b < after.size() && after[b].cleared < before[a].raised);
        if (onlyBefore) {
            changes.push_back({asset, AlarmChangeKind::Vanished, before[a++], {}});
        } else if (onlyAfter) {
            changes.push_back({asset, AlarmChangeKind::Appeared, {}, after[b++]});
        } else {
            if (before[a].raised != after[b].raised) changes.push_back({asset, AlarmChangeKind::Moved, before[a], after[b]});
            ++a;
            ++b;
        }
    }
}

} // namespace

AlarmsByAsset alarmsByAsset(std::span<const ScoreSeries> series, std::span<const std::vector<AlarmInterval>> alarms) {
    assert(series.size() == alarms.size());
    AlarmsByAsset all;
    for (std::size_t s = 0; s < series.size(); ++s) {
        auto& list = all[series[s].asset];
        list.insert(list.end(), alarms[s].begin(), alarms[s].end());
    }
    for (auto& [asset, list] : all)
        std::stable_sort(list.begin(), list.end(), [](const AlarmInterval& a, const AlarmInterval& b) { return a.raised < b.raised; });
    return all;
}

std::string_view alarmChangeName(AlarmChangeKind kind) {
    return kind == AlarmChangeKind::Appeared ? "appeared" : kind == AlarmChangeKind::Vanished ? "vanished" : "moved";
}

std::vector<AlarmChange> alarmChanges(const AlarmsByAsset& before, const AlarmsByAsset& after) {
    std::set<std::string> assets;
    for (const auto& [asset, list] : before) assets.insert(asset);
    for (const auto& [asset, list] : after) assets.insert(asset);
    std::vector<AlarmChange> changes;
    for (const std::string& asset : assets) compare(asset, listOf(before, asset), listOf(after, asset), changes);
    return changes;
}

} // namespace tocsin::alarm
