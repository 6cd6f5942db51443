// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/label/agreement.h"
#include "core/label/label.h"

namespace tocsin::label {

enum class Blind { Off, On };

/// May this rater see the label? Blind: his own labels (rejected ones too), and what lies wholly inside the time he has submitted already;
/// a label that reaches out of it would tell about time still to be judged. Other raters' labels and every proposal, whoever's, are hidden.
/// submitted: merged, of that rater and the label's asset.
[[nodiscard]] bool visibleTo(const std::string& rater, Blind blind, std::span<const TimeRange> submitted, const Label& label);

/// The labels that this rater may see, in their order. submitted: of that rater, any assets, in any order. O(n log s).
[[nodiscard]] std::vector<Label> visibleLabels(std::span<const Label> labels, const std::string& rater, Blind blind,
                                               std::span<const Stretch> submitted);

} // namespace tocsin::label
