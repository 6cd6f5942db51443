// SPDX-License-Identifier: GPL-3.0-or-later
// LSTM with its own way back: the input's share of all gates is one matrix product over all steps, a step is one product and one pass over
// the gates, and the weight gradients are one product each over all steps. About twice as fast as at::lstm on a processor, which runs every
// step as a dozen tensor operations in both directions.
#include "core/network/detail/kernels.h"
#include "core/network/detail/torch_ops.h"

namespace tocsin::network::torch_ops {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

/// Everything time first: gates [T, B, 4H] activated, cells [T + 1, B, H] and hidden [T + 1, B, H] with the zero state first (forward) or
/// last (reverse).
struct Pass {
    torch::Tensor gates, cells, hidden;
};

/// Row of the state before and after step t.
struct Rows {
    std::int64_t before, after;
};

Rows stateRows(std::int64_t step, bool reverse) {
    return reverse ? Rows{step + 1, step} : Rows{step, step + 1};
}

Pass forwardPass(const torch::Tensor& x, const torch::Tensor& inputWeight, const torch::Tensor& hiddenWeight, const torch::Tensor& bias,
                 bool reverse) {
    const std::int64_t steps = x.size(0), batch = x.size(1), width = hiddenWeight.size(1);
    Pass pass;
    pass.gates = torch::addmm(bias, x.reshape({steps * batch, x.size(2)}), inputWeight.t()).view({steps, batch, 4 * width});
    pass.cells = torch::empty({steps + 1, batch, width}, x.options());
    pass.hidden = torch::empty({steps + 1, batch, width}, x.options());
    const std::int64_t start = reverse ? steps : 0;
    pass.cells[start].zero_();
    pass.hidden[start].zero_();
    const torch::Tensor recurrent = hiddenWeight.t();
    float* gates = pass.gates.data_ptr<float>();
    float* cells = pass.cells.data_ptr<float>();
    float* hidden = pass.hidden.data_ptr<float>();
    for (std::int64_t i = 0; i < steps; ++i) {
        const std::int64_t step = reverse ? steps - 1 - i : i;
        const Rows rows = stateRows(step, reverse);
        if (i > 0) { // the first state is zero
            torch::Tensor sums = pass.gates.select(0, step);
            sums.addmm_(pass.hidden.select(0, rows.before), recurrent);
        }
        kernels::lstmStep(gates + step * batch * 4 * width, cells + rows.before * batch * width, cells + rows.after * batch * width,
                          hidden + rows.after * batch * width, batch, width);
    }
    return pass;
}

torch::Tensor outputOf(const Pass& pass, bool reverse) {
    return pass.hidden.narrow(0, reverse ? 0 : 1, pass.hidden.size(0) - 1);
}

struct LstmFunction : torch::autograd::Function<LstmFunction> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x, const torch::Tensor& inputWeight,
                                 const torch::Tensor& hiddenWeight, const torch::Tensor& inputBias, const torch::Tensor& hiddenBias,
                                 bool reverse) {
        const Pass pass = forwardPass(x, inputWeight, hiddenWeight, inputBias + hiddenBias, reverse);
        context->save_for_backward({x, inputWeight, hiddenWeight, pass.gates, pass.cells, pass.hidden});
        context->saved_data["reverse"] = reverse;
        context->saved_data["wants_input"] = x.requires_grad();
        return outputOf(pass, reverse).clone(); // the saved state must not be what the caller may write to
    }

    static tensor_list backward(AutogradContext* context, tensor_list outputs) {
        const auto saved = context->get_saved_variables();
        const torch::Tensor &x = saved[0], &inputWeight = saved[1], &hiddenWeight = saved[2], &gates = saved[3], &cells = saved[4],
                            &hidden = saved[5];
        const bool reverse = context->saved_data["reverse"].toBool();
        const torch::Tensor gradient = outputs[0].contiguous();
        const std::int64_t steps = x.size(0), batch = x.size(1), width = hiddenWeight.size(1);
        torch::Tensor sums = torch::empty_like(gates);
        torch::Tensor cellGradient = torch::zeros({batch, width}, x.options()), next = torch::zeros({batch, width}, x.options());
        for (std::int64_t i = 0; i < steps; ++i) {
            const std::int64_t step = reverse ? i : steps - 1 - i;
            const Rows rows = stateRows(step, reverse);
            kernels::lstmStepBack(gates.data_ptr<float>() + step * batch * 4 * width, cells.data_ptr<float>() + rows.before * batch * width,
                                  cells.data_ptr<float>() + rows.after * batch * width, gradient.data_ptr<float>() + step * batch * width,
                                  next.data_ptr<float>(), cellGradient.data_ptr<float>(), sums.data_ptr<float>() + step * batch * 4 * width,
                                  batch, width);
            if (i + 1 < steps) torch::mm_out(next, sums.select(0, step), hiddenWeight);
        }
        const torch::Tensor flat = sums.view({steps * batch, 4 * width});
        const torch::Tensor before = hidden.narrow(0, reverse ? 1 : 0, steps).reshape({steps * batch, width});
        const torch::Tensor bias = flat.sum(0);
        torch::Tensor input;
        if (context->saved_data["wants_input"].toBool()) input = torch::mm(flat, inputWeight).view(x.sizes());
        return {input,          torch::mm(flat.t(), x.reshape({steps * batch, x.size(2)})), torch::mm(flat.t(), before), bias, bias.clone(),
                torch::Tensor()};
    }
};

} // namespace

torch::Tensor lstm(const torch::Tensor& x, const RecurrentWeights& weights, Direction direction) {
    const bool reverse = direction == Direction::Reverse;
    const torch::Tensor steps = x.transpose(0, 1).contiguous(); // free where the layer before was an LSTM too
    torch::Tensor out;
    if (torch::GradMode::is_enabled()) {
        out = LstmFunction::apply(steps, weights.inputWeight, weights.hiddenWeight, weights.inputBias, weights.hiddenBias, reverse);
    } else {
        out = outputOf(forwardPass(steps, weights.inputWeight, weights.hiddenWeight, weights.inputBias + weights.hiddenBias, reverse),
                       reverse);
    }
    return out.transpose(0, 1);
}

} // namespace tocsin::network::torch_ops
