// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace tocsin::csv {

/// Delimited text in the dialects of core/table, of any size: read in pieces, cut at record ends, parsed by two or more threads, handed on
/// in the order of the file. Memory stays below some 60 MB whatever the size (long layout with tags apart: 100 MB).
class CsvImporter final : public ingest::Importer {
public:
    /// Reads the beginning, a piece of the middle and the end; all of it only to settle what these leave open (a column without any number
    /// in them, the order of day and month).
    [[nodiscard]] Result<ingest::ImportPlan> plan(const std::filesystem::path& path, const ingest::ImportOptions& options,
                                                  const JobContext& job) override;
    [[nodiscard]] Result<ingest::ImportReport> read(const ingest::ImportPlan& plan, ingest::RecordingSink& sink,
                                                    const JobContext& job) override;
};

} // namespace tocsin::csv
