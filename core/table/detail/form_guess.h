// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table/detail/header.h"

namespace tocsin::table::detail {

/// Records of a sample after they have been cut by one separator.
struct Grid {
    std::vector<std::vector<std::string>> rows; ///< from the head, comments left out
    std::vector<std::vector<std::string>> more; ///< from middle and end
    std::size_t moreSplit = 0;                  ///< where the end begins in `more`
    std::vector<std::string> comments;          ///< comment lines of the head, mark taken off
    std::size_t commentsBeforeData = 0;
};

/// The pieces of a sample as UTF-8 text without byte order mark.
struct SampleText {
    std::string head, middle, tail;
    bool headIsAll = true;
};

[[nodiscard]] Grid cutSample(const SampleText& sample, const Marks& marks);

/// Which lines are comments: "#", "%", "//", "!", "*" or "" when no line or most lines begin so.
[[nodiscard]] std::string guessComment(const SampleText& sample, std::size_t& lines);

struct SeparatorGuess {
    char separator = 0; ///< 0: none found
    std::size_t columns = 0, agreeing = 0, records = 0;
    double typed = 0; ///< share of the filled cells that are numbers, times or missing words
};

/// only: the one to look at, given by a person; 0: all. sep=; in the first line decides; else the separator whose records agree most in
/// their number of cells and whose cells are numbers and times.
[[nodiscard]] SeparatorGuess guessSeparatorOf(const SampleText& sample, const std::string& comment, char expected, char only = 0);

struct DecimalGuess {
    char decimal = '.';
    char thousands = 0;
    std::size_t matches = 0, fractions = 0; ///< cells with a mark that fit, cells with a mark
    std::size_t grouped = 0;                ///< cells with a thousands mark
    bool ambiguous = false;                 ///< every mark has three digits behind: could be either
};

[[nodiscard]] DecimalGuess guessDecimal(const std::vector<std::string_view>& cells, char separator, char expectedDecimal,
                                        char expectedThousands);

/// Is this heading cell a unit of measure ("degC", "[l/min]")?
[[nodiscard]] bool looksLikeUnit(std::string_view cell);
[[nodiscard]] bool isKnownUnit(std::string_view cell);

} // namespace tocsin::table::detail
