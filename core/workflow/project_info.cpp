// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/project_info.h"

namespace tocsin::workflow {

namespace {

Json labelJson(const label::Label& label) {
    Json json = {{"id", label.id.value},
                 {"asset", label.asset},
                 {"recording", label.recording ? Json(label.recording.value) : Json(nullptr)},
                 {"from", formatTime(label.range.from)},
                 {"to", formatTime(label.range.to)},
                 {"class", label.className},
                 {"rater", label.rater},
                 {"confidence", number(label.confidence)},
                 {"status", label::statusName(label.status)},
                 {"note", label.note},
                 {"source", label.source}};
    if (label.onset) json["onset"] = {{"earliest", formatTime(label.onset->earliest)}, {"latest", formatTime(label.onset->latest)}};
    return json;
}

Json optionalTime(const std::optional<TimeNs>& time) {
    return time ? Json(formatTime(*time)) : Json(nullptr);
}

Json eventJson(const label::MaintenanceEvent& event) {
    return {{"id", event.id.value},
            {"asset", event.asset},
            {"kind", label::kindName(event.kind)},
            {"reported", formatTime(event.reported)},
            {"failure", optionalTime(event.failure)},
            {"finished", optionalTime(event.finished)},
            {"work_order", event.workOrder},
            {"text", event.text}};
}

Json runJson(const store::RunRecord& run) {
    return {{"id", run.id.value},
            {"recipe", run.recipe},
            {"created", formatTime(run.created)},
            {"status", store::runStatusName(run.status)},
            {"settings", run.settings},
            {"metrics", run.metrics}};
}

} // namespace

Json recordingJson(const store::RecordingRecord& recording) {
    double rate = 0;
    for (const store::GroupRecord& group : recording.groups)
        for (const series::ChannelInfo& channel : group.info.channels) rate = std::max(rate, channel.rateHz);
    Json metadata = recording.metadata;
    metadata.erase("dialect"); // how the source was read; long, and of use to programs only
    return {{"id", recording.id.value},
            {"asset", recording.asset},
            {"source", recording.source},
            {"rows", recording.rows},
            {"rejected", recording.rejected},
            {"channels", recording.channelNames()},
            {"from", formatTime(recording.range.from)},
            {"to", formatTime(recording.range.to)},
            {"rate_hz", rate > 0 ? number(rate) : Json(nullptr)},
            {"tags", Json(recording.tags)},
            {"metadata", metadata},
            {"warnings", recording.warnings}};
}

Result<Json> projectInfo(const store::Project& project) {
    Json info = {{"project", project.id()}, {"assets", Json::array()}, {"channels", Json::array()}, {"recordings", Json::array()},
                 {"labels", Json::array()}, {"events", Json::array()}, {"runs", Json::array()},     {"bundles", Json::array()}};
    TOCSIN_ASSIGN(const auto assets, project.assets().all());
    for (const auto& asset : assets) info["assets"].push_back({{"id", asset.id.value}, {"name", asset.name}});
    TOCSIN_ASSIGN(const auto channels, project.assets().channels());
    for (const auto& channel : channels)
        info["channels"].push_back({{"id", channel.id.value},
                                    {"asset", channel.asset},
                                    {"name", channel.name},
                                    {"unit", channel.unit},
                                    {"rate_hz", channel.rateHz > 0 ? number(channel.rateHz) : Json(nullptr)},
                                    {"recordings", channel.recordings}});
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    for (const auto& recording : recordings) info["recordings"].push_back(recordingJson(recording));
    TOCSIN_ASSIGN(const auto labels, project.labels().all());
    for (const auto& label : labels) info["labels"].push_back(labelJson(label));
    TOCSIN_ASSIGN(const auto events, project.events().all());
    for (const auto& event : events) info["events"].push_back(eventJson(event));
    TOCSIN_ASSIGN(const auto runs, project.runs().all());
    for (const auto& run : runs) info["runs"].push_back(runJson(run));
    TOCSIN_ASSIGN(const auto bundles, project.bundles().all());
    for (const auto& bundle : bundles)
        info["bundles"].push_back({{"id", bundle.serial},
                                   {"run", bundle.run.value},
                                   {"created", formatTime(bundle.created)},
                                   {"file", bundle.file},
                                   {"sha256", bundle.hash}});
    return info;
}

} // namespace tocsin::workflow
