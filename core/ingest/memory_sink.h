// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/ingest/importer.h"
#include "core/series/memory_source.h"

namespace tocsin::ingest {

/// Keeps a recording in memory: files that are scored without a project, previews, tests.
class MemorySink final : public RecordingSink {
public:
    [[nodiscard]] Result<void> begin(const std::vector<series::GroupInfo>& groups) override;
    [[nodiscard]] Result<void> append(std::size_t group, const series::SampleBlock& block) override;
    [[nodiscard]] Result<void> reject(const RejectedRow& row) override;
    [[nodiscard]] Result<void> label(const LabelRun& run) override;
    [[nodiscard]] Result<void> finish(const ImportReport& report) override;

    /// The recording after finish(); null before.
    [[nodiscard]] const series::MemorySource* source() const { return m_finished ? &*m_source : nullptr; }
    [[nodiscard]] const ImportReport& report() const { return m_report; }
    /// The first kMaximumRejected of them.
    [[nodiscard]] const std::vector<RejectedRow>& rejected() const { return m_rejected; }
    [[nodiscard]] const std::vector<LabelRun>& labels() const { return m_labels; }

    static constexpr std::size_t kMaximumRejected = 10'000;

private:
    std::optional<series::MemorySource> m_source;
    ImportReport m_report;
    std::vector<RejectedRow> m_rejected;
    std::vector<LabelRun> m_labels;
    bool m_finished = false;
};

} // namespace tocsin::ingest
