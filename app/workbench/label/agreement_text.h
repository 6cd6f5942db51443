// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/label/agreement.h"

namespace tocsin::workbench {

/// label::agreementSentence in the language of the window: "You and Marko both saw 4 of the 6 events that either of you marked (event F1
/// 0.80; with so few events the interval is 0.44 to 1.00); edges differ by 6 min in the median; kappa 0.74." you: a rater, or empty.
[[nodiscard]] QString agreementText(const label::PairAgreement& pair, const std::string& you);

} // namespace tocsin::workbench
