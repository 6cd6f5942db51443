// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/adjudication.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/label/label_index.h"

namespace tocsin::label {

namespace {

using RangesByAsset = std::map<std::string, std::vector<TimeRange>>;

/// Confirmed and saying something other than silence does.
bool speaks(const Label& label) {
    return label.status == LabelStatus::Confirmed && label.className != kNormalClass;
}

bool byTime(const Label& a, const Label& b) {
    return a.range.from != b.range.from ? a.range.from < b.range.from : a.id < b.id;
}

bool sameEdge(TimeNs a, TimeNs b, TimeNs tolerance) {
    const std::uint64_t apart = a < b ? static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a)
                                      : static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
    return apart <= static_cast<std::uint64_t>(tolerance);
}

bool sameWord(const RaterWord& a, const RaterWord& b, TimeNs tolerance) {
    return std::equal(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end(), [&](const Label& x, const Label& y) {
        return x.className == y.className && sameEdge(x.range.from, y.range.from, tolerance) && sameEdge(x.range.to, y.range.to, tolerance);
    });
}

RangesByAsset adjudicatedTime(std::span<const Label> labels) {
    RangesByAsset time;
    for (const Label& label : labels)
        if (label.status == LabelStatus::Confirmed && label.rater == kAdjudicated) time[label.asset].push_back(label.range);
    for (auto& [asset, ranges] : time) ranges = mergeRanges(std::move(ranges));
    return time;
}

bool touchesAny(const RangesByAsset& time, const std::string& asset, TimeRange range) {
    const auto found = time.find(asset);
    return found != time.end() && touches(found->second, range);
}

} // namespace

std::vector<Disagreement> disagreements(std::span<const Label> labels, std::span<const Reviewed> reviewed, TimeNs tolerance) {
    const RangesByAsset closed = adjudicatedTime(labels);
    std::set<std::string> raters;
    std::map<std::string, RangesByAsset> looked;            // by rater
    std::set<std::pair<std::string, std::string>> labelled; // rater, asset
    for (const Reviewed& entry : reviewed) {
        raters.insert(entry.rater);
        looked[entry.rater][entry.stretch.asset].push_back(entry.stretch.range);
    }
    for (auto& [rater, assets] : looked)
        for (auto& [asset, ranges] : assets) ranges = mergeRanges(std::move(ranges));
    RangesByAsset spoken;
    std::map<std::string, std::vector<const Label*>> words; // by asset
    for (const Label& label : labels) {
        if (label.status != LabelStatus::Confirmed || label.rater == kAdjudicated) continue;
        raters.insert(label.rater);
        labelled.emplace(label.rater, label.asset);
        if (!speaks(label)) continue;
        spoken[label.asset].push_back(label.range);
        words[label.asset].push_back(&label);
    }

    std::vector<Disagreement> result;
    for (auto& [asset, ranges] : spoken) {
        std::vector<const Label*>& said = words[asset];
        std::sort(said.begin(), said.end(), [](const Label* a, const Label* b) { return byTime(*a, *b); });
        std::size_t next = 0;
        for (const TimeRange& range : mergeRanges(std::move(ranges), 1)) {
            std::map<std::string, RaterWord> here;
            for (; next < said.size() && said[next]->range.from <= range.to; ++next) {
                RaterWord& word = here[said[next]->rater];
                word.labels.push_back(*said[next]);
            }
            if (touchesAny(closed, asset, range)) continue;
            for (const std::string& rater : raters) {
                const auto known = looked.find(rater);
                const bool saw = known != looked.end() ? touchesAny(known->second, asset, range) : labelled.contains({rater, asset});
                if (saw) here.try_emplace(rater);
            }
            Disagreement found{{asset, range}, {}};
            for (auto& [rater, word] : here) {
                word.rater = rater;
                found.words.push_back(std::move(word));
            }
            const bool same = std::all_of(found.words.begin(), found.words.end(),
                                          [&](const RaterWord& word) { return sameWord(found.words.front(), word, tolerance); });
            if (!same) result.push_back(std::move(found));
        }
    }
    return result;
}

Result<std::vector<Label>> adopted(const Disagreement& disagreement, const std::string& rater) {
    const auto word =
        std::find_if(disagreement.words.begin(), disagreement.words.end(), [&](const RaterWord& w) { return w.rater == rater; });
    if (word == disagreement.words.end()) {
        return Error{ErrorCode::Usage,
                     fmt::format("{} did not look at {} around {}; there is no word to adopt", rater, disagreement.where.asset,
                                 formatTime(disagreement.where.range.from)),
                     {}};
    }
    std::vector<Label> labels = word->labels;
    if (labels.empty()) {
        Label nothing;
        nothing.asset = disagreement.where.asset;
        nothing.range = disagreement.where.range;
        nothing.className = kNormalClass;
        labels.push_back(std::move(nothing));
    }
    for (Label& label : labels) {
        const std::string whose =
            word->labels.empty() ? fmt::format("{} saw nothing here", rater) : fmt::format("as {} labelled it", rater);
        label.id = {};
        label.locked = false;
        label.rater = kAdjudicated;
        label.note = label.note.empty() ? whose : whose + ": " + label.note;
        label.source = "adjudication";
    }
    return labels;
}

std::vector<Label> settled(std::span<const Label> labels) {
    const RangesByAsset closed = adjudicatedTime(labels);
    std::vector<Label> result;
    for (const Label& label : labels)
        if (label.rater == kAdjudicated || !touchesAny(closed, label.asset, label.range)) result.push_back(label);
    return result;
}

} // namespace tocsin::label
