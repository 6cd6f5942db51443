// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/workbench/explain/explain_items.h"
#include "core/explain/attribution.h"
#include "core/explain/attribution_output.h"

namespace tocsin::workbench {

/// "missed", "false alarm", "near", "found": in files, never translated.
[[nodiscard]] QString kindWord(ItemKind kind);
/// "Missed event", as a heading; with the class where it is known.
[[nodiscard]] QString itemTitle(const ExplainItem& item, double threshold);
/// "P2, 2025-03-04 11:20 UTC".
[[nodiscard]] QString itemPlace(const ExplainItem& item);
/// "0.42 against 0.93".
[[nodiscard]] QString itemScore(const ExplainItem& item, double threshold);

/// "Integrated gradients".
[[nodiscard]] QString methodTitle(explain::Method method);
/// What the method does, in a sentence.
[[nodiscard]] QString methodSentence(explain::Method method);

/// Where the model looked: the strongest channel and the moment of its strongest sample.
[[nodiscard]] QString lookedAtSentence(const explain::Attribution& attribution, const explain::WindowContext& context);
[[nodiscard]] QString completenessSentence(const explain::Attribution& attribution);
[[nodiscard]] QString deletionSentence(const explain::Attribution& attribution);
[[nodiscard]] QString sanitySentence(const explain::Attribution& attribution);

} // namespace tocsin::workbench
