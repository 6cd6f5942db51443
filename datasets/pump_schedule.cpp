// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "datasets/detail/plant_random.h"
#include "datasets/detail/pump_schedule.h"

namespace tocsin::datasets::detail {

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

struct PlannedFailure {
    std::size_t pump;
    std::string_view className;
    double place;    ///< share of the history or of the live weeks at which it fails
    double severity; ///< one has to be hard: a plant where everything announces itself teaches nothing
};

// Spread so that every third of the history has some, and no pump has two within three weeks (of 120 days).
constexpr std::array<PlannedFailure, 7> kHistory = {{{0, kBearingWear, 0.225, 1.0},
                                                     {1, kBlockedStrainer, 0.37, 0.9},
                                                     {2, kBearingWear, 0.475, 0.8},
                                                     {0, kBlockedStrainer, 0.55, 1.0},
                                                     {1, kBearingWear, 0.73, 1.0},
                                                     {2, kBlockedStrainer, 0.84, 0.3},
                                                     {0, kBearingWear, 0.94, 0.9}}};
constexpr std::array<PlannedFailure, 2> kLive = {{{2, kBlockedStrainer, 0.4, 0.9}, {1, kBearingWear, 0.75, 1.0}}};

constexpr int kPreventiveOrders = 32, kInspections = 20; // with 7 failures, one order written twice and one odd job: 61

// Full minutes, computed from doubles that are small enough to be exact.
TimeNs minutes(double count) {
    return static_cast<TimeNs>(count) * kMinute;
}
TimeNs hours(double count) {
    return minutes(count * 60);
}
TimeNs days(double count) {
    return minutes(count * 1440);
}

PlantFailure failureAt(const PlannedFailure& planned, TimeNs from, double span, PlantRandom& random) {
    const bool bearing = planned.className == kBearingWear;
    PlantFailure failure{std::string(kPumpHallAssets[planned.pump]), std::string(planned.className)};
    failure.failure = from + days(span * planned.place + random.uniform(-0.6, 0.6));
    const TimeNs lead = bearing ? days(random.uniform(4.5, 7)) : hours(random.uniform(20, 36));
    failure.onset = failure.failure - lead;
    // Where vibration is up by a sixth, or pressure down by 0.1 bar, at full severity; see pump_signals.cpp.
    failure.visible = failure.onset + lead / 10 * (bearing ? 6 : 5);
    failure.visible -= failure.visible % kMinute;
    failure.reported = failure.failure + minutes(random.uniform(20, 300));
    const TimeNs repaired = failure.failure + (bearing ? hours(random.uniform(8, 20)) : hours(random.uniform(2, 4)));
    failure.severity = planned.severity;
    failure.finished = std::max(repaired, failure.reported + hours(1));
    return failure;
}

bool touches(const PumpSchedule& pump, const TimeRange& range) {
    const auto near = [&](const PlantFailure& f) { return range.overlaps({f.onset - hours(6), f.finished + hours(6)}); };
    return std::any_of(pump.failures.begin(), pump.failures.end(), near);
}

bool touches(const std::vector<Spell>& spells, const TimeRange& range) {
    return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) { return spell.range.overlaps(range); });
}

// Spells of `lengthMin` minutes, `everyDays` days apart.
struct Habit {
    double everyFrom, everyTo;   // days
    double lengthFrom, lengthTo; // minutes
    double strengthFrom, strengthTo;
};

template<class Allowed>
std::vector<Spell> habit(const Habit& how, TimeNs from, TimeNs to, PlantRandom& random, Allowed allowed) {
    std::vector<Spell> spells;
    for (TimeNs at = from + days(random.uniform(0.3, how.everyTo)); at < to; at += days(random.uniform(how.everyFrom, how.everyTo))) {
        const Spell spell{{at, at + minutes(random.uniform(how.lengthFrom, how.lengthTo))},
                          random.uniform(how.strengthFrom, how.strengthTo)};
        if (allowed(spell.range)) spells.push_back(spell);
    }
    return spells;
}

void planHabits(PumpSchedule& pump, TimeNs from, TimeNs to, std::uint64_t seed, std::size_t index) {
    const auto stream = [&](std::uint64_t purpose) { return PlantRandom(seed, 1000 * (index + 1) + purpose); };
    PlantRandom stops = stream(1), flushes = stream(2), loads = stream(3), knocks = stream(4), outages = stream(5), cells = stream(6),
                airs = stream(7);
    const auto quiet = [&](const TimeRange& range) { return !touches(pump, range); };
    const auto running = [&](const TimeRange& range) { return quiet(range) && !touches(pump.stops, range); };
    pump.stops = habit({4, 9, 120, 540, 1, 1}, from, to, stops, quiet);
    pump.flushes = habit({3, 6, 20, 60, 0.15, 0.32}, from, to, flushes, running);
    pump.airs = habit({5, 9, 20, 90, 0.2, 0.5}, from, to, airs, running);
    pump.knocks = habit({6, 10, 0, 2, 1.6, 2.6}, from, to, knocks, running);
    pump.outages = habit({9, 16, 30, 300, 1, 1}, from, to, outages, quiet);
    const auto anywhere = [](const TimeRange&) { return true; };
    pump.sentinels = habit({5, 9, 1, 10, 0, 3.999}, from, to, cells, anywhere);
    pump.blanks = habit({5, 9, 1, 10, 0, 3.999}, from, to, cells, anywhere);
    for (TimeNs at = from; at < to; at += hours(loads.uniform(6, 30))) pump.loads.push_back({{at, at}, loads.uniform(0.45, 0.95)});
    for (std::size_t stop = 4; stop < pump.stops.size(); stop += 5) pump.calibrations.push_back(pump.stops[stop].range.to);
}

