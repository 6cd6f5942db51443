// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/propose_labels.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/series/change_points.h"

namespace tocsin::workflow {

namespace {

using label::Label;

/// Is it the same thing proposed again? A change point may move a little when data was added: within its own uncertainty it is the same.
bool sameProposal(const Label& known, const Label& fresh) {
    if (known.asset != fresh.asset || known.source != fresh.source) return false;
    if (!fresh.isPoint()) return known.className == fresh.className && known.range == fresh.range;
    const TimeRange around = fresh.onset ? TimeRange{fresh.onset->earliest, fresh.onset->latest} : fresh.range;
    return known.onset ? TimeRange{known.onset->earliest, known.onset->latest}.overlaps(around) : known.range.overlaps(around);
}

Result<std::vector<Label>> fromChanges(const store::Project& project, const std::string& asset, const ProposeRequest& request,
                                       std::vector<std::string>& warnings, const JobContext& context) {
    TOCSIN_ASSIGN(const std::vector<store::RecordingRecord> recordings, project.recordings().all());
    std::vector<label::ChannelChanges> found;
    for (const store::RecordingRecord& recording : recordings) {
        if (recording.asset != asset) continue;
        TOCSIN_ASSIGN(const auto source, project.recordings().open(recording.id));
        for (std::size_t group = 0; group < source->groups().size(); ++group) {
            const auto& channels = source->groups()[group].channels;
            for (std::size_t channel = 0; channel < channels.size(); ++channel) {
                TOCSIN_TRY(context.check());
                auto pieces = series::seriesPieces(*source, group, channel, 4096, context);
                if (!pieces.ok()) {
                    if (pieces.error().code == ErrorCode::Cancelled) return std::move(pieces).error();
                    warnings.push_back(fmt::format("{} of {}: {}", channels[channel].name, recording.source, pieces.error().message));
                    continue;
                }
                found.push_back({channels[channel].name, channels[channel].unit, recording.id, series::findChangePoints(*pieces)});
            }
        }
    }
    return label::proposeFromChanges(asset, found, request.changes);
}

/// Splits off what is known already and what lies where somebody has confirmed a label.
std::vector<Label> onlyNew(std::vector<Label> proposals, const std::vector<Label>& present, ProposeAnswer& answer) {
    std::vector<Label> fresh;
    for (Label& proposal : proposals) {
        if (std::any_of(present.begin(), present.end(), [&](const Label& known) { return sameProposal(known, proposal); })) {
            ++answer.known;
        } else if (std::any_of(present.begin(), present.end(), [&](const Label& known) {
                       return known.status == label::LabelStatus::Confirmed && known.asset == proposal.asset &&
                              known.range.overlaps(proposal.range);
                   })) {
            ++answer.settled;
        } else {
            fresh.push_back(std::move(proposal));
        }
    }
    return fresh;
}

} // namespace

Result<ProposeAnswer> proposeLabels(const store::Project& project, const ProposeRequest& request, const JobContext& context) {
    TOCSIN_ASSIGN(const std::vector<store::AssetRecord> assets, project.assets().all());
    if (!request.asset.empty()) TOCSIN_TRY(project.assets().find(request.asset));
    ProposeAnswer answer;
    std::vector<Label> events, changes;
    if (request.from != ProposalOrigin::Changes) {
        TOCSIN_ASSIGN(std::vector<label::MaintenanceEvent> log, project.events().all());
        std::erase_if(log, [&](const label::MaintenanceEvent& event) { return !request.asset.empty() && event.asset != request.asset; });
        label::Proposals proposals = label::proposeLabels(log, request.events);
        answer.said = std::move(proposals.said);
        events = std::move(proposals.labels);
    }
    if (request.from != ProposalOrigin::Events) {
        double done = 0;
        for (const store::AssetRecord& asset : assets) {
            if (!request.asset.empty() && asset.name != request.asset) continue;
            context.progress(done++ / static_cast<double>(assets.size()), "changes of " + asset.name);
            TOCSIN_ASSIGN(std::vector<Label> found, fromChanges(project, asset.name, request, answer.warnings, context));
            std::move(found.begin(), found.end(), std::back_inserter(changes));
        }
    }
    TOCSIN_ASSIGN(const std::vector<Label> present, project.labels().all());
    std::vector<Label> fresh = onlyNew(std::move(events), present, answer);
    answer.fromEvents = static_cast<std::int64_t>(fresh.size());
    for (Label& label : onlyNew(std::move(changes), present, answer)) fresh.push_back(std::move(label));
    answer.fromChanges = static_cast<std::int64_t>(fresh.size()) - answer.fromEvents;
    if (!fresh.empty()) {
        TOCSIN_ASSIGN(answer.labels, project.labels().add(fresh, fmt::format("propose {} labels", fresh.size()), store::Undoable::No));
    }
    return answer;
}

} // namespace tocsin::workflow
