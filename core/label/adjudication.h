// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/label/agreement.h"
#include "core/label/label.h"

namespace tocsin::label {

/// The rater of labels that settle a disagreement. Where they stand, other raters' labels no longer count (LabelIndex).
inline constexpr std::string_view kAdjudicated = "adjudicated";

/// What one rater says about a stretch under dispute.
struct RaterWord {
    std::string rater;
    std::vector<Label> labels; ///< by time; empty: he looked and saw nothing
};

/// A stretch that raters label differently.
struct Disagreement {
    Stretch where;
    std::vector<RaterWord> words; ///< by rater; only raters who looked there
};

/// Confirmed labels other than "normal" (which says what silence says) that overlap or touch, over all raters, make one stretch. It is a
/// disagreement when the raters who looked there do not all have the same classes in the same order with edges within `tolerance`. Who
/// looked: as in agreementOf(), a rater without reviewed stretches at every asset on which he has a label. Stretches that share an instant
/// with an adjudicated label are settled and left out. By asset, then time. O(L log L x raters).
[[nodiscard]] std::vector<Disagreement> disagreements(std::span<const Label> labels, std::span<const Reviewed> reviewed, TimeNs tolerance);

/// New labels (id 0) in the name of kAdjudicated that say what this rater said; the note tells whose word it was. A rater who saw nothing
/// gives one label "normal" over the stretch. Error code Usage when that rater did not look there.
[[nodiscard]] Result<std::vector<Label>> adopted(const Disagreement& disagreement, const std::string& rater);

/// The labels that count once disagreements are settled: those of other raters that share an instant with an adjudicated label of their
/// asset are left out.
[[nodiscard]] std::vector<Label> settled(std::span<const Label> labels);

} // namespace tocsin::label
