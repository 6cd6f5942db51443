// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/report_data.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/workflow/compare_raters.h"

namespace tocsin::workflow {

namespace {

struct AssetFacts {
    std::int64_t recordings = 0, rows = 0, rejected = 0, gaps = 0, labels = 0, events = 0;
    TimeRange range{0, 0};
};

bool used(const RunFiles& run, RecordingId recording) {
    return std::any_of(run.split.ranges.begin(), run.split.ranges.end(),
                       [&](const learn::SplitRange& range) { return range.recording == recording; });
}

void widen(TimeRange& range, const TimeRange& by, bool first) {
    range = first ? by : TimeRange{std::min(range.from, by.from), std::max(range.to, by.to)};
}

/// Who said what; a label without a rater came from a file or a maintenance log.
struct LabelFacts {
    struct Counts {
        std::int64_t confirmed = 0, proposed = 0, rejected = 0;
    };
    std::map<std::string, Counts> byClass;
    std::map<std::string, std::int64_t> byRater;
    std::int64_t raters = 0;

    explicit LabelFacts(const std::vector<label::Label>& labels) {
        for (const label::Label& label : labels) {
            Counts& counts = byClass[label.className];
            if (label.status == label::LabelStatus::Proposed) ++counts.proposed;
            if (label.status == label::LabelStatus::Rejected) ++counts.rejected;
            if (label.status != label::LabelStatus::Confirmed) continue;
            ++counts.confirmed;
            ++byRater[label.rater];
        }
        for (const auto& [rater, count] : byRater) raters += !rater.empty();
    }
    /// In words, over the time that both of two raters looked at.
    [[nodiscard]] Result<std::string> agreement(const store::Project& project) const {
        if (raters >= 2) {
            const auto compared = compareRaters(project, {});
            if (!compared.ok() && compared.error().code != ErrorCode::Usage) return compared.error();
            if (!compared.ok()) return fmt::format("{} raters, but they cannot be compared: {}.", raters, compared.error().message);
            std::string text;
            for (const label::PairAgreement& pair : compared->pairs)
                if (pair.className.empty()) text += (text.empty() ? "" : " ") + label::agreementSentence(pair) + ".";
            return text;
        }
        return raters == 1 ? std::string("One rater: nobody else judged the same time, so agreement cannot be computed.")
                           : "No rater is named with the labels (they came from files or a maintenance log), so agreement cannot be "
                             "computed.";
    }
};

Result<Json> labelJson(const store::Project& project, const LabelFacts& facts, TimeNs trained) {
    Json json = {{"by_class", Json::array()}, {"by_rater", Json::array()}, {"raters", facts.raters}};
    for (const auto& [name, counts] : facts.byClass)
        json["by_class"].push_back(
            {{"class", name}, {"confirmed", counts.confirmed}, {"proposed", counts.proposed}, {"rejected", counts.rejected}});
    for (const auto& [rater, count] : facts.byRater) json["by_rater"].push_back({{"rater", rater}, {"confirmed", count}});
    TOCSIN_ASSIGN(const std::vector<store::GestureRecord> gestures, project.labels().gestures());
    json["changed"] = gestures.empty() ? Json(nullptr) : Json(formatTime(gestures.front().time));
    json["changes_after_training"] =
        std::count_if(gestures.begin(), gestures.end(), [&](const store::GestureRecord& gesture) { return gesture.time > trained; });
    return json;
}

} // namespace

Result<Json> reportedData(const store::Project& project, const RunFiles& run) {
    TOCSIN_ASSIGN(const std::vector<store::RecordingRecord> all, project.recordings().all());
    TOCSIN_ASSIGN(std::vector<label::Label> labels, project.labels().all());
    TOCSIN_ASSIGN(const std::vector<label::MaintenanceEvent> events, project.events().all());
    TOCSIN_ASSIGN(const store::RunRecord record, project.runs().find(run.id));
    std::map<std::string, AssetFacts> assets;
    AssetFacts whole;
    std::int64_t others = 0;
    for (const store::RecordingRecord& recording : all) {
        if (!used(run, recording.id)) {
            ++others;
            continue;
        }
        for (AssetFacts* facts : {&assets[recording.asset], &whole}) {
            widen(facts->range, recording.range, facts->recordings == 0);
            ++facts->recordings;
            facts->rows += recording.rows;
            facts->rejected += recording.rejected;
            for (const store::GroupRecord& group : recording.groups) facts->gaps += group.gaps;
        }
    }
    std::erase_if(labels, [&](const label::Label& label) { return !assets.contains(label.asset); });
    for (const label::Label& label : labels) assets[label.asset].labels += label.status == label::LabelStatus::Confirmed;
    for (const label::MaintenanceEvent& event : events)
        if (const auto asset = assets.find(event.asset); asset != assets.end()) ++asset->second.events;

    Json data = {{"assets", Json::array()},
                 {"recordings", whole.recordings},
                 {"recordings_not_used", others},
                 {"rows", whole.rows},
                 {"rejected", whole.rejected},
                 {"gaps", whole.gaps},
                 {"from", formatTime(whole.range.from)},
                 {"to", formatTime(whole.range.to)},
                 {"channels", Json::array()},
                 {"rate_hz", run.contract.rateHz > 0 ? number(run.contract.rateHz) : Json(nullptr)}};
    for (const auto& [name, facts] : assets)
        data["assets"].push_back({{"name", name},
                                  {"recordings", facts.recordings},
                                  {"rows", facts.rows},
                                  {"rejected", facts.rejected},
                                  {"gaps", facts.gaps},
                                  {"from", formatTime(facts.range.from)},
                                  {"to", formatTime(facts.range.to)},
                                  {"labels", facts.labels},
                                  {"events", facts.events}});
    for (const runtime::ContractChannel& channel : run.contract.channels)
        data["channels"].push_back({{"name", channel.name}, {"unit", channel.unit}});
    const LabelFacts facts(labels);
    TOCSIN_ASSIGN(data["labels"], labelJson(project, facts, record.created));
    TOCSIN_ASSIGN(data["agreement"], facts.agreement(project));
    return data;
}

Result<Json> reportedSplit(const store::Project& project, const RunFiles& run) {
    Json parts = Json::array();
    for (const learn::Part part : {learn::Part::Train, learn::Part::Validation, learn::Part::Test}) {
        std::set<std::int64_t> recordings;
        std::int64_t rows = 0;
        double days = 0;
        for (const learn::SplitRange& range : run.split.of(part)) {
            TOCSIN_ASSIGN(const store::RecordingRecord record, project.recordings().find(range.recording));
            recordings.insert(range.recording.value);
            rows += range.toRow - range.fromRow;
            // The clock of a recording is its group with most rows.
            const auto clock =
                std::max_element(record.groups.begin(), record.groups.end(), [](const auto& a, const auto& b) { return a.rows < b.rows; });
            if (clock != record.groups.end())
                days += static_cast<double>(clock->medianStepNs) * static_cast<double>(range.toRow - range.fromRow) /
                        static_cast<double>(kNsPerDay);
        }
        parts.push_back({{"part", learn::partName(part)}, {"recordings", recordings.size()}, {"rows", rows}, {"days", number(days)}});
    }
    return Json{{"parts", parts}, {"shared_rows", sharedRows(run.split)}, {"test_reaches_back", run.split.testReachesBack}};
}

std::int64_t sharedRows(const learn::SplitPlan& split) {
    std::map<std::int64_t, std::vector<learn::SplitRange>> byRecording;
    for (const learn::SplitRange& range : split.ranges)
        if (range.part != learn::Part::None) byRecording[range.recording.value].push_back(range);
    std::int64_t shared = 0;
    for (const auto& [recording, ranges] : byRecording)
        for (std::size_t i = 0; i < ranges.size(); ++i)
            for (std::size_t j = i + 1; j < ranges.size(); ++j)
                if (ranges[i].part != ranges[j].part)
                    shared += std::max<std::int64_t>(0, std::min(ranges[i].toRow, ranges[j].toRow) -
                                                            std::max(ranges[i].fromRow, ranges[j].fromRow));
    return shared;
}

} // namespace tocsin::workflow
