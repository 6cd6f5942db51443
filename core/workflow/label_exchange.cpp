// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/label_exchange.h"

#include <algorithm>
#include <fmt/format.h>

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

bool sameLabel(label::Label a, label::Label b) {
    a.id = b.id = {};
    a.source.clear(); // where a label came from does not make it another label
    b.source.clear();
    return a == b;
}

/// The same statement, whatever has become of it: judged, noted or weighed since.
bool sameStatement(const label::Label& a, const label::Label& b) {
    return a.asset == b.asset && a.channel == b.channel && a.recording == b.recording && a.range == b.range && a.className == b.className &&
           a.rater == b.rater && a.onset == b.onset;
}

const label::Label* findStatement(const std::vector<label::Label>& present, const label::Label& label) {
    const auto found = std::find_if(present.begin(), present.end(), [&](const label::Label& other) { return sameStatement(label, other); });
    return found == present.end() ? nullptr : &*found;
}

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
    TOCSIN_ASSIGN(const auto present, project.labels().all());
    LabelImportAnswer answer;
    std::vector<label::Label> fresh;
    for (label::Label& label : labels) {
        // A recording number of another project says nothing here.
        const bool fits = std::any_of(recordings.begin(), recordings.end(), [&](const store::RecordingRecord& recording) {
            return recording.id == label.recording && recording.asset == label.asset && recording.range.overlaps(label.range);
        });
        if (!fits) label.recording = {};
        if (label.rater.empty()) label.rater = request.rater;
        const bool known = std::any_of(present.begin(), present.end(), [&](const label::Label& other) { return sameLabel(label, other); });
        if (known) {
            ++answer.known;
            continue;
        }
        // Exported, judged or noted by somebody, and brought back: the label that is there changes.
        if (const label::Label* there = findStatement(present, label)) {
            label.id = there->id;
            label.source = there->source;
            ++answer.changed;
        } else {
            ++answer.added;
        }
        fresh.push_back(std::move(label));
    }
    if (!fresh.empty()) TOCSIN_TRY(project.labels().add(fresh, "import " + name));
    return answer;
}

Result<std::int64_t> exportLabels(const store::Project& project, const LabelExportRequest& request) {
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    std::erase_if(labels, [&](const label::Label& label) {
        return (!request.rater.empty() && label.rater != request.rater) || (!request.asset.empty() && label.asset != request.asset);
    });
    std::string text;
    if (isAudacity(request.file)) {
        TOCSIN_ASSIGN(const std::string asset, onlyAsset(project, request.asset));
        std::erase_if(labels, [&](const label::Label& label) { return label.asset != asset; });
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
    // What was proposed before stands as it was judged; a log that has grown, or an import that was cut off, adds what is missing.
    TOCSIN_ASSIGN(const auto present, project.labels().all());
    std::erase_if(proposals.labels, [&](const label::Label& label) { return findStatement(present, label) != nullptr; });
    if (request.handling == ProposalHandling::Confirm)
        for (label::Label& label : proposals.labels) label.status = label::LabelStatus::Confirmed;
    answer.labels = static_cast<std::int64_t>(proposals.labels.size());
    if (!proposals.labels.empty()) TOCSIN_TRY(project.labels().add(proposals.labels, "proposals from " + name));
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
