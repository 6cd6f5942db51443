// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/spectrum_plan.h"

#include <cmath>
#include <numbers>

namespace tocsin::network {

SpectrumPlan spectrumPlan(std::int64_t samples) {
    SpectrumPlan plan;
    plan.samples = samples;
    for (plan.rows = static_cast<std::int64_t>(std::sqrt(static_cast<double>(samples))); samples % plan.rows != 0;) {
        --plan.rows;
    }
    plan.columns = samples / plan.rows;
    const std::int64_t rows = plan.rows, columns = plan.columns;
    // The angle's numerator is reduced in integers first: products of two indices lose digits in double only beyond 2^53, sin of large
    // angles sooner.
    const auto angle = [](std::int64_t product, std::int64_t period) {
        return 2 * std::numbers::pi * static_cast<double>(product % period) / static_cast<double>(period);
    };
    for (std::int64_t n = 0; n < samples; ++n) {
        plan.hann.push_back(static_cast<float>(0.5 - 0.5 * std::cos(angle(n, samples))));
    }
    plan.first.resize(static_cast<std::size_t>(2 * rows * rows));
    for (std::int64_t k = 0; k < rows; ++k) {
        for (std::int64_t n = 0; n < rows; ++n) {
            plan.first[static_cast<std::size_t>(k * rows + n)] = static_cast<float>(std::cos(angle(k * n, rows)));
            plan.first[static_cast<std::size_t>((rows + k) * rows + n)] = static_cast<float>(-std::sin(angle(k * n, rows)));
        }
    }
    for (std::int64_t k = 0; k < rows; ++k) {
        for (std::int64_t n = 0; n < columns; ++n) {
            plan.twiddleRe.push_back(static_cast<float>(std::cos(angle(k * n, samples))));
            plan.twiddleIm.push_back(static_cast<float>(-std::sin(angle(k * n, samples))));
        }
    }
    plan.second.resize(static_cast<std::size_t>(4 * columns * columns));
    for (std::int64_t n = 0; n < columns; ++n) {
        for (std::int64_t k = 0; k < columns; ++k) {
            const auto re = static_cast<float>(std::cos(angle(k * n, columns))), im = static_cast<float>(-std::sin(angle(k * n, columns)));
            plan.second[static_cast<std::size_t>(n * 2 * columns + k)] = re;
            plan.second[static_cast<std::size_t>(n * 2 * columns + columns + k)] = im;
            plan.second[static_cast<std::size_t>((columns + n) * 2 * columns + k)] = -im;
            plan.second[static_cast<std::size_t>((columns + n) * 2 * columns + columns + k)] = re;
        }
    }
    return plan;
}

} // namespace tocsin::network
