// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>

#include "core/network/detail/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TOCSIN_BEST_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define TOCSIN_BEST_PROCESSOR
#endif

namespace tocsin::network::kernels {
namespace {

/// e^x to 2 units in the last place for |x| < 87, flat beyond: x = n ln 2 + r, polynomial in r (Cephes expf coefficients). Branchless, so
/// that the compiler turns a loop of it into vector instructions.
inline __attribute__((always_inline)) float exponential(float x) {
    x = x < -87.0F ? -87.0F : x;
    x = x > 87.0F ? 87.0F : x;
    constexpr float kRound = 12582912.0F; // 1.5 x 2^23: adding it rounds to the nearest integer
    const float shifted = x * 1.44269504F + kRound;
    const float n = shifted - kRound;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const std::int32_t power = (std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(kRound)) + 127;
    return p * std::bit_cast<float>(power << 23);
}

inline __attribute__((always_inline)) float sigmoid(float x) {
    return 1.0F / (1.0F + exponential(-x));
}

inline __attribute__((always_inline)) float hyperbolicTangent(float x) {
    return 1.0F - 2.0F / (exponential(2.0F * x) + 1.0F);
}

TOCSIN_BEST_PROCESSOR void forwardRow(float* __restrict gates, const float* __restrict previousCell, float* __restrict cell,
                                      float* __restrict hidden, std::int64_t width) {
    float* __restrict in = gates;
    float* __restrict forget = gates + width;
    float* __restrict candidate = gates + 2 * width;
    float* __restrict out = gates + 3 * width;
    for (std::int64_t k = 0; k < width; ++k) {
        const float i = sigmoid(in[k]), f = sigmoid(forget[k]), g = hyperbolicTangent(candidate[k]), o = sigmoid(out[k]);
        const float c = f * previousCell[k] + i * g;
        in[k] = i;
        forget[k] = f;
        candidate[k] = g;
        out[k] = o;
        cell[k] = c;
        hidden[k] = o * hyperbolicTangent(c);
    }
}

TOCSIN_BEST_PROCESSOR void backwardRow(const float* __restrict gates, const float* __restrict previousCell, const float* __restrict cell,
                                       const float* __restrict hiddenGradient, const float* __restrict nextGradient,
                                       float* __restrict cellGradient, float* __restrict gateGradient, std::int64_t width) {
    for (std::int64_t k = 0; k < width; ++k) {
        const float i = gates[k], f = gates[width + k], g = gates[2 * width + k], o = gates[3 * width + k];
        const float tangent = hyperbolicTangent(cell[k]);
        const float dh = hiddenGradient[k] + nextGradient[k];
        const float dc = cellGradient[k] + dh * o * (1.0F - tangent * tangent);
        gateGradient[k] = dc * g * i * (1.0F - i);
        gateGradient[width + k] = dc * previousCell[k] * f * (1.0F - f);
        gateGradient[2 * width + k] = dc * i * (1.0F - g * g);
        gateGradient[3 * width + k] = dh * tangent * o * (1.0F - o);
        cellGradient[k] = dc * f;
    }
}

} // namespace

void lstmStep(float* gates, const float* previousCell, float* cell, float* hidden, std::int64_t batch, std::int64_t width) {
    for (std::int64_t b = 0; b < batch; ++b)
        forwardRow(gates + b * 4 * width, previousCell + b * width, cell + b * width, hidden + b * width, width);
}

void lstmStepBack(const float* gates, const float* previousCell, const float* cell, const float* hiddenGradient, const float* nextGradient,
                  float* cellGradient, float* gateGradient, std::int64_t batch, std::int64_t width) {
    for (std::int64_t b = 0; b < batch; ++b) {
        backwardRow(gates + b * 4 * width, previousCell + b * width, cell + b * width, hiddenGradient + b * width, nextGradient + b * width,
                    cellGradient + b * width, gateGradient + b * 4 * width, width);
    }
}

} // namespace tocsin::network::kernels
