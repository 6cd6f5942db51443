// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/ingest/importer.h"

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

/// Finds the runs of nonzero of one label column. A missing value and a backward time end a run.
class LabelRunFinder {
public:
    explicit LabelRunFinder(std::string column) : m_run{std::move(column), kNoTime, kNoTime} {}
    /// values: [n] beside times [n]; `emit` gets each finished run.
    [[nodiscard]] Result<void> add(std::span<const TimeNs> times, std::span<const double> values,
                                   const std::function<Result<void>(const LabelRun&)>& emit);
    /// The end of the source ends the last run.
    [[nodiscard]] Result<void> finish(const std::function<Result<void>(const LabelRun&)>& emit);

private:
    LabelRun m_run;
};

} // namespace tocsin::ingest
