// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/alarm/decision_rule.h"
#include "core/workflow/run_scores.h"

namespace tocsin::workbench {

/// Why a window is worth looking at, most worth first.
enum class ItemKind {
    Missed,     ///< an event without alarm; the window with its highest score
    FalseAlarm, ///< an alarm raised in clean time; the window with its highest score before the next event
    Near,       ///< clean time without alarm, scored near the threshold
    Found,      ///< an event with an alarm; the window that raised it
};
inline constexpr std::size_t kItemKinds = 4;

struct ExplainItem {
    ItemKind kind = ItemKind::Near;
    std::string asset; ///< as scores name it: "pump 1", "pump 1 #3"
    TimeNs time = 0;   ///< of the last sample of the window to explain
    TimeRange range;   ///< the event, the alarm, or the window itself
    double score = 0;
    std::string className; ///< of the event's label where one is known
    friend bool operator==(const ExplainItem&, const ExplainItem&) = default;
};

struct ItemList {
    std::vector<ExplainItem> items;
    std::array<std::size_t, kItemKinds> total{}; ///< by kind, listed or not
    double threshold = 0;
};

inline constexpr std::size_t kListedItems = 1000; ///< of one kind; nobody answers more
inline constexpr std::size_t kNearItems = 10;     ///< on each side of the threshold

/// Items by kind as above; within it missed events and false alarms by score, highest first; near ones by distance to the threshold,
/// nearest first; found events by score, lowest first. Ties by asset, then time. Events that were never scored are left out. Near ones lie
/// wholly outside every event with its horizon, every alarm and all unjudged time, and a window apart from each other. alarms:
/// workflow::alarmsOf(scores). windowNs: time from the first to the last sample of a window. O(N log N + alarms x events).
[[nodiscard]] ItemList rankItems(const workflow::RunScores& scores, const std::vector<std::vector<alarm::AlarmInterval>>& alarms,
                                 TimeNs windowNs);

} // namespace tocsin::workbench
