// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "app/workbench/pages/alarm_table_model.h"
#include "core/label/label.h"
#include "core/label/maintenance_event.h"
#include "core/label/scheme.h"
#include "core/store/records.h"
#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

/// What the user may do with bands of labels: see them, make one the active one, or also drag its edges.
enum class BandUse { Look, Choose, Edit };

/// Labels of the recording's asset and time as bands. Rejected ones are left out; proposals are hatched, "unknown" is dotted; each fault
/// class of the scheme has a colour of its own, with an empty scheme all have the one of faults. Locked labels are not edited.
[[nodiscard]] std::vector<widgets::Band> labelBands(std::span<const label::Label> labels, const store::RecordingRecord& record,
                                                    const label::Scheme& scheme, const widgets::Theme& theme, BandUse use);
/// Work orders of the recording's asset and time as marks, in the order of the events.
[[nodiscard]] std::vector<widgets::Band> eventBands(std::span<const label::MaintenanceEvent> events, const store::RecordingRecord& record,
                                                    const widgets::Theme& theme);
/// Alarms of this recording's asset and time; an asset may be named as means() reads it.
[[nodiscard]] std::vector<widgets::Band> alarmBands(const AlarmsByAsset& alarms, const store::RecordingRecord& record,
                                                    const widgets::Theme& theme);
/// Colour of a class on lanes, chips and lists.
[[nodiscard]] QColor classColor(const std::string& className, const label::Scheme& scheme, const widgets::Theme& theme);

} // namespace tocsin::workbench
