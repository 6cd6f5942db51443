// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/csv/source.h"

namespace tocsin::csv {

/// More tags than this are no channels but a mistake (a column of free text).
inline constexpr std::size_t kMaximumTags = 4096;

/// Fills channels, label columns and preview of a plan for a long table ("tag, time, value"). Reads the whole file once, for its tags.
[[nodiscard]] Result<void> planLong(const Source& source, const std::vector<std::string>& labels, ingest::ImportPlan& plan,
                                    const JobContext& job);

/// Reads a long table: one group when all tags have the same times, else one group a tag.
[[nodiscard]] Result<ingest::ImportReport> readLong(const Source& source, const ingest::ImportPlan& plan, ingest::RecordingSink& sink,
                                                    const JobContext& job);

/// Hands the rejected lines of a block to the sink, at most kListedRejects in all, and counts them.
[[nodiscard]] Result<void> passRejects(const table::RowBlock& block, std::int64_t lineBase, ingest::ImportReport& report,
                                       ingest::RecordingSink& sink, std::string& firstReason);
inline constexpr std::int64_t kListedRejects = 100'000;

/// Says how many cells of each column held a sentinel. blanked: [columns].
void sayBlanked(ingest::ImportReport& report, const std::vector<std::string>& columns, const std::vector<std::int64_t>& blanked);

/// What every pass ends with: an error when no row was kept, sentences about rejected rows and columns left out.
[[nodiscard]] Result<void> closeReport(ingest::ImportReport& report, const ingest::ImportPlan& plan, const std::string& firstReason);

} // namespace tocsin::csv
