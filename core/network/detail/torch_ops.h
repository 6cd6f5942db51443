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

/// Batch normalisation of a convolution's output. The running ones are moved towards the batch's, as torch::batch_norm does.
struct NormState {
    torch::Tensor gain, shift;                  ///< [C']
    torch::Tensor runningMean, runningVariance; ///< [C']
};

struct ConvBlock {
    std::int64_t stride = 1, paddingLeft = 0, paddingRight = 0;
    std::int64_t pool = 1; ///< 1: none; 2: maximum over pairs
    double epsilon = 1e-5, momentum = 0.1;
};

/// Training only: pool(relu(batch_norm(conv1d(x)))) with statistics of the batch. x: [B, C, T], weight: [C', C, kernel], bias: [C'] or
/// undefined (its gradient is 0, as batch normalisation takes it out). Returns [B, C', T''].
[[nodiscard]] torch::Tensor convNormReluPool(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                                             const NormState& norm, const ConvBlock& block);

} // namespace tocsin::network::torch_ops
