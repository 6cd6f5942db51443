// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recording_sink.h"

#include <fmt/format.h>

namespace tocsin::store {

namespace {
constexpr std::int64_t kMaximumLabelRuns = 100'000; // more than any person labels, and bounded in memory
}

StoreSink::StoreSink(RecordingWriter writer, std::string source, std::string wholeClass, JobContext job)
    : m_writer(std::move(writer)), m_source(std::move(source)), m_wholeClass(std::move(wholeClass)), m_job(std::move(job)) {}

Result<void> StoreSink::begin(const std::vector<series::GroupInfo>& groups) {
    return m_writer.begin(groups);
}

Result<void> StoreSink::append(std::size_t group, const series::SampleBlock& block) {
    return m_writer.append(group, block);
}

Result<void> StoreSink::reject(const ingest::RejectedRow& row) {
    ++m_rejected;
    m_writer.reject({row.line, row.reason, row.text});
    return {};
}

Result<void> StoreSink::label(const ingest::LabelRun& run) {
    if (++m_runs[run.column] > kMaximumLabelRuns)
        return Error{ErrorCode::Data,
                     fmt::format("column '{}' of {} changes more than {} times: is it really a label column? Leave out --label-column {}",
                                 run.column, m_source, kMaximumLabelRuns, run.column),
                     {}};
    label::Label label;
    label.range = {run.from, run.to};
    label.className = run.column;
    label.source = fmt::format("column {} of {}", run.column, m_source);
    m_labels.push_back(std::move(label));
    return {};
}

Result<void> StoreSink::finish(const ingest::ImportReport& report) {
    if (report.rejected > m_rejected) m_writer.countRejected(report.rejected - m_rejected);
    RecordingSummary summary;
    summary.rows = report.rows;
    summary.metadata = report.metadata;
    if (!m_dialect.is_null()) summary.metadata["dialect"] = m_dialect;
    summary.warnings = report.warnings;
    if (report.rejected > kMaximumRejects)
        summary.warnings.push_back(
            fmt::format("the first {} of {} rejected rows are kept with line and reason", kMaximumRejects, report.rejected));
    if (!m_wholeClass.empty() && report.from != kNoTime) {
        label::Label whole;
        whole.range = {report.from, report.to};
        whole.className = m_wholeClass;
        whole.source = fmt::format("import of {}", m_source);
        m_labels.push_back(std::move(whole));
    }
    summary.labels = std::move(m_labels);
    TOCSIN_ASSIGN(m_stored, m_writer.finish(std::move(summary), m_job));
    return {};
}

} // namespace tocsin::store
