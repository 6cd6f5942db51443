// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/windows.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <map>
#include <set>

#include "core/runtime/windower.h"

namespace tocsin::learn {

namespace {

constexpr std::int64_t kRowsBetweenChecks = 1 << 16; // well under 100 ms

/// Intervals sorted by their beginning, each with the latest end up to it: O(log n) to ask whether any overlaps a range.
class Intervals {
public:
    void add(const ClassInterval& label) { m_labels.push_back(&label); }
    void sort() {
        std::stable_sort(m_labels.begin(), m_labels.end(),
                         [](const ClassInterval* a, const ClassInterval* b) { return a->range.from < b->range.from; });
        for (const ClassInterval* label : m_labels)
            m_latest.push_back(m_latest.empty() ? label->range.to : std::max(m_latest.back(), label->range.to));
    }
    [[nodiscard]] bool touch(TimeRange range) const {
        const std::size_t count = beginningUntil(range.to);
        return count > 0 && m_latest[count - 1] >= range.from;
    }
    /// The shortest one that covers the time; null where none does.
    [[nodiscard]] const ClassInterval* shortestAt(TimeNs time) const {
        const ClassInterval* best = nullptr;
        for (std::size_t i = beginningUntil(time); i > 0 && m_latest[i - 1] >= time; --i) {
            const ClassInterval* label = m_labels[i - 1];
            if (label->range.contains(time) &&
                (best == nullptr || label->range.to - label->range.from <= best->range.to - best->range.from))
                best = label;
        }
        return best;
    }

private:
    [[nodiscard]] std::size_t beginningUntil(TimeNs time) const {
        const auto end = std::upper_bound(m_labels.begin(), m_labels.end(), time,
                                          [](TimeNs at, const ClassInterval* label) { return at < label->range.from; });
        return static_cast<std::size_t>(end - m_labels.begin());
    }
    std::vector<const ClassInterval*> m_labels;
    std::vector<TimeNs> m_latest;
};

/// Labels of one recording with the question "which class covers this instant".
class Labels {
public:
    Labels(const TrainingRecording& recording, LabelUse use) {
        if (use == LabelUse::Ignore) return;
        for (const ClassInterval& label : recording.labels) {
            if (label.className == "normal") continue;
            (label.className == "unknown" ? m_unknown : m_faults).add(label);
        }
        m_unknown.sort();
        m_faults.sort();
    }
    /// The shortest fault interval that covers the time wins: it says most.
    [[nodiscard]] const std::string* faultAt(TimeNs time) const {
        const ClassInterval* fault = m_faults.shortestAt(time);
        return fault ? &fault->className : nullptr;
    }
    [[nodiscard]] bool touchesFault(TimeRange range) const { return m_faults.touch(range); }
    [[nodiscard]] bool touchesUnknown(TimeRange range) const { return m_unknown.touch(range); }

private:
    Intervals m_faults, m_unknown;
};

/// Missing values take the value before them, as far as the contract lets it hold; what is longer gone stays missing and is in no window.
void holdMissing(std::vector<float>& column, std::int64_t maxHoldRows) {
    float last = std::numeric_limits<float>::quiet_NaN();
    std::int64_t held = 0;
    for (float& value : column) {
        if (std::isfinite(value)) {
            last = value;
            held = 0;
        } else {
            value = ++held <= maxHoldRows ? last : std::numeric_limits<float>::quiet_NaN();
        }
    }
}

/// The part of a plan that speaks of one recording, for quick asking.
SplitPlan partsOf(const SplitPlan& plan, RecordingId recording) {
    SplitPlan own;
    own.testReachesBack = plan.testReachesBack;
    std::copy_if(plan.ranges.begin(), plan.ranges.end(), std::back_inserter(own.ranges),
                 [&](const SplitRange& range) { return range.recording == recording; });
    return own;
}

} // namespace

Result<WindowSet> WindowSet::build(std::vector<TrainingRecording> recordings, const runtime::InputContract& contract, const SplitPlan& plan,
                                   LabelUse use, const JobContext& job) {
    WindowSet set;
    set.m_channels = static_cast<std::int64_t>(contract.channels.size());
    set.m_samples = contract.windowSamples;
    std::vector<const std::string*> faultOf; // by window, null: none
    std::vector<bool> unknown;
    std::set<std::string> names, faults; // of all windows; of the train and validation part
    bool anyNormal = false;
    std::vector<double> row(contract.channels.size());
    for (std::uint32_t index = 0; index < recordings.size(); ++index) {
        TrainingRecording& recording = recordings[index];
        const Labels labels(recording, use);
        const SplitPlan parts = partsOf(plan, recording.id);
        runtime::Windower windower(contract);
        for (std::int64_t at = 0; at < recording.rows(); ++at) {
            if (at % kRowsBetweenChecks == 0) TOCSIN_TRY(job.check());
            for (std::size_t channel = 0; channel < row.size(); ++channel)
                row[channel] = recording.columns[channel][static_cast<std::size_t>(at)];
            if (windower.push(recording.times[static_cast<std::size_t>(at)], row) != runtime::Windower::Step::Window) continue;
            const std::int64_t first = at - contract.windowSamples + 1;
            const TimeRange span{recording.times[static_cast<std::size_t>(first)], recording.times[static_cast<std::size_t>(at)]};
            const std::string* fault = labels.faultAt(span.to);
            const Part part = parts.partOfWindow(recording.id, first, at);
            faultOf.push_back(fault ? &*names.insert(*fault).first : nullptr);
            unknown.push_back(!fault && labels.touchesUnknown(span));
            // What classes there are is learned from what may be looked at, not from the test part.
            const bool learned = part == Part::Train || part == Part::Validation;
            if (fault && learned) faults.insert(*fault);
            anyNormal = anyNormal || (learned && !fault && !unknown.back());
            set.m_windows.push_back({index, at, part, 0, labels.touchesFault(span)});
        }
    }
    if (anyNormal) set.m_classes.push_back("normal");
    set.m_classes.insert(set.m_classes.end(), faults.begin(), faults.end());
    std::map<std::string, std::int32_t> number;
    for (std::size_t i = 0; i < set.m_classes.size(); ++i) number[set.m_classes[i]] = static_cast<std::int32_t>(i);
    const auto classOf = [&](const std::string& name) {
        const auto found = number.find(name);
        return found == number.end() ? kUnseenClass : found->second;
    };
    for (std::size_t i = 0; i < set.m_windows.size(); ++i)
        set.m_windows[i].classIndex = unknown[i] ? kUnknownClass : classOf(faultOf[i] ? *faultOf[i] : "normal");
    for (TrainingRecording& recording : recordings)
        for (auto& column : recording.columns) holdMissing(column, contract.maxHoldRows);
    set.m_recordings = std::move(recordings);
    if (set.m_windows.empty())
        return Error{ErrorCode::Data,
                     "the recordings hold no whole window of " + std::to_string(contract.windowSamples) +
                         " samples; choose a shorter window with --set window=N",
                     {}};
    return set;
}

void WindowSet::copy(const Window& window, std::span<float> into) const {
    const TrainingRecording& recording = m_recordings[window.recording];
    const auto samples = static_cast<std::size_t>(m_samples);
    const auto first = static_cast<std::size_t>(window.lastRow + 1 - m_samples);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(m_channels); ++channel)
        std::memcpy(into.data() + channel * samples, recording.columns[channel].data() + first, samples * sizeof(float));
}

} // namespace tocsin::learn
