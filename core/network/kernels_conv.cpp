// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <vector>

#include "core/network/detail/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TOCSIN_BEST_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define TOCSIN_BEST_PROCESSOR
#endif

namespace tocsin::network::kernels {
namespace {

constexpr std::uint8_t kCut = 255;

TOCSIN_BEST_PROCESSOR void addRow(float* __restrict target, const float* __restrict source, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) target[i] += source[i];
}

TOCSIN_BEST_PROCESSOR void sumsOfRow(const float* __restrict values, const float* __restrict origin, float* __restrict sum,
                                     float* __restrict square, std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) {
        const float value = values[c] - origin[c];
        sum[c] += value;
        square[c] += value * value;
    }
}

TOCSIN_BEST_PROCESSOR void forwardPair(const float* __restrict first, const float* __restrict second, const float* __restrict scale,
                                       const float* __restrict shift, float* __restrict out, std::uint8_t* __restrict choice,
                                       std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) {
        const float a = first[c] * scale[c] + shift[c], b = second[c] * scale[c] + shift[c];
        const float best = b > a ? b : a;
        const std::uint8_t which = b > a ? 1 : 0;
        out[c] = best > 0.0F ? best : 0.0F;
        choice[c] = best > 0.0F ? which : kCut;
    }
}

TOCSIN_BEST_PROCESSOR void forwardSingle(const float* __restrict y, const float* __restrict scale, const float* __restrict shift,
                                         float* __restrict out, std::uint8_t* __restrict choice, std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) {
        const float value = y[c] * scale[c] + shift[c];
        out[c] = value > 0.0F ? value : 0.0F;
        choice[c] = value > 0.0F ? 0 : kCut;
    }
}

TOCSIN_BEST_PROCESSOR void sumsOfWinners(const float* __restrict y, const float* __restrict gradient, const std::uint8_t* __restrict choice,
                                         std::uint8_t position, float* __restrict sum, float* __restrict product, std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) {
        const float g = choice[c] == position ? gradient[c] : 0.0F;
        sum[c] += g;
        product[c] += g * y[c];
    }
}

TOCSIN_BEST_PROCESSOR void backwardRow(const float* __restrict y, const float* __restrict gradient, const std::uint8_t* __restrict choice,
                                       std::uint8_t position, const float* __restrict gain, const float* __restrict slope,
                                       const float* __restrict offset, float* __restrict dy, std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) {
        const float g = choice[c] == position ? gradient[c] : 0.0F;
        dy[c] = gain[c] * g + slope[c] * y[c] + offset[c];
    }
}

TOCSIN_BEST_PROCESSOR void restRow(const float* __restrict y, const float* __restrict slope, const float* __restrict offset,
                                   float* __restrict dy, std::int64_t columns) {
    for (std::int64_t c = 0; c < columns; ++c) dy[c] = slope[c] * y[c] + offset[c];
}

/// Part of a kernel's span that lies within the samples: [from, to) in kernel positions.
struct Span {
    std::int64_t from, to, start;
};

Span inside(const ConvShape& shape, std::int64_t position) {
    const std::int64_t start = position * shape.stride - shape.paddingLeft;
    const std::int64_t from = std::clamp<std::int64_t>(-start, 0, shape.kernel);
    return {from, std::clamp<std::int64_t>(shape.samples - start, from, shape.kernel), start};
}

} // namespace

void unfold(const float* x, float* rows, const ConvShape& shape) {
    const std::int64_t depth = shape.depth();
    for (std::int64_t b = 0; b < shape.batch; ++b) {
        const float* sample = x + b * shape.samples * shape.channels;
        for (std::int64_t t = 0; t < shape.outSamples; ++t, rows += depth) {
            const Span span = inside(shape, t);
            std::fill(rows, rows + span.from * shape.channels, 0.0F);
            std::copy(sample + (span.start + span.from) * shape.channels, sample + (span.start + span.to) * shape.channels,
                      rows + span.from * shape.channels);
            std::fill(rows + span.to * shape.channels, rows + depth, 0.0F);
        }
    }
}

