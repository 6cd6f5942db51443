// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/alarm/decision_rule.h"

namespace tocsin::alarm {

using AlarmsByAsset = std::map<std::string, std::vector<AlarmInterval>>;
/// One list an asset, ascending, from one list a series.
[[nodiscard]] AlarmsByAsset alarmsByAsset(std::span<const ScoreSeries> series, std::span<const std::vector<AlarmInterval>> alarms);

/// Appeared: nothing before overlaps it. Vanished: nothing after does. Moved: both are there, raised at another time.
enum class AlarmChangeKind { Appeared, Vanished, Moved };
[[nodiscard]] std::string_view alarmChangeName(AlarmChangeKind kind);

struct AlarmChange {
    std::string asset;
    AlarmChangeKind kind = AlarmChangeKind::Moved;
    std::optional<AlarmInterval> before, after;
};

/// What another model or rule made of the same time. Alarms of one asset that overlap (closed intervals) are the same alarm, each at most
/// once, earliest first: where one alarm falls apart in two, the second has appeared. By asset and time.
[[nodiscard]] std::vector<AlarmChange> alarmChanges(const AlarmsByAsset& before, const AlarmsByAsset& after);

} // namespace tocsin::alarm
