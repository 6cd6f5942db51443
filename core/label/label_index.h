// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/alarm/score_series.h"
#include "core/label/label.h"

namespace tocsin::label {

/// Sorted by from, without overlap: intervals that overlap, touch or lie at most `gap` apart become one. O(n log n).
[[nodiscard]] std::vector<TimeRange> mergeRanges(std::vector<TimeRange> ranges, TimeNs gap = 0);

/// What two lists of merged ranges have in common, merged. O(n + m).
[[nodiscard]] std::vector<TimeRange> commonRanges(std::span<const TimeRange> a, std::span<const TimeRange> b);

/// Does any of the merged ranges share an instant with the closed window? O(log n).
[[nodiscard]] bool touches(std::span<const TimeRange> merged, TimeRange window);

/// Nanoseconds of the window that the merged ranges cover. O(log n + hits).
[[nodiscard]] TimeNs coveredNs(std::span<const TimeRange> merged, TimeRange window);

/// What a window counts as. A fault beats "unknown", "unknown" beats "normal"; without any label it is Normal.
enum class Judgement { Normal, Unknown, Fault };

/// Confirmed labels, prepared for questions about windows; proposed and rejected labels are not seen, nor what an adjudicated label has
/// settled otherwise (label::settled). A label of one channel counts for its
/// whole machine. Labels of a recording count only there; labels without one count in every recording of the asset. In all queries
/// recording 0 asks over the whole asset. Immutable, any thread. Each query is O(log n).
class LabelIndex {
public:
    explicit LabelIndex(std::span<const Label> labels);

    [[nodiscard]] bool touches(const std::string& asset, RecordingId recording, TimeRange window, const std::string& className) const;
    [[nodiscard]] bool touchesFault(const std::string& asset, RecordingId recording, TimeRange window) const;
    [[nodiscard]] bool touchesUnknown(const std::string& asset, RecordingId recording, TimeRange window) const;
    [[nodiscard]] Judgement judge(const std::string& asset, RecordingId recording, TimeRange window) const;

    /// The class of a window for a classifier: the fault class that covers most of it (first by name when equal), else "unknown" when
    /// touched, else "normal".
    [[nodiscard]] std::string classOf(const std::string& asset, RecordingId recording, TimeRange window) const;

    /// Classes that occur in confirmed labels, by name.
    [[nodiscard]] const std::set<std::string>& classes() const { return m_classes; }

    /// Merged time of one class, of all fault classes; empty when there is none. The reference lives as long as the index.
    [[nodiscard]] const std::vector<TimeRange>& rangesOf(const std::string& asset, RecordingId recording,
                                                         const std::string& className) const;
    [[nodiscard]] const std::vector<TimeRange>& faultRanges(const std::string& asset, RecordingId recording = {}) const;

    /// Fault labels of one asset merged over classes and raters (gap: see mergeRanges). failure is the latest onset of the earliest label
    /// that states one inside the interval, else the end of the interval.
    [[nodiscard]] std::vector<alarm::TrueEvent> faultEvents(const std::string& asset, RecordingId recording = {}, TimeNs gap = 0) const;

private:
    struct Ranges {
        std::vector<TimeRange> everywhere;                                   ///< all labels of the asset
        std::vector<TimeRange> assetWide;                                    ///< labels without a recording
        std::unordered_map<RecordingId, std::vector<TimeRange>> byRecording; ///< with the asset-wide ones
        void add(const Label& label);
        void merge();
        [[nodiscard]] const std::vector<TimeRange>& of(RecordingId recording) const;
    };
    struct Onset {
        RecordingId recording;
        TimeRange range;
        TimeNs latest = 0;
    };
    struct Asset {
        std::map<std::string, Ranges> byClass;
        Ranges faults;
        std::vector<Onset> onsets;
    };
    [[nodiscard]] const Asset* find(const std::string& asset) const;

    std::unordered_map<std::string, Asset> m_assets;
    std::set<std::string> m_classes;
};

} // namespace tocsin::label
