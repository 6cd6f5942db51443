// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/scorer.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace tocsin::runtime {

Scorer::Scorer(const InputContract& contract, std::shared_ptr<OnnxModel> model)
    : m_contract(contract), m_model(std::move(model)), m_windower(contract) {}

Result<Scorer> Scorer::create(const InputContract& contract, OnnxModel model) {
    return create(contract, std::make_shared<OnnxModel>(std::move(model)));
}

Result<Scorer> Scorer::create(const InputContract& contract, std::shared_ptr<OnnxModel> model) {
    const auto channels = static_cast<std::int64_t>(contract.channels.size());
    if (channels == 0 || contract.windowSamples < 1 || contract.strideSamples < 1)
        return Error{ErrorCode::Data, "the input contract needs channels, a window and a stride of at least 1", {}};
    if (model->channels() != channels || model->samples() != contract.windowSamples)
        return Error{ErrorCode::Data,
                     fmt::format("the model wants windows of {} channels x {} rows, the input contract promises {} x {}", model->channels(),
                                 model->samples(), channels, contract.windowSamples),
                     {}};
    return Scorer(contract, std::move(model));
}

Result<const Score*> Scorer::push(TimeNs time, std::span<const double> values) {
    if (values.size() != m_contract.channels.size())
        return Error{ErrorCode::Internal, fmt::format("a row of {} values for {} channels", values.size(), m_contract.channels.size()), {}};
    if (m_windower.push(time, values) != Windower::Step::Window) return nullptr;
    m_windower.fill(m_model->window());
    TOCSIN_TRY(m_model->runPrepared(m_output));
    const auto finite = [](float value) { return std::isfinite(value); };
    if (!finite(m_output.score) || !std::all_of(m_output.probabilities.begin(), m_output.probabilities.end(), finite)) {
        ++m_notFit;
        return nullptr;
    }
    m_score.time = time;
    m_score.score = m_output.score;
    m_score.probabilities.assign(m_output.probabilities.begin(), m_output.probabilities.end());
    return &m_score;
}

} // namespace tocsin::runtime
