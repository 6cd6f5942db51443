// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/proposals.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace tocsin::label {

namespace {

/// a - b and a + b without leaving what a time can hold.
TimeNs minus(TimeNs a, TimeNs b) {
    TimeNs result = 0;
    return __builtin_sub_overflow(a, b, &result) ? kNoTime + 1 : result;
}
TimeNs plus(TimeNs a, TimeNs b) {
    TimeNs result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::numeric_limits<TimeNs>::max() : result;
}

/// From the first sign that somebody noted to the end of the work. Not from lastGood: an inspection weeks ago joins nothing.
TimeRange span(const MaintenanceEvent& event) {
    return {event.failureOrReported(), std::max(event.reported, event.finished.value_or(event.reported))};
}

std::string joined(const std::string& a, const std::string& b, const char* separator) {
    if (a.empty() || a == b) return b;
    return b.empty() ? a : a + separator + b;
}

std::string nameOf(const MaintenanceEvent& event) {
    return event.workOrder.empty() ? "the report of " + formatTime(event.reported) : "order " + event.workOrder;
}

/// `other` is about the same failure as `event`: the earliest of what began, the latest of what ended.
void absorb(MaintenanceEvent& event, const MaintenanceEvent& other) {
    if (other.failure) event.failure = event.failure ? std::min(*event.failure, *other.failure) : *other.failure;
    if (other.finished) event.finished = event.finished ? std::max(*event.finished, *other.finished) : *other.finished;
    if (other.lastGood) event.lastGood = event.lastGood ? std::max(*event.lastGood, *other.lastGood) : *other.lastGood;
    event.reported = std::min(event.reported, other.reported);
    if (event.lastGood && *event.lastGood > event.failureOrReported()) event.lastGood.reset();
    event.workOrder = joined(event.workOrder, other.workOrder, ", ");
    event.text = joined(event.text, other.text, " | ");
    event.code = joined(event.code, other.code, ", ");
}

} // namespace

DistinctEvents distinctEvents(std::span<const MaintenanceEvent> events, TimeNs tolerance) {
    DistinctEvents result;
    result.events.assign(events.begin(), events.end());
    std::stable_sort(result.events.begin(), result.events.end(), [](const MaintenanceEvent& a, const MaintenanceEvent& b) {
        return a.asset != b.asset ? a.asset < b.asset : a.failureOrReported() < b.failureOrReported();
    });
    std::vector<MaintenanceEvent> merged;
    std::map<std::string, std::size_t> lastBreakdown; // asset -> place in merged
    for (const MaintenanceEvent& event : result.events) {
        if (event.kind == EventKind::Breakdown) {
            const auto last = lastBreakdown.find(event.asset);
            if (last != lastBreakdown.end()) {
                MaintenanceEvent& before = merged[last->second];
                if (span(event).from <= plus(span(before).to, tolerance)) {
                    result.said.push_back(
                        fmt::format("{} of {} is about the same failure as {}", nameOf(event), event.asset, nameOf(before)));
                    absorb(before, event);
                    continue;
                }
            }
            lastBreakdown[event.asset] = merged.size();
        }
        merged.push_back(event);
    }
    result.events = std::move(merged);
    return result;
}

Proposals proposeLabels(std::span<const MaintenanceEvent> events, const ProposalSettings& settings) {
    DistinctEvents distinct = distinctEvents(events, settings.duplicateTolerance);
    Proposals result;
    result.said = std::move(distinct.said);

    std::vector<const MaintenanceEvent*> failures;
    std::size_t context = 0;
    for (const MaintenanceEvent& event : distinct.events) {
        if (event.kind == EventKind::Breakdown)
            failures.push_back(&event);
        else
            ++context;
    }
    if (context > 0) {
        result.said.push_back(
            fmt::format("{} entries are preventive work, inspections or other: they are context and give no labels", context));
    }

    for (std::size_t i = 0; i < failures.size(); ++i) {
        const MaintenanceEvent& event = *failures[i];
        const MaintenanceEvent* before = i > 0 && failures[i - 1]->asset == event.asset ? failures[i - 1] : nullptr;
        const MaintenanceEvent* after = i + 1 < failures.size() && failures[i + 1]->asset == event.asset ? failures[i + 1] : nullptr;

        Label label;
        label.asset = event.asset;
        label.rater = settings.rater;
        label.confidence = settings.confidence;
        label.status = LabelStatus::Proposed;
        label.note = event.text;
        label.source = event.workOrder.empty() ? "maintenance log" : "work order " + event.workOrder;

        Label signs = label;
        signs.className = kPreFailureClass;
        signs.range = {minus(event.failureOrReported(), settings.horizon), event.reported};
        const TimeNs repaired = before ? span(*before).to : kNoTime;
        if (before && repaired > signs.range.from) {
            signs.range.from = std::min(repaired, event.reported);
            result.said.push_back(fmt::format("the signs before {} of {} are taken to begin at the end of the last repair, {}",
                                              nameOf(event), event.asset, formatTime(signs.range.from)));
        }
        // Without a note of the last good time the onset may lie anywhere in the horizon.
        const TimeNs earliest = event.lastGood ? std::min(*event.lastGood, event.failureOrReported()) : signs.range.from;
        signs.onset = OnsetRange{std::min(earliest, event.failureOrReported()), event.failureOrReported()};
        result.labels.push_back(std::move(signs));

        if (!event.finished) {
            result.said.push_back(fmt::format("{} of {} has no end of work: no \"unknown\" and no \"normal\" is proposed after it",
                                              nameOf(event), event.asset));
            continue;
        }
        Label repair = label;
        repair.className = kUnknownClass;
        repair.range = {event.failureOrReported(), *event.finished};
        repair.note = joined("under repair", event.text, ": ");
        result.labels.push_back(std::move(repair));

        Label healthy = label;
        healthy.className = kNormalClass;
        healthy.range = {*event.finished, plus(*event.finished, settings.settle)};
        healthy.note = joined("repaired healthy", event.text, ": ");
        if (after) {
            const TimeNs nextSigns = minus(after->failureOrReported(), settings.horizon);
            if (nextSigns <= healthy.range.from) {
                result.said.push_back(fmt::format("after {} of {} no \"normal\" is proposed: the signs of the next failure may have begun",
                                                  nameOf(event), event.asset));
                continue;
            }
            healthy.range.to = std::min(healthy.range.to, nextSigns);
        }
        result.labels.push_back(std::move(healthy));
    }
    return result;
}

} // namespace tocsin::label
