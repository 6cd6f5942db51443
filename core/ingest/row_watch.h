// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ingest/importer.h"
#include "core/series/sampling.h"

namespace tocsin::ingest {

/// Watches the times of one group stream past: range, duplicate and backward times.
class TimeWatch {
public:
    void add(std::span<const TimeNs> times);
    /// Widens range and counts of the report; rows are not touched.
    void addTo(ImportReport& report) const;
    [[nodiscard]] bool ordered() const { return m_backward == 0; }

private:
    TimeNs m_last = kNoTime, m_from = kNoTime, m_to = kNoTime;
    std::int64_t m_duplicates = 0, m_backward = 0;
};

/// Puts the counts of duplicate, backward and DST times into sentences at the end of report.warnings ("3 duplicate times ...").
void warnAboutTimes(ImportReport& report, const std::string& zone);

/// Finds the runs of nonzero of one label column. A missing value, a backward time and a gap of the time axis (series::SamplingReport) end
/// a run. What a gap is shows at the end only: runs are held back, at most kHeldRuns of them; beyond that by the rows so far.
class LabelRunFinder {
public:
    explicit LabelRunFinder(std::string column) : m_column(std::move(column)) {}
    /// values: [n] beside times [n]; `emit` gets finished runs, in order.
    [[nodiscard]] Result<void> add(std::span<const TimeNs> times, std::span<const double> values,
                                   const std::function<Result<void>(const LabelRun&)>& emit);
    /// The end of the source ends the last run and gives all that were held back.
    [[nodiscard]] Result<void> finish(const std::function<Result<void>(const LabelRun&)>& emit);

private:
    static constexpr std::size_t kHeldRuns = 1 << 17;
    struct Run {
        TimeRange range;
        std::int64_t firstRow = 0, lastRow = 0;
    };
    void close();
    Result<void> give(const std::function<Result<void>(const LabelRun&)>& emit);

    std::string m_column;
    series::SamplingScan m_scan;
    std::optional<Run> m_open;
    std::vector<Run> m_held;
    std::int64_t m_rows = 0;
};

} // namespace tocsin::ingest
