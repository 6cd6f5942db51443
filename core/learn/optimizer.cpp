// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/optimizer.h"

#include <cmath>

namespace tocsin::learn {

namespace {
constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;
}

AdamW::AdamW(std::vector<torch::Tensor> parameters, double weightDecay) : m_parameters(std::move(parameters)), m_weightDecay(weightDecay) {
    for (const torch::Tensor& parameter : m_parameters) {
        firstMoments.push_back(torch::zeros_like(parameter).detach());
        secondMoments.push_back(torch::zeros_like(parameter).detach());
    }
}

void AdamW::zeroGradients() {
    for (torch::Tensor& parameter : m_parameters) parameter.mutable_grad() = torch::Tensor();
}

void AdamW::clip(double limit) {
    if (limit <= 0) return;
    double squares = 0;
    for (const torch::Tensor& parameter : m_parameters)
        if (parameter.grad().defined()) squares += parameter.grad().square().sum().item<double>();
    const double norm = std::sqrt(squares);
    if (!(norm > limit)) return;
    for (torch::Tensor& parameter : m_parameters)
        if (parameter.grad().defined()) parameter.mutable_grad().mul_(limit / norm);
}

void AdamW::step(double learningRate) {
    torch::NoGradGuard guard;
    ++steps;
    const auto correction1 = static_cast<float>(learningRate / (1 - std::pow(kBeta1, static_cast<double>(steps))));
    const auto correction2 = static_cast<float>(1 / std::sqrt(1 - std::pow(kBeta2, static_cast<double>(steps))));
    const auto keep = static_cast<float>(1 - learningRate * m_weightDecay);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (!m_parameters[i].grad().defined()) continue;
        const torch::Tensor gradient = m_parameters[i].grad().contiguous();
        // One pass over each parameter: four temporaries a step saved against separate tensor operations.
        float* value = m_parameters[i].data_ptr<float>();
        float* first = firstMoments[i].data_ptr<float>();
        float* second = secondMoments[i].data_ptr<float>();
        const float* g = gradient.data_ptr<float>();
        const std::int64_t count = m_parameters[i].numel();
        constexpr auto beta1 = static_cast<float>(kBeta1), beta2 = static_cast<float>(kBeta2), epsilon = static_cast<float>(kEpsilon);
        for (std::int64_t k = 0; k < count; ++k) {
            first[k] = beta1 * first[k] + (1 - beta1) * g[k];
            second[k] = beta2 * second[k] + (1 - beta2) * g[k] * g[k];
            value[k] = value[k] * keep - correction1 * first[k] / (std::sqrt(second[k]) * correction2 + epsilon);
        }
    }
}

} // namespace tocsin::learn
