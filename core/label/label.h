// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::label {

/// Judged good. Time without any label counts the same.
inline constexpr std::string_view kNormalClass = "normal";
/// Nobody can say (machine under repair): left out of training and of counting.
inline constexpr std::string_view kUnknownClass = "unknown";
/// The class that proposals from maintenance events use.
inline constexpr std::string_view kPreFailureClass = "pre-failure";

/// Every class that is neither "normal" nor "unknown" is a fault.
[[nodiscard]] inline bool isFaultClass(std::string_view name) {
    return name != kNormalClass && name != kUnknownClass;
}

enum class LabelStatus { Confirmed, Proposed, Rejected };

/// "confirmed", "proposed", "rejected".
[[nodiscard]] std::string_view statusName(LabelStatus status);
[[nodiscard]] std::optional<LabelStatus> statusFromName(std::string_view name);

/// When a fault began, as far as anybody knows: not before earliest, not after latest.
struct OnsetRange {
    TimeNs earliest = 0;
    TimeNs latest = 0;
    friend bool operator==(const OnsetRange&, const OnsetRange&) = default;
};

/// What one rater says about one stretch of time. A point label has range.from == range.to.
struct Label {
    LabelId id;
    std::string asset;
    RecordingId recording; ///< 0: every recording of the asset in that time
    std::string channel;   ///< empty: all channels
    TimeRange range;       ///< closed
    std::string className;
    std::string rater;     ///< who said it, empty when unknown
    double confidence = 1; ///< 0..1
    std::optional<OnsetRange> onset;
    LabelStatus status = LabelStatus::Confirmed;
    std::string note;
    std::string source;  ///< where it came from ("work order 4711", "column anomaly of valve1/0.csv"), empty for a hand-made label
    bool locked = false; ///< changed only after the lock was taken away

    [[nodiscard]] bool isPoint() const { return range.from == range.to; }
    [[nodiscard]] bool isFault() const { return isFaultClass(className); }
    friend bool operator==(const Label&, const Label&) = default;
};

/// Asset and class given, from <= to, confidence in 0..1, onset in order. Error code Data says which and what was found.
[[nodiscard]] Result<void> checkLabel(const Label& label);

} // namespace tocsin::label
