// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/torch_ops.h"

#include "core/network/spectrum_plan.h"

namespace tocsin::network::torch_ops {
namespace {

torch::Tensor constant(const std::vector<float>& values, at::IntArrayRef shape) {
    return torch::from_blob(const_cast<float*>(values.data()), shape, torch::kFloat32).clone();
}

} // namespace

torch::Tensor windowNormalise(const torch::Tensor& x, double epsilon) {
    return torch::layer_norm(x, {x.size(-1)}, {}, {}, epsilon * epsilon);
}

torch::Tensor powerSpectrum(const torch::Tensor& x) {
    const SpectrumPlan plan = spectrumPlan(x.size(-1));
    const std::int64_t rows = plan.rows, columns = plan.columns;
    std::vector<std::int64_t> split = x.sizes().vec();
    split.back() = rows;
    split.push_back(columns);
    const torch::Tensor value = (x * constant(plan.hann, {plan.samples})).reshape(split);
    const torch::Tensor half = torch::matmul(constant(plan.first, {2 * rows, rows}), value);
    const torch::Tensor re = half.narrow(-2, 0, rows), im = half.narrow(-2, rows, rows);
    const torch::Tensor cosine = constant(plan.twiddleRe, {rows, columns}), sine = constant(plan.twiddleIm, {rows, columns});
    const torch::Tensor turned = torch::cat({re * cosine - im * sine, re * sine + im * cosine}, -1);
    const torch::Tensor squares = torch::matmul(turned, constant(plan.second, {2 * columns, 2 * columns})).square();
    const torch::Tensor power = squares.narrow(-1, 0, columns) + squares.narrow(-1, columns, columns);
    return power.transpose(-1, -2).flatten(-2).narrow(-1, 1, plan.samples / 2);
}

torch::Tensor upsample(const torch::Tensor& x, std::int64_t length) {
    const std::int64_t samples = x.size(2), factor = (length + samples - 1) / samples;
    const torch::Tensor repeated =
        x.unsqueeze(3).expand({x.size(0), x.size(1), samples, factor}).reshape({x.size(0), x.size(1), samples * factor});
    return samples * factor == length ? repeated : repeated.narrow(2, 0, length);
}

torch::Tensor gru(const torch::Tensor& x, const RecurrentWeights& weights, Direction direction) {
    const bool reverse = direction == Direction::Reverse;
    const torch::Tensor zero = torch::zeros({1, x.size(0), weights.hiddenWeight.size(1)}, x.options());
    const torch::Tensor out = std::get<0>(at::gru(reverse ? x.flip(1) : x, zero,
                                                  {weights.inputWeight, weights.hiddenWeight, weights.inputBias, weights.hiddenBias}, true,
                                                  1, 0.0, false, false, true));
    return reverse ? out.flip(1) : out;
}

} // namespace tocsin::network::torch_ops
