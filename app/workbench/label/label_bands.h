// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/label/label.h"
#include "core/label/maintenance_event.h"
#include "core/label/scheme.h"
#include "core/store/records.h"
#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

enum class BandEditing { No, Yes };

/// Labels of the recording's asset and time as bands, id by id. Rejected ones are left out; proposals are hatched, "unknown" is dotted;
/// each fault class has a colour of its own by its place in the scheme. Editable: confirmed and unlocked labels, where asked for.
[[nodiscard]] std::vector<widgets::Band> labelBands(std::span<const label::Label> labels, const store::RecordingRecord& record,
                                                    const label::Scheme& scheme, const widgets::Theme& theme, BandEditing editing);
/// Work orders of the recording's asset and time as marks, in the order of the events.
[[nodiscard]] std::vector<widgets::Band> eventBands(std::span<const label::MaintenanceEvent> events, const store::RecordingRecord& record,
                                                    const widgets::Theme& theme);
/// Colour of a class on lanes, chips and lists.
[[nodiscard]] QColor classColor(const std::string& className, const label::Scheme& scheme, const widgets::Theme& theme);

} // namespace tocsin::workbench
