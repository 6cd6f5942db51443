// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn: LibTorch shows.
#pragma once

#include <torch/torch.h>
#include <vector>

namespace tocsin::learn {

/// AdamW with decoupled weight decay (Loshchilov and Hutter 2019), beta 0.9 and 0.999. Its moments are plain tensors, so a checkpoint holds
/// them.
class AdamW {
public:
    AdamW(std::vector<torch::Tensor> parameters, double weightDecay);
    void zeroGradients();
    /// Scales all gradients so that their common norm is at most `limit` (0: no limit).
    void clip(double limit);
    void step(double learningRate);

    std::vector<torch::Tensor> firstMoments, secondMoments;
    std::int64_t steps = 0;

private:
    std::vector<torch::Tensor> m_parameters;
    double m_weightDecay;
};

} // namespace tocsin::learn
