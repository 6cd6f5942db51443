// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <memory>
#include <span>

#include "core/base/result.h"

namespace tocsin::dsp::detail {

/// DFT of real samples, X[k] = sum x[n] exp(-2 pi i k n / N), k = 0..N/2. Planned once, run often; one thread at a time per object, any
/// number of objects. FFTW's planner is not thread-safe: making and destroying take one lock.
class RealTransform {
public:
    /// Error code Internal when no plan or memory could be had.
    [[nodiscard]] static Result<RealTransform> make(std::size_t samples);
    RealTransform(RealTransform&&) noexcept;
    RealTransform& operator=(RealTransform&&) noexcept;
    ~RealTransform();
    /// [N], to be filled before each run.
    [[nodiscard]] std::span<double> input();
    void run();
    /// [N / 2 + 1]
    [[nodiscard]] std::span<const std::complex<double>> output() const;

private:
    struct State;
    explicit RealTransform(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace tocsin::dsp::detail
