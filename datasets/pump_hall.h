// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::datasets {

/// The demo plant "Pump hall": three pumps of one make that differ as twins do, one row a minute.
struct PumpHallOptions {
    std::uint64_t seed = 1;
    int days = 120;                              ///< history, 60 to 1000
    int liveDays = 21;                           ///< to replay after it, 14 to 100
    int stepSeconds = 60;                        ///< 10 to 600, a divisor of a day
    TimeNs start = 1'735'689'600 * kNsPerSecond; ///< 2025-01-01T00:00:00Z; a midnight
};

inline constexpr std::array<std::string_view, 3> kPumpHallAssets = {"P1", "P2", "P3"};
/// Channels of every pump with their units, in column order.
inline constexpr std::array<std::string_view, 4> kPumpHallChannels = {"vibration", "bearing_temperature", "motor_current",
                                                                      "suction_pressure"};
inline constexpr std::array<std::string_view, 4> kPumpHallUnits = {"mm/s", "degC", "A", "bar"};
/// Classes of the truth.
inline constexpr std::string_view kBearingWear = "bearing-wear";
inline constexpr std::string_view kBlockedStrainer = "blocked-strainer";

/// What truly happened, which on a real plant nobody knows so well.
struct PlantFailure {
    std::string asset;
    std::string className;
    TimeNs onset = 0;    ///< the fault begins, nothing to be seen yet
    TimeNs visible = 0;  ///< from here on the sensors show it above their noise
    TimeNs failure = 0;  ///< the pump trips
    TimeNs reported = 0; ///< somebody opens the work order
    TimeNs finished = 0; ///< repaired, running again
    double severity = 1; ///< how strongly the sensors show it at the end; one of the seven hardly does
};

struct PlantFile {
    std::string asset;
    std::filesystem::path path;
    TimeRange range;        ///< first and last row
    std::int64_t rows = 0;  ///< data lines
    bool historian = false; ///< semicolon, decimal comma, day.month.year, three heading lines; otherwise comma, ISO time, names and units
};

struct PumpHallFiles {
    std::vector<PlantFile> history;         ///< history/<asset>_<yyyy-mm>.csv, by asset, then month; P3's come as a historian writes them
    std::vector<PlantFile> live;            ///< live/<asset>.csv, one a pump, plain dialect, times go on after the history
    std::filesystem::path maintenanceLog;   ///< maintenance.csv: 61 work orders in Maximo's columns, history only
    std::filesystem::path truthLabels;      ///< truth.csv: labels of the history (columns of `tocsin label export`)
    std::filesystem::path liveTruthLabels;  ///< live_truth.csv
    std::vector<PlantFailure> failures;     ///< the seven of the history, by time
    std::vector<PlantFailure> liveFailures; ///< at least one
    int workOrders = 0;
};

/// Writes the plant below `folder` (made when missing). The bytes depend on the options alone: own random numbers, no libm.
///
/// In the history: seven failures (four of bearing wear, which raises vibration and temperature over days; three of a blocked strainer,
/// which lowers suction pressure and current over a day), planned stops, start-ups, load steps, strainer flushes, air in the pump, knocks
/// at the sensor, hot weeks, a drifting pressure sensor, outages of the logger (missing rows), cells -9999 and blank cells. In the live
/// weeks: one bearing wear, one blocked strainer. Errors: code Usage for options out of range, Io when writing fails, Cancelled.
[[nodiscard]] Result<PumpHallFiles> generatePumpHall(const PumpHallOptions& options, const std::filesystem::path& folder,
                                                     const JobContext& context = {});

} // namespace tocsin::datasets
