// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table/detail/record.h"

namespace tocsin::table::detail {

/// One record of the head of a file.
struct HeadRecord {
    std::size_t begin = 0, end = 0; ///< bytes, without line end
    bool comment = false;
};

/// Cuts text into records: comments marked, blank lines left out, a record without line end only when `last`. At most `limit`.
[[nodiscard]] std::vector<HeadRecord> headRecords(std::string_view text, const Marks& marks, bool last, std::size_t limit);

/// Where the data of a file begin and what stands before them.
struct HeaderScan {
    bool complete = false;                       ///< the text reaches into the data (or to the end of the header)
    std::size_t dataBegin = 0;                   ///< bytes
    std::int64_t lines = 0;                      ///< physical lines before the data
    std::vector<std::string> raw;                ///< the header rows as they stand in the file
    std::vector<std::vector<std::string>> cells; ///< [header rows], UTF-8
};

/// Reads preamble and header rows of `text` the way the dialect says. last: nothing comes behind the text.
[[nodiscard]] HeaderScan scanHeader(std::string_view text, const Dialect& dialect, bool last);

/// Names made unique and not empty ("column 3", "temp (2)").
[[nodiscard]] std::vector<std::string> columnNames(std::vector<std::string> cells, std::size_t count);

} // namespace tocsin::table::detail
