// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <random>

#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "core/store/project.h"
#include "core/workflow/train_run.h"

namespace tocsin::tests {

inline constexpr TimeNs kPlantStart = 1'704'067'200 * kNsPerSecond; // 2024-01-01T00:00:00Z
inline constexpr TimeNs kPlantStep = 60 * kNsPerSecond;
inline constexpr std::int64_t kPlantRows = 6000; // four days and a bit, one row a minute

/// Where a fault of the fixture lies, in rows; each of the pumps has three.
inline constexpr std::int64_t kFaultRows[] = {1500, 3900, 5400};
inline constexpr std::int64_t kFaultLength = 120;

/// A small project: two pumps with three channels, a gap, labelled faults, maintenance events; `runs`: robust-ewma trained on it.
inline Result<std::filesystem::path> makePlant(const std::filesystem::path& folder, bool runs) {
    TOCSIN_ASSIGN(store::Project project, store::Project::create(folder));
    std::vector<label::Label> labels;
    std::vector<label::MaintenanceEvent> events;
    for (int pump = 1; pump <= 2; ++pump) {
        std::mt19937_64 random(static_cast<std::uint64_t>(pump));
        std::normal_distribution<double> noise(0, 1);
        const std::string asset = "pump " + std::to_string(pump), source = "pump" + std::to_string(pump) + ".csv";
        TOCSIN_ASSIGN(auto writer, project.recordings().write({asset, source, sha256(source), {{"site", "north"}}}));
        TOCSIN_TRY(
            writer.begin({series::GroupInfo{{{"vibration", "mm/s", "", 0}, {"temperature", "degC", "", 0}, {"current", "A", "", 0}}}}));
        std::vector<TimeNs> times;
        std::vector<std::vector<double>> columns(3);
        for (std::int64_t row = 0; row < kPlantRows; ++row) {
            double fault = 0;
            for (const std::int64_t from : kFaultRows)
                if (row >= from && row < from + kFaultLength) fault = static_cast<double>(row - from) / kFaultLength;
            const double day = std::sin(2 * 3.14159265358979 * static_cast<double>(row % 1440) / 1440);
            if (row >= 2500 && row < 2560) continue; // an hour without samples
            times.push_back(kPlantStart + row * kPlantStep);
            columns[0].push_back(2.1 + 0.12 * noise(random) + 4 * fault);
            columns[1].push_back(55 + 3 * day + 0.3 * noise(random) + 8 * fault);
            columns[2].push_back(11.5 + 0.2 * noise(random) + fault);
        }
        TOCSIN_TRY(writer.append(0, {times, {columns[0], columns[1], columns[2]}}));
        store::RecordingSummary summary;
        summary.rows = static_cast<std::int64_t>(times.size());
        TOCSIN_TRY(writer.finish(std::move(summary)));
        for (const std::int64_t from : kFaultRows) {
            label::Label label;
            label.asset = asset;
            label.range = {kPlantStart + from * kPlantStep, kPlantStart + (from + kFaultLength) * kPlantStep};
            label.className = "bearing wear";
            labels.push_back(label);
            label::MaintenanceEvent event;
            event.asset = asset;
            event.reported = label.range.to;
            event.kind = label::EventKind::Breakdown;
            event.workOrder = std::to_string(4700 + from / 100);
            event.text = "bearing replaced";
            events.push_back(event);
        }
    }
    label::Label unsure;
    unsure.asset = "pump 1";
    unsure.range = {kPlantStart + 3000 * kPlantStep, kPlantStart + 3200 * kPlantStep};
    unsure.className = "bearing wear";
    unsure.status = label::LabelStatus::Proposed;
    labels.push_back(unsure);
    TOCSIN_TRY(project.labels().add(labels, "fixture"));
    TOCSIN_TRY(project.events().add(events, "log.csv"));
    if (runs) {
        workflow::TrainRunRequest request;
        request.recipe = "robust-ewma";
        request.split = "time";
        TOCSIN_TRY(workflow::trainRun(project, request));
    }
    return folder;
}

} // namespace tocsin::tests
