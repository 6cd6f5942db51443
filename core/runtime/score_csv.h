// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/runtime/scorer.h"

namespace tocsin::runtime {

/// The text of scores.csv, the same bytes from `tocsin score` and the agent. Lines end in "\n"; time as formatTime(), numbers as
/// shortestNumber(float) (they read back to the same bits); a field with separator, quote or line end is quoted (RFC 4180).
///
///     time,asset,score[,p_<class>...]
[[nodiscard]] std::string scoreCsvHeader(const std::vector<std::string>& classes);
/// Appends one line to `text`.
void appendScoreCsv(std::string& text, std::string_view asset, const Score& score);

} // namespace tocsin::runtime
