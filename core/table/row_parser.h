// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/table/dialect.h"
#include "core/table/row_reader.h"

namespace tocsin::table {

/// A row whose civil time happened twice (end of summer time): placed on the earlier instant, `later` is the other one.
struct FoldRow {
    std::size_t row = 0;
    TimeNs later = 0;
};

/// Rows that one piece of text gave. Reused from piece to piece, so that nothing is allocated in the long run.
struct RowBlock {
    std::size_t rows = 0;
    std::vector<TimeNs> times;                ///< [rows at least], unless the dialect has no time column
    std::vector<std::vector<double>> columns; ///< [wanted columns][rows at least]; NaN = missing
    std::vector<std::uint32_t> tags;          ///< [rows] long layout: index into `tagNames`
    std::vector<std::string> tagNames;        ///< in order of first appearance in this block, UTF-8
    std::vector<std::int64_t> lines;          ///< [rows], line of each row within the text (from 1), when asked for
    std::vector<FoldRow> folds;
    std::vector<RejectedLine> rejected; ///< lines count within the text, from 1
    std::int64_t rejectedCount = 0;     ///< rejected holds at most `maximumRejected` of them
    std::vector<std::int64_t> blanked;  ///< [wanted columns] cells that held a sentinel
    std::int64_t gapRows = 0;           ///< rows in an hour that summer time left out
    std::int64_t comments = 0, repeatedHeaders = 0;
    std::int64_t lineCount = 0; ///< physical lines consumed
    void clear();
};

struct RowParserOptions {
    std::vector<std::size_t>
        columns; ///< columns of the dialect that are read as numbers, in the order wanted (long layout: the value column)
    std::vector<std::size_t> flags; ///< those among `columns` whose cells may also say true or false
    TimeNs origin = 0;              ///< of elapsed times
    bool keepLines = false;
    std::vector<std::string> headerLines; ///< raw first lines of the file that are no data when they come again
    std::size_t maximumRejected = 100'000;
};

/// Turns text into rows the way a dialect says; the one parser behind importer and RowReader. Works on bytes of an encoding that keeps
/// ASCII (UTF-16 is transcoded before). One thread an object.
class RowParser {
public:
    /// Error code Data: the dialect's zone is unknown here.
    [[nodiscard]] static Result<RowParser> create(const Dialect& dialect, RowParserOptions options);
    ~RowParser();
    RowParser(RowParser&&) noexcept;
    RowParser& operator=(RowParser&&) noexcept;

    /// Whether a text ends the input.
    enum class End { More, Last };
    /// Appends the rows of the complete records in `text` to `block` and returns how many bytes they took. With End::Last a record without
    /// line end counts. kPadding (64) bytes behind the text must be readable, their content does not matter. About 4 ns a byte at worst.
    std::size_t parse(std::string_view text, End end, RowBlock& block);

    static constexpr std::size_t kPadding = 64;

private:
    struct State;
    explicit RowParser(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Where to cut a text so that no record is torn: the last record end in [0, size), quotes and comments respected; 0 when no record ends
/// there. The text begins at a record. Cost: a scan for quotes; with quotes a walk over the records.
[[nodiscard]] std::size_t lastRecordEnd(std::string_view text, const Dialect& dialect);

/// The times in front of a block, as far as folds depend on them. One a source.
struct FoldTrail {
    struct Steps {
        TimeNs last = kNoTime;
        std::int64_t steps[2] = {0, 0}; ///< the last two steps forward, ns; 0: not known
        void add(TimeNs time);
    };
    Steps all;
    std::unordered_map<std::string, Steps> tags; ///< long layout: of each tag
};

/// Moves fold rows to the later instant where the earlier would lie before the row in front of it, or on it (long layout: on the row of
/// the same tag) when the last two steps are at least as long as the fold: hourly rows do not stand twice for one hour. Extends the trail
/// by the block.
void settleFolds(RowBlock& block, FoldTrail& trail);

/// Samples a second that can be stamped: error code Usage unless 0 < rateHz <= 1e9.
[[nodiscard]] Result<void> checkRate(double rateHz);

/// Time of row i in a table without times: start + i / rate, to the nearest nanosecond; none outside 1677..2262.
[[nodiscard]] std::optional<TimeNs> timeOfRow(TimeNs start, double rateHz, std::int64_t row);

} // namespace tocsin::table
