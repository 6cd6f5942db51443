// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/pump_hall.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "core/base/durable_file.h"
#include "datasets/detail/pump_files.h"

namespace tocsin::datasets {

namespace {

namespace fs = std::filesystem;
using detail::PumpCsv;

Result<void> checkOptions(const PumpHallOptions& options) {
    const auto wrong = [](std::string what) { return Error{ErrorCode::Usage, "demo plant: " + std::move(what), {}}; };
    if (options.days < 60 || options.days > 1000)
        return wrong(fmt::format("{} days of history; 60 to 1000 hold seven failures", options.days));
    if (options.liveDays < 14 || options.liveDays > 100)
        return wrong(fmt::format("{} live days; 14 to 100 are possible", options.liveDays));
    if (options.stepSeconds < 10 || options.stepSeconds > 600 || 86'400 % options.stepSeconds != 0)
        return wrong(fmt::format("a step of {} s; a divisor of a day from 10 to 600 is needed", options.stepSeconds));
    if (options.start < 0 || options.start > 200 * 366 * kNsPerDay || options.start % kNsPerDay != 0)
        return wrong("the start must be a midnight (UTC) from 1970 to 2160");
    return {};
}

Result<void> makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return Error{ErrorCode::Io, fmt::format("cannot make the folder {}: {}", folder.string(), error.message()), {}};
    return {};
}

Result<PlantFile> writePump(const std::string& asset, const PumpCsv& csv, const fs::path& path, PumpCsv::Dialect dialect) {
    TOCSIN_TRY(durableReplace(path, csv.text()));
    return PlantFile{asset, path, csv.range(), csv.rows(), dialect == PumpCsv::Dialect::Historian};
}

// Number of the calendar month, to see where the next file begins.
int monthOf(TimeNs time) {
    const CivilTime civil = civilFromUtc(time);
    return civil.year * 12 + civil.month - 1;
}

Result<void> writeLife(const PumpHallOptions& options, const detail::PumpSchedule& schedule, std::size_t pump, const fs::path& folder,
                       const JobContext& context, PumpHallFiles& files) {
    const TimeNs end = options.start + options.days * kNsPerDay, last = end + options.liveDays * kNsPerDay;
    const std::int64_t steps = (last - options.start) / (options.stepSeconds * kNsPerSecond);
    const auto dialect = pump == 2 ? PumpCsv::Dialect::Historian : PumpCsv::Dialect::Plain;
    detail::PumpSignals signals(schedule, pump, options);
    detail::PumpRow row;
    PumpCsv month(dialect), live(PumpCsv::Dialect::Plain);
    int current = monthOf(options.start);
    const auto finishMonth = [&]() -> Result<void> {
        if (month.rows() == 0) return {};
        const fs::path path = folder / "history" / fmt::format("{}_{:04}-{:02}.csv", schedule.asset, current / 12, current % 12 + 1);
        TOCSIN_ASSIGN(PlantFile file, writePump(schedule.asset, month, path, dialect));
        files.history.push_back(std::move(file));
        month = PumpCsv(dialect);
        return {};
    };
    for (std::int64_t step = 0; step < steps; ++step) {
        if (step % 8192 == 0) {
            TOCSIN_TRY(context.check());
            context.progress((static_cast<double>(pump) + static_cast<double>(step) / static_cast<double>(steps)) /
                                 static_cast<double>(kPumpHallAssets.size()),
                             "writing pump " + schedule.asset);
        }
        if (!signals.next(row)) continue;
        if (row.time >= end) {
            live.add(row);
            continue;
        }
        if (monthOf(row.time) != current) {
            TOCSIN_TRY(finishMonth());
            current = monthOf(row.time);
        }
        month.add(row);
    }
    TOCSIN_TRY(finishMonth());
    TOCSIN_ASSIGN(PlantFile file, writePump(schedule.asset, live, folder / "live" / (schedule.asset + ".csv"), PumpCsv::Dialect::Plain));
    files.live.push_back(std::move(file));
    return {};
}

} // namespace

Result<PumpHallFiles> generatePumpHall(const PumpHallOptions& options, const fs::path& folder, const JobContext& context) {
    TOCSIN_TRY(checkOptions(options));
    TOCSIN_TRY(makeFolder(folder / "history"));
    TOCSIN_TRY(makeFolder(folder / "live"));
    const detail::PlantSchedule plant = detail::planPlant(options);
    PumpHallFiles files;
    const TimeNs end = options.start + options.days * kNsPerDay;
    for (std::size_t pump = 0; pump < plant.pumps.size(); ++pump) {
        TOCSIN_TRY(writeLife(options, plant.pumps[pump], pump, folder, context, files));
        for (const PlantFailure& failure : plant.pumps[pump].failures)
            (failure.failure < end ? files.failures : files.liveFailures).push_back(failure);
    }
    const auto byTime = [](const PlantFailure& a, const PlantFailure& b) { return a.failure < b.failure; };
    std::sort(files.failures.begin(), files.failures.end(), byTime);
    std::sort(files.liveFailures.begin(), files.liveFailures.end(), byTime);
    files.maintenanceLog = folder / "maintenance.csv";
    files.truthLabels = folder / "truth.csv";
    files.liveTruthLabels = folder / "live_truth.csv";
    files.workOrders = static_cast<int>(plant.orders.size());
    TOCSIN_TRY(durableReplace(files.maintenanceLog, detail::maintenanceCsv(plant.orders)));
    TOCSIN_TRY(durableReplace(files.truthLabels, detail::truthCsv(files.failures)));
    TOCSIN_TRY(durableReplace(files.liveTruthLabels, detail::truthCsv(files.liveFailures)));
    return files;
}

} // namespace tocsin::datasets
