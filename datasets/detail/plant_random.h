// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tocsin::datasets::detail {

/// xoshiro256** (Blackman and Vigna 2018) seeded by splitmix64; the same numbers everywhere. Each purpose draws from a stream of its own,
/// so that a change of one leaves the others as they were.
class PlantRandom {
public:
    PlantRandom(std::uint64_t seed, std::uint64_t stream) {
        std::uint64_t state = seed ^ (stream * 0xd1342543de82ef95u);
        for (std::uint64_t& word : m_state) {
            state += 0x9e3779b97f4a7c15u;
            std::uint64_t mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
            word = mixed ^ (mixed >> 31);
        }
    }
    std::uint64_t next() {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9, shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }
    /// [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    /// 0 .. count - 1.
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    /// Mean 0, variance 1, never beyond 6: the sum of twelve uniform numbers. Only additions, hence the same bits on every processor.
    double normal() {
        // Six draws of two 26-bit halves each.
        std::uint64_t sum = 0;
        for (int i = 0; i < 6; ++i) {
            const std::uint64_t bits = next();
            sum += (bits >> 38) + ((bits >> 12) & 0x3ffffffu);
        }
        return static_cast<double>(sum) * 0x1.0p-26 - 6.0;
    }

private:
    static std::uint64_t rotated(std::uint64_t value, int by) { return (value << by) | (value >> (64 - by)); }
    std::array<std::uint64_t, 4> m_state{};
};

/// sin(2 pi x) to 0.1 % (a parabola, sharpened once): good enough for a daily cycle, and without libm.
[[nodiscard]] inline double wave(double turns) {
    const double part = turns - static_cast<double>(static_cast<long long>(turns)); // turns >= 0
    const double x = part < 0.5 ? 4 * part - 1 : 3 - 4 * part;                      // -1 .. 1 .. -1: the half wave's place
    const double y = part < 0.5 ? 1 - x * x : x * x - 1;
    return 0.775 * y + 0.225 * y * (y < 0 ? -y : y);
}

} // namespace tocsin::datasets::detail
