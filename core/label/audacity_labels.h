// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/label/label.h"

namespace tocsin::label {

/// Audacity label track: a line "start<TAB>end<TAB>class", seconds after `start` with nine decimals, sorted by time. Tab and line breaks in
/// a class become blanks. Only time and class survive this format.
[[nodiscard]] std::string writeAudacityLabels(std::span<const Label> labels, TimeNs start);

struct AudacityOptions {
    std::string what = "label track";
    TimeNs start = 0;  ///< time of second 0
    std::string asset; ///< every label belongs to it
    std::string rater;
    std::string source;
    RecordingId recording; ///< 0: the whole asset
};

/// Reads a label track: point labels (equal times, or a line with one time only), frequency lines (they begin with a backslash) skipped,
/// decimal comma accepted. A line without text is of class "label". Error code Data names `what` and the line.
[[nodiscard]] Result<std::vector<Label>> readAudacityLabels(std::string_view text, const AudacityOptions& options);

} // namespace tocsin::label
