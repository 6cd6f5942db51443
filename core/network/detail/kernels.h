// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over plain arrays behind the hand-written layers of TorchNetwork; built with full optimisation for the newest instruction set the
// processor has. Only for the .cpp files of core/network and its tests. Arrays do not overlap unless stated.
#pragma once

#include <cstdint>

namespace tocsin::network::kernels {

/// One LSTM step of B sequences. gates: [B, 4H] in order i f g o, sums going in, activated gates coming out. previousCell: [B, H].
void lstmStep(float* gates, const float* previousCell, float* cell, float* hidden, std::int64_t batch, std::int64_t width);

/// Its way back. gates as left by lstmStep; hiddenGradient: [B, H] of the output; nextGradient: [B, H] from the step after;
/// cellGradient: [B, H], in from the step after, out for the step before; gateGradient: [B, 4H] of the sums.
void lstmStepBack(const float* gates, const float* previousCell, const float* cell, const float* hiddenGradient, const float* nextGradient,
                  float* cellGradient, float* gateGradient, std::int64_t batch, std::int64_t width);

/// Geometry of a convolution on values laid out [B, T, C].
struct ConvShape {
    std::int64_t batch, samples, channels; ///< input
    std::int64_t kernel, stride, paddingLeft;
    std::int64_t outSamples, outChannels;
    [[nodiscard]] std::int64_t rows() const { return batch * outSamples; }
    [[nodiscard]] std::int64_t depth() const { return kernel * channels; }
};

/// Rows of the matrix product: [B T', kernel C] from [B, T, C], zeros beyond the ends.
void unfold(const float* x, float* rows, const ConvShape& shape);
/// The transpose of unfold: adds rows into x, which starts at zero.
void fold(const float* rows, float* x, const ConvShape& shape);

/// Mean and population variance of each column of [rows, columns], summed in double over blocks.
void columnMoments(const float* values, std::int64_t rows, std::int64_t columns, float* mean, float* variance);

/// y: [B, T, C] -> max over `pool` neighbours of relu(y * scale + shift): [B, T / pool, C]. choice: which neighbour won, 255 where the Relu
/// cut it off. pool is 1 or 2; a left-over sample is dropped.
void scaleReluPool(const float* y, const float* scale, const float* shift, float* out, std::uint8_t* choice, std::int64_t batch,
                   std::int64_t samples, std::int64_t columns, std::int64_t pool);

/// gradient of scaleReluPool's output -> sums per column of g and of g * y over the winners.
void pooledSums(const float* y, const float* gradient, const std::uint8_t* choice, double* sum, double* product, std::int64_t batch,
                std::int64_t samples, std::int64_t columns, std::int64_t pool);

/// dy = gain * (g at the winners, else 0) + slope * y + offset, all per column: [B, T, C].
void scaleReluPoolBack(const float* y, const float* gradient, const std::uint8_t* choice, const float* gain, const float* slope,
                       const float* offset, float* dy, std::int64_t batch, std::int64_t samples, std::int64_t columns, std::int64_t pool);

} // namespace tocsin::network::kernels
