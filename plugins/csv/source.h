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

/// Code Usage: none of the patterns fits a channel with numbers.
[[nodiscard]] Error noChannelFits(const Source& source, const std::vector<std::string>& patterns);

/// Rows of the beginning and of the end as the dialect reads them (for previews and to see which columns hold numbers).
struct Glimpse {
    table::RowBlock head, tail;     ///< with the lines of their rows
    std::string headText, tailText; ///< what they were read from, in the file's own encoding (UTF-16: in UTF-8)
};
[[nodiscard]] Result<Glimpse> glimpse(const Source& source, const std::vector<std::size_t>& columns, const ingest::ImportOptions& options);

/// What a plan shows of the file. slots: of the glimpse's columns that are channels, in the order of the channels; long tables: empty, the
/// tags are the channels.
[[nodiscard]] ingest::Glance glanceOf(const Source& source, const Glimpse& seen, const std::vector<std::size_t>& slots,
                                      const std::vector<series::ChannelInfo>& channels);

} // namespace tocsin::csv
