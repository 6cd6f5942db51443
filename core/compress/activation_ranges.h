// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/compress/observer.h"
#include "core/compress/windows.h"
#include "core/network/graph.h"

namespace tocsin::compress {

/// Runs the float32 network in LibTorch over the windows, twice, and fills a histogram for each of `nodes` (nodes that "score" and
/// "probabilities" do not need stay empty). Error codes: Data when a node gives a value that is not finite (names node and window),
/// Cancelled.
[[nodiscard]] Result<std::map<int, Histogram>> observeActivations(const network::Graph& graph, const std::vector<int>& nodes,
                                                                  const WindowPool& pool, const JobContext& job = {});

} // namespace tocsin::compress
