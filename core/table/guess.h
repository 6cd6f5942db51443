// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/dialect.h"

namespace tocsin::table {

/// Pieces of a file to guess from: raw bytes, from the beginning (some 256 KiB; all of a small file) and optionally from the middle and the
/// end.
struct FileSample {
    std::string what = "table"; ///< names the source in errors
    std::string_view head;
    std::string_view middle; ///< may begin and end inside a line
    std::string_view tail;   ///< may begin inside a line
    bool headIsAll = true;   ///< head is the whole input
};

/// What a sentence of a guess is about.
enum class Topic { Other, Encoding, Comment, Separator, Decimal, Header, Layout, Time, Zone, Missing };

/// What a person says about the form of a file: it stands, and the rest is guessed around it. Zones go by GuessHints::zone.
struct GivenForm {
    struct Marks {
        char decimal = '.';
        char thousands = 0; ///< 0: none
        friend bool operator==(const Marks&, const Marks&) = default;
    };
    struct Header {
        int preamble = 0; ///< free lines, comments and blank lines not counted
        std::vector<HeaderRow> rows;
        friend bool operator==(const Header&, const Header&) = default;
    };
    std::optional<std::string> encoding;
    std::optional<char> separator;
    std::optional<Marks> marks;
    std::optional<Header> header;
    std::optional<Layout> layout;
    std::optional<std::size_t> timeColumn;        ///< place in the file, from 0
    std::optional<TimeFormat> time;               ///< kind None: no column is the time
    std::optional<std::vector<double>> sentinels; ///< numbers that mean "missing" in every column
    [[nodiscard]] bool empty() const { return *this == GivenForm{}; }
    friend bool operator==(const GivenForm&, const GivenForm&) = default;
};

/// What is known before looking.
struct GuessHints {
    std::optional<Dialect> base; ///< of an earlier file: decides what the content leaves open
    std::string zone;            ///< empty: the base's, else UTC
    bool timeNeeded = true;      ///< false: a rate is given, a missing time column is no error
    GivenForm given;
};

struct DialectGuess {
    Dialect dialect;
    std::vector<std::string> sentences; ///< each guess in words with its count ("decimal comma, because 4,113 of 4,113 cells match")
    std::vector<Topic> topics;          ///< [sentences] what each is about
    std::vector<std::string> doubts;    ///< what the content leaves open and what was assumed (warnings)
    bool dateOrderInDoubt = false;      ///< one of the doubts: day and month fit both ways
    std::vector<std::string> leftOut;   ///< "column 'remark': text in 200 of 200 cells"
};

/// Finds out how a file is written. Error code Data: empty, header only, binary, prose, no number, no time column that can be recognised,
/// more than 4,096 columns, a line over 16 MiB, something given that does not fit; the message says which and what to do.
[[nodiscard]] Result<DialectGuess> guessDialect(const FileSample& sample, const GuessHints& hints = {});

/// The given dialect with the columns of this file: reads the header the way `base` says and finds the columns by name, whatever their
/// order; columns unknown to `base` are left out. Error code Data when the time column or one of `needed` is not there.
[[nodiscard]] Result<Dialect> fitDialect(const Dialect& base, const FileSample& sample, const std::vector<std::string>& needed = {});

} // namespace tocsin::table
