// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table/detail/form_guess.h"
#include "core/table/detail/time_guess.h"
#include "core/table/encoding.h"
#include "core/table/guess.h"

namespace tocsin::table::detail {

/// What the cells of one column are, counted over the body of the sample.
struct ColumnCount {
    std::size_t numbers = 0, missing = 0, blank = 0, words = 0, truths = 0;
    std::size_t distinctWords = 0; ///< at most 200 are told apart
    double smallest = 0, largest = 0;
    [[nodiscard]] std::size_t filled() const { return numbers + missing + words; }
};

/// How many of the cells with a mark (`marked`) these marks read.
[[nodiscard]] DecimalGuess countGivenMarks(const std::vector<std::string_view>& cells, char decimal, char thousands, std::size_t marked);

/// The steps of guessDialect() with what they know so far. Used once.
class GuessWork {
public:
    GuessWork(SampleText text, const GuessHints& hints, std::string what);
    [[nodiscard]] Result<DialectGuess> run(const EncodingGuess& encoding);

private:
    [[nodiscard]] Result<void> findForm();
    void takeBody(std::size_t from);
    void countColumns();
    [[nodiscard]] bool findTime();
    [[nodiscard]] bool guessTimeColumn();
    /// What a person said replaces column, format or both; cells that match are counted anew.
    void takeGivenTime();
    void findHeader();
    void takeGivenHeader();
    void sayHeader();
    void nameColumns();
    void findLayout();
    void setRoles();
    void findSentinels();
    void sayTime();
    [[nodiscard]] Error nothingFound() const;
    [[nodiscard]] std::vector<std::string_view> column(std::size_t index) const;
    [[nodiscard]] std::string heading(std::size_t index) const;
    void say(Topic topic, std::string sentence) {
        m_guess.sentences.push_back(std::move(sentence));
        m_guess.topics.push_back(topic);
    }

    SampleText m_text;
    const GuessHints& m_hints;
    std::string m_what;
    DialectGuess m_guess;
    Grid m_grid;
    std::size_t m_width = 0;
    std::vector<const std::vector<std::string>*> m_body; ///< records of the usual width behind the header
    std::vector<std::size_t> m_runs;                     ///< where the pieces of the sample begin in m_body
    std::vector<ColumnCount> m_counts;
    std::vector<std::size_t> m_timeColumns;
    TimeEvidence m_time;
    std::size_t m_dataRow = 0; ///< first record of the data in m_grid.rows
    std::vector<std::vector<std::string>> m_header;
};

} // namespace tocsin::table::detail
