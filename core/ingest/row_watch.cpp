// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/row_watch.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

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
    for (std::size_t i = 0; i < times.size(); ++i) {
        const bool inside = values[i] != 0 && !std::isnan(values[i]);
        if (m_run.from != kNoTime && (!inside || times[i] < m_run.to)) TOCSIN_TRY(finish(emit));
        if (!inside) continue;
        if (m_run.from == kNoTime) m_run.from = times[i];
        m_run.to = times[i];
    }
    return {};
}

Result<void> LabelRunFinder::finish(const std::function<Result<void>(const LabelRun&)>& emit) {
    if (m_run.from == kNoTime) return {};
    const LabelRun run = m_run;
    m_run.from = m_run.to = kNoTime;
    return emit(run);
}

} // namespace tocsin::ingest
