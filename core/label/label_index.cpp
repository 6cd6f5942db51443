// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/label_index.h"

#include <algorithm>
#include <cstdint>

#include "core/label/adjudication.h"

namespace tocsin::label {

std::vector<TimeRange> mergeRanges(std::vector<TimeRange> ranges, TimeNs gap) {
    std::sort(ranges.begin(), ranges.end(), [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    std::vector<TimeRange> merged;
    for (const TimeRange& range : ranges) {
        // The distance as unsigned: the two ends of time apart, it would not fit a signed number.
        const bool joins = !merged.empty() && (range.from <= merged.back().to ||
                                               static_cast<std::uint64_t>(range.from) - static_cast<std::uint64_t>(merged.back().to) <=
                                                   static_cast<std::uint64_t>(gap));
        if (joins) {
            merged.back().to = std::max(merged.back().to, range.to);
        } else {
            merged.push_back(range);
        }
    }
    return merged;
}

std::vector<TimeRange> commonRanges(std::span<const TimeRange> a, std::span<const TimeRange> b) {
    std::vector<TimeRange> common;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].overlaps(b[j])) common.push_back({std::max(a[i].from, b[j].from), std::min(a[i].to, b[j].to)});
        ++(a[i].to < b[j].to ? i : j);
    }
    return common;
}

namespace {

/// First range that does not end before `time`.
auto firstReaching(std::span<const TimeRange> merged, TimeNs time) {
    return std::lower_bound(merged.begin(), merged.end(), time, [](const TimeRange& range, TimeNs t) { return range.to < t; });
}

} // namespace

bool touches(std::span<const TimeRange> merged, TimeRange window) {
    const auto found = firstReaching(merged, window.from);
    return found != merged.end() && found->from <= window.to;
}

TimeNs coveredNs(std::span<const TimeRange> merged, TimeRange window) {
    TimeNs sum = 0;
    for (auto range = firstReaching(merged, window.from); range != merged.end() && range->from <= window.to; ++range) {
        sum += std::min(range->to, window.to) - std::max(range->from, window.from);
    }
    return sum;
}

void LabelIndex::Ranges::add(const Label& label) {
    everywhere.push_back(label.range);
    (label.recording ? byRecording[label.recording] : assetWide).push_back(label.range);
}

void LabelIndex::Ranges::merge() {
    everywhere = mergeRanges(std::move(everywhere));
    for (auto& [recording, ranges] : byRecording) {
        // Each list holds the asset-wide labels too, so that one search answers and nothing is counted twice.
        ranges.insert(ranges.end(), assetWide.begin(), assetWide.end());
        ranges = mergeRanges(std::move(ranges));
    }
    assetWide = mergeRanges(std::move(assetWide));
}

const std::vector<TimeRange>& LabelIndex::Ranges::of(RecordingId recording) const {
    if (!recording) return everywhere;
    const auto found = byRecording.find(recording);
    return found == byRecording.end() ? assetWide : found->second;
}

LabelIndex::LabelIndex(std::span<const Label> labels) {
    for (const Label& label : settled(labels)) {
        if (label.status != LabelStatus::Confirmed) continue;
        Asset& asset = m_assets[label.asset];
        asset.byClass[label.className].add(label);
        m_classes.insert(label.className);
        if (!label.isFault()) continue;
        asset.faults.add(label);
        if (label.onset) asset.onsets.push_back({label.recording, label.range, label.onset->latest});
    }
    for (auto& [name, asset] : m_assets) {
        for (auto& [className, ranges] : asset.byClass) ranges.merge();
        asset.faults.merge();
        std::sort(asset.onsets.begin(), asset.onsets.end(), [](const Onset& a, const Onset& b) { return a.range.from < b.range.from; });
    }
}

const LabelIndex::Asset* LabelIndex::find(const std::string& asset) const {
    const auto found = m_assets.find(asset);
    return found == m_assets.end() ? nullptr : &found->second;
}

const std::vector<TimeRange>& LabelIndex::rangesOf(const std::string& asset, RecordingId recording, const std::string& className) const {
    static const std::vector<TimeRange> none;
    const Asset* known = find(asset);
    if (!known) return none;
    const auto found = known->byClass.find(className);
    return found == known->byClass.end() ? none : found->second.of(recording);
}

const std::vector<TimeRange>& LabelIndex::faultRanges(const std::string& asset, RecordingId recording) const {
    static const std::vector<TimeRange> none;
    const Asset* known = find(asset);
    return known ? known->faults.of(recording) : none;
}

bool LabelIndex::touches(const std::string& asset, RecordingId recording, TimeRange window, const std::string& className) const {
    return label::touches(rangesOf(asset, recording, className), window);
}

bool LabelIndex::touchesFault(const std::string& asset, RecordingId recording, TimeRange window) const {
    return label::touches(faultRanges(asset, recording), window);
}

bool LabelIndex::touchesUnknown(const std::string& asset, RecordingId recording, TimeRange window) const {
    return touches(asset, recording, window, std::string(kUnknownClass));
}

Judgement LabelIndex::judge(const std::string& asset, RecordingId recording, TimeRange window) const {
    if (touchesFault(asset, recording, window)) return Judgement::Fault;
    if (touchesUnknown(asset, recording, window)) return Judgement::Unknown;
    return Judgement::Normal;
}

std::string LabelIndex::classOf(const std::string& asset, RecordingId recording, TimeRange window) const {
    const Asset* known = find(asset);
    if (!known) return std::string(kNormalClass);
    const std::string* best = nullptr;
    TimeNs bestCover = -1;
    for (const auto& [className, ranges] : known->byClass) {
        if (!isFaultClass(className) || !label::touches(ranges.of(recording), window)) continue;
        const TimeNs cover = coveredNs(ranges.of(recording), window);
        if (cover > bestCover) {
            best = &className;
            bestCover = cover;
        }
    }
    if (best) return *best;
    return std::string(touchesUnknown(asset, recording, window) ? kUnknownClass : kNormalClass);
}

std::vector<alarm::TrueEvent> LabelIndex::faultEvents(const std::string& asset, RecordingId recording, TimeNs gap) const {
    std::vector<alarm::TrueEvent> events;
    const Asset* known = find(asset);
    if (!known) return events;
    for (const TimeRange& range : mergeRanges(known->faults.of(recording), gap)) {
        alarm::TrueEvent event{asset, range, range.to};
        for (const Onset& onset : known->onsets) {
            if (onset.range.from > range.to) break;
            const bool seen = !recording || !onset.recording || onset.recording == recording;
            if (seen && range.overlaps(onset.range) && range.contains(onset.latest)) {
                event.failure = onset.latest;
                break;
            }
        }
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace tocsin::label
