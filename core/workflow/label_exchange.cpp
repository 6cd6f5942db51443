// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/label_exchange.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/label/audacity_labels.h"
#include "core/label/label_csv.h"
#include "core/label/maintenance_log.h"

namespace tocsin::workflow {

namespace {

bool isAudacity(const std::filesystem::path& file) {
    return file.extension() == ".txt";
}

/// The asset that a file without asset names belongs to: the one asked for, or the project's only one.
Result<std::string> onlyAsset(const store::Project& project, const std::string& wanted) {
    if (!wanted.empty()) return wanted;
    TOCSIN_ASSIGN(const auto assets, project.assets().all());
    if (assets.size() == 1) return assets.front().name;
    return Error{
        ErrorCode::Usage, fmt::format("the project has {} assets; say with --asset which one the labels belong to", assets.size()), {}};
}

/// What makes two labels the same statement: all but id, source and what a person may still change (status, note, confidence).
using Statement =
    std::tuple<std::string, std::int64_t, std::string, TimeNs, TimeNs, std::string, std::string, std::optional<std::pair<TimeNs, TimeNs>>>;

Statement statementOf(const label::Label& label) {
    std::optional<std::pair<TimeNs, TimeNs>> onset;
    if (label.onset) onset.emplace(label.onset->earliest, label.onset->latest);
    return {label.asset, label.recording.value, label.channel, label.range.from, label.range.to, label.className, label.rater, onset};
}

bool sameJudgement(const label::Label& a, const label::Label& b) {
    return a.status == b.status && a.note == b.note && a.confidence == b.confidence;
}

/// The labels of a project by what they say.
class PresentLabels {
public:
    explicit PresentLabels(std::vector<label::Label> labels) : m_labels(std::move(labels)) {
        for (const label::Label& label : m_labels) m_byStatement[statementOf(label)].push_back(&label);
    }
    [[nodiscard]] const std::vector<const label::Label*>& like(const label::Label& label) const {
        static const std::vector<const label::Label*> none;
        const auto found = m_byStatement.find(statementOf(label));
        return found == m_byStatement.end() ? none : found->second;
    }

private:
    std::vector<label::Label> m_labels;
    std::map<Statement, std::vector<const label::Label*>> m_byStatement;
};

} // namespace

Result<LabelImportAnswer> importLabels(const store::Project& project, const LabelImportRequest& request) {
    TOCSIN_ASSIGN(const std::string text, readFile(request.file));
    const std::string name = request.file.filename().string();
    std::vector<label::Label> labels;
    if (isAudacity(request.file)) {
        TOCSIN_ASSIGN(const std::string asset, onlyAsset(project, request.asset));
        TOCSIN_ASSIGN(labels, label::readAudacityLabels(text, {name, request.start, asset, request.rater, name, {}}));
    } else {
        TOCSIN_ASSIGN(labels, label::readLabelsCsv(text, {name, request.asset, request.rater, name}));
    }
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    TOCSIN_ASSIGN(auto all, project.labels().all());
    const PresentLabels present(std::move(all));
    LabelImportAnswer answer;
    std::vector<label::Label> fresh, open; // open: rows that no label equals wholly
    std::set<LabelId> taken;               // labels that a row stands for
    std::set<std::string> strangers;
    for (label::Label& label : labels) {
        if (std::none_of(recordings.begin(), recordings.end(), [&](const auto& recording) { return recording.asset == label.asset; }))
            strangers.insert(label.asset);
        // A recording number of another project says nothing here.
        const bool fits = std::any_of(recordings.begin(), recordings.end(), [&](const store::RecordingRecord& recording) {
            return recording.id == label.recording && recording.asset == label.asset && recording.range.overlaps(label.range);
        });
        if (!fits) label.recording = {};
        if (label.rater.empty()) label.rater = request.rater;
        const auto& like = present.like(label);
        // An Audacity track has no place for a judgement: it takes none away.
        const auto equal = std::find_if(
            like.begin(), like.end(), [&](const label::Label* other) { return isAudacity(request.file) || sameJudgement(label, *other); });
        if (equal == like.end()) {
            open.push_back(std::move(label));
            continue;
        }
        ++answer.known;
        taken.insert((*equal)->id);
    }
    for (label::Label& label : open) {
        // Exported, judged or noted by somebody, and brought back: the label that is there changes.
        const auto& like = present.like(label);
        const auto there = std::find_if(like.begin(), like.end(), [&](const label::Label* one) { return taken.insert(one->id).second; });
        if (there == like.end()) {
            ++answer.added;
        } else {
            label.id = (*there)->id;
            label.source = (*there)->source;
            ++answer.changed;
        }
        fresh.push_back(std::move(label));
    }
    if (!fresh.empty()) TOCSIN_TRY(project.labels().apply(fresh, {}, "import " + name));
    if (!strangers.empty())
        answer.warnings.push_back(fmt::format("no recording of {}: labels of an asset count once it has recordings; is the name right?",
                                              fmt::join(strangers, ", ")));
    return answer;
}

Result<std::int64_t> exportLabels(const store::Project& project, const LabelExportRequest& request) {
    TOCSIN_TRY(checkOutside({"the label file", request.file}, project.folder()));
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    std::erase_if(labels, [&](const label::Label& label) {
        return (!request.rater.empty() && label.rater != request.rater) || (!request.asset.empty() && label.asset != request.asset);
    });
    std::string text;
    if (isAudacity(request.file)) {
        TOCSIN_ASSIGN(const std::string asset, onlyAsset(project, request.asset));
        // The track has no place for a status: only what counts is written.
        std::erase_if(labels,
                      [&](const label::Label& label) { return label.asset != asset || label.status != label::LabelStatus::Confirmed; });
        text = label::writeAudacityLabels(labels, request.start);
    } else {
        text = label::writeLabelsCsv(labels);
    }
    TOCSIN_TRY(durableReplace(request.file, text));
    return static_cast<std::int64_t>(labels.size());
}

Result<EventImportAnswer> importEvents(const store::Project& project, const EventImportRequest& request) {
    TOCSIN_ASSIGN(const std::string text, readFile(request.file));
    TOCSIN_ASSIGN(const TimeZone zone, TimeZone::named(request.zone));
    const std::string name = request.file.filename().string();
    TOCSIN_ASSIGN(label::MaintenanceLog log, label::readMaintenanceLog(text, name, {request.preset, zone, request.asset}));
    TOCSIN_ASSIGN(const auto added, project.events().add(log.events, name));

    EventImportAnswer answer;
    answer.preset = log.preset;
    answer.read = static_cast<std::int64_t>(log.events.size());
    answer.rejected = static_cast<std::int64_t>(log.rejects.size());
    answer.added = added.added;
    answer.known = added.known;
    answer.said = std::move(log.said);
    answer.warnings = std::move(log.warnings);
    for (const auto& reject : log.rejects) answer.warnings.push_back(fmt::format("line {}: {}", reject.line, reject.reason));
    if (request.handling == ProposalHandling::None) return answer;

    label::Proposals proposals = label::proposeLabels(log.events, request.proposal);
    for (std::string& sentence : proposals.said) answer.said.push_back(std::move(sentence));
    // What was judged before stands; a log that has grown, or an import that was cut off, adds what is missing.
    TOCSIN_ASSIGN(auto all, project.labels().all());
    const PresentLabels present(std::move(all));
    const bool confirm = request.handling == ProposalHandling::Confirm;
    std::vector<label::Label> put;
    for (label::Label& label : proposals.labels) {
        const auto& like = present.like(label);
        if (like.empty())
            put.push_back(std::move(label));
        else if (confirm && like.front()->status == label::LabelStatus::Proposed)
            put.push_back(*like.front());
        else
            continue;
        if (confirm) put.back().status = label::LabelStatus::Confirmed;
    }
    answer.labels = static_cast<std::int64_t>(put.size());
    if (!put.empty()) TOCSIN_TRY(project.labels().apply(put, {}, "proposals from " + name));
    return answer;
}

Result<std::int64_t> judgeLabels(const store::Project& project, const JudgeRequest& request) {
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    for (const LabelId id : request.ids)
        if (std::none_of(labels.begin(), labels.end(), [&](const label::Label& label) { return label.id == id; }))
            return Error{ErrorCode::NotFound, fmt::format("there is no label {}; 'tocsin info' lists them", id.value), {}};
    std::erase_if(labels, [&](const label::Label& label) {
        const bool named = std::find(request.ids.begin(), request.ids.end(), label.id) != request.ids.end();
        const bool meant = request.ids.empty() ? label.status == label::LabelStatus::Proposed : named;
        return !meant || (!request.asset.empty() && label.asset != request.asset) || label.status == request.status;
    });
    for (label::Label& label : labels) label.status = request.status;
    if (!labels.empty())
        TOCSIN_TRY(project.labels().apply(
            labels, {},
            fmt::format("{} {} labels", request.status == label::LabelStatus::Confirmed ? "confirm" : "reject", labels.size())));
    return static_cast<std::int64_t>(labels.size());
}

} // namespace tocsin::workflow
