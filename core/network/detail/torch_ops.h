// SPDX-License-Identifier: GPL-3.0-or-later
// Operations of TorchNetwork that ATen does not have, or that are quicker written by hand. Only for .cpp files of core/network and its
// tests.
#pragma once

#include <cstdint>
#include <torch/torch.h>

namespace tocsin::network::torch_ops {

/// x: [B, C, T] -> (x - mean over T) / sqrt(variance over T + epsilon^2); a constant row gives zeros and a finite gradient.
[[nodiscard]] torch::Tensor windowNormalise(const torch::Tensor& x, double epsilon);

/// x: [..., T] -> [..., T/2], node PowerSpectrum by spectrumPlan().
[[nodiscard]] torch::Tensor powerSpectrum(const torch::Tensor& x);

/// x: [B, C, T] -> [B, C, length]: out[i] = x[i / ceil(length / T)].
[[nodiscard]] torch::Tensor upsample(const torch::Tensor& x, std::int64_t length);

/// Weights of one recurrent layer in PyTorch's layout and gate order.
struct RecurrentWeights {
    torch::Tensor inputWeight;  ///< [G H, F]
    torch::Tensor hiddenWeight; ///< [G H, H]
    torch::Tensor inputBias;    ///< [G H]
    torch::Tensor hiddenBias;   ///< [G H]
};

enum class Direction { Forward, Reverse };

/// x: [B, T, F] -> [B, T, H], initial state zero; Reverse runs from the last step to the first, outputs stay at their step.
[[nodiscard]] torch::Tensor lstm(const torch::Tensor& x, const RecurrentWeights& weights, Direction direction);
[[nodiscard]] torch::Tensor gru(const torch::Tensor& x, const RecurrentWeights& weights, Direction direction);

} // namespace tocsin::network::torch_ops
