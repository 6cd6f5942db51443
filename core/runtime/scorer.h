// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/runtime/model.h"
#include "core/runtime/windower.h"

namespace tocsin::runtime {

/// One window's verdict, finite. time: of the window's last row. probabilities: [K] or empty.
struct Score {
    TimeNs time = 0;
    float score = 0;
    std::vector<float> probabilities;
};

/// Rows in, scores out: gate -> window -> model. `tocsin score`, evaluate, tune and the agent use this class and no other, so they agree to
/// the bit.
class Scorer {
public:
    /// Error code Data when the model's input is not the contract's [C, T] or the contract is not usable.
    [[nodiscard]] static Result<Scorer> create(const InputContract& contract, OnnxModel model);
    /// Several assets, one model: its scorers are used on one thread.
    [[nodiscard]] static Result<Scorer> create(const InputContract& contract, std::shared_ptr<OnnxModel> model);

    /// Takes the next row, float64 [C] in the contract's channel order (NaN = missing). The score of the window that ends here, or null
    /// when none is due, the window is not whole, or the model's answer is not finite ("not fit to judge", counted). Valid until the next
    /// call.
    [[nodiscard]] Result<const Score*> push(TimeNs time, std::span<const double> values);
    /// Did the last row begin a new stretch? Tell the decision logic (breakStretch) before its score.
    [[nodiscard]] bool restarted() const { return m_windower.restarted(); }
    /// The next row is the first of another recording; counters go on.
    void reset() { m_windower.reset(); }

    [[nodiscard]] WindowerState state() const { return m_windower.state(); }
    [[nodiscard]] Result<void> restore(const WindowerState& state) { return m_windower.restore(state); }

    [[nodiscard]] const WindowCounters& counters() const { return m_windower.counters(); }
    /// Whole windows whose score was not a finite number: never written as a score.
    [[nodiscard]] std::int64_t notFit() const { return m_notFit; }
    [[nodiscard]] const InputContract& contract() const { return m_contract; }

private:
    Scorer(const InputContract& contract, std::shared_ptr<OnnxModel> model);
    InputContract m_contract;
    std::shared_ptr<OnnxModel> m_model;
    Windower m_windower;
    ModelOutput m_output;
    Score m_score;
    std::int64_t m_notFit = 0;
};

} // namespace tocsin::runtime
