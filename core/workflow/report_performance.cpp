// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/report_performance.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/alarm/episode_curve.h"
#include "core/workflow/run_report.h"

namespace tocsin::workflow {

namespace {

constexpr std::size_t kBins = 60, kColumns = 500, kCurvePoints = 200;
constexpr double kDaysOfMonth = 30, kConfidence = 0.95;
constexpr double kFarApart = 30; // largest by median score: beyond it equal bins would hold all scores in the first

using Alarms = std::vector<std::vector<alarm::AlarmInterval>>;

/// runScores() names "pump 1 #3" what labels know as "pump 1".
bool isAsset(const std::string& scored, const std::string& labelled) {
    return scored == labelled || scored.rfind(labelled + " #", 0) == 0;
}

/// "E1", "E2" ... for the events that scores lie in, empty for the others.
std::vector<std::string> eventIds(const alarm::EventMetrics& metrics) {
    std::vector<std::string> ids;
    std::size_t observed = 0;
    for (const alarm::EventOutcome& outcome : metrics.outcomes)
        ids.push_back(outcome.observed ? fmt::format("E{}", ++observed) : std::string());
    return ids;
}

/// The scores of one machine.
struct OneAsset {
    std::vector<alarm::ScoreSeries> series;
    std::vector<alarm::TrueEvent> events;
    std::vector<std::string> ids; ///< of the events that were observed
    Alarms alarms;
};

std::map<std::string, OneAsset> byAsset(const RunScores& scores, const Alarms& alarms, const std::vector<std::string>& ids) {
    std::map<std::string, OneAsset> assets;
    for (std::size_t i = 0; i < scores.series.size(); ++i) {
        OneAsset& asset = assets[scores.series[i].asset];
        asset.series.push_back(scores.series[i]);
        asset.alarms.push_back(alarms[i]);
    }
    for (std::size_t i = 0; i < scores.events.size(); ++i)
        if (const auto asset = assets.find(scores.events[i].asset); asset != assets.end()) {
            asset->second.events.push_back(scores.events[i]);
            if (!ids[i].empty()) asset->second.ids.push_back(ids[i]);
        }
    return assets;
}

Json eventsJson(const RunScores& scores, const alarm::EventMetrics& metrics, const std::vector<std::string>& eventNames,
                const std::vector<label::Label>& labels) {
    Json events = alarm::toJson(metrics)["outcomes"];
    for (std::size_t i = 0; i < events.size(); ++i) {
        const alarm::TrueEvent& event = scores.events[i];
        Json ids = Json::array(), sources = Json::array();
        std::set<std::string> classes, from;
        for (const label::Label& label : labels) {
            const bool behind = label.status == label::LabelStatus::Confirmed && label.isFault() && isAsset(event.asset, label.asset) &&
                                event.range.from <= label.range.from && label.range.to <= event.range.to;
            if (!behind) continue;
            ids.push_back(label.id.value);
            classes.insert(label.className);
            if (!label.source.empty()) from.insert(label.source);
        }
        events[i]["id"] = eventNames[i].empty() ? Json(nullptr) : Json(eventNames[i]);
        events[i]["labels"] = ids;
        events[i]["classes"] = classes;
        events[i]["sources"] = from;
    }
    return events;
}

/// Times between the first and the last score of each clean stretch, by machine and ascending.
using CleanTime = std::map<std::string, std::vector<TimeRange>>;

bool isClean(const CleanTime& clean, const std::string& asset, TimeNs time) {
    const auto found = clean.find(asset);
    if (found == clean.end()) return false;
    const auto after = std::upper_bound(found->second.begin(), found->second.end(), time,
                                        [](TimeNs value, const TimeRange& range) { return value < range.from; });
    return after != found->second.begin() && (after - 1)->contains(time);
}

CleanTime cleanTime(const RunScores& scores) {
    CleanTime clean;
    for (const alarm::ScoreSeries& series : alarm::cleanSeries(scores.series, scores.events, scores.eventOptions))
        if (!series.times.empty()) clean[series.asset].push_back({series.times.front(), series.times.back()});
    for (auto& [asset, ranges] : clean)
        std::sort(ranges.begin(), ranges.end(), [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    return clean;
}

Json timeline(const std::string& name, const OneAsset& asset) {
    TimeRange range{asset.series.front().times.front(), asset.series.front().times.back()};
    for (const alarm::ScoreSeries& series : asset.series)
        range = {std::min(range.from, series.times.front()), std::max(range.to, series.times.back())};
    const double width = std::max<double>(1, static_cast<double>(range.to - range.from));
    std::vector<double> highest(kColumns, std::nan(""));
    for (const alarm::ScoreSeries& series : asset.series)
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            const double place = static_cast<double>(series.times[i] - range.from) / width * static_cast<double>(kColumns);
            double& column = highest[std::min(kColumns - 1, static_cast<std::size_t>(place))];
            column = std::isnan(column) ? series.scores[i] : std::max<double>(column, series.scores[i]);
        }
    Json json = {{"asset", name}, {"from", formatTime(range.from)}, {"to", formatTime(range.to)}, {"highest", Json::array()}};
    for (const double value : highest) json["highest"].push_back(number(value));
    json["events"] = asset.ids;
    json["raised"] = Json::array();
    for (const auto& list : asset.alarms)
        for (const alarm::AlarmInterval& alarm : list) json["raised"].push_back(formatTime(alarm.raised));
    return json;
}

} // namespace

ReportedScores reportedScores(const RunScores& scores, const std::vector<label::Label>& labels) {
    const Alarms alarms = alarmsOf(scores);
    ReportedScores reported;
    const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, alarms, scores.eventOptions);
    const std::vector<std::string> ids = eventIds(metrics);
    reported.events = eventsJson(scores, metrics, ids, labels);
    reported.alarms = Json::array();
    reported.assets = Json::array();
    reported.timelines = Json::array();
    const CleanTime clean = cleanTime(scores);
    for (const auto& [name, asset] : byAsset(scores, alarms, ids)) {
        Json figures = alarm::toJson(alarm::eventMetrics(asset.series, asset.events, asset.alarms, scores.eventOptions));
        figures.erase("outcomes");
        figures["asset"] = name;
        reported.assets.push_back(std::move(figures));
        reported.timelines.push_back(timeline(name, asset));
        for (const auto& list : asset.alarms)
            for (const alarm::AlarmInterval& alarm : list) {
                if (!isClean(clean, name, alarm.raised)) continue;
                if (++reported.falseAlarms > static_cast<std::int64_t>(kReportedAlarms)) continue;
                reported.alarms.push_back({{"id", fmt::format("F{}", reported.falseAlarms)},
                                           {"asset", name},
                                           {"raised", formatTime(alarm.raised)},
                                           {"cleared", alarm.open ? Json(nullptr) : Json(formatTime(alarm.cleared))},
                                           {"peak", number(static_cast<double>(alarm.peak))}});
            }
    }
    return reported;
}

Json scorePicture(const RunScores& scores) {
    std::vector<double> clean, event;
    for (const alarm::ScoreSeries& series : alarm::cleanSeries(scores.series, scores.events, scores.eventOptions))
        clean.insert(clean.end(), series.scores.begin(), series.scores.end());
    for (const alarm::ScoreSeries& series : scores.series)
        for (std::size_t i = 0; i < series.times.size(); ++i)
            if (std::any_of(scores.events.begin(), scores.events.end(),
                            [&](const alarm::TrueEvent& one) { return one.asset == series.asset && one.range.contains(series.times[i]); }))
                event.push_back(series.scores[i]);
    if (clean.empty() && event.empty()) return nullptr;
    double low = scores.rule.threshold, high = low;
    for (const auto* list : {&clean, &event})
        for (const double score : *list) low = std::min(low, score), high = std::max(high, score);
    const double middle = alarm::quantile(clean.empty() ? event : clean, 0.5).value_or(0);
    const bool factors = low > 0 && high > kFarApart * middle;
    if (!(high > low)) high = low + 1;
    const auto place = [&](double score) { return factors ? std::log(score / low) / std::log(high / low) : (score - low) / (high - low); };
    const auto count = [&](const std::vector<double>& list) {
        std::vector<std::int64_t> bins(kBins);
        for (const double score : list) ++bins[std::min(kBins - 1, static_cast<std::size_t>(place(score) * static_cast<double>(kBins)))];
        return bins;
    };
    Json edges = Json::array();
    for (std::size_t i = 0; i <= kBins; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(kBins);
        edges.push_back(number(factors ? low * std::pow(high / low, share) : std::lerp(low, high, share)));
    }
    return {{"edges", edges}, {"clean", count(clean)}, {"event", count(event)}, {"threshold", number(scores.rule.threshold)}};
}

Json curvePicture(const RunScores& scores) {
    const alarm::RuleForm form{scores.rule.m, scores.rule.n, scores.rule.hysteresis};
    const alarm::EpisodeCurve curve(scores.series, scores.events, form, scores.eventOptions);
    const double days = curve.cleanDays();
    if (!(days > 0)) return nullptr;
    Json points = Json::array();
    for (const alarm::EpisodeCurve::Point& point : curve.points(kCurvePoints))
        points.push_back({{"threshold", number(point.threshold)},
                          {"per_month", number(static_cast<double>(point.falseAlarms) / days * kDaysOfMonth)},
                          {"upper_per_month", number(alarm::poissonUpper(point.falseAlarms, days, kConfidence) * kDaysOfMonth)},
                          {"found", point.eventsFound}});
    return {{"points", points}, {"events", curve.events()}, {"threshold", number(scores.rule.threshold)}};
}

} // namespace tocsin::workflow
