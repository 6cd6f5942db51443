// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "core/base/job.h"
#include "core/table/row_parser.h"
#include "plugins/csv/text_file.h"

namespace tocsin::csv {

/// What one pass over a file reads.
struct PassOptions {
    table::Dialect dialect; ///< of the file; UTF-16 is transcoded on the way
    table::RowParserOptions parser;
    std::size_t markBytes = 0; ///< of the byte order mark
    std::size_t dataBegin = 0; ///< bytes of the text (of UTF-16: transcoded) before the data, without the mark
    std::size_t firstLine = 0; ///< physical lines before the data
    int threads = 0;           ///< 0: as many as there are cores, at least two
    std::string step;          ///< words for the progress
};

/// What the caller does with a block of rows; false stops the pass early.
/// lineBase: physical lines of the file before the block.
using BlockFunction = std::function<Result<bool>(table::RowBlock& block, std::int64_t lineBase)>;

/// Parses the file in pieces of about 1 MiB on several threads and hands the blocks to `use` on the calling thread, in the order of the
/// file, summer-time folds settled. At most 2 x threads + 2 pieces are in flight, so memory stays at some 10 MB a thread whatever the size.
/// Error code Cancelled, Data (the file became shorter), or what `use` returned.
[[nodiscard]] Result<void> runPass(const TextFile& file, const PassOptions& options, const JobContext& job, const BlockFunction& use);

} // namespace tocsin::csv
