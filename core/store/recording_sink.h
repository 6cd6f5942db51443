// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/ingest/importer.h"
#include "core/store/recording_writer.h"

namespace tocsin::store {

/// What an importer writes into when the recording shall become part of a project. Runs of a label column become confirmed labels of the
/// class named like the column, from that recording ("column anomaly of 0.csv"); wholeClass, where given, labels the whole recording.
class StoreSink final : public ingest::RecordingSink {
public:
    /// job: cancels the last step (hash and sync of the samples).
    explicit StoreSink(RecordingWriter writer, std::string source, std::string wholeClass = {}, JobContext job = {});

    /// How the source was read (ingest::ImportPlan::dialect): kept as metadata key "dialect", for the input contract of models.
    void setDialect(Json dialect) { m_dialect = std::move(dialect); }

    [[nodiscard]] Result<void> begin(const std::vector<series::GroupInfo>& groups) override;
    [[nodiscard]] Result<void> append(std::size_t group, const series::SampleBlock& block) override;
    [[nodiscard]] Result<void> reject(const ingest::RejectedRow& row) override;
    [[nodiscard]] Result<void> label(const ingest::LabelRun& run) override;
    [[nodiscard]] Result<void> finish(const ingest::ImportReport& report) override;

    /// Of no meaning before finish() succeeded.
    [[nodiscard]] const StoredRecording& stored() const { return m_stored; }

private:
    RecordingWriter m_writer;
    std::string m_source;
    std::string m_wholeClass;
    JobContext m_job;
    Json m_dialect;
    std::int64_t m_rejected = 0;
    std::map<std::string, std::int64_t> m_runs; // by label column
    std::vector<label::Label> m_labels;
    StoredRecording m_stored;
};

} // namespace tocsin::store
