// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/label/label.h"

namespace tocsin::label {

/// asset,from,to,class,rater,confidence,onset_earliest,onset_latest,status,note,channel,recording,source: one line a label, ISO 8601 times,
/// LF.
///
/// | column | content |
/// | --- | --- |
/// | asset, class | text, never empty |
/// | from, to | ISO 8601 with Z; equal for a point label |
/// | rater, note, channel, source | text, may be empty |
/// | confidence | 0..1, shortest exact number |
/// | onset_earliest, onset_latest | ISO 8601 or both empty |
/// | status | confirmed, proposed, rejected |
/// | recording | row number in the project, empty for labels of the whole asset |
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front (table::safeText) and loses it on reading: writing and
/// reading is exact. LabelId is not written.
[[nodiscard]] std::string writeLabelsCsv(std::span<const Label> labels);

/// Reads the columns above in any order and case; needed are asset (or defaultAsset), from and class. Missing: to = from, confidence 1,
/// status confirmed, rater = defaultRater. Columns it does not know are left alone. Separator comma, semicolon or tab. Error code Data
/// names `what`, line and column.
struct LabelCsvOptions {
    std::string what = "labels";
    std::string defaultAsset;
    std::string defaultRater;
    std::string source; ///< Label::source where the file has no such column
};
[[nodiscard]] Result<std::vector<Label>> readLabelsCsv(std::string_view text, const LabelCsvOptions& options);

} // namespace tocsin::label
