// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "datasets/detail/plant_random.h"
#include "datasets/detail/pump_schedule.h"

namespace tocsin::datasets::detail {

/// One line of a file. Values in units of the last digit written (kDecimals), so that text and number never differ.
struct PumpRow {
    enum class Cell : char { Value, Blank, Sentinel };
    TimeNs time = 0;
    std::array<std::int64_t, 4> values{};
    std::array<Cell, 4> cells{};
};

/// Digits after the decimal mark: vibration 3, temperature 2, current 2, pressure 3.
inline constexpr std::array<int, 4> kDecimals = {3, 2, 2, 3};

/// What the four sensors of one pump show, step by step. next() must be called for every step in order, also for those the logger misses.
class PumpSignals {
public:
    PumpSignals(const PumpSchedule& schedule, std::size_t pump, const PumpHallOptions& options);
    /// false: the logger wrote no row at this step.
    bool next(PumpRow& row);

private:
    struct Cursor { // spells are by time; the one that may matter now
        const std::vector<Spell>* spells = nullptr;
        std::size_t at = 0;
        const Spell* active(TimeNs time);
    };
    struct Wear {
        double bearing = 0, strainer = 0; // what it does to the sensors, 0 .. severity at the failure
        bool down = false;                // failed, not repaired yet
    };
    Wear wearAt(TimeNs time);

    const PumpSchedule& m_schedule;
    PlantRandom m_random, m_logger;
    TimeNs m_start, m_step, m_time;
    double m_stepMinutes;
    Cursor m_stops, m_flushes, m_airs, m_knocks, m_outages, m_sentinels, m_blanks;
    std::size_t m_failure = 0, m_load = 0, m_calibration = 0;
    TimeNs m_calibrated;
    double m_vibrationBase, m_temperatureRise, m_currentBase, m_pressureBase, m_driftPerDay; // how this twin differs
    double m_level = 0.7, m_wander = 0, m_tank = 0, m_bearing = 22, m_afterStart = 1e6;      // state
};

} // namespace tocsin::datasets::detail
