// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/training_data.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// Recordings to train on, and those that only tell harmless drift.
struct ChosenRecordings {
    std::vector<store::RecordingRecord> wanted, reference;
};

Result<ChosenRecordings> chosenRecordings(const store::Project& project, const DataRequest& request) {
    TOCSIN_ASSIGN(const auto all, project.recordings().all());
    ChosenRecordings chosen;
    for (const store::RecordingRecord& record : all) {
        const bool named = std::find(request.recordings.begin(), request.recordings.end(), record.id) != request.recordings.end();
        if (isReference(record))
            chosen.reference.push_back(record);
        else if (request.recordings.empty() || named)
            chosen.wanted.push_back(record);
    }
    if (chosen.wanted.empty())
        return Error{ErrorCode::Data, "the project holds no recording to train on; import one first (tocsin import)", {}};
    return chosen;
}

std::vector<learn::ClassInterval> labelsOf(const store::RecordingRecord& record, const std::vector<label::Label>& labels) {
    std::vector<learn::ClassInterval> own;
    for (const label::Label& label : labels)
        if (label.asset == record.asset && (!label.recording || label.recording == record.id) && label.range.overlaps(record.range))
            own.push_back({label.range, label.className});
    return own;
}

/// Hashes what a training rests on, recording by recording.
class Fingerprint {
public:
    void add(const store::RecordingRecord& record, const std::vector<learn::ClassInterval>& labels) {
        m_hash.add(record.sourceHash);
        for (const auto& label : labels) m_hash.add(fmt::format("{} {} {};", label.range.from, label.range.to, label.className));
    }
    void addReference(const store::RecordingRecord& record) { m_hash.add(record.sourceHash); }
    [[nodiscard]] std::string finish() { return m_hash.finish(); }

private:
    Sha256 m_hash;
};

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
    recording.labels = labelsOf(record, labels);
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

Json toJson(const DataRequest& request) {
    Json json = Json::object();
    for (const RecordingId recording : request.recordings) json["recordings"].push_back(recording.value);
    if (!request.channels.empty()) json["channels"] = request.channels;
    if (!request.classes.empty()) json["classes"] = request.classes;
    if (!request.ignoredClasses.empty()) json["ignored_classes"] = request.ignoredClasses;
    return json;
}

DataRequest dataRequestFromJson(const Json& json) {
    DataRequest request;
    if (!json.is_object()) return request;
    for (const std::int64_t recording : json.value("recordings", std::vector<std::int64_t>())) request.recordings.push_back({recording});
    request.channels = json.value("channels", std::vector<std::string>());
    request.classes = json.value("classes", std::vector<std::string>());
    request.ignoredClasses = json.value("ignored_classes", std::vector<std::string>());
    return request;
}

Result<void> checkDataRequest(const store::Project& project, const DataRequest& request) {
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    std::vector<std::string> idle, channels;
    for (const store::RecordingRecord& record : recordings)
        for (std::string& name : record.channelNames()) channels.push_back(std::move(name));
    for (const RecordingId id : request.recordings)
        if (std::none_of(recordings.begin(), recordings.end(), [&](const auto& record) { return record.id == id; }))
            idle.push_back(fmt::format("--recording {}", id.value));
    for (const std::string& glob : ingest::unfitted(request.channels, channels)) idle.push_back("--channel " + glob);
    TOCSIN_ASSIGN(const auto labels, project.labels().all());
    const auto addClasses = [&](const char* option, const std::vector<std::string>& names) {
        for (const std::string& name : names)
            if (name != label::kNormalClass && name != label::kUnknownClass &&
                std::none_of(labels.begin(), labels.end(), [&](const label::Label& label) { return label.className == name; }))
                idle.push_back(fmt::format("{} {}", option, name));
    };
    addClasses("--class", request.classes);
    addClasses("--ignore-class", request.ignoredClasses);
    if (idle.empty()) return {};
    return Error{ErrorCode::Usage,
                 fmt::format("the project has nothing that fits {}; 'tocsin info' lists what it holds", fmt::join(idle, ", ")),
                 {}};
}

Result<std::string> dataFingerprint(const store::Project& project, const DataRequest& request) {
    TOCSIN_ASSIGN(const ChosenRecordings chosen, chosenRecordings(project, request));
    TOCSIN_ASSIGN(const std::vector<runtime::ContractChannel> channels, commonChannels(chosen.wanted, request.channels));
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    labels = countingLabels(std::move(labels), request.classes, request.ignoredClasses);
    Fingerprint hash;
    for (const store::RecordingRecord& record : chosen.wanted) hash.add(record, labelsOf(record, labels));
    for (const store::RecordingRecord& record : chosen.reference) {
        const auto names = record.channelNames();
        const bool all = std::all_of(channels.begin(), channels.end(), [&](const runtime::ContractChannel& channel) {
            return std::find(names.begin(), names.end(), channel.name) != names.end();
        });
        if (all) hash.addReference(record); // one that lacks a channel is not read either
    }
    return hash.finish();
}

Result<ProjectData> readProjectData(const store::Project& project, const DataRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const ChosenRecordings chosen, chosenRecordings(project, request));
    const std::vector<store::RecordingRecord>&wanted = chosen.wanted, &reference = chosen.reference;
    ProjectData data;
    TOCSIN_ASSIGN(data.channels, commonChannels(wanted, request.channels));
    if (wanted.front().metadata.contains("dialect")) data.dialect = wanted.front().metadata.at("dialect");
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    labels = countingLabels(std::move(labels), request.classes, request.ignoredClasses);
    Fingerprint hash;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        job.progress(static_cast<double>(i) / static_cast<double>(wanted.size()), "reading " + wanted[i].source);
        TOCSIN_ASSIGN(learn::TrainingRecording recording, readRecording(project, wanted[i], data.channels, labels, job));
        hash.add(wanted[i], recording.labels);
        data.recordings.push_back(std::move(recording));
    }
    for (const store::RecordingRecord& record : reference) {
        auto recording = readRecording(project, record, data.channels, {}, job);
        if (!recording.ok() && recording.error().code == ErrorCode::Cancelled) return std::move(recording).error();
        if (!recording.ok()) continue; // a reference of another machine lacks the channels; it says nothing about this one
        hash.addReference(record);
        data.reference.push_back(std::move(*recording));
    }
    data.fingerprint = hash.finish();
    return data;
}

} // namespace tocsin::workflow
