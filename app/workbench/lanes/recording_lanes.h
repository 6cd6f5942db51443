// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/series/source.h"
#include "core/store/records.h"
#include "widgets/lanes/lane.h"

namespace tocsin::workbench {

/// Whether "pump" or "pump #3" (recording 3 of those of pump that overlap in time) means this recording.
[[nodiscard]] bool means(const QString& asset, const store::RecordingRecord& record);

/// One lane for each channel, in order.
[[nodiscard]] std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source);
/// One lane for each of these names that the recording has, in their order.
[[nodiscard]] std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source,
                                                     const std::vector<std::string>& names);

/// A view of one recording, as Page::place() keeps it: recording (id), from, to (decimal text: int64 does not survive every settings file).
[[nodiscard]] QVariantMap viewPlace(const store::RecordingRecord& record, TimeRange view);
struct ViewPlace {
    std::size_t row = 0; ///< of the recording in the list
    TimeRange view;
};
/// nullopt where the recording is not there any more or does not hold that time.
[[nodiscard]] std::optional<ViewPlace> viewPlaceOf(const QVariantMap& place, std::span<const store::RecordingRecord> recordings);

} // namespace tocsin::workbench
