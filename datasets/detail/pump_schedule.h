// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "datasets/pump_hall.h"

namespace tocsin::datasets::detail {

struct WorkOrder {
    std::string asset;
    std::string type; ///< EM, CM, PM, INSP, EV
    std::string text, failureClass, problem;
    TimeNs reported = 0;
    TimeNs failed = kNoTime; ///< kNoTime: nobody wrote it down
    TimeNs finished = 0;
};

/// A stretch of time with a strength (meaning by list).
struct Spell {
    TimeRange range;
    double strength = 1;
};

/// One life of a pump: everything that happens to it, before any sensor looks.
struct PumpSchedule {
    std::string asset;
    std::vector<PlantFailure> failures; ///< history and live, by time
    std::vector<Spell> stops;           ///< planned; [from, to] not running
    std::vector<Spell> flushes;         ///< strainer flushed: strength = bar lost at its deepest
    std::vector<Spell> airs;            ///< air drawn in: strength = share by which vibration rises
    std::vector<Spell> loads;           ///< load level that begins here (range.to unused)
    std::vector<Spell> knocks;          ///< somebody knocks at the vibration sensor: strength = factor
    std::vector<Spell> outages;         ///< no rows at all
    std::vector<Spell> sentinels;       ///< strength = channel index; the cell says -9999
    std::vector<Spell> blanks;          ///< strength = channel index; the cell is empty
    std::vector<TimeNs> calibrations;   ///< pressure sensor set right
};

struct PlantSchedule {
    std::vector<PumpSchedule> pumps; ///< as kPumpHallAssets
    std::vector<WorkOrder> orders;   ///< 61, by report time, history only
};

[[nodiscard]] PlantSchedule planPlant(const PumpHallOptions& options);

} // namespace tocsin::datasets::detail
