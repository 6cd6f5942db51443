// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/row_watch.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace tocsin::ingest {

void TimeWatch::add(std::span<const TimeNs> times) {
    if (times.empty()) return;
    if (m_from == kNoTime) {
        m_from = m_to = times.front();
    } else {
        m_duplicates += times.front() == m_last;
        m_backward += times.front() < m_last;
    }
    TimeNs smallest = times.front(), largest = times.front();
    std::int64_t duplicates = 0, backward = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        duplicates += times[i] == times[i - 1];
        backward += times[i] < times[i - 1];
        smallest = std::min(smallest, times[i]);
        largest = std::max(largest, times[i]);
    }
    m_duplicates += duplicates;
    m_backward += backward;
    m_from = std::min(m_from, smallest);
    m_to = std::max(m_to, largest);
    m_last = times.back();
}

void TimeWatch::addTo(ImportReport& report) const {
    if (m_from == kNoTime) return;
    report.from = report.from == kNoTime ? m_from : std::min(report.from, m_from);
    report.to = report.to == kNoTime ? m_to : std::max(report.to, m_to);
    report.duplicates += m_duplicates;
    report.backward += m_backward;
}

void warnAboutTimes(ImportReport& report, const std::string& zone) {
    if (report.duplicates > 0)
        report.warnings.push_back(
            fmt::format("{} duplicate times: a row has the same time as the row before; all rows are kept", report.duplicates));
    if (report.backward > 0)
        report.warnings.push_back(fmt::format(
            "{} backward times: a row is earlier than the row before; all rows are kept in the order of the file", report.backward));
    if (report.dstFolds > 0)
        report.warnings.push_back(
            fmt::format("{} rows lie in an hour that the clocks of {} ran twice (end of summer time): placed so that time runs "
                        "on, in doubt on the earlier instant",
                        report.dstFolds, zone));
    if (report.dstGaps > 0)
        report.warnings.push_back(
            fmt::format("{} rows lie in an hour that the clocks of {} left out (begin of summer time): shifted by the gap; is "
                        "the zone right?",
                        report.dstGaps, zone));
}

Result<void> LabelRunFinder::add(std::span<const TimeNs> times, std::span<const double> values,
                                 const std::function<Result<void>(const LabelRun&)>& emit) {
    m_scan.add(times);
    for (std::size_t i = 0; i < times.size(); ++i, ++m_rows) {
        const bool inside = values[i] != 0 && !std::isnan(values[i]);
        if (m_open && (!inside || times[i] < m_open->range.to)) close();
        if (!inside) continue;
        if (!m_open) m_open = Run{{times[i], times[i]}, m_rows, m_rows};
        m_open->range.to = times[i];
        m_open->lastRow = m_rows;
    }
    return m_held.size() < kHeldRuns ? Result<void>() : give(emit);
}

Result<void> LabelRunFinder::finish(const std::function<Result<void>(const LabelRun&)>& emit) {
    close();
    return give(emit);
}

void LabelRunFinder::close() {
    if (m_open) m_held.push_back(*m_open);
    m_open.reset();
}

Result<void> LabelRunFinder::give(const std::function<Result<void>(const LabelRun&)>& emit) {
    const std::vector<series::Gap> gaps = m_scan.report().gaps;
    auto gap = gaps.begin();
    for (const Run& run : std::exchange(m_held, {})) {
        while (gap != gaps.end() && gap->row < run.firstRow) ++gap;
        TimeNs from = run.range.from;
        for (; gap != gaps.end() && gap->row < run.lastRow; ++gap) {
            TOCSIN_TRY(emit({m_column, from, gap->range.from}));
            from = gap->range.to;
        }
        TOCSIN_TRY(emit({m_column, from, run.range.to}));
    }
    return {};
}

} // namespace tocsin::ingest
