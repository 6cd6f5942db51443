// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "core/base/hash.h"
#include "core/store/project.h"
#include "core/store/recording_writer.h"

namespace tocsin::tests {

/// The value of what must not fail in a test's set-up.
template<class T>
T taken(Result<T> result) {
    if (!result.ok()) qFatal("%s", result.error().message.c_str());
    return std::move(*result);
}
inline void taken(Result<void> result) {
    if (!result.ok()) qFatal("%s", result.error().message.c_str());
}

inline constexpr TimeNs kMinute = 60 * kNsPerSecond;
inline constexpr std::int64_t kRunRows = 5000; // split by time: training to row 3000, validation to 4000, test to the end
/// Two hours are missing before this row.
inline constexpr std::int64_t kGapRow = 4600;

/// Time of a row, one a minute but for the gap.
[[nodiscard]] inline TimeNs rowTime(std::int64_t row) {
    return 1'704'067'200 * kNsPerSecond + (row + (row >= kGapRow ? 120 : 0)) * kMinute;
}

struct Stretch {
    std::int64_t from = 0, to = 0; ///< rows, closed
    double lift = 0;
};

/// One recording of `asset`: vibration and temperature, noise about a constant, lifted in the stretches.
inline void addRun(const store::Project& project, const std::string& asset, const std::vector<Stretch>& stretches, unsigned seed,
                   std::map<std::string, std::string> tags = {}) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise;
    std::vector<TimeNs> times;
    std::vector<double> vibration, temperature;
    for (std::int64_t row = 0; row < kRunRows; ++row) {
        double lift = 0;
        for (const Stretch& stretch : stretches)
            if (row >= stretch.from && row <= stretch.to) lift = stretch.lift;
        times.push_back(rowTime(row));
        vibration.push_back(2 + 0.1 * noise(random) + lift);
        temperature.push_back(50 + noise(random) + lift);
    }
    auto writer = project.recordings().write({asset, asset + ".csv", sha256(asset), std::move(tags)});
    if (!writer.ok() || !writer->begin({{{{"vibration", "mm/s", "", 0}, {"temperature", "degC", "", 0}}}}).ok() ||
        !writer->append(0, {times, {vibration, temperature}}).ok())
        qFatal("test data");
    store::RecordingSummary summary;
    summary.rows = kRunRows;
    if (!writer->finish(summary).ok()) qFatal("test data");
}

[[nodiscard]] inline label::Label labelOf(const std::string& asset, std::int64_t fromRow, std::int64_t toRow, const std::string& name,
                                          label::LabelStatus status = label::LabelStatus::Confirmed) {
    label::Label label;
    label.asset = asset;
    label.range = {rowTime(fromRow), rowTime(toRow)};
    label.className = name;
    label.status = status;
    return label;
}

} // namespace tocsin::tests