void fold(const float* rows, float* x, const ConvShape& shape) {
    for (std::int64_t b = 0; b < shape.batch; ++b) {
        float* sample = x + b * shape.samples * shape.channels;
        for (std::int64_t t = 0; t < shape.outSamples; ++t, rows += shape.depth()) {
            const Span span = inside(shape, t);
            addRow(sample + (span.start + span.from) * shape.channels, rows + span.from * shape.channels,
                   (span.to - span.from) * shape.channels);
        }
    }
}

void columnMoments(const float* values, std::int64_t rows, std::int64_t columns, float* mean, float* variance) {
    const auto width = static_cast<std::size_t>(columns);
    // Sums are taken about the first row, so that a large common offset does not eat the digits, in float over blocks and in double over
    // all.
    std::vector<float> sum(width), square(width), origin(values, values + columns);
    std::vector<double> allSum(width), allSquare(width);
    constexpr std::int64_t kBlock = 64;
    for (std::int64_t first = 0; first < rows; first += kBlock) {
        std::ranges::fill(sum, 0.0F);
        std::ranges::fill(square, 0.0F);
        for (std::int64_t row = first; row < std::min(rows, first + kBlock); ++row)
            sumsOfRow(values + row * columns, origin.data(), sum.data(), square.data(), columns);
        for (std::size_t c = 0; c < width; ++c) {
            allSum[c] += sum[c];
            allSquare[c] += square[c];
        }
    }
    for (std::size_t c = 0; c < width; ++c) {
        const double shifted = allSum[c] / static_cast<double>(rows);
        mean[c] = static_cast<float>(shifted + origin[c]);
        variance[c] = static_cast<float>(std::max(0.0, allSquare[c] / static_cast<double>(rows) - shifted * shifted));
    }
}

void scaleReluPool(const float* y, const float* scale, const float* shift, float* out, std::uint8_t* choice, std::int64_t batch,
                   std::int64_t samples, std::int64_t columns, std::int64_t pool) {
    const std::int64_t pooled = samples / pool;
    for (std::int64_t b = 0; b < batch; ++b) {
        for (std::int64_t t = 0; t < pooled; ++t, out += columns, choice += columns) {
            const float* row = y + (b * samples + t * pool) * columns;
            if (pool == 2) {
                forwardPair(row, row + columns, scale, shift, out, choice, columns);
            } else {
                forwardSingle(row, scale, shift, out, choice, columns);
            }
        }
    }
}

void pooledSums(const float* y, const float* gradient, const std::uint8_t* choice, double* sum, double* product, std::int64_t batch,
                std::int64_t samples, std::int64_t columns, std::int64_t pool) {
    const auto width = static_cast<std::size_t>(columns);
    std::vector<float> partSum(width), partProduct(width);
    std::fill(sum, sum + columns, 0.0);
    std::fill(product, product + columns, 0.0);
    const std::int64_t pooled = samples / pool;
    for (std::int64_t b = 0; b < batch; ++b) {
        std::ranges::fill(partSum, 0.0F);
        std::ranges::fill(partProduct, 0.0F);
        for (std::int64_t t = 0; t < pooled; ++t) {
            const std::int64_t row = (b * pooled + t) * columns;
            for (std::int64_t position = 0; position < pool; ++position) {
                sumsOfWinners(y + (b * samples + t * pool + position) * columns, gradient + row, choice + row,
                              static_cast<std::uint8_t>(position), partSum.data(), partProduct.data(), columns);
            }
        }
        for (std::size_t c = 0; c < width; ++c) {
            sum[c] += partSum[c];
            product[c] += partProduct[c];
        }
    }
}

void scaleReluPoolBack(const float* y, const float* gradient, const std::uint8_t* choice, const float* gain, const float* slope,
                       const float* offset, float* dy, std::int64_t batch, std::int64_t samples, std::int64_t columns, std::int64_t pool) {
    const std::int64_t pooled = samples / pool;
    for (std::int64_t b = 0; b < batch; ++b) {
        for (std::int64_t t = 0; t < samples; ++t, y += columns, dy += columns) {
            if (t / pool >= pooled) {
                restRow(y, slope, offset, dy, columns);
                continue;
            }
            const std::int64_t row = (b * pooled + t / pool) * columns;
            backwardRow(y, gradient + row, choice + row, static_cast<std::uint8_t>(t % pool), gain, slope, offset, dy, columns);
        }
    }
}

} // namespace tocsin::network::kernels
