// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include "core/learn/channel_scale.h"
#include "core/learn/detail/trainer.h"

namespace tocsin::learn {

/// Score 0 for every window.
[[nodiscard]] Result<network::Graph> alwaysNormalGraph(const WindowSet& set);

/// The classes' shares of the training windows as probabilities, the same for every window: what accuracy is worth without looking.
[[nodiscard]] Result<network::Graph> majorityClassGraph(const WindowSet& set, const std::vector<std::size_t>& train);

/// max over channels of |EWMA(z)| at the window's end, z = (x - centre) / scale (Roberts 1959). span: of the exponential average, in
/// samples.
[[nodiscard]] Result<network::Graph> robustEwmaGraph(const WindowSet& set, const ChannelScale& scale, std::int64_t span);

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
