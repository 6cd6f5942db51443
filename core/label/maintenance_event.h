// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace tocsin::label {

enum class EventKind { Breakdown, Preventive, Inspection, Other };

/// "breakdown", "preventive", "inspection", "other".
[[nodiscard]] std::string_view kindName(EventKind kind);
[[nodiscard]] std::optional<EventKind> kindFromName(std::string_view name);

/// What maintenance wrote down. The reported time is not the failure time: the failure lies between lastGood and reported unless somebody
/// noted it.
struct MaintenanceEvent {
    EventId id;
    std::string asset;
    TimeNs reported = 0;
    std::optional<TimeNs> failure;
    std::optional<TimeNs> finished;
    std::optional<TimeNs> lastGood; ///< last time somebody saw it running well
    EventKind kind = EventKind::Other;
    std::string workOrder; ///< several orders of one failure: "4711, 4712"
    std::string text;
    std::string code; ///< failure, damage or problem code of the source

    /// failure where known, else reported.
    [[nodiscard]] TimeNs failureOrReported() const { return failure.value_or(reported); }
    friend bool operator==(const MaintenanceEvent&, const MaintenanceEvent&) = default;
};

} // namespace tocsin::label
