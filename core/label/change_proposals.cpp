// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/change_proposals.h"

#include <algorithm>
#include <fmt/format.h>

namespace tocsin::label {

namespace {

struct Found {
    const ChannelChanges* of;
    const series::ChangePoint* change;
};

std::string words(const Found& found) {
    const series::ChangePoint& change = *found.change;
    const std::string unit = found.of->unit.empty() ? std::string() : " " + found.of->unit;
    std::string text = found.of->channel;
    if (change.ofLevel) text += fmt::format(" level {:.4g} to {:.4g}{}", change.levelBefore, change.levelAfter, unit);
    if (change.ofSpread)
        text += fmt::format("{} spread {:.3g} to {:.3g}{}", change.ofLevel ? "," : "", change.spreadBefore, change.spreadAfter, unit);
    if (change.atGap) text += ", across a gap";
    return text;
}

/// One proposal from changes that belong together.
Label proposalOf(const std::string& asset, std::vector<Found> group, const ChangeProposalSettings& settings) {
    std::stable_sort(group.begin(), group.end(), [](const Found& a, const Found& b) { return a.change->strength > b.change->strength; });
    const Found& strongest = group.front();
    Label label;
    label.asset = asset;
    label.recording = strongest.of->recording;
    const bool alone =
        std::all_of(group.begin(), group.end(), [&](const Found& found) { return found.of->channel == strongest.of->channel; });
    if (alone) label.channel = strongest.of->channel;
    label.range = {strongest.change->between.to, strongest.change->between.to}; // the first sample after it
    label.onset = OnsetRange{strongest.change->between.from, strongest.change->between.to};
    label.className = "anomaly";
    label.rater = settings.rater;
    label.confidence = strongest.change->strength;
    label.status = LabelStatus::Proposed;
    label.source = "change point";
    label.note = fmt::format("change at {}: {}", formatTime(label.range.from), words(strongest));
    for (std::size_t i = 1; i < group.size(); ++i) label.note += "; " + words(group[i]);
    return label;
}

} // namespace

std::vector<Label> proposeFromChanges(const std::string& asset, std::span<const ChannelChanges> channels,
                                      const ChangeProposalSettings& settings) {
    std::vector<Found> all;
    for (const ChannelChanges& channel : channels)
        for (const series::ChangePoint& change : channel.changes) all.push_back({&channel, &change});
    std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.change->between.to < b.change->between.to; });
    std::vector<Label> proposals;
    std::vector<Found> group;
    const auto close = [&] {
        if (!group.empty()) proposals.push_back(proposalOf(asset, std::move(group), settings));
        group.clear();
    };
    for (const Found& found : all) {
        if (!group.empty() && found.change->between.to - group.back().change->between.to > settings.together) close();
        group.push_back(found);
    }
    close();
    std::stable_sort(proposals.begin(), proposals.end(), [](const Label& a, const Label& b) { return a.confidence > b.confidence; });
    if (proposals.size() > settings.most) proposals.resize(settings.most);
    return proposals;
}

} // namespace tocsin::label
