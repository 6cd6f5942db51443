// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/workflow/preflight.h"

namespace tocsin::workbench {

/// One line of the list before the flight.
struct PreflightLine {
    QString id; ///< "leakage", "channels" ...
    workflow::CheckState state = workflow::CheckState::Unknown;
    QString title{};
    QString finding{};   ///< short, with figures and units
    QString detail{};    ///< how it was measured and what it means
    QString page{};      ///< where it is mended ("threshold", "train" ...), "export" for this page; empty: nothing to mend
    QString control{};   ///< object name of the widget on this page that mends it, with page "export"
    QString pageTitle{}; ///< as a user reads it
};

/// In the order of a walk round the machine. Colour is not needed to tell the states: every line says its own in a word.
[[nodiscard]] std::vector<PreflightLine> preflightLines(const workflow::PreflightFacts& facts);

/// "OK", "Look", "Stop", "Not known".
[[nodiscard]] QString stateWord(workflow::CheckState state);

/// "stop: 1, look: 2, OK: 6", or that all is well.
[[nodiscard]] QString preflightSummary(const std::vector<PreflightLine>& lines);

} // namespace tocsin::workbench
