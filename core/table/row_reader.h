// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/dialect.h"

namespace tocsin::table {

struct RowReaderOptions {
    std::string what = "input";         ///< names the source in errors
    std::vector<std::string> channels;  ///< wanted, in this order; a name that is not in the table is an error
    std::optional<Dialect> dialect;     ///< none: guessed; also guessed (with this as hint) where header or first row do not fit it
    double rateHz = 0;                  ///< for tables without time: row i is stamped start + i / rate
    TimeNs start = 0;                   ///< for rateHz and elapsed times
    std::size_t guessBytes = 64u << 10; ///< how much is collected before a guess (less at the end of the input)
};

/// One line that is no row, with the reason in words.
struct RejectedLine {
    std::int64_t line = 0; ///< from 1
    std::string reason;
    std::string text; ///< at most 200 bytes of it
};

/// Rows of delimited text that arrives in pieces: a file, a pipe, a growing file. The same text gives the same doubles and times, bit by
/// bit, as the importer. Use from one thread.
///
///     reader.feed(bytes);
///     while (true) { switch (reader.next().value()) { case Row: use(reader.time(), reader.values()); ... case NeedMore: break loop; } }
///
/// Long layout: neighbouring lines of one time make one row.
class RowReader {
public:
    enum class Next {
        Row,      ///< time() and values() hold it
        Rejected, ///< rejected() says why
        NeedMore, ///< feed() or finish()
        End       ///< after finish(), all rows delivered
    };

    explicit RowReader(RowReaderOptions options);
    ~RowReader();
    RowReader(RowReader&&) noexcept;
    RowReader& operator=(RowReader&&) noexcept;

    /// Adds bytes, in any portions. Memory: what next() has not taken yet, at most one line of 16 MiB if it is called until NeedMore.
    void feed(std::string_view bytes);
    /// No more input: a last line without line end counts.
    void finish();

    /// Error code Data: no table, or a wanted channel is missing (with the names that are there). After an error the reader is spent.
    [[nodiscard]] Result<Next> next();

    [[nodiscard]] TimeNs time() const;
    /// [channels] in the wanted order; NaN = missing. Valid until the next call of next().
    [[nodiscard]] std::span<const double> values() const;
    [[nodiscard]] std::int64_t line() const; ///< where the row ends, from 1
    [[nodiscard]] const RejectedLine& rejected() const;

    /// The dialect in use; null before the header has been read.
    [[nodiscard]] const Dialect* dialect() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace tocsin::table
