// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/fuzzy_match.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace tocsin::widgets {

namespace {

constexpr int kLetter = 1, kWordStart = 8, kInARow = 9, kFirst = 4;
constexpr int kNone = std::numeric_limits<int>::min() / 2;

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text) {
    QString wanted;
    for (const QChar c : pattern)
        if (!c.isSpace()) wanted += c.toCaseFolded();
    const auto m = static_cast<std::size_t>(wanted.size()), n = static_cast<std::size_t>(text.size());
    if (m == 0) return FuzzyMatch{};
    if (m > n) return std::nullopt;
    // best[i][j]: best score with letter i of the pattern placed exactly at j of the text; from[i][j]: where letter i-1 stands then.
    std::vector<std::vector<int>> best(m, std::vector<int>(n, kNone)), from(m, std::vector<int>(n, -1));
    for (std::size_t i = 0; i < m; ++i) {
        int before = kNone, beforeAt = -1; // best of row i-1 left of j-1
        for (std::size_t j = i; j < n; ++j) {
            if (i > 0 && j >= 2 && best[i - 1][j - 2] > before) {
                before = best[i - 1][j - 2];
                beforeAt = static_cast<int>(j) - 2;
            }
            const QChar c = text[static_cast<qsizetype>(j)];
            if (c.toCaseFolded() != wanted[static_cast<qsizetype>(i)]) continue;
            const bool starts = j == 0 || !text[static_cast<qsizetype>(j) - 1].isLetterOrNumber();
            const int here = kLetter + (starts ? kWordStart : 0) + (j == 0 ? kFirst : 0);
            if (i == 0) {
                best[i][j] = here;
                continue;
            }
            const int row = j > 0 && best[i - 1][j - 1] > kNone ? best[i - 1][j - 1] + kInARow : kNone;
            if (row == kNone && before == kNone) continue;
            best[i][j] = here + std::max(row, before);
            from[i][j] = row >= before ? static_cast<int>(j) - 1 : beforeAt;
        }
    }
    const auto last = std::max_element(best[m - 1].begin(), best[m - 1].end());
    if (*last == kNone) return std::nullopt;
    FuzzyMatch match{*last, {}};
    for (int i = static_cast<int>(m) - 1, j = static_cast<int>(last - best[m - 1].begin()); i >= 0; --i) {
        match.positions.prepend(j);
        j = from[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    }
    return match;
}

} // namespace tocsin::widgets
