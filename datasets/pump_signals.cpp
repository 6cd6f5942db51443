// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "datasets/detail/pump_signals.h"

namespace tocsin::datasets::detail {

// Only + - * / and sqrt, which IEEE 754 rounds alike everywhere; no sin, exp or pow of a libm.

PumpSignals::PumpSignals(const PumpSchedule& schedule, std::size_t pump, const PumpHallOptions& options)
    : m_schedule(schedule), m_random(options.seed, 500 + pump), m_logger(options.seed, 600 + pump), m_start(options.start),
      m_step(options.stepSeconds * kNsPerSecond), m_time(options.start),
      m_stepMinutes(options.stepSeconds / 60.0), m_stops{&schedule.stops}, m_flushes{&schedule.flushes}, m_airs{&schedule.airs},
      m_knocks{&schedule.knocks}, m_outages{&schedule.outages}, m_sentinels{&schedule.sentinels}, m_blanks{&schedule.blanks},
      m_calibrated(options.start) {
    PlantRandom twin(options.seed, 700 + pump);
    m_vibrationBase = twin.uniform(1.5, 2.3);
    m_temperatureRise = twin.uniform(24, 31);
    m_currentBase = twin.uniform(41, 46);
    m_pressureBase = twin.uniform(2.1, 2.4);
    m_driftPerDay = pump == 2 ? 0.0015 : 0.0002; // P3's pressure sensor drifts until somebody calibrates it
}

const Spell* PumpSignals::Cursor::active(TimeNs time) {
    while (at < spells->size() && (*spells)[at].range.to < time) ++at;
    return at < spells->size() && (*spells)[at].range.contains(time) ? &(*spells)[at] : nullptr;
}

PumpSignals::Wear PumpSignals::wearAt(TimeNs time) {
    const auto& failures = m_schedule.failures;
    while (m_failure < failures.size() && time >= failures[m_failure].finished) ++m_failure;
    if (m_failure == failures.size() || time < failures[m_failure].onset) return {};
    const PlantFailure& failure = failures[m_failure];
    if (time >= failure.failure) return {0, 0, true};
    const double x =
        static_cast<double>((time - failure.onset) / kNsPerSecond) / static_cast<double>((failure.failure - failure.onset) / kNsPerSecond);
    // Wear feeds on itself, dirt gathers more evenly.
    if (failure.className == kBearingWear) return {failure.severity * x * x * x * x * std::sqrt(x), 0, false};
    return {0, failure.severity * x * x, false};
}

bool PumpSignals::next(PumpRow& row) {
    const TimeNs time = m_time;
    m_time += m_step;
    const Wear wear = wearAt(time);
    const bool running = !wear.down && m_stops.active(time) == nullptr;
    const double day = static_cast<double>((time - m_start) / kNsPerSecond) / 86'400;
    const double dm = m_stepMinutes;

    // Load: steps, the day's cycle, and a wander of its own.
    while (m_load + 1 < m_schedule.loads.size() && m_schedule.loads[m_load + 1].range.from <= time) ++m_load;
    m_level += (m_schedule.loads[m_load].strength - m_level) * std::min(1.0, dm / 10);
    m_wander += -m_wander * std::min(1.0, dm / 50) + 0.04 * std::sqrt(std::min(1.0, dm / 25)) * m_random.normal();
    const double load = std::clamp(m_level + 0.07 * wave(day + 0.65) + m_wander, 0.3, 1.05);
    m_afterStart = running ? m_afterStart + dm : 0;

    const double b = wear.bearing, s = wear.strainer;
    double vibration = 0.12 + 0.01 * std::abs(m_random.normal());
    if (running) {
        const double rough = 0.04 + 0.06 * b;
        vibration = m_vibrationBase * (0.75 + 0.35 * load) * (1 + 1.8 * b) * (1 + 0.35 * s);
        vibration = vibration * (1 + rough * m_random.normal()) + 0.03 * m_random.normal();
        if (m_afterStart <= 4) vibration *= 1.7;
    } else {
        m_random.normal(), m_random.normal(); // as many draws as running: the noise does not depend on what happens
    }
    if (const Spell* air = m_airs.active(time); air != nullptr && running) vibration *= 1 + air->strength;
    if (const Spell* knock = m_knocks.active(time)) vibration *= knock->strength;

    const double ambient = 21 + 4 * wave(day + 0.6) + 3 * wave(day / 37 + 0.2);
    const double target = ambient + (running ? m_temperatureRise * (0.65 + 0.35 * load) + 13 * b : 0);
    m_bearing += (target - m_bearing) * std::min(1.0, dm / 45);
    const double temperature = m_bearing + 0.15 * m_random.normal();

    double current = 0.3 + 0.02 * m_random.normal();
    if (running) {
        current = m_currentBase * (0.5 + 0.5 * load) * (1 - 0.10 * s) * (1 + 0.03 * b) + 0.5 * m_random.normal();
        if (m_afterStart <= dm) current *= 1.5;
    } else {
        m_random.normal();
    }

    m_tank += -m_tank * std::min(1.0, dm / 600) + 0.05 * std::sqrt(std::min(1.0, dm / 300)) * m_random.normal();
    while (m_calibration < m_schedule.calibrations.size() && m_schedule.calibrations[m_calibration] <= time)
        m_calibrated = m_schedule.calibrations[m_calibration++];
    const double sinceCalibration = static_cast<double>((time - m_calibrated) / kNsPerSecond) / 86'400;
    double pressure = m_pressureBase + m_tank + m_driftPerDay * sinceCalibration + 0.012 * m_random.normal();
    if (running) pressure -= 0.35 * load * load + 0.42 * s;
    if (const Spell* flush = m_flushes.active(time)) {
        const double length = static_cast<double>((flush->range.to - flush->range.from) / kNsPerSecond);
        const double place = length > 0 ? static_cast<double>((time - flush->range.from) / kNsPerSecond) / length : 0.5;
        pressure -= flush->strength * (1 - std::abs(2 * place - 1));
    }

    row.time = time;
    const std::array<double, 4> values = {vibration, temperature, current, std::max(0.0, pressure)};
    for (std::size_t c = 0; c < values.size(); ++c) {
        double scale = 1;
        for (int digit = 0; digit < kDecimals[c]; ++digit) scale *= 10;
        row.values[c] = std::llround(values[c] * scale);
        row.cells[c] = PumpRow::Cell::Value;
    }
    if (const Spell* sentinel = m_sentinels.active(time)) row.cells[static_cast<std::size_t>(sentinel->strength)] = PumpRow::Cell::Sentinel;
    if (const Spell* blank = m_blanks.active(time)) row.cells[static_cast<std::size_t>(blank->strength)] = PumpRow::Cell::Blank;
    const bool lost = m_logger.uniform() < 0.0003; // a row the network swallowed
    return !lost && m_outages.active(time) == nullptr;
}

} // namespace tocsin::datasets::detail
