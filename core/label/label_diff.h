// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/label/label.h"

namespace tocsin::label {

struct ChangedLabel {
    Label before, after;
};

/// What leads from one set of labels to another; labels are the same by id.
struct LabelDiff {
    std::vector<Label> added, removed; ///< by time, then id
    std::vector<ChangedLabel> changed;
    [[nodiscard]] bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};
[[nodiscard]] LabelDiff diffLabels(std::span<const Label> before, std::span<const Label> after);

/// "'bearing wear' on pump 2, 2024-01-01T00:00:00Z, 3.3 min, by Anna"; a point has no length, a proposal is called one.
[[nodiscard]] std::string labelWords(const Label& label);

/// One sentence a label: "added ...", "removed ...", "changed ...: ends 3 s later; class 'wear' is now 'leak'".
[[nodiscard]] std::vector<std::string> diffWords(const LabelDiff& diff);

} // namespace tocsin::label
