// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/alarm/event_metrics.h"

namespace tocsin::alarm {

inline constexpr int kBootstrapDraws = 2000;
inline constexpr std::uint64_t kBootstrapSeed = 1;
/// Below so many blocks the quantiles of a bootstrap say little about the tails.
inline constexpr int kLeastBlocks = 20;

struct TimeInAlarmLimits {
    std::optional<Limits> limits; ///< of the fraction EventMetrics::cleanTimeInAlarm
    std::string why;              ///< why there are none; empty when there are
    int blocks = 0;               ///< machine-days (calendar days of UTC) with clean time
};

/// Percentile interval of the share of clean time in alarm by a block bootstrap (Kuensch 1989): whole days of one machine are drawn with
/// replacement, kBootstrapDraws times from kBootstrapSeed, and the ratio of their sums is taken. Days are taken as independent, so an alarm
/// that stands for several days makes the interval too narrow. None without any time in alarm: a bootstrap of zeros is zero. Same input,
/// same numbers. O(N + draws x blocks).
[[nodiscard]] TimeInAlarmLimits timeInAlarmLimits(std::span<const ScoreSeries> series, std::span<const TrueEvent> events,
                                                  std::span<const std::vector<AlarmInterval>> alarms, const EventOptions& options);

} // namespace tocsin::alarm
