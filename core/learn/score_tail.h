// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/network/graph.h"

namespace tocsin::learn {

/// How an autoencoder's error becomes one score.
/// "max-channel": mean |error| over the window of the channel that is rebuilt worst, so that one faulty sensor is not averaged away by the
/// healthy ones; "mean": mean |error| over all; "mse": mean squared error over all, as the architecture has it.
[[nodiscard]] Result<network::Graph> withScoreTail(network::Graph graph, const std::string& kind);

} // namespace tocsin::learn
