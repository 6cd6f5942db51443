// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include "core/learn/channel_scale.h"
#include "core/learn/detail/trainer.h"
#include "core/network/graph_builder.h"

namespace tocsin::learn {

/// Score 0 for every window.
[[nodiscard]] Result<network::Graph> alwaysNormalGraph(const WindowSet& set);

/// The classes' shares of the training windows as probabilities, the same for every window: what accuracy is worth without looking.
[[nodiscard]] Result<network::Graph> majorityClassGraph(const WindowSet& set, const std::vector<std::size_t>& train);

/// max over channels of |EWMA(z)| at the window's end, z = (x - centre) / scale (Roberts 1959). span: of the exponential average, in
/// samples.
[[nodiscard]] Result<network::Graph> robustEwmaGraph(const WindowSet& set, const ChannelScale& scale, std::int64_t span);

/// Centre and scale of what an exponential average of `span` samples leaves of each channel at the windows' ends: the scale is the
/// deviation of the smoothed channel about its own centre, so that noise which the average removes does not hide a small lasting shift.
/// MedianMad: centre = median of the channel, scale = 1.4826 x median absolute deviation. span 1: no average, plain statistics of the
/// windows' last samples. A constant channel gets the scale of its size or 1. windows: indices, at least one.
[[nodiscard]] ChannelScale endScale(const WindowSet& set, const std::vector<std::size_t>& windows, ScaleKind kind, std::int64_t span);

/// Euclidean distance of the EWMA of z = (x - centre) / scale at the window's end to the `neighbours`-th nearest of the `windows`' own ones
/// (Ramaswamy, Rastogi and Shim 2000, doi:10.1145/342009.335437). bank: most rows kept, evenly thinned. A row of the bank finds itself
/// first.
[[nodiscard]] Result<network::Graph> knnDistanceGraph(const WindowSet& set, const std::vector<std::size_t>& windows,
                                                      const ChannelScale& scale, std::int64_t span, std::int64_t neighbours,
                                                      std::int64_t bank);

/// Nodes "normalise" with these values, and "ewma" ([C, T] -> [C, 1]): exponential average whose weights are cut at the window's start and
/// sum to 1.
[[nodiscard]] int fittedNormalise(network::GraphBuilder& builder, const ChannelScale& scale);
[[nodiscard]] int ewmaAtEnd(network::GraphBuilder& builder, int x, std::int64_t span);
/// Weights of that average, oldest sample first. [T]
[[nodiscard]] std::vector<double> ewmaWeights(std::int64_t samples, std::int64_t span);

/// mean over the window's samples of max(T2 / limit, SPE / limit), limits at the 99 % quantile of the training samples; components that
/// explain `variance` of the training variance (Jackson and Mudholkar 1979 for SPE; Hotelling 1947 for T2). train: windows the components
/// are fitted on.
[[nodiscard]] Result<network::Graph> pcaGraph(const WindowSet& set, const std::vector<std::size_t>& train, const ChannelScale& scale,
                                              double variance, const JobContext& job);

/// Linear discriminant (Fisher 1936) with common covariance on log power in `bands` equal bands of each channel's Hann spectrum; ridge:
/// share of the mean variance added to the diagonal.
[[nodiscard]] Result<network::Graph> spectralLdaGraph(const WindowSet& set, const std::vector<std::size_t>& train, std::int64_t bands,
                                                      double ridge, const JobContext& job);

} // namespace tocsin::learn
