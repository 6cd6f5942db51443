// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/ingest/importer.h"
#include "core/table/dialect.h"
#include "core/table/guess.h"
#include "plugins/csv/chunk_pipeline.h"
#include "plugins/csv/text_file.h"

namespace tocsin::csv {

/// A file with its dialect: what plan() finds out and read() starts from.
struct Source {
    TextFile file;
    table::Dialect dialect;
    std::size_t markBytes = 0;
    std::size_t dataBegin = 0;
    std::int64_t firstLine = 0;
    std::vector<std::string> headerLines;

    /// A pass over all data that reads these columns as numbers.
    [[nodiscard]] PassOptions pass(std::vector<std::size_t> columns, const ingest::ImportOptions& options, std::string step) const;
};

/// The pieces of the file that a guess looks at. They point into `file`.
[[nodiscard]] table::FileSample sampleOf(const TextFile& file);

/// Finds where the data of a file begin under its dialect. Error code Data when it ends before.
[[nodiscard]] Result<void> locateData(Source& source);

/// Rows of the beginning and of the end as the dialect reads them (for previews and to see which columns hold numbers).
struct Glimpse {
    table::RowBlock head, tail;
};
[[nodiscard]] Result<Glimpse> glimpse(const Source& source, const std::vector<std::size_t>& columns, const ingest::ImportOptions& options);

} // namespace tocsin::csv
