// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/label.h"

#include <array>
#include <cmath>
#include <utility>

#include "core/base/json.h"

namespace tocsin::label {

namespace {

constexpr std::array<std::pair<LabelStatus, std::string_view>, 3> kStatusNames{
    {{LabelStatus::Confirmed, "confirmed"}, {LabelStatus::Proposed, "proposed"}, {LabelStatus::Rejected, "rejected"}}};

} // namespace

std::string_view statusName(LabelStatus status) {
    for (const auto& [value, name] : kStatusNames) {
        if (value == status) return name;
    }
    return "confirmed";
}

std::optional<LabelStatus> statusFromName(std::string_view name) {
    for (const auto& [value, known] : kStatusNames) {
        if (known == name) return value;
    }
    return std::nullopt;
}

Result<void> checkLabel(const Label& label) {
    if (label.asset.empty()) return Error{ErrorCode::Data, "a label needs an asset", {}};
    if (label.className.empty()) return Error{ErrorCode::Data, "a label of " + label.asset + " needs a class", {}};
    const std::string who = "label \"" + label.className + "\" of " + label.asset;
    if (label.range.from == kNoTime || label.range.to == kNoTime) return Error{ErrorCode::Data, who + " needs a begin and an end", {}};
    if (label.range.from > label.range.to) {
        return Error{ErrorCode::Data,
                     who + " ends (" + formatTime(label.range.to) + ") before it begins (" + formatTime(label.range.from) + ")",
                     {}};
    }
    if (!std::isfinite(label.confidence) || label.confidence < 0 || label.confidence > 1) {
        return Error{ErrorCode::Data, who + " has confidence " + shortestNumber(label.confidence) + "; it goes from 0 to 1", {}};
    }
    if (label.onset && label.onset->earliest > label.onset->latest) {
        return Error{ErrorCode::Data, who + " has an onset range that ends before it begins", {}};
    }
    return {};
}

} // namespace tocsin::label
