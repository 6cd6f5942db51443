// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/training_data.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/ingest/recipe.h"
#include "core/workflow/row_stream.h"

namespace tocsin::workflow {

namespace {

bool isReference(const store::RecordingRecord& record) {
    const auto tag = record.tags.find(kReferenceTagKey);
    return tag != record.tags.end() && tag->second == kReferenceTagValue;
}

/// Channels that every recording has, in the order of the first; only those that a glob wants.
Result<std::vector<runtime::ContractChannel>> commonChannels(const std::vector<store::RecordingRecord>& records,
                                                             const std::vector<std::string>& globs) {
    std::vector<runtime::ContractChannel> common;
    for (const store::GroupRecord& group : records.front().groups)
        for (const series::ChannelInfo& channel : group.info.channels) {
            const bool wanted = globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
                                    return ingest::globMatches(glob, channel.name);
                                });
            const bool everywhere = std::all_of(records.begin(), records.end(), [&](const store::RecordingRecord& record) {
                const auto names = record.channelNames();
                return std::find(names.begin(), names.end(), channel.name) != names.end();
            });
            if (wanted && everywhere) common.push_back({channel.name, channel.unit});
        }
    if (common.empty())
        return Error{
            ErrorCode::Data,
            fmt::format(
                "the {} recordings have no {} in common; train on recordings of one kind (--recording) or name channels (--channel)",
                records.size(), globs.empty() ? "channel" : "channel that fits --channel"),
            {}};
    return common;
}

Result<learn::TrainingRecording> readRecording(const store::Project& project, const store::RecordingRecord& record,
                                               const std::vector<runtime::ContractChannel>& channels,
                                               const std::vector<label::Label>& labels, const JobContext& job) {
    TOCSIN_ASSIGN(const auto source, project.recordings().open(record.id));
    TOCSIN_ASSIGN(const RowStream stream, RowStream::open(*source, channels, record.source));
    learn::TrainingRecording recording;
    recording.id = record.id;
    recording.asset = record.asset;
    recording.source = record.source;
    recording.tags = record.tags;
    recording.times.reserve(static_cast<std::size_t>(stream.rows()));
    recording.columns.resize(channels.size());
    for (auto& column : recording.columns) column.reserve(static_cast<std::size_t>(stream.rows()));
    TOCSIN_TRY(stream.forEach(
        [&](std::int64_t, TimeNs time, std::span<const double> values) -> Result<void> {
            recording.times.push_back(time);
            for (std::size_t channel = 0; channel < values.size(); ++channel)
                recording.columns[channel].push_back(static_cast<float>(values[channel]));
            return {};
        },
        job));
    for (const label::Label& label : labels)
        if (label.asset == record.asset && (!label.recording || label.recording == record.id) && label.range.overlaps(record.range))
            recording.labels.push_back({label.range, label.className});
    return recording;
}

} // namespace

std::vector<label::Label> countingLabels(std::vector<label::Label> labels, const std::vector<std::string>& classes,
                                         const std::vector<std::string>& ignoredClasses) {
    const auto among = [](const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::erase_if(labels, [&](const label::Label& label) {
        const bool proposedNormal = label.status == label::LabelStatus::Proposed && label.className == label::kNormalClass;
        return label.status == label::LabelStatus::Rejected || proposedNormal || among(ignoredClasses, label.className);
    });
    for (label::Label& label : labels) {
        const bool notAsked = label.isFault() && !classes.empty() && !among(classes, label.className);
        if (label.status == label::LabelStatus::Confirmed && !notAsked) continue;
        label.status = label::LabelStatus::Confirmed;
        label.className = label::kUnknownClass;
    }
    return labels;
}

Result<ProjectData> readProjectData(const store::Project& project, const DataRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const auto all, project.recordings().all());
    std::vector<store::RecordingRecord> wanted, reference;
    for (const store::RecordingRecord& record : all) {
        const bool named = std::find(request.recordings.begin(), request.recordings.end(), record.id) != request.recordings.end();
        if (isReference(record))
            reference.push_back(record);
        else if (request.recordings.empty() || named)
            wanted.push_back(record);
    }
    if (wanted.empty()) return Error{ErrorCode::Data, "the project holds no recording to train on; import one first (tocsin import)", {}};
    ProjectData data;
    TOCSIN_ASSIGN(data.channels, commonChannels(wanted, request.channels));
    if (wanted.front().metadata.contains("dialect")) data.dialect = wanted.front().metadata.at("dialect");
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    labels = countingLabels(std::move(labels), request.classes, request.ignoredClasses);
    Sha256 hash;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        job.progress(static_cast<double>(i) / static_cast<double>(wanted.size()), "reading " + wanted[i].source);
        TOCSIN_ASSIGN(learn::TrainingRecording recording, readRecording(project, wanted[i], data.channels, labels, job));
        hash.add(wanted[i].sourceHash);
        for (const auto& label : recording.labels) hash.add(fmt::format("{} {} {};", label.range.from, label.range.to, label.className));
        data.recordings.push_back(std::move(recording));
    }
    for (const store::RecordingRecord& record : reference) {
        auto recording = readRecording(project, record, data.channels, {}, job);
        if (!recording.ok() && recording.error().code == ErrorCode::Cancelled) return std::move(recording).error();
        if (!recording.ok()) continue; // a reference of another machine lacks the channels; it says nothing about this one
        hash.add(record.sourceHash);
        data.reference.push_back(std::move(*recording));
    }
    data.fingerprint = hash.finish();
    return data;
}

} // namespace tocsin::workflow