void orderFailures(const std::vector<PlantFailure>& failures, std::vector<WorkOrder>& orders) {
    for (std::size_t i = 0; i < failures.size(); ++i) {
        const PlantFailure& f = failures[i];
        const bool bearing = f.className == kBearingWear;
        orders.push_back({f.asset, "EM",
                          bearing ? "Tripped, bearing seized, drive end" : "Tripped on low suction pressure, strainer blocked", "PUMPS",
                          bearing ? "BEARING" : "STRAINER", f.reported, i % 2 == 0 ? f.failure : kNoTime, f.finished});
    }
    // The shift after wrote the first failure down once more.
    const PlantFailure& first = failures.front();
    orders.push_back({first.asset, "CM", "Pump down, high vibration reported by shift", "PUMPS", "VIBRATION", first.reported + minutes(95),
                      kNoTime, first.finished});
}

void orderPlannedWork(const PumpHallOptions& options, const std::vector<PumpSchedule>& pumps, TimeNs end, std::vector<WorkOrder>& orders) {
    struct Stop {
        const PumpSchedule* pump;
        TimeRange range;
    };
    std::vector<Stop> stops;
    for (const PumpSchedule& pump : pumps)
        for (const Spell& stop : pump.stops)
            if (stop.range.to < end) stops.push_back({&pump, stop.range});
    std::sort(stops.begin(), stops.end(),
              [](const Stop& a, const Stop& b) { return std::pair(a.range.from, a.pump->asset) < std::pair(b.range.from, b.pump->asset); });
    PlantRandom random(options.seed, 77);
    const std::array<const char*, 4> work = {"Change oil, check coupling", "Grease bearings", "Clean motor fan, check terminals",
                                             "Replace shaft seal packing"};
    const std::size_t atStops = std::min<std::size_t>(stops.size(), kPreventiveOrders);
    for (std::size_t i = 0; i < kPreventiveOrders; ++i) {
        const TimeNs planned = hours(random.uniform(24, 200));
        if (i < atStops) {
            const Stop& stop = stops[i * stops.size() / atStops];
            const auto& set = stop.pump->calibrations;
            const bool calibrated = std::find(set.begin(), set.end(), stop.range.to) != set.end();
            orders.push_back({stop.pump->asset, calibrated ? "CAL" : "PM",
                              calibrated ? "Calibrate suction pressure transmitter" : work[random.below(work.size())], "PUMPS", "",
                              stop.range.from - planned, kNoTime, stop.range.to});
        } else { // more orders than stops: work on the running pump
            const TimeNs at = options.start + days(random.uniform(1, options.days - 1.0));
            orders.push_back(
                {pumps[i % pumps.size()].asset, "PM", "Grease bearings, pump running", "PUMPS", "", at, kNoTime, at + minutes(40)});
        }
    }
    const std::array<const char*, 4> looks = {"Route: vibration by hand-held meter", "Visual inspection, no finding",
                                              "Thermography of motor and bearings", "Check suction strainer indicator"};
    for (int i = 0; i < kInspections; ++i) {
        const TimeNs at = options.start + days((i + random.uniform(0.1, 0.9)) * options.days / kInspections);
        orders.push_back({pumps[random.below(pumps.size())].asset, "INSP", looks[random.below(looks.size())], "PUMPS", "", at, kNoTime,
                          at + minutes(30)});
    }
    const TimeNs odd = options.start + days(options.days * 0.31);
    orders.push_back({pumps[1].asset, "EV", "Repaint coupling guard", "", "", odd, kNoTime, odd + hours(3)});
}

} // namespace

PlantSchedule planPlant(const PumpHallOptions& options) {
    PlantSchedule plant;
    const TimeNs end = options.start + days(options.days), last = end + days(options.liveDays);
    PlantRandom random(options.seed, 1);
    std::vector<PlantFailure> history, live;
    for (const PlannedFailure& planned : kHistory) history.push_back(failureAt(planned, options.start, options.days, random));
    for (const PlannedFailure& planned : kLive) live.push_back(failureAt(planned, end, options.liveDays, random));
    for (std::size_t p = 0; p < kPumpHallAssets.size(); ++p) {
        PumpSchedule pump;
        pump.asset = kPumpHallAssets[p];
        for (const auto* failures : {&history, &live})
            for (const PlantFailure& failure : *failures)
                if (failure.asset == pump.asset) pump.failures.push_back(failure);
        planHabits(pump, options.start, last, options.seed, p);
        plant.pumps.push_back(std::move(pump));
    }
    orderFailures(history, plant.orders);
    orderPlannedWork(options, plant.pumps, end, plant.orders);
    std::stable_sort(plant.orders.begin(), plant.orders.end(),
                     [](const WorkOrder& a, const WorkOrder& b) { return a.reported < b.reported; });
    return plant;
}

} // namespace tocsin::datasets::detail
