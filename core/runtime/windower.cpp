// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/windower.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tocsin::runtime {

Windower::Windower(const InputContract& contract)
    : m_channels(contract.channels.size()), m_samples(static_cast<std::size_t>(contract.windowSamples)), m_stride(contract.strideSamples),
      m_maxHold(contract.maxHoldRows), m_maxGap(contract.maxGapNs), m_ring(m_channels * m_samples), m_bad(m_samples, 0),
      m_hold(m_channels, -1) {
    assert(m_channels > 0 && contract.windowSamples > 0 && m_stride > 0);
}

void Windower::restart() {
    std::fill(m_hold.begin(), m_hold.end(), -1);
    std::fill(m_bad.begin(), m_bad.end(), 0);
    m_stretchRows = 0;
    m_badRows = 0;
    m_next = 0;
}

void Windower::reset() {
    restart();
    m_lastTime = kNoTime;
    m_restarted = false;
}

/// Puts the row into the ring; false when a channel has no value that may stand for it.
bool Windower::store(std::span<const double> values) {
    bool whole = true;
    const std::size_t previous = (m_next + m_samples - 1) % m_samples;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        float* ring = m_ring.data() + channel * m_samples;
        const auto value = static_cast<float>(values[channel]);
        if (std::isfinite(value)) {
            ring[m_next] = value;
            m_hold[channel] = 0;
        } else if (m_hold[channel] >= 0 && m_hold[channel] < m_maxHold) {
            ring[m_next] = ring[previous];
            ++m_hold[channel];
            ++m_counters.held;
        } else {
            ring[m_next] = 0;
            // From here to the next own value nothing may be held: what stands in the ring is not a value.
            if (m_hold[channel] >= 0) m_hold[channel] = m_maxHold;
            whole = false;
        }
    }
    return whole;
}

Windower::Step Windower::push(TimeNs time, std::span<const double> values) {
    assert(values.size() == m_channels);
    ++m_counters.rows;
    m_restarted = false;
    if (m_lastTime != kNoTime) {
        // Unsigned: the distance of two int64 times may not fit int64.
        const bool gap = m_maxGap > 0 && time > m_lastTime &&
                         static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(m_lastTime) > static_cast<std::uint64_t>(m_maxGap);
        m_restarted = gap || time < m_lastTime;
    }
    if (m_restarted) {
        restart();
        ++m_counters.gaps;
    }
    m_lastTime = time;
    const bool whole = store(values);
    m_badRows += (whole ? 0 : 1) - m_bad[m_next];
    m_bad[m_next] = whole ? 0 : 1;
    m_next = (m_next + 1) % m_samples;
    ++m_stretchRows;
    const auto samples = static_cast<std::int64_t>(m_samples);
    if (m_stretchRows < samples || (m_stretchRows - samples) % m_stride != 0) return Step::None;
    if (m_badRows > 0) {
        ++m_counters.skipped;
        return Step::Skipped;
    }
    ++m_counters.windows;
    return Step::Window;
}

void Windower::fill(std::span<float> window) const {
    assert(window.size() == m_ring.size());
    const std::size_t older = m_samples - m_next;
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        const float* ring = m_ring.data() + channel * m_samples;
        float* out = window.data() + channel * m_samples;
        std::copy(ring + m_next, ring + m_samples, out);
        std::copy(ring, ring + m_next, out + older);
    }
}

WindowerState Windower::state() const {
    return {m_ring, m_bad, m_hold, static_cast<std::int64_t>(m_next), m_stretchRows, m_lastTime};
}

Result<void> Windower::restore(const WindowerState& state) {
    const bool fits = state.ring.size() == m_ring.size() && state.bad.size() == m_samples && state.hold.size() == m_channels &&
                      state.next >= 0 && state.next < static_cast<std::int64_t>(m_samples) && state.stretchRows >= 0;
    if (!fits) return Error{ErrorCode::Data, "the stored window is not of this model's input", {}};
    m_ring = state.ring;
    m_bad = state.bad;
    m_hold = state.hold;
    m_next = static_cast<std::size_t>(state.next);
    m_stretchRows = state.stretchRows;
    m_badRows = std::count_if(m_bad.begin(), m_bad.end(), [](char bad) { return bad != 0; });
    m_lastTime = state.lastTime;
    m_restarted = false;
    return {};
}

} // namespace tocsin::runtime
