// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dsp/detail/real_transform.h"

#include <fftw3.h>

#include <limits>
#include <mutex>

namespace tocsin::dsp::detail {

namespace {

std::mutex& plannerLock() {
    static std::mutex lock;
    return lock;
}

} // namespace

struct RealTransform::State {
    std::size_t samples = 0;
    double* input = nullptr;
    fftw_complex* output = nullptr;
    fftw_plan plan = nullptr;
    ~State() {
        const std::lock_guard guard(plannerLock());
        if (plan) fftw_destroy_plan(plan);
        fftw_free(output);
        fftw_free(input);
    }
};

RealTransform::RealTransform(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RealTransform::RealTransform(RealTransform&&) noexcept = default;
RealTransform& RealTransform::operator=(RealTransform&&) noexcept = default;
RealTransform::~RealTransform() = default;

Result<RealTransform> RealTransform::make(std::size_t samples) {
    if (samples == 0 || samples > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Error{ErrorCode::Usage, "a transform needs between 1 and 2^31 - 1 samples", {}};
    auto state = std::make_unique<State>();
    state->samples = samples;
    {
        const std::lock_guard guard(plannerLock());
        state->input = fftw_alloc_real(samples);
        state->output = fftw_alloc_complex(samples / 2 + 1);
        // Measuring plans would take seconds for one picture; the estimate is within a factor of two.
        if (state->input && state->output)
            state->plan = fftw_plan_dft_r2c_1d(static_cast<int>(samples), state->input, state->output, FFTW_ESTIMATE);
    }
    if (!state->plan) return Error{ErrorCode::Internal, "FFTW made no plan for " + std::to_string(samples) + " samples", {}};
    return RealTransform(std::move(state));
}

std::span<double> RealTransform::input() {
    return {m_state->input, m_state->samples};
}

void RealTransform::run() {
    fftw_execute(m_state->plan);
}

std::span<const std::complex<double>> RealTransform::output() const {
    // FFTW documents fftw_complex as bit-compatible with std::complex<double>.
    return {reinterpret_cast<const std::complex<double>*>(m_state->output), m_state->samples / 2 + 1};
}

} // namespace tocsin::dsp::detail
