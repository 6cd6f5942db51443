// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/network/architecture.h"
#include "core/network/graph_builder.h"
#include "core/network/models/model_options.h"

namespace tocsin::network {

/// Pieces that every registered architecture shares.

/// Nodes "normalise" (fitted on training data) and, where window_normalise=1, "window_normalise" after it. Returns [C, T].
[[nodiscard]] int normalisedInput(GraphBuilder& builder, bool windowNormalise);

/// features [F] -> "logits", "probabilities" [K] and "score" as architecture.h defines it.
void classifierHead(GraphBuilder& builder, int features, const std::vector<std::string>& classes);

/// "input_normalised", "reconstruction" [C, T], "map" (squared error) [C, T], "score" (its mean).
void reconstructionHead(GraphBuilder& builder, int normalisedInput, int reconstruction);

/// Samples that a recurrent network takes in one step: the smallest divisor of the window that leaves at most 256 steps (1 where there is
/// none).
[[nodiscard]] std::int64_t frameFor(std::int64_t samples);

/// Error code Usage when `frame` does not divide the window.
[[nodiscard]] Result<void> checkFrame(std::string_view architecture, std::int64_t samples, std::int64_t frame);

/// [C, T] -> [T / frame, frame * C], time first.
[[nodiscard]] int framedSteps(GraphBuilder& builder, int x, std::int64_t frame);

/// [T, F] -> [F] of the last step.
[[nodiscard]] int lastStep(GraphBuilder& builder, int x);

/// At least two classes, no empty or double name. Error code Usage.
[[nodiscard]] Result<void> checkClasses(const ArchitectureRequest& request, std::string_view architecture);

} // namespace tocsin::network
