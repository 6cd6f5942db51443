// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/label/label.h"
#include "core/label/scheme.h"

namespace tocsin::label {

/// A change of labels as LabelRepository takes it: id 0 adds, a known id changes.
struct LabelEdit {
    std::vector<Label> put;
    std::vector<LabelId> remove;
};

/// Do both claim the same time? Same asset, channel and rater, both confirmed. Two intervals must share more than one instant (neighbours
/// may touch); two points the very instant. A point marks an instant and never overlaps an interval.
[[nodiscard]] bool claimSameTime(const Label& a, const Label& b);

/// The edit with the scheme's policy applied to each confirmed label that is new, or that by this edit becomes confirmed or claims other
/// time than before (accepting a proposal, moving an edge):
///   Allow    nothing is added
///   Replace  older labels are cut back to what the new one leaves: trimmed, split in two (the later half is a new label, without the
///            onset), or removed; a rest of one instant is let go
///   Refuse   error code Usage naming the label in the way; Ask the same, until the question (labelsInTheWay) was answered by another
///   policy
/// A locked label is never cut: error code Usage. Labels of one edit are not compared with each other. standing: the labels as they are.
/// The labels of `edit.put` come first and in their order in the answer. O(standing x put).
[[nodiscard]] Result<LabelEdit> resolveOverlap(OverlapPolicy policy, std::span<const Label> standing, LabelEdit edit);

/// The standing labels that would overlap what the edit claims anew, by the rules of resolveOverlap; empty: no policy has anything to say.
[[nodiscard]] std::vector<Label> labelsInTheWay(std::span<const Label> standing, const LabelEdit& edit);

/// Error code Usage names the first locked label that the edit would change or remove; taking the lock away alone is allowed.
[[nodiscard]] Result<void> checkLocks(std::span<const Label> standing, const LabelEdit& edit);

} // namespace tocsin::label
