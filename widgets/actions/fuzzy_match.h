// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace tocsin::widgets {

struct FuzzyMatch {
    int score = 0;        ///< higher is better; comparable for one pattern
    QList<int> positions; ///< of the pattern's letters in the text, rising
};

/// Whether the letters of pattern stand in text in this order (case and blanks of the pattern do not count), and how well: letters in a row
/// and at the beginning of words count more. The best of all ways to place them, by dynamic programming, O(pattern * text). nullopt: no.
/// An empty pattern matches everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace tocsin::widgets
