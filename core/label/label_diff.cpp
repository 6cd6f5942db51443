// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/label_diff.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unordered_map>

#include "core/base/json.h"

namespace tocsin::label {

namespace {

bool byTime(const Label& a, const Label& b) {
    return a.range.from != b.range.from ? a.range.from < b.range.from : a.id < b.id;
}

std::string moved(const char* verb, TimeNs before, TimeNs after) {
    const bool later = after > before;
    return fmt::format("{} {} {}", verb, formatDuration(later ? after - before : before - after), later ? "later" : "earlier");
}

std::string nowIs(const char* what, const std::string& before, const std::string& after) {
    if (before.empty()) return fmt::format("{} is now '{}'", what, after);
    if (after.empty()) return fmt::format("{} '{}' is gone", what, before);
    return fmt::format("{} '{}' is now '{}'", what, before, after);
}

std::string changeWords(const ChangedLabel& change) {
    const Label &a = change.before, &b = change.after;
    std::vector<std::string> parts;
    if (a.range.from != b.range.from) parts.push_back(moved("begins", a.range.from, b.range.from));
    if (a.range.to != b.range.to) parts.push_back(moved("ends", a.range.to, b.range.to));
    if (a.className != b.className) parts.push_back(nowIs("class", a.className, b.className));
    if (a.asset != b.asset) parts.push_back(nowIs("asset", a.asset, b.asset));
    if (a.channel != b.channel) parts.push_back(nowIs("channel", a.channel, b.channel));
    if (a.rater != b.rater) parts.push_back(nowIs("rater", a.rater, b.rater));
    if (a.status != b.status) parts.push_back(fmt::format("{} is now {}", statusName(a.status), statusName(b.status)));
    if (a.confidence != b.confidence)
        parts.push_back(fmt::format("confidence {} is now {}", shortestNumber(a.confidence), shortestNumber(b.confidence)));
    if (a.note != b.note) parts.push_back(nowIs("note", a.note, b.note));
    if (a.onset != b.onset) parts.push_back(b.onset ? "another onset range" : "onset range is gone");
    if (a.locked != b.locked) parts.push_back(b.locked ? "now locked" : "no longer locked");
    if (parts.empty()) parts.push_back("recording or source changed");
    return fmt::format("{}", fmt::join(parts, "; "));
}

} // namespace

LabelDiff diffLabels(std::span<const Label> before, std::span<const Label> after) {
    std::unordered_map<LabelId, const Label*> old;
    for (const Label& label : before) old.emplace(label.id, &label);
    LabelDiff diff;
    for (const Label& label : after) {
        const auto found = old.find(label.id);
        if (found == old.end()) {
            diff.added.push_back(label);
            continue;
        }
        if (*found->second != label) diff.changed.push_back({*found->second, label});
        old.erase(found);
    }
    for (const auto& [id, label] : old) diff.removed.push_back(*label);
    std::sort(diff.added.begin(), diff.added.end(), byTime);
    std::sort(diff.removed.begin(), diff.removed.end(), byTime);
    std::sort(diff.changed.begin(), diff.changed.end(),
              [](const ChangedLabel& a, const ChangedLabel& b) { return byTime(a.before, b.before); });
    return diff;
}

std::string labelWords(const Label& label) {
    std::string words = fmt::format("'{}' on {}, {}", label.className, label.asset, formatTime(label.range.from));
    if (!label.isPoint()) words += ", " + formatDuration(label.range.to - label.range.from);
    if (!label.rater.empty()) words += ", by " + label.rater;
    if (label.status != LabelStatus::Confirmed) words += fmt::format(" ({})", statusName(label.status));
    return words;
}

std::vector<std::string> diffWords(const LabelDiff& diff) {
    std::vector<std::string> words;
    for (const Label& label : diff.added) words.push_back("added " + labelWords(label));
    for (const Label& label : diff.removed) words.push_back("removed " + labelWords(label));
    for (const ChangedLabel& change : diff.changed)
        words.push_back(fmt::format("changed {}: {}", labelWords(change.before), changeWords(change)));
    return words;
}

} // namespace tocsin::label
