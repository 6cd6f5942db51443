// SPDX-License-Identifier: GPL-3.0-or-later
// Convolution, batch normalisation, Relu and pooling as one step with its own way back. Values lie [B, T, C], so a kernel's span is one run
// of memory, the convolution is one matrix product over all positions of the batch, and normalisation, Relu and pooling are one pass over
// its result. Small 1-D networks spend most of a training step in per-operation passes and layout changes otherwise.
#include "core/network/detail/kernels.h"
#include "core/network/detail/torch_ops.h"

namespace tocsin::network::torch_ops {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

kernels::ConvShape shapeOf(const torch::Tensor& x, const torch::Tensor& weight, const ConvBlock& block) {
    kernels::ConvShape shape{x.size(0), x.size(1), x.size(2), weight.size(2), block.stride, block.paddingLeft, 0, weight.size(0)};
    shape.outSamples = (shape.samples + block.paddingLeft + block.paddingRight - shape.kernel) / block.stride + 1;
    return shape;
}

torch::Tensor unfolded(const torch::Tensor& x, const kernels::ConvShape& shape) {
    torch::Tensor rows = torch::empty({shape.rows(), shape.depth()}, x.options());
    kernels::unfold(x.data_ptr<float>(), rows.data_ptr<float>(), shape);
    return rows;
}

/// [C', C, kernel] -> [kernel C, C'] as unfold orders the rows.
torch::Tensor weightMatrix(const torch::Tensor& weight) {
    return weight.permute({2, 1, 0}).reshape({weight.size(1) * weight.size(2), weight.size(0)});
}

struct ConvBlockFunction : torch::autograd::Function<ConvBlockFunction> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& gain,
                                 const torch::Tensor& shift, torch::Tensor runningMean, torch::Tensor runningVariance,
                                 const torch::Tensor& bias, const ConvBlock& block) {
        const kernels::ConvShape shape = shapeOf(x, weight, block);
        const std::int64_t columns = shape.outChannels, rowCount = shape.rows(), pooled = shape.outSamples / block.pool;
        const torch::Tensor y = torch::mm(unfolded(x, shape), weightMatrix(weight));
        // A bias before batch normalisation moves the mean and nothing else: it is left out of y and added to the running mean.
        torch::Tensor mean = torch::empty({columns}, x.options()), variance = torch::empty({columns}, x.options());
        kernels::columnMoments(y.data_ptr<float>(), rowCount, columns, mean.data_ptr<float>(), variance.data_ptr<float>());
        const torch::Tensor inverse = (variance + block.epsilon).rsqrt();
        const torch::Tensor scale = gain * inverse, offset = shift - mean * scale;
        torch::Tensor out = torch::empty({shape.batch, pooled, columns}, x.options());
        torch::Tensor choice = torch::empty({shape.batch, pooled, columns}, x.options().dtype(torch::kUInt8));
        kernels::scaleReluPool(y.data_ptr<float>(), scale.data_ptr<float>(), offset.data_ptr<float>(), out.data_ptr<float>(),
                               choice.data_ptr<std::uint8_t>(), shape.batch, shape.outSamples, columns, block.pool);
        const double unbiased = static_cast<double>(rowCount) / static_cast<double>(std::max<std::int64_t>(1, rowCount - 1));
        runningMean.mul_(1 - block.momentum).add_(bias.defined() ? mean + bias : mean, block.momentum);
        runningVariance.mul_(1 - block.momentum).add_(variance, block.momentum * unbiased);
        context->save_for_backward({x, weight, gain, y, mean, inverse, choice});
        context->saved_data["stride"] = block.stride;
        context->saved_data["left"] = block.paddingLeft;
        context->saved_data["right"] = block.paddingRight;
        context->saved_data["pool"] = block.pool;
        context->saved_data["wants_input"] = x.requires_grad();
        context->saved_data["has_bias"] = bias.defined();
        return out;
    }

    static tensor_list backward(AutogradContext* context, tensor_list outputs) {
        const auto saved = context->get_saved_variables();
        const torch::Tensor &x = saved[0], &weight = saved[1], &gain = saved[2], &y = saved[3], &mean = saved[4], &inverse = saved[5],
                            &choice = saved[6];
        ConvBlock block;
        block.stride = context->saved_data["stride"].toInt();
        block.paddingLeft = context->saved_data["left"].toInt();
        block.paddingRight = context->saved_data["right"].toInt();
        block.pool = context->saved_data["pool"].toInt();
        const kernels::ConvShape shape = shapeOf(x, weight, block);
        const torch::Tensor gradient = outputs[0].contiguous();
        const std::int64_t columns = shape.outChannels;
        torch::Tensor sum = torch::empty({columns}, torch::kFloat64), product = torch::empty({columns}, torch::kFloat64);
        kernels::pooledSums(y.data_ptr<float>(), gradient.data_ptr<float>(), choice.data_ptr<std::uint8_t>(), sum.data_ptr<double>(),
                            product.data_ptr<double>(), shape.batch, shape.outSamples, columns, block.pool);
        // Ioffe and Szegedy 2015, arXiv:1502.03167: dy = gain inverse (g - mean(g) - n mean(g n)), n = (y - mean) inverse.
        const torch::Tensor meanWide = mean.to(torch::kFloat64), inverseWide = inverse.to(torch::kFloat64),
                            scale = gain.to(torch::kFloat64) * inverseWide;
        const torch::Tensor gainGradient = (product - meanWide * sum) * inverseWide;
        const auto rowCount = static_cast<double>(shape.rows());
        const torch::Tensor slope = -scale * inverseWide * gainGradient / rowCount;
        const torch::Tensor constant = -scale * sum / rowCount - slope * meanWide;
        const auto narrow = [](const torch::Tensor& value) { return value.to(torch::kFloat32).contiguous(); };
        const torch::Tensor scaleNarrow = narrow(scale), slopeNarrow = narrow(slope), constantNarrow = narrow(constant);
        torch::Tensor dy = torch::empty_like(y);
        kernels::scaleReluPoolBack(y.data_ptr<float>(), gradient.data_ptr<float>(), choice.data_ptr<std::uint8_t>(),
                                   scaleNarrow.data_ptr<float>(), slopeNarrow.data_ptr<float>(), constantNarrow.data_ptr<float>(),
                                   dy.data_ptr<float>(), shape.batch, shape.outSamples, columns, block.pool);
        const torch::Tensor rows = unfolded(x, shape);
        // [C', kernel C] -> [C', C, kernel]
        const torch::Tensor weightGradient =
            torch::mm(dy.t(), rows).view({columns, shape.kernel, shape.channels}).transpose(1, 2).contiguous();
        torch::Tensor input;
        if (context->saved_data["wants_input"].toBool()) {
            input = torch::zeros_like(x);
            const torch::Tensor spread = torch::mm(dy, weightMatrix(weight).t());
            kernels::fold(spread.data_ptr<float>(), input.data_ptr<float>(), shape);
        }
        torch::Tensor bias;
        if (context->saved_data["has_bias"].toBool()) bias = torch::zeros({columns}, x.options()); // batch normalisation takes it out again
        return {input, weightGradient, narrow(gainGradient), narrow(sum), torch::Tensor(), torch::Tensor(), bias, torch::Tensor()};
    }
};

} // namespace

torch::Tensor convNormReluPool(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias, const NormState& norm,
                               const ConvBlock& block) {
    const torch::Tensor packed = x.transpose(1, 2).contiguous(); // free where the step before was such a block
    return ConvBlockFunction::apply(packed, weight, norm.gain, norm.shift, norm.runningMean, norm.runningVariance, bias, block)
        .transpose(1, 2);
}

} // namespace tocsin::network::torch_ops
