// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/blind.h"

#include <algorithm>
#include <map>

#include "core/label/label_index.h"

namespace tocsin::label {

bool visibleTo(const std::string& rater, Blind blind, std::span<const TimeRange> submitted, const Label& label) {
    if (blind == Blind::Off) return true;
    if (label.rater == rater && label.status != LabelStatus::Proposed) return true;
    const auto after = std::upper_bound(submitted.begin(), submitted.end(), label.range.from,
                                        [](TimeNs time, const TimeRange& range) { return time < range.from; });
    return after != submitted.begin() && std::prev(after)->to >= label.range.to;
}

std::vector<Label> visibleLabels(std::span<const Label> labels, const std::string& rater, Blind blind, std::span<const Stretch> submitted) {
    std::map<std::string, std::vector<TimeRange>> byAsset;
    for (const Stretch& stretch : submitted) byAsset[stretch.asset].push_back(stretch.range);
    for (auto& [asset, ranges] : byAsset) ranges = mergeRanges(std::move(ranges), 1);
    std::vector<Label> visible;
    for (const Label& label : labels) {
        const auto found = byAsset.find(label.asset);
        const std::span<const TimeRange> of = found == byAsset.end() ? std::span<const TimeRange>{} : found->second;
        if (visibleTo(rater, blind, of, label)) visible.push_back(label);
    }
    return visible;
}

} // namespace tocsin::label
