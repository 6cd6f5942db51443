// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/memory_sink.h"

namespace tocsin::ingest {

Result<void> MemorySink::begin(const std::vector<series::GroupInfo>& groups) {
    m_source.emplace(groups);
    return {};
}

Result<void> MemorySink::append(std::size_t group, const series::SampleBlock& block) {
    if (!m_source) return Error{ErrorCode::Internal, "samples before the groups were announced", {}};
    return m_source->append(group, block);
}

Result<void> MemorySink::reject(const RejectedRow& row) {
    if (m_rejected.size() < kMaximumRejected) m_rejected.push_back(row);
    return {};
}

Result<void> MemorySink::label(const LabelRun& run) {
    m_labels.push_back(run);
    return {};
}

Result<void> MemorySink::finish(const ImportReport& report) {
    if (!m_source) return Error{ErrorCode::Internal, "the end of a recording that has not begun", {}};
    m_source->finish();
    m_report = report;
    m_finished = true;
    return {};
}

} // namespace tocsin::ingest
