// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/dialect.h"

namespace tocsin::table {

inline constexpr std::size_t kStreamGuessRecords = 100;
inline constexpr std::size_t kStreamGuessBytes = 64u << 10;

/// What is known about a stream of which only the begin can be seen.
struct StreamQuestion {
    std::string what;                  ///< names the source in errors
    std::optional<Dialect> known;      ///< of an earlier source
    std::vector<std::string> channels; ///< wanted; wide tables must have a column of each name
    double rateHz = 0;                 ///< > 0: a missing time is no error
    TimeNs start = 0;
    std::size_t guessBytes = kStreamGuessBytes; ///< enough for a guess (so are kStreamGuessRecords records)
};

/// The dialect of a stream: the known one when its header and its first row fit, else a guess with the known one as hint, whichever reads
/// more rows. text: the begin, without byte order mark, UTF-16 transcoded; last: nothing comes behind it. Nullopt: more text is needed. The
/// answer depends on the text alone, not on how it arrives. Error code Data: no table, or a wanted channel is missing (with the names that
/// are there).
[[nodiscard]] Result<std::optional<Dialect>> chooseDialect(const StreamQuestion& question, std::string_view text, bool last);

/// Columns of the dialect that hold the wanted channels (long layout: the value column). Error code Data when one is missing.
[[nodiscard]] Result<std::vector<std::size_t>> wantedColumns(const Dialect& dialect, const StreamQuestion& question);

} // namespace tocsin::table
